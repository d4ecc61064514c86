"""One item, two open plans: it fills one of them, and no plan loses for it what it had in time."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tasks.domain.verdict.rivals import Bid, plan_filled


def at(day: int) -> datetime:
    return datetime(2026, 12, day, tzinfo=UTC)


@pytest.mark.parametrize(
    ("old", "new", "expected", "why"),
    [
        (Bid("old", 1, at(20)), Bid("new", 2, at(30)), "old", "in time for both: the first that claimed it keeps it"),
        (Bid("old", 1, at(5)), Bid("new", 2, at(30)), "new", "last year's lateness does not eat this year's paper"),
        (Bid("old", 1, at(5)), Bid("new", 2, at(6)), "old", "late for both: the first"),
        (Bid("old", 1, None), Bid("new", 2, at(20)), "new", "it could fill nothing of the old plan"),
        (Bid("old", 2, at(20)), Bid("new", 1, at(30)), "new", "the newer plan was judged first"),
    ],
)
def test_an_item_fills_one_of_two_plans(old: Bid, new: Bid, expected: str, why: str) -> None:
    assert plan_filled([old, new], at(10)) == expected, why
