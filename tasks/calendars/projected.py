"""A year that has not been published yet: holidays as they are computed, make-up days unknown."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache

from tasks.domain.plan.calendar import Day, DayKind, Origin


@lru_cache(maxsize=64)
def projected_days(year: int) -> Mapping[date, Day]:
    """Every day of the year: weekends, and the holidays that the law and the moon give.

    Bridge days and worked weekends are decided by the State Council in the autumn before; until then they are missing
    here, so each day says that it is projected.
    """
    import holidays  # 0.1 s, needed in unpublished years only

    table = holidays.country_holidays("CN", years=year, language="zh_CN")
    worked = set(getattr(table, "weekend_workdays", ()))
    first = date(year, 1, 1)
    length = (date(year + 1, 1, 1) - first).days
    return {
        day: _day(day, str(table.get(day) or ""), worked=day in worked)
        for day in (first + timedelta(days=n) for n in range(length))
    }


def _day(day: date, holiday: str, *, worked: bool) -> Day:
    if worked:
        return Day(day, DayKind.WORKING, Origin.PROJECTED, "调休上班")
    if holiday:
        return Day(day, DayKind.HOLIDAY, Origin.PROJECTED, holiday)
    return Day(day, DayKind.REST if day.weekday() >= 5 else DayKind.WORKING, Origin.PROJECTED)
