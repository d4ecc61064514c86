"""Thousands of personal pages: each has its turn within the sweep, the longest unseen first."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from tasks.domain.evidence.reading import Scope
from tasks.domain.evidence.source import OpeningHours
from tasks.domain.evidence.sweep import due_in_this_round

NOW = datetime(2023, 4, 28, 22, tzinfo=ZoneInfo("Asia/Shanghai"))
DAY, HOUR = timedelta(hours=24), timedelta(hours=1)
PAGES = [Scope("personal_article", f"t{number}", "0") for number in range(3500)]


@pytest.mark.parametrize("hours", [None, OpeningHours(time(6), time(22)), OpeningHours(time(20), time(4))])
def test_all_pages_have_their_turn_within_the_sweep_and_none_has_two(hours: OpeningHours | None) -> None:
    looked: dict[Scope, datetime] = {}
    rounds = [NOW + HOUR * n for n in range(24)]
    rounds = [at for at in rounds if hours is None or hours.include(at.time())]
    sizes = []
    for at in rounds:
        turn = due_in_this_round(PAGES, looked, at, DAY, HOUR, hours)
        assert all(at - looked[page] >= DAY - HOUR for page in turn & set(looked))
        sizes.append(len(turn))
        looked |= dict.fromkeys(turn, at)
    assert set(looked) == set(PAGES)
    assert max(sizes) - min(size for size in sizes if size) < 450


def test_the_longest_unseen_come_first_and_what_was_just_seen_waits() -> None:
    looked = {PAGES[0]: NOW - HOUR, PAGES[1]: NOW - 3 * DAY, PAGES[2]: NOW - 2 * DAY}
    assert due_in_this_round(PAGES[:3], looked, NOW, DAY, HOUR) == {PAGES[1]}
    assert due_in_this_round(PAGES[:1], looked, NOW, DAY, HOUR) == frozenset()


def test_a_sweep_shorter_than_the_round_reads_everything() -> None:
    assert due_in_this_round(PAGES, {}, NOW, HOUR, 2 * HOUR) == set(PAGES)
