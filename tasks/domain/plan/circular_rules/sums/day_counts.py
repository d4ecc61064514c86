"""So many days from one day to another: 4月13日至4月17日,共6天."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.reading.ranges import ranges
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import number_of
from tasks.domain.plan.defect import Defect, defect

_GOES_ON = re.compile(r"\d[日号](?:\([^()]{0,8}\))?(?:以?及|和|与|、)\s{0,2}$")  # 4月29日至30日及5月6日至8日,共5天
_DAYS = re.compile(
    r"\s{0,3}(?:\([^()]{0,8}\))?,?\(?(?:共计?|为期|历时|计)\s{0,2}(\d{1,3}|[一二两三四五六七八九十]{1,3})\s{0,2}(天|日|周)"
)


def days_counted(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    for first, last in ranges(circular):
        said = _DAYS.match(last.behind)
        goes_on = _GOES_ON.search(first.before)
        if said and not goes_on and first.date and last.date and said[2] != "周":
            days = (last.date - first.date).days + 1
            if days != number_of(said[1]):
                message = f"{first.date} 到 {last.date} 是 {days} 天，写的是 {said[1]}{said[2]}，以哪个为准没有定"
                yield defect("sum-mismatch", last.line, said[0].strip(" ,("), message)
