"""Of which year a short date is, and how the plan writes it: 01-10, next 01-10."""

from __future__ import annotations

from tasks.domain.plan.circulars.dates import year_of_short
from tasks.domain.plan.drafting.days.real_days import day_or_none
from tasks.domain.plan.drafting.days.when import Frame


def month_day(year: int | None, plan_year: int | None, month: int, day: int) -> str:
    offset = (year or 0) - (plan_year or year or 0)
    if abs(offset) > 1:
        return f"{year}-{month:02d}-{day:02d}"
    return f"{ {-1: 'previous ', 0: '', 1: 'next '}[offset] }{month:02d}-{day:02d}"


def year_of(frame: Frame, month: int, day: int) -> int | None:
    """A short date is of the plan's year; of the next one when it lies well before the day of issue."""
    last = day_or_none(2000, month, day)
    if frame.year is None or frame.issued is None or last is None or (frame.asked and frame.issued.year != frame.year):
        return frame.year
    year = year_of_short(frame.issued, month, frame.long_past)
    behind = (month, day) < (frame.issued.month, frame.issued.day) and year == frame.issued.year
    return max(year, frame.year) if behind else year  # of 2026's plan, issued in December: 11月20日 is 2026's
