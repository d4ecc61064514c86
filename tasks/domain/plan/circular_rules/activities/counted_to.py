"""A paper due before the day up to which it counts: 统计截止到10月31日,于10月29日前送."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.activities.activity_ends import early
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.defect import Defect

_COUNTED_TO = re.compile(r"(?:统计|数据)(?:时间|日期|数据)?(?:截[止至]到?|(?:算|计)?[至到])[为是]?\s{0,2}$")


def counted_to_later(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    ends = [one for one in circular.mentions if one.date and _COUNTED_TO.search(one.before)]
    for due in circular.deadlines if ends else ():
        for last in ends:
            ahead = due.line == last.line and due.sentence == last.sentence and last.quote in due.before
            if ahead and due.date and last.date and due.date < last.date:
                yield early(due, last, same_day=False)
                break
