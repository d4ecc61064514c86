"""One rung 级 of the ladder: when it falls due, whom it tells, about which verdicts, and how late it may still go."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.obligation import Obligation
from tasks.domain.plan.party import Role, Stage
from tasks.domain.verdict.verdict import VerdictKind

_WHEN = re.compile(r"(?P<anchor>open|T-|\+)(?P<count>\d+)?(?P<unit>wd|h|d|w)?")


class Anchor(StrEnum):
    OPENING = "opening"  # when the obligation opens
    BEFORE = "before"  # counted back from the due day
    AFTER = "after"  # counted on from the due day, never before due plus grace


@dataclass(frozen=True, slots=True)
class When:
    """`open` · `T-7` days · `T-1wd` working days · `T-2h` hours before the due moment · `+1wd`, `+2w` after it."""

    anchor: Anchor
    count: int = 0
    unit: str = "d"  # d | wd | w | h

    @classmethod
    def read(cls, text: str) -> When:
        """Raises ValueError for what is none of these."""
        found = _WHEN.fullmatch(text.strip())
        if found is None or (found["anchor"] == "open") != (found["count"] is None):
            raise ValueError(text)
        anchor = {"open": Anchor.OPENING, "T-": Anchor.BEFORE, "+": Anchor.AFTER}[found["anchor"]]
        if found["unit"] == "h" and anchor is not Anchor.BEFORE:
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
    needs_release: bool = False
    skips_rest_days: bool = False  # T-0 is left out on a rest day instead of moving to the day before
    subject: str = ""
    text: str = ""
    html: str = ""

    @property
    def is_digest(self) -> bool:
        """Whether one mail carries all schools, instead of one mail for each school."""
        return self.to not in {Role.COORDINATOR, Role.PRINCIPAL}


def falls_due(
    rung: Rung, obligation: Obligation, stages: tuple[Stage, ...], calendar: Calendar, grace: timedelta
) -> datetime | None:
    """The moment at which the rung falls due for the obligation; None when it is left out.

    `grace` is the longest of the obligation's channels; the working days are those outside the school's vacation.
    """
    due = obligation.due_at
    match rung.when.anchor:
        case Anchor.OPENING:
            day: date | None = _school_day_from(obligation.opens_at.date(), stages, calendar)
        case Anchor.BEFORE:
            moment = due - timedelta(hours=rung.when.count)
            if rung.when.unit == "h" and not calendar.in_vacation(moment.date(), stages):
                return moment
            day = _day_before(rung, due.date(), stages, calendar)
        case Anchor.AFTER:
            day = _day_after(rung.when, due.date(), stages, calendar)
    if day is None:
        return None
    moment = datetime.combine(day, rung.at, due.tzinfo)
    if rung.when.anchor is Anchor.AFTER:
        return max(moment, due + grace)
    return moment if moment < due else None


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
    if when.unit == "h":
        return calendar.working_day_by(due, stages, school=True)  # due in a vacation: the last day before it
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
