"""What the next days would send, if nothing came."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from settings.rungs import shipped_rungs
from tasks.domain.notice.forecast import forecast
from tasks.domain.notice.matter import matter_if_nothing_comes
from tasks.domain.notice.merging import due_notices
from tasks.domain.notice.notice import NoticeState
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


def test_the_call_list_of_the_day_comes_also_after_a_mornings_digest(cast):
    """Two deadlines: of the one the digest, three working days after; of the other the list of whom to call today."""
    stage = [rung for rung in shipped_rungs() if rung.name in {"T-2h", "E1"}]
    past = cast.missing(cast.owed("S1", due="02-24 17:00"))
    ahead = cast.verdict(
        VerdictKind.AWAITING, cast.owed("S4", due="03-01 17:00"), cast.channel("mailbox", ChannelState.OPEN)
    )
    found = forecast(
        [past, ahead], cast.desk("03-01 08:00", rungs=tuple(stage)), timedelta(hours=12), timedelta(days=9)
    )
    assert [(n.kind, n.send_at) for n in found] == [("E1", cast.at("03-01 08:30")), ("T-2h", cast.at("03-01 15:00"))]


HOURS = (8.5, 9.25, 11, 13.5, 15, 16.25, 20)


@st.composite
def owed_things(draw, cast, midnight):
    verdicts = []
    for number in range(draw(st.integers(1, 3))):
        day, hour = draw(st.integers(1, 15)), draw(st.sampled_from([12, 17, 23]))
        due = midnight + timedelta(days=day, hours=hour)
        opens = due - timedelta(days=draw(st.integers(1, 40)))
        owed = replace(cast.owed("S1"), id=f"S1/sch01/{number}", due_at=due, opens_at=opens)
        kind = draw(st.sampled_from([VerdictKind.AWAITING, VerdictKind.PARTIAL, VerdictKind.REJECTED]))
        channels = [cast.channel(name, ChannelState.OPEN) for name in ("mailbox", "class_share")]
        verdicts.append(cast.verdict(kind, owed, *channels))
    return verdicts


@given(data=st.data(), start=st.integers(0, 40), hour=st.sampled_from(HOURS), vacation=st.booleans())
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_then_sent_is_a_subset_of_what_was_foreseen(cast, data, start, hour, vacation):
    """The outbox is drained several times a day for six days, and nothing comes."""
    midnight = cast.at("02-10 00:00") + timedelta(days=start)
    verdicts = data.draw(owed_things(cast, midnight))
    now = midnight + timedelta(hours=hour)
    calendar = cast.vacation("02-20", "02-25") if vacation else cast.CALENDAR
    more = {"rungs": shipped_rungs(), "calendar": calendar, "accuse_from": cast.at("02-10 00:00")}
    desk = replace(cast.desk("02-10 09:00", **more), as_of=now, decided_before=now - timedelta(minutes=30))
    foreseen = {n.key for n in forecast(verdicts, desk, timedelta(days=5), DAY)}

    moments = [midnight + timedelta(days=day, hours=h) for day in range(5) for h in HOURS]
    told, mailed, sent = set(), set(), set()
    for moment in [moment for moment in moments if moment >= now]:
        there = replace(desk, as_of=moment, told=frozenset(told), decided_before=moment - timedelta(minutes=30))
        matters = [matter_if_nothing_comes(v, moment, desk.grace_of(v.obligation)) for v in verdicts]
        for notice in due_notices(matters, there).notices:
            today = (notice.recipient, notice.school, moment.date())
            leaves = notice.state is NoticeState.WAITING and notice.send_at <= moment and today not in mailed
            if leaves:
                mailed.add(today)
                sent.add(notice.key)
            if leaves or notice.state in {NoticeState.HELD, NoticeState.DROPPED}:
                told |= cast.told_by([notice])
    assert sent <= foreseen
