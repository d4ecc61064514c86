"""Where a day's kind comes from: the published calendar, a projection, the county's own list."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tasks.calendars.official import is_published, official_days
from tasks.calendars.operator import with_operator_days
from tasks.calendars.projected import projected_days
from tasks.domain.plan.calendar import Calendar, Day, Vacation


def calendar_for(
    years: Iterable[int], operator_days: Iterable[Day] = (), vacations: Iterable[Vacation] = ()
) -> Calendar:
    """The calendar of these years and of the year before and after each; every day says where it comes from."""
    wanted = sorted({near for year in years for near in (year - 1, year, year + 1) if 1 < near < 9999})
    days: dict[date, Day] = {}
    for year in wanted:
        days |= official_days(year) if is_published(year) else projected_days(year)
    return Calendar(with_operator_days(days, operator_days), tuple(vacations))
