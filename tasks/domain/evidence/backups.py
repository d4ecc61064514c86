"""Backups 备份: which old ones may go, and which of the files that were kept before are read through again today."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

_JUST_MADE = timedelta(days=1)  # what was made by hand before a risky step is not thinned out the same night
_ROUND = 30  # days in which every kept file is read through once


@dataclass(frozen=True, slots=True)
class Made:
    """One good backup: its name, and the moment that it shows (in the county's zone)."""

    name: str
    at: datetime


def thinned(made: Iterable[Made], daily: int, monthly: int) -> frozenset[str]:
    """The names of those that may go: neither the last of one of the newest `daily` days, nor of `monthly` months.

    Those made within a day of the newest stay too, so the newest good one always does.
    """
    known = sorted(made, key=lambda one: (one.at, one.name))
    if not known:
        return frozenset()
    last_of_day = {one.at.date(): one.name for one in known}
    last_of_month = {(one.at.year, one.at.month): one.name for one in known}
    kept = {one.name for one in known if known[-1].at - one.at <= _JUST_MADE}
    kept |= {last_of_day[day] for day in sorted(last_of_day, reverse=True)[:daily]}
    kept |= {last_of_month[month] for month in sorted(last_of_month, reverse=True)[:monthly]}
    return frozenset(one.name for one in known) - kept


def is_read_again(sha256: str, on: date) -> bool:
    """Whether a file that an earlier backup holds already is read through on this day: each once in thirty days."""
    return int(sha256[:8], 16) % _ROUND == on.toordinal() % _ROUND
