"""When mail may leave: the hours and days of the send window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.party import Stage

BUNDLED = timedelta(minutes=10)  # what is answered at once waits so long for what else comes
_LONGEST_REST = 400  # days looked ahead before giving up; no calendar rests for a year


@dataclass(frozen=True, slots=True)
class Hours:
    """From `first` up to, not including, `last`."""

    first: time
    last: time


@dataclass(frozen=True, slots=True)
class SendWindow:
    """[send_window] of rollcall.toml; no hours at all means any hour."""

    hours: tuple[Hours, ...] = (Hours(time(8, 30), time(11, 30)), Hours(time(13, 30), time(16, 30)))
    working_days_only: bool = True

    def next_moment(self, moment: datetime, calendar: Calendar, stages: tuple[Stage, ...] | None = None) -> datetime:
        """`moment` itself if it lies in the window, else the next beginning of one; in the zone of `moment`.

        With `stages`, days in the vacation of all of them are left out.
        """
        day = moment.date()
        for _ in range(_LONGEST_REST):
            if self._is_sending_day(day, calendar, stages):
                for hours in self._sorted():
                    first = datetime.combine(day, hours.first, moment.tzinfo)
                    if moment < first:
                        return first
                    if moment < _end(first, hours):
                        return moment
            day += timedelta(days=1)
        raise ValueError("no working day in the calendar for more than a year")

    def next_opening(self, moment: datetime, calendar: Calendar) -> datetime:
        """When the window opens next after `moment`."""
        for hours in self._sorted():
            first = datetime.combine(moment.date(), hours.first, moment.tzinfo)
            if first > moment:
                return self.next_moment(first, calendar)
        return self.next_moment(midnight_after(moment), calendar)

    def opens_on(self, moment: datetime) -> datetime:
        """When the window begins on the day of `moment`."""
        return datetime.combine(moment.date(), self._sorted()[0].first, moment.tzinfo)

    def last_moment(self, moment: datetime, calendar: Calendar, stages: tuple[Stage, ...] | None = None) -> datetime:
        """`moment` itself if it lies in the window, else when the last one before it begins."""
        if self.next_moment(moment, calendar, stages) == moment:
            return moment
        day = moment.date()
        for _ in range(_LONGEST_REST):
            if self._is_sending_day(day, calendar, stages):
                begins = [datetime.combine(day, hours.first, moment.tzinfo) for hours in self._sorted()]
                if earlier := [begin for begin in begins if begin < moment]:
                    return earlier[-1]
            day -= timedelta(days=1)
        raise ValueError("no working day in the calendar for more than a year")

    def is_open(self, moment: datetime, calendar: Calendar) -> bool:
        return self.next_moment(moment, calendar) == moment

    def _is_sending_day(self, day: date, calendar: Calendar, stages: tuple[Stage, ...] | None) -> bool:
        if self.working_days_only and not calendar.is_working_day(day):
            return False
        return stages is None or not calendar.in_vacation(day, stages)

    def _sorted(self) -> list[Hours]:
        return sorted(self.hours or (Hours(time(0), time(0)),), key=lambda hours: hours.first)


def midnight_after(moment: datetime) -> datetime:
    return datetime.combine(moment.date() + timedelta(days=1), time(0), moment.tzinfo)


def parse_hours(ranges: Sequence[str]) -> tuple[Hours, ...]:
    """Read `08:30-11:30`; raises ValueError for what is none, or ends before it begins."""
    hours = []
    for text in ranges:
        first, _, last = text.replace("：", ":").replace("—", "-").partition("-")
        one = Hours(
            time.fromisoformat(first.strip()), time(0) if last.strip() == "24:00" else time.fromisoformat(last.strip())
        )
        if one.last != time(0) and one.last <= one.first:
            raise ValueError(f"{text}: ends before it begins")
        hours.append(one)
    return tuple(hours)


def _end(first: datetime, hours: Hours) -> datetime:
    """A range that ends at 00:00 ends with its day."""
    end = datetime.combine(first.date(), hours.last, first.tzinfo)
    return end if end > first else end + timedelta(days=1)
