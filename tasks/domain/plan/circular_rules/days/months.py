"""So many months and so many times: 3月至11月，每月一次，共10次 are nine."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import number_of
from tasks.domain.plan.circulars.duty import sentences
from tasks.domain.plan.defect import Defect, defect

_N = r"\d{1,2}|[一二三四五六七八九十]{1,3}"
_UNIT = r"[次期篇份件个条则项]"
_SPAN = re.compile(
    rf"(?<![\d十])(?P<first>{_N})\s{{0,2}}月?份?\s{{0,2}}(?:[-—–~～]{{1,2}}|至|到)\s{{0,2}}"
    rf"(?:(?:20\d\d年|次年|翌年)\s{{0,2}})?(?P<last>{_N})\s{{0,2}}月份?(?!\s{{0,2}}\d{{1,2}}[日号])(?![\d一二三四五六七八九十]{{1,3}}[日号])"
)
_EACH = re.compile(rf"每(?:个)?月[^,。;\d共]{{0,8}}?(?P<n>\d{{1,2}}|[一二两三四])\s{{0,2}}{_UNIT}")
_ALL = re.compile(rf"共(?![育同享建])(?:计|报送?|需)?[^,。;\d]{{0,4}}?(?P<n>{_N})\s{{0,2}}(?P<unit>{_UNIT})")


def month_counts(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    for one in sentences(circular):
        months = sum(_months(found) for found in _SPAN.finditer(re.sub(r"\([^()]{0,40}\)", "", one.text)))
        whole = _ALL.search(re.sub(r"《[^《》]{1,40}》", lambda name: "书" * len(name[0]), one.text))
        if not months or whole is None or not re.search(r"每(?:个)?月", one.text):
            continue
        each = _EACH.search(one.text[: whole.start()])
        should = months * (number_of(each["n"]) if each else 1)
        if number_of(whole["n"]) != should:
            quote = one.text[max(0, whole.start() - 24) : whole.end()].split("\t")[-1].strip(" ,")
            message = f"按月份算是 {should}{whole['unit']}，写的是“{whole[0]}”，以哪个为准没有定"
            yield defect("sum-mismatch", one.line, quote, message)


def _months(found: re.Match[str]) -> int:
    first, last = number_of(found["first"]), number_of(found["last"])
    known = 1 <= first <= 12 and 1 <= last <= 12
    return (last - first) % 12 + 1 if known else 0
