"""At which moments of a year the made-up county's office lets its machine run through."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from random import Random

from tasks.clock import SHANGHAI
from tasks.sandbox.simulated.ladder import IsWorkingDay

_MINUTE = timedelta(minutes=1)
_BUSY_UNTIL = (8, 20)  # month and day: after it little is owed, and one round a week is enough


def rounds(
    first: datetime, last: datetime, dues: Sequence[datetime], is_working: IsWorkingDay, chance: Random
) -> list[datetime]:
    """Each working morning, some afternoons and rest days, and around every due moment as the schedules have it."""
    found = {moment for due in dues for moment in _around(due)}
    found |= set(_daily(first.date(), last.date(), is_working, chance))
    return sorted(moment for moment in found if first <= moment < last)


def _around(due: datetime) -> Iterator[datetime]:
    yield due  # a look at each due moment
    if due.time() < time(18):
        yield due - timedelta(minutes=115)  # two hours before close
        yield due + 31 * _MINUTE
        yield due + 121 * _MINUTE
    else:
        yield datetime.combine(due.date(), time(15, 5), SHANGHAI)
        yield datetime.combine(due.date() + timedelta(days=1), time(6, 20), SHANGHAI)


def _daily(first: date, last: date, is_working: IsWorkingDay, chance: Random) -> Iterator[datetime]:
    day = first
    while day <= last:
        busy = (day.month, day.day) <= _BUSY_UNTIL
        lots = chance.random(), chance.random()
        if is_working(day) and (busy or day.weekday() == 0):
            yield datetime.combine(day, time(8, 40), SHANGHAI)
            if busy and lots[0] < 0.12:
                yield datetime.combine(day, time(14, 5), SHANGHAI)
        elif busy and lots[1] < 0.3:
            yield datetime.combine(day, time(10, 10), SHANGHAI)
        day += timedelta(days=1)
