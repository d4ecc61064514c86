"""下班时间 by season: which season a day lies in, and which days of a year no season, or more than one, tells."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time, timedelta
from itertools import groupby

from tasks.domain.plan.requirement import CloseOfBusiness

ASSUMED = time(17, 0)  # where no season tells
MonthDay = tuple[int, int]
_LEAP = date(2000, 1, 1)


def closing_on(seasons: Sequence[CloseOfBusiness], day: date) -> time:
    """The first season that the day lies in tells; # circular L38: 下班前 has no clock time."""
    here = (day.month, day.day)
    return next((season.at for season in seasons if _holds(season, here)), ASSUMED)


def untold_days(seasons: Sequence[CloseOfBusiness]) -> tuple[tuple[MonthDay, MonthDay], ...]:
    """The stretches of the year, first and last day included, that no season tells; one over New Year is one."""
    return _stretches([not any(_holds(season, day) for season in seasons) for day in _YEAR])


def doubly_told_days(seasons: Sequence[CloseOfBusiness]) -> tuple[tuple[MonthDay, MonthDay], ...]:
    """The stretches for which seasons tell different times."""
    return _stretches([len({season.at for season in seasons if _holds(season, day)}) > 1 for day in _YEAR])


def _holds(season: CloseOfBusiness, here: MonthDay) -> bool:
    if season.first <= season.last:
        return season.first <= here <= season.last
    return here >= season.first or here <= season.last


def _stretches(marked: Sequence[bool]) -> tuple[tuple[MonthDay, MonthDay], ...]:
    found: list[tuple[MonthDay, MonthDay]] = []
    for mark, group in groupby(zip(marked, _YEAR, strict=True), key=lambda pair: pair[0]):
        days = [day for _, day in group]
        found += [(days[0], days[-1])] if mark else []
    if len(found) > 1 and marked[0] and marked[-1]:
        found = [*found[1:-1], (found[-1][0], found[0][1])]
    return tuple(found)


_YEAR = tuple((day.month, day.day) for day in (_LEAP + timedelta(days=n) for n in range(366)))
