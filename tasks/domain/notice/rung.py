"""One rung 级 of the ladder: when it falls due, whom it tells, about which verdicts, and how late it may still go."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.obligation import Obligation
from tasks.domain.plan.party import Role, Stage
from tasks.domain.verdict.verdict import VerdictKind

_WHEN = re.compile(r"(?P<anchor>open|T-|\+|every )(?P<count>\d+)?(?P<unit>wd|h|d|w)?")
_MOST_TIMES = 60  # occurrences of a rung that comes again and again


class Anchor(StrEnum):
    OPENING = "opening"  # when the obligation opens
    BEFORE = "before"  # counted back from the due day
    AFTER = "after"  # counted on from the due day, never before due plus grace
    EVERY = "every"  # again and again from the opening to the due day


@dataclass(frozen=True, slots=True)
class When:
    """`open` · `T-7` days · `T-1wd` working days · `T-2h` hours before close · `+1wd`, `+2w` after it · `every 2w`."""

    anchor: Anchor
    count: int = 0
    unit: str = "d"  # d | wd | w | h

    @classmethod
    def read(cls, text: str) -> When:
        """Raises ValueError for what is none of these."""
        found = _WHEN.fullmatch(text.strip())
        if found is None or (found["anchor"] == "open") != (found["count"] is None):
            raise ValueError(text)
        anchor = {"open": Anchor.OPENING, "T-": Anchor.BEFORE, "+": Anchor.AFTER, "every ": Anchor.EVERY}[
            found["anchor"]
        ]
        hours = found["unit"] == "h"
        if (hours and anchor is not Anchor.BEFORE) or (
            anchor is Anchor.EVERY and (found["count"] == "0" or found["unit"] == "wd")
        ):
            raise ValueError(text)
        return cls(anchor, int(found["count"] or 0), found["unit"] or "d")


@dataclass(frozen=True, slots=True)
class Rung:
    """One folder of rungs/; the texts are Jinja templates over the fields of `Letter`."""

    name: str  # "T-7", "E0": the folder's name after its number
    order: int  # the folder's number: the graver, the higher
    when: When
    to: Role
    verdicts: tuple[VerdictKind, ...]
    accuses: bool = False
    at: time = time(8, 30)
    within: int | None = None  # working days that it may be late; None: until the next rung or the due moment
    release_by: Role | None = None  # who must release it first: the stage contact (an admin may too), or an admin
    only_behind: bool = False  # a pace notice: only to whom fewer have come than should have by now
    skips_rest_days: bool = False  # T-0 is left out on a rest day instead of moving to the day before
    subject: str = ""
    text: str = ""
    html: str = ""

    @property
    def needs_release(self) -> bool:
        return self.release_by is not None

    @property
    def is_digest(self) -> bool:
        """Whether one mail carries all schools, instead of one mail for each school."""
        return self.to not in {Role.COORDINATOR, Role.PRINCIPAL}


def rung_named(name: str, rungs: Sequence[Rung]) -> Rung | None:
    """The rung of a line: `pace-3` is the third time that the rung `pace` comes."""
    again = name.rpartition("-")[0]
    return next((rung for wanted in (name, again) for rung in rungs if rung.name == wanted), None)


def falls_due(
    rung: Rung,
    obligation: Obligation,
    stages: tuple[Stage, ...],
    calendar: Calendar,
    grace: timedelta,
    close: Callable[[datetime], datetime] = lambda moment: moment,
) -> datetime | None:
    """The moment at which the rung falls due for the obligation; None when it is left out.

    `grace` is the longest of the obligation's channels; the working days are those outside the school's vacation.
    `close` is 下班前 of a moment's day: the hours of `T-2h` are counted back from it, if the due moment is not earlier.
    """
    due = obligation.due_at
    match rung.when.anchor:
        case Anchor.OPENING:
            day: date | None = _school_day_from(obligation.opens_at.date(), stages, calendar)
        case Anchor.BEFORE if rung.when.unit == "h":
            return _hours_before(rung, due, stages, calendar, close)
        case Anchor.BEFORE:
            day = _day_before(rung, due.date(), stages, calendar)
        case Anchor.AFTER:
            day = _day_after(rung.when, due.date(), stages, calendar)
        case _:
            raise ValueError(rung.when)
    if day is None:
        return None
    moment = datetime.combine(day, rung.at, due.tzinfo)
    if rung.when.anchor is Anchor.AFTER:
        return max(moment, due + grace)
    return moment if moment < due else None


def occurrences(rung: Rung, obligation: Obligation, calendar: Calendar) -> Iterator[tuple[int, datetime]]:
    """The times, with their numbers, at which a rung that comes again and again falls due before the due moment."""
    opens, step = obligation.opens_at.astimezone(obligation.due_at.tzinfo), rung.when.count
    days = step * (7 if rung.when.unit == "w" else 1)
    for number in range(1, _MOST_TIMES):
        day = _school_day_from(opens.date() + timedelta(days=days * number), obligation.stages, calendar)
        moment = datetime.combine(day, rung.at, obligation.due_at.tzinfo)
        if moment >= obligation.due_at:
            return
        yield number, moment


def _hours_before(
    rung: Rung, due: datetime, stages: tuple[Stage, ...], calendar: Calendar, close: Callable[[datetime], datetime]
) -> datetime:
    """So many hours before people leave, on the due day or, when that is no working day, on the last one before it."""
    day = calendar.working_day_by(due.date(), stages, school=True)
    if day == due.date():
        return min(due, close(due)) - timedelta(hours=rung.when.count)
    return close(datetime.combine(day, due.timetz())) - timedelta(hours=rung.when.count)


def expires(
    rung: Rung, fell_due: datetime, others: Sequence[datetime], obligation: Obligation, calendar: Calendar
) -> datetime:
    """Until when the rung may still be told. `others` are the moments of the other rungs for the same reader."""
    if rung.within is not None:
        day = calendar.working_days_from(fell_due.date(), rung.within, obligation.stages, school=True)
        return datetime.combine(day + timedelta(days=1), time(0), fell_due.tzinfo)
    return min([moment for moment in others if moment > fell_due] + [obligation.due_at])


def _day_before(rung: Rung, due: date, stages: tuple[Stage, ...], calendar: Calendar) -> date | None:
    when = rung.when
    if when.unit == "wd":
        # circular L49: due on a Sunday in a holiday, one working day before is the last working day before it
        day = calendar.working_days_from(due, -when.count, stages, school=True)
        return calendar.working_day_by(day, stages, school=True)
    day = due - timedelta(days=when.count * (7 if when.unit == "w" else 1))
    if rung.skips_rest_days and not calendar.is_school_day(day, stages):
        return None
    return calendar.working_day_by(day, stages, school=True)


def _day_after(when: When, due: date, stages: tuple[Stage, ...], calendar: Calendar) -> date:
    if when.unit == "wd":
        return calendar.working_days_from(due, when.count, stages, school=True)
    return _school_day_from(due + timedelta(days=when.count * (7 if when.unit == "w" else 1)), stages, calendar)


def _school_day_from(day: date, stages: tuple[Stage, ...], calendar: Calendar) -> date:
    while not calendar.is_school_day(day, stages):
        day += timedelta(days=1)
    return day
