"""What comes again beyond the plan's year: a rule holds in one year, next 04-05 is a day of the year after."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date

_ORDINALS = ("first", "second", "third", "fourth")
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def days_ahead(rule: str, months: Iterable[int], year: int) -> Iterator[str]:
    """The rule's days in those months of the year after `year`, as the plan writes them."""
    for month in months:
        last = monthrange(year + 1, month)[1]
        if days := re.search(r"BYMONTHDAY=([\d,-]+)", rule):
            for day in map(int, days[1].split(",")):
                yield f"next {month:02d}-{last + 1 + day if day < 0 else min(day, last):02d}"
        elif count := re.search(r"BYSETPOS=(\d+)", rule):
            weekdays = [day for day in range(1, last + 1) if date(year + 1, month, day).weekday() < 5]
            yield f"next {month:02d}-{weekdays[int(count[1]) - 1]:02d}"
        elif nth := re.match(r"(\w+) (\w+day)", rule):
            yield f"next {month:02d}-{_nth(year + 1, month, nth[1], _DAYS.index(nth[2])):02d}"


def _nth(year: int, month: int, ordinal: str, weekday: int) -> int:
    last = monthrange(year, month)[1]
    days = [day for day in range(1, last + 1) if date(year, month, day).weekday() == weekday]
    return days[-1] if ordinal == "last" else days[_ORDINALS.index(ordinal)]
