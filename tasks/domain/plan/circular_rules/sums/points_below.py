"""Points told line by line right below their whole: 考核内容与分值（满分100分）：师德修养　20分, 课堂教学　35分, …"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.sums.counted_lists import differs
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.order import number_at
from tasks.domain.plan.defect import Defect

_WHOLE = re.compile(r"(?:满分|总分|共计?)[值数为是共计:\s]{0,4}(\d{2,3})\s?分[^。;\d]{0,12}[:。]?$")
_ROW = re.compile(
    r"(?!另|[^\d]{0,12}(?:附加|加分|扣分))[一-龥、“”《》]{2,20}[\s:(—-]{0,8}(?:计|占|满分)?(\d{1,3})\s?分[)。;,]{0,2}"
)


def points_below(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    for at, (number, line) in enumerate(circular.lines):
        if whole := _WHOLE.search(line):
            parts = [*_points(circular, at + 1)]
            if len(parts) > 1:
                yield from differs(number, whole[0].rstrip(":。)"), int(whole[1]), sum(parts), "分")


def _points(circular: Circular, first: int) -> Iterator[int]:
    """The points of the lines that are nothing but a name and its points, down to the first that is something else."""
    for _, text in circular.lines[first:]:
        row = _ROW.fullmatch(number_at(text)[2])
        if row is None:
            return
        yield int(row[1])
