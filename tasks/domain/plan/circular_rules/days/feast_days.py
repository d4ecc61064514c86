"""A day told twice, by the calendar and by its date: 国庆节后第一个工作日（10月9日）, which is the 8th."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import number_of
from tasks.domain.plan.defect import Defect, defect
from tasks.domain.plan.drafting.days.feasts import FEASTS, feast_named

_AFTER = re.compile(
    rf"(?P<feast>{FEASTS})[”\"]?(?:节|假期|长假|小长假|放假){{0,2}}(?:之?后|结束后|收假后)的?第(?P<n>[一二三1-3])个工作日"
)
_OF_MONTH = re.compile(r"(?:(?P<month>\d{1,2})月份?的?|当月|本月)最后(?:一个|1个)工作日")
_TOLD = re.compile(r"\s{0,2},?[(]?(?:即|也就是)?\s{0,2}$")


def feasts_misdated(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    """The date right behind such words that is another day."""
    for one in circular.mentions:
        for pattern, day_of in ((_AFTER, _after_feast), (_OF_MONTH, _last_of_month)):
            found = list(pattern.finditer(one.before))
            if not found or one.date is None or not _TOLD.fullmatch(one.before[found[-1].end() :]):
                continue
            should = day_of(found[-1], one.date, calendar)
            if should and should != one.date:
                message = f"“{found[-1][0]}”是 {should}，不是 {one.quote}，以哪个为准没有定"
                quote = f"{one.before[found[-1].start() :]}{one.quote}"
                yield defect("conflicting-dates", one.line, quote, message)


def _after_feast(found: re.Match[str], told: date, calendar: Calendar) -> date | None:
    feast = feast_named(found["feast"], "", told.year, None, calendar) if told in calendar.days else None
    return calendar.working_days_from(feast.last, number_of(found["n"])) if feast else None


def _last_of_month(found: re.Match[str], told: date, calendar: Calendar) -> date | None:
    month = int(found["month"] or told.month)
    if not 1 <= month <= 12:
        return None
    return calendar.working_day_by(date(told.year, month, monthrange(told.year, month)[1]))
