"""Which days are working days, and how we know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from tasks.domain.plan.party import Stage


class DayKind(StrEnum):
    WORKING = "working"  # an ordinary working day, or a made-up one 调休上班
    REST = "rest"  # a weekend
    HOLIDAY = "holiday"


class Origin(StrEnum):
    OFFICIAL = "official"  # the State Council's published list
    PROJECTED = "projected"  # computed; the make-up days are not known yet
    OPERATOR = "operator"  # the county's own calendar.toml

    @property
    def label(self) -> str:
        return {"official": "国务院办公厅公布", "projected": "推算，未公布", "operator": "本县填报"}[self.value]


@dataclass(frozen=True, slots=True)
class Day:
    date: date
    kind: DayKind
    origin: Origin
    note: str = ""


@dataclass(frozen=True, slots=True)
class Vacation:
    """School vacation 寒暑假, first and last day included."""

    first: date
    last: date
    stages: tuple[Stage, ...] = ()  # empty: all stages


@dataclass(frozen=True)
class Calendar:
    """China's adjusted calendar for the years around a plan.

    `days` holds every day of those years; asking for a day outside them is a projection of weekdays only.
    """

    days: Mapping[date, Day]
    vacations: tuple[Vacation, ...] = ()

    def day(self, day: date) -> Day:
        known = self.days.get(day)
        if known is not None:
            return known
        kind = DayKind.REST if day.weekday() >= 5 else DayKind.WORKING
        return Day(day, kind, Origin.PROJECTED, "日历没有这一年，按周末推算")

    def is_working_day(self, day: date) -> bool:
        return self.day(day).kind is DayKind.WORKING

    def is_guessed(self, one: date, other: date) -> bool:
        """Whether any day from the one to the other, both included, is of a kind that is not published yet."""
        first, last = min(one, other), max(one, other)
        days = (first + timedelta(days=n) for n in range((last - first).days + 1))
        return any(self.day(day).origin is Origin.PROJECTED for day in days)

    def in_vacation(self, day: date, stages: tuple[Stage, ...] = ()) -> bool:
        """Whether the day lies in a vacation of all the given stages (of any stage when none is given)."""
        covering = [v for v in self.vacations if v.first <= day <= v.last]
        if not stages:
            return bool(covering)
        return all(any(not v.stages or stage in v.stages for v in covering) for stage in stages)

    def is_school_day(self, day: date, stages: tuple[Stage, ...] = ()) -> bool:
        """A working day outside the vacation: the wd of the reminder policy."""
        return self.is_working_day(day) and not self.in_vacation(day, stages)

    def working_days_from(self, day: date, count: int, stages: tuple[Stage, ...] = (), *, school: bool = False) -> date:
        """The day `count` working days after `day` (before it when negative); 0 gives `day` itself."""
        step = timedelta(days=1 if count >= 0 else -1)
        left = abs(count)
        while left:
            day += step
            if self.is_school_day(day, stages) if school else self.is_working_day(day):
                left -= 1
        return day

    def working_day_by(self, day: date, stages: tuple[Stage, ...] = (), *, school: bool = False) -> date:
        """`day` itself if it is a working day, else the last one before it."""
        while not (self.is_school_day(day, stages) if school else self.is_working_day(day)):
            day -= timedelta(days=1)
        return day
