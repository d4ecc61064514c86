"""When each rung falls due, reckoned by the oracle itself from DOMAIN's policy on the official calendar."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from tasks.clock import SHANGHAI
from tasks.sandbox.simulated.needs import Need

IsWorkingDay = Callable[[date], bool]
ACCUSING = ("E0", "again", "E1", "E2", "E3")
_MORNING = time(8, 30)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Step:
    """One rung for one obligation: due from `at`, worth nothing from `until`."""

    rung: str
    at: datetime
    until: datetime


def reminders(need: Need, is_working: IsWorkingDay) -> list[Step]:
    """The rungs before the due moment that go to the school: T-14, T-7, T-3wd, T-1wd and T-0."""
    due = need.due_at.date()
    days: dict[str, date | None] = {
        "T-14": _back_to(due - 14 * _DAY, is_working),
        "T-7": _back_to(due - 7 * _DAY, is_working),
        "T-3wd": _back_to(_count(due, -3, is_working), is_working),
        "T-1wd": _back_to(_count(due, -1, is_working), is_working),
        "T-0": due if is_working(due) else None,
    }
    moments = {rung: _at(day) for rung, day in days.items() if day is not None}
    names = list(moments)
    for place, rung in enumerate(names):  # what a holiday pushed together comes together
        moments[rung] = min([moments[rung], *(moments[other] for other in names[place + 1 :])])
    return [
        Step(rung, at, min([*(o for o in moments.values() if o > at), need.due_at]))
        for rung, at in moments.items()
        if at < need.due_at
    ]


def accusations(need: Need, is_working: IsWorkingDay) -> Iterator[Step]:
    """E0 to the school and E1 to the stage contact; the graver ones wait for a person."""
    due = need.due_at.date()
    for rung, days in (("E0", 1), ("E1", 3)):
        at = max(_at(_count(due, days, is_working)), need.due_at + need.grace)
        last = _count(at.date(), 10, is_working)
        yield Step(rung, at, datetime.combine(last + _DAY, time(0), SHANGHAI))


def _count(day: date, days: int, is_working: IsWorkingDay) -> date:
    """So many working days after it, or before it."""
    step, left = (_DAY if days > 0 else -_DAY), abs(days)
    while left:
        day += step
        left -= is_working(day)
    return day


def _back_to(day: date, is_working: IsWorkingDay) -> date:
    while not is_working(day):
        day -= _DAY
    return day


def _at(day: date) -> datetime:
    return datetime.combine(day, _MORNING, SHANGHAI)
