"""The State Council's published calendar: holidays, and the weekends that are worked for them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache

from chinese_calendar import Holiday, constants

from tasks.domain.plan.calendar import Day, DayKind, Origin

# in_lieu_days of the package are days off inside a holiday's break; they are in `holidays` as well
_FIRST, _LAST = min(constants.holidays).year, max(constants.holidays).year


def is_published(year: int) -> bool:
    """Whether the installed chinesecalendar holds this year's notice (1.11.0: 2004-2026)."""
    return bool(_FIRST <= year <= _LAST)


@lru_cache(maxsize=64)
def official_days(year: int) -> Mapping[date, Day]:
    """Every day of a published year."""
    first = date(year, 1, 1)
    length = (date(year + 1, 1, 1) - first).days
    return {day: _day(day) for day in (first + timedelta(days=n) for n in range(length))}


def _day(day: date) -> Day:
    if day in constants.workdays:
        return Day(day, DayKind.WORKING, Origin.OFFICIAL, f"{_chinese(constants.workdays[day])}调休上班")
    if day in constants.holidays:
        return Day(day, DayKind.HOLIDAY, Origin.OFFICIAL, _chinese(constants.holidays[day]))
    kind = DayKind.REST if day.weekday() >= 5 else DayKind.WORKING
    return Day(day, kind, Origin.OFFICIAL)


def _chinese(name: str) -> str:
    return next((str(holiday.chinese) for holiday in Holiday if holiday.value == name), name)
