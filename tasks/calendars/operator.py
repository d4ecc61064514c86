"""The county's own word on single days: what calendar.toml says goes before what any list says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from tasks.domain.plan.calendar import Day, DayKind, Origin


def with_operator_days(days: Mapping[date, Day], operator: Iterable[Day]) -> dict[date, Day]:
    """The days with the county's own laid over them.

    Who names every holiday that a projected year must have has typed in the year's whole list: from then on its other
    days are as sure as those, and the year is no longer called projected.
    """
    own = {day.date: replace(day, origin=Origin.OPERATOR) for day in operator}
    whole = {year for year in {day.year for day in own} if _is_whole(year, days, own)}
    sure = {day: replace(known, origin=Origin.OPERATOR) for day, known in days.items() if day.year in whole}
    return {**days, **sure, **own}


def _is_whole(year: int, days: Mapping[date, Day], own: Mapping[date, Day]) -> bool:
    projected = [d for d in days.values() if d.date.year == year and d.origin is Origin.PROJECTED]
    holidays = [d.date for d in projected if d.kind is DayKind.HOLIDAY]
    return bool(holidays) and all(day in own for day in holidays)
