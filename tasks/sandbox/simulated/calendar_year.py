"""At which moments of a year the made-up county's office lets its machine run through."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, datetime, time, timedelta
from random import Random

from tasks.clock import SHANGHAI
from tasks.sandbox.simulated.ladder import IsWorkingDay, accusations, reminders
from tasks.sandbox.simulated.needs import Need

_MINUTE = timedelta(minutes=1)
_BUSY_UNTIL = (8, 20)  # month and day: after it little is owed
_SHARES, _QUIET = (0.4, 0.1, 0.2), (0.12, 0.0, 0.02)  # of working mornings, of afternoons, of days of rest


def rounds(
    first: datetime, last: datetime, needs: Collection[Need], is_working: IsWorkingDay, chance: Random
) -> list[datetime]:
    """Each morning on which a rung falls due, some of the others, and around each due moment as the schedules say."""
    found = {moment for due in {need.due_at for need in needs} for moment in _around(due)}
    shapes = {(need.due_at, need.grace): need for need in needs}.values()
    busy = {s.at.date() for n in shapes for s in (*reminders(n, is_working), *accusations(n, is_working))}
    found |= set(_daily(first.date(), last.date(), busy, is_working, chance))
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


def _daily(
    first: date, last: date, busy: Collection[date], is_working: IsWorkingDay, chance: Random
) -> Iterator[datetime]:
    day = first
    while day <= last:
        lots = chance.random(), chance.random()
        is_term = (day.month, day.day) <= _BUSY_UNTIL
        morning, noon, rest = _SHARES if is_term else _QUIET
        if is_working(day):
            if day in busy or lots[0] < morning:
                yield datetime.combine(day, time(8, 40), SHANGHAI)
            if lots[1] < noon:
                yield datetime.combine(day, time(14, 5), SHANGHAI)
        elif lots[1] < rest:
            yield datetime.combine(day, time(10, 10), SHANGHAI)
        day += timedelta(days=1)
