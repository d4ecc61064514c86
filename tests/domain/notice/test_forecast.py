"""What the next days would send, if nothing came."""

from __future__ import annotations

from datetime import timedelta

from tasks.domain.notice.forecast import forecast
from tasks.domain.verdict.verdict import ChannelState, VerdictKind

DAY = timedelta(hours=24)


def open_verdict(cast):
    channels = [cast.channel(name, ChannelState.OPEN) for name in ("mailbox", "class_share")]
    return cast.verdict(VerdictKind.AWAITING, None, *channels)


def test_it_shows_every_rung_that_would_come(cast):
    found = forecast([open_verdict(cast)], cast.desk("02-15 09:00"), timedelta(days=20), DAY)
    assert [(n.kind, n.send_at) for n in found] == [
        ("T-7", cast.at("02-17 08:30")),
        ("T-1wd", cast.at("02-23 08:30")),
        ("E0", cast.at("02-27 08:30")),
    ]


def test_it_looks_no_further_than_asked(cast):
    found = forecast([open_verdict(cast)], cast.desk("02-15 09:00"), timedelta(days=3), DAY)
    assert [n.kind for n in found] == ["T-7"]


def test_it_foresees_nothing_for_whoever_is_done(cast):
    assert forecast([cast.verdict(VerdictKind.SATISFIED)], cast.desk("02-15 09:00"), timedelta(days=90), DAY) == ()
