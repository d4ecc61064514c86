"""A deadline in the holidays whose first day the circular tells: 7月6日起放暑假, and 7月15日 for the report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.dates import ON_DUTY
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.defect import Defect, defect

_BEGINS = re.compile(r"\s{0,2}(?:\([^()]{0,8}\))?(?:起|开始)?,?(?:正式|统一)?(?:放(?:暑|寒)?假|(?:暑|寒)假开始)")
_BEGIN_BEFORE = re.compile(r"(?:暑|寒)假(?:时间)?(?:从|自|于|为|:)?\s{0,2}$")
_BEGIN_BEHIND = re.compile(r"\s{0,2}(?:\([^()]{0,8}\))?(?:开始|起|放)")
_ENDS = re.compile(r"\s{0,2}(?:\([^()]{0,8}\))?(?:结束|报到|开学|返校|上班|正式(?:上课|行课|开学)|收假|前?返岗|止)")
_AT_WORK = re.compile(rf"{ON_DUTY.pattern}|假期(?:内|中|里)?(?:照常|也)|开学后")
_WINTER, _SUMMER_ENDS = 25, (8, 25)  # days; where no end is told


def in_told_holidays(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    for begins in circular.mentions:
        told = _BEGINS.match(begins.behind) or (
            _BEGIN_BEFORE.search(begins.before) and _BEGIN_BEHIND.match(begins.behind)
        )
        if not told or begins.date is None or begins.deadline or begins.ends_range:
            continue  # 1月20日至2月20日放寒假: dates.in_vacation knows both ends
        end = _end_of(circular, begins.date)
        for one in circular.deadlines:
            if one.date and begins.date <= one.date < end and not _AT_WORK.search(one.sentence):
                message = f"第 {begins.line} 行说 {begins.quote} 起放假，截止日 {one.date} 在假期里，没有人办"
                yield defect("in-vacation", one.line, one.quote, message)


def _end_of(circular: Circular, first: date) -> date:
    ends = (one.date for one in circular.mentions if one.date and one.date > first and _ENDS.match(one.behind))
    usual = date(first.year, *_SUMMER_ENDS) if first.month > 4 else first + timedelta(days=_WINTER)
    return min(ends, default=usual)
