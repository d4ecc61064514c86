"""Deadlines on a day off that only the reading as a plan finds: those that come again, 9月至12月每月5日."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from tasks.domain.errors import BadInput
from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular import Circular
from tasks.domain.plan.circular_rest import rest_rules
from tasks.domain.plan.circular_rules.dates import WEEKDAYS
from tasks.domain.plan.defect import Defect, defect
from tasks.domain.plan.draft import DraftRequirement, draft
from tasks.domain.plan.recurring import nth_weekdays, rrule_days
from tasks.domain.plan.rule import MonthDay, NthWeekday, Recurring, read_due

_LONGEST = 60_000  # signs: no circular is longer, and a longer text is not read as a plan for this
_KEPT = re.compile(r"不分[^。;]{0,6}(?:节假日|周末)|不顺延|照常|节假日不休|含(?:双休日|周末|节假日)")


def days_off_read(circular: Circular, calendar: Calendar, told: Iterable[Defect]) -> Iterator[Defect]:
    """`told`: what the other rules found; what they tell of a line is not told again."""
    if len(circular.text) > _LONGEST:
        return
    known = tuple(told)
    for one in draft(circular.text, calendar=calendar).requirements:
        yield from _on_rest_days(circular, calendar, one, known)


def _on_rest_days(
    circular: Circular, calendar: Calendar, one: DraftRequirement, known: tuple[Defect, ...]
) -> Iterator[Defect]:
    line, quote = _place(circular, one)
    ruled = one.on_rest_day or any(True for _, text in circular.lines for _ in rest_rules(text))
    told = [found for found in known if found.kind in {"rest-day", "in-vacation"}]
    if (
        ruled
        or any(abs(found.line - line) <= 1 for found in told)
        or circular.year is None
        or _KEPT.search(circular.narrow[line])
    ):
        return
    off = [day for day in _days(one.due or "", circular.year) if not calendar.is_working_day(day)]
    if off and not all(any(day.isoformat() in found.message for found in told) for day in off):
        said = "、".join(f"{day}（周{WEEKDAYS[day.weekday()]}）" for day in off)
        yield defect("rest-day", line, quote, f"截止日 {said} 是休息日，当天算不算没有说")


def _place(circular: Circular, one: DraftRequirement) -> tuple[int, str]:
    """The line that has its day, in a table of one cell a line some lines below its name, and the words there."""
    first = one.due_line or one.line
    at = next((n for n in range(first, first + 6) if one.due_quote and one.due_quote in circular.narrow.get(n, "")), 0)
    return (at, one.due_quote) if at else (first, circular.narrow[first][:30])


def _days(due: str, year: int) -> tuple[date, ...]:
    """The days of a rule that ends by itself; none of one that goes on without end, 每月25日前."""
    try:
        what = read_due(due).what if due else None
        if isinstance(what, MonthDay):
            return (what.in_year(year),)
        if isinstance(what, NthWeekday) and what.months:
            return tuple(one.day for one in nth_weekdays(what, year))
        if isinstance(what, Recurring) and "DAILY" not in due and ("BYMONTH=" in due or "UNTIL" in due):
            return tuple(one.day for one in rrule_days(what, year))
    except (BadInput, ValueError):
        return ()
    return ()
