"""When something is due, as the plan writes it: the words of a due rule, read but not yet put into a year."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, time
from unicodedata import normalize

from tasks.domain.errors import BadInput

_LEAP_YEAR = 2000  # 02-29 is a day of some years, 04-31 of none
END_OF_DAY = time(23, 59, 59)
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
RULE_FORMS = (
    '"05-08 cob"、"05-08 17:30"、"next 01-10"、"2023-05-08"、"last friday of 2-7"、'
    '"second wednesday of 9-12 cob"、"rrule:FREQ=WEEKLY;BYDAY=FR"、"5 working days before S8"'
)

_CLOCK = re.compile(r"(?:^|\s+)(?:(?P<cob>cob)|(?P<hour>\d{1,2}):(?P<minute>\d{2}))$", re.I)
_MONTH_DAY = re.compile(r"(?:(previous|next)\s+)?(\d{1,2})-(\d{1,2})", re.I)
_FULL_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NTH_WEEKDAY = re.compile(rf"({'|'.join(_ORDINALS)})\s+({'|'.join(_WEEKDAYS)})(?:\s+of\s+(.+))?", re.I)
_DISTANCE = re.compile(r"(\d+)\s+(working\s+)?days?\s+(before|after)\s+(\S+)", re.I)


@dataclass(frozen=True, slots=True)
class DueClock:
    """The time of day: close of business, a clock time, or (`at` None) the end of the day."""

    cob: bool = False
    at: time | None = None


@dataclass(frozen=True, slots=True)
class MonthDay:
    month: int
    day: int
    year_offset: int = 0  # -1 previous, 1 next
    year: int | None = None  # a full date keeps its own year

    def in_year(self, year: int) -> date:
        """The date in a plan's year. Raises BadInput where that year has no such day (04-31, 02-29)."""
        year = self.year if self.year is not None else year + self.year_offset
        try:
            return date(year, self.month, self.day)
        except ValueError:
            raise BadInput(f"{year} 年没有 {self.month} 月 {self.day} 日") from None


@dataclass(frozen=True, slots=True)
class NthWeekday:
    """The nth (-1: last) weekday (0: Monday) of each of these months; empty months: all twelve."""

    nth: int
    weekday: int
    months: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Recurring:
    text: str  # of the RRULE


@dataclass(frozen=True, slots=True)
class Distance:
    """So many days (or working days) before (negative) or after the due day of another requirement."""

    days: int
    working: bool
    requirement: str


@dataclass(frozen=True, slots=True)
class DueRule:
    what: MonthDay | NthWeekday | Recurring | Distance
    clock: DueClock = DueClock()

    @property
    def repeats(self) -> bool:
        return isinstance(self.what, NthWeekday | Recurring)


def read_due(text: str) -> DueRule:
    """Read a due rule. Raises BadInput with what is wrong and which forms there are."""
    rest, clock = _split_clock(normalize("NFKC", text).strip())
    if rest.lower().startswith("rrule:"):
        return DueRule(Recurring(rest[len("rrule:") :].strip()), clock)
    if nth := _NTH_WEEKDAY.fullmatch(rest):
        ordinal, weekday, months = nth.groups()
        return DueRule(
            NthWeekday(_ORDINALS[ordinal.lower()], _WEEKDAYS.index(weekday.lower()), _months(months or "")), clock
        )
    if distance := _DISTANCE.fullmatch(rest):
        count, working, side, requirement = distance.groups()
        days = int(count) if side.lower() == "after" else -int(count)
        return DueRule(Distance(days, bool(working), requirement), clock)
    day = _day(rest)
    if day is None:
        raise BadInput(f"读不懂期限“{text}”，可以写：{RULE_FORMS}")
    return DueRule(day, clock)


def read_opening(text: str) -> DueRule:
    """Read `opens` or `starts`: [previous | next] MM-DD [HH:MM], or a full date. Raises BadInput."""
    rest, clock = _split_clock(normalize("NFKC", text).strip())
    day = _day(rest)
    if day is None or clock.cob:
        raise BadInput(f'读不懂开始日“{text}”，可以写："03-01"、"previous 12-01"、"03-01 08:00"')
    return DueRule(day, clock)


def read_clock(text: str) -> time:
    """HH:MM; 24:00 is the end of the day. Raises BadInput."""
    match = re.fullmatch(r"(\d{1,2}):(\d{2})", normalize("NFKC", text).strip())
    if not match:
        raise BadInput(f"“{text}”不是钟点，应写成 17:30")
    return _time(int(match[1]), int(match[2]))


def _split_clock(text: str) -> tuple[str, DueClock]:
    match = _CLOCK.search(text)
    if not match:
        return text, DueClock()
    rest = text[: match.start()].strip()
    if match["cob"]:
        return rest, DueClock(cob=True)
    return rest, DueClock(at=_time(int(match["hour"]), int(match["minute"])))


def _time(hour: int, minute: int) -> time:
    if (hour, minute) == (24, 0):
        return END_OF_DAY
    if hour > 23 or minute > 59:
        raise BadInput(f"没有 {hour}:{minute:02d} 这个钟点")
    return time(hour, minute)


def _day(text: str) -> MonthDay | None:
    if full := _FULL_DAY.fullmatch(text):
        found = MonthDay(int(full[2]), int(full[3]), year=int(full[1]))
    elif short := _MONTH_DAY.fullmatch(text):
        offset = {"": 0, "previous": -1, "next": 1}[(short[1] or "").lower()]
        found = MonthDay(int(short[2]), int(short[3]), offset)
    else:
        return None
    if found.year is not None:
        found.in_year(found.year)
    elif not 1 <= found.month <= 12 or not 1 <= found.day <= monthrange(_LEAP_YEAR, found.month)[1]:
        raise BadInput(f"没有 {found.month} 月 {found.day} 日这一天")
    return found


def _months(text: str) -> tuple[int, ...]:
    months: list[int] = []
    for part in filter(None, re.split(r"\s*,\s*", text.strip())):
        match = re.fullmatch(r"(\d{1,2})(?:\s*-\s*(\d{1,2}))?", part)
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
        if not (1 <= first <= 12 and 1 <= last <= 12):
            raise BadInput(f"读不懂月份“{text}”，可以写：2-7 或 3,6,9")
        if last < first:
            raise BadInput(f"月份“{part}”从大到小；跨年的请写成两条要求，或用 rrule")
        months.extend(range(first, last + 1))
    return tuple(dict.fromkeys(months))
