"""A deadline in the holidays whose first or last day the circular tells: 7月6日起放暑假, and 7月15日 for the report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.days.dates import ON_DUTY
from tasks.domain.plan.circular_rules.days.of_schools import is_of_schools
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import Mention
from tasks.domain.plan.defect import Defect, defect

_BEGINS = re.compile(
    r"\s{0,20}(?:\([^()]{0,8}\))?,?(?:[一-龥、]{0,8}(?:校|园|中小学|师生))?(?:起|开始)?,?(?:正式|统一)?(?:离校|停课)?,?(?:放(?:暑|寒)?假|(?:暑|寒)假开始)"
)
_BEGIN_BEFORE = re.compile(r"(?:暑|寒)假(?:时间)?(?:从|自|于|为|:)?\s{0,2}$")
_BEGIN_BEHIND = re.compile(r"\s{0,2}(?:\([^()]{0,8}\))?(?:开始|起|放)")
_ENDS = re.compile(r"\s{0,2}(?:\([^()]{0,8}\))?(?:结束|报到|开学|返校|上班|正式(?:上课|行课|开学)|收假|前?返岗|止)")
_LAST_BEFORE = re.compile(r"(?:暑|寒)假(?:放|延长|持续)?(?:至|到|于|将于)?\s{0,2}$")  # 寒假至3月1日结束
_LAST_BEHIND = re.compile(r"\s{0,2}(?:\([^()]{0,8}\))?(?:结束|为?止)")
_AT_WORK = re.compile(rf"{ON_DUTY.pattern}|假期(?:内|中|里)?(?:照常|也)|开学后")
_OF_SCHOOLS = re.compile("[暑寒]假|校|园|学期")  # others are at work
_WINTER, _SUMMER_ENDS = 25, (8, 25)  # days; where no end is told


def in_told_holidays(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    for told, first, end in (*_begun(circular), *_ended(circular)):
        for one in circular.deadlines:
            theirs = (
                told.line == one.line
                or not _OF_SCHOOLS.search(circular.narrow[told.line])
                or is_of_schools(circular, one)
            )
            if one.date and first <= one.date < end and theirs and not _AT_WORK.search(one.sentence):
                message = f"第 {told.line} 行说的假期（{told.quote}）里有截止日 {one.date}，没有人办"
                yield defect("in-vacation", one.line, one.quote, message)


def _begun(circular: Circular) -> Iterator[tuple[Mention, date, date]]:
    for begins in circular.mentions:
        told = _BEGINS.match(begins.behind) or (
            _BEGIN_BEFORE.search(begins.before) and _BEGIN_BEHIND.match(begins.behind)
        )
        spans = begins.ends_range or re.search("[至到—~-]", begins.quote)  # 中秋节9月25日至27日放假
        if told and begins.date and not (begins.deadline or spans):
            yield begins, begins.date, _end_of(circular, begins.date)  # dates.in_vacation knows those with both ends


def _ended(circular: Circular) -> Iterator[tuple[Mention, date, date]]:
    for last in circular.mentions:
        if last.date and _LAST_BEFORE.search(last.before) and _LAST_BEHIND.match(last.behind):
            yield last, last.date - timedelta(days=_WINTER), last.date + timedelta(days=1)


def _end_of(circular: Circular, first: date) -> date:
    ends = (one.date for one in circular.mentions if one.date and one.date > first and _ENDS.match(one.behind))
    usual = date(first.year, *_SUMMER_ENDS) if first.month > 4 else first + timedelta(days=_WINTER)
    return min(ends, default=usual)
