"""What comes again: how often in all. 每月5日、20日,6月到9月,一共报6次 are eight."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from tasks.domain.errors import BadInput
from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import number_of
from tasks.domain.plan.circulars.past import is_past
from tasks.domain.plan.defect import Defect, defect
from tasks.domain.plan.drafting.days.moments import find_whens
from tasks.domain.plan.drafting.days.when import Frame, When
from tasks.domain.plan.recurring import rrule_days
from tasks.domain.plan.rule import MonthDay, Recurring, read_due

_N = r"\d{1,2}|[一二两三四五六七八九十]{1,3}"
_IN_ALL = re.compile(
    rf"(?:一共|总共|全年|前后|共)(?:计|需|应|须|要)?(?:报送|填报|上报|提交|报)?[^,。;\d]{{0,3}}?(?P<n>{_N})\s{{0,2}}[次期](?!会)"
)
_MONTHS_TOLD = re.compile(r"\d\s{0,2}月?\s{0,2}(?:[-—–~～]|至|到|、|开始到|起至)\s{0,2}\d{1,2}\s{0,2}月")
_YEAR = re.compile(r"20\d\d\s?年|[次翌]年")
_LONGEST = 2000  # signs of a line


def recurrences_tallied(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    for line, text, days in _bounded(circular):
        whole = _IN_ALL.search(text)
        if whole and number_of(whole["n"]) != len(days):
            message = f"按写的日子算是 {len(days)} 次，写的是“{whole[0]}”，以哪个为准没有定"
            yield defect("sum-mismatch", line, whole[0], message)


def _bounded(circular: Circular) -> Iterator[tuple[int, str, tuple[date, ...]]]:
    """(line, its words, its days) of what comes again between two days or in months that are named."""
    if circular.year is None:
        return
    frame = Frame(circular.year, circular.issued)
    for line, text in circular.lines:
        if "每" not in text or len(text) > _LONGEST or is_past(text) or len(_YEAR.findall(text)) > 1:
            continue
        repeated = [when for when in find_whens(text, frame) if when.repeats and when.due and not when.moved]
        for when in repeated if len(repeated) == 1 else ():
            due = when.due or ""
            bounded = "DTSTART" in due and "UNTIL" in due or ("BYMONTH=" in due and _MONTHS_TOLD.search(text))
            if bounded and (days := _days(when, circular.year)):
                yield line, text, days


def _days(when: When, year: int) -> tuple[date, ...]:
    found: list[date] = []
    for due in (when.due or "", *when.more):
        try:
            what = read_due(due).what
            found += [one.day for one in rrule_days(what, year)] if isinstance(what, Recurring) else []
            found += [what.in_year(year)] if isinstance(what, MonthDay) else []
        except BadInput:
            return ()
    return tuple(found)
