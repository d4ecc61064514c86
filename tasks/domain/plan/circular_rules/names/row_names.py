"""Names of a table's rows beside the names in the text: all but one agree, and the one is called another thing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.names.names import vary
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.defect import Defect

_TITLE = re.compile(r"《([^《》]{3,40})》")
_NO_PAPER = re.compile(r"关于|办法|条例|意见|规定|纲要|标准|指南|法$|〔|通知$|规划|规程|预案$|方案\(")
_BASIS = re.compile(  # 按照《全国读书行动实施方案》和县委安排: what it is done by is no paper of it
    r"(?:按照?|依据|根据|依照|遵照|贯彻|落实|转发)[^,，。；;《》]{0,20}《[^《》]*》(?=[^,，。；;《》]{0,30}(?:精神|要求|部署|安排|规定|的通知)?[,，])"
)
_AGREE = 2  # names that are the same in both, at least
_LIKE = 0.5  # of the shorter name's signs


def row_names_vary(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    in_rows = {title: n for n in circular.rows for title in _TITLE.findall(circular.narrow[n])}
    in_text = {
        title: n
        for n, line in reversed(circular.lines)
        if n not in circular.rows and not re.match(r"附\s{0,2}件", line)
        for title in _TITLE.findall(_BASIS.sub("", line))
        if not _NO_PAPER.search(title)
    }
    if len(in_rows.keys() & in_text.keys()) < _AGREE:
        return
    rest = {title: n for title, n in in_text.items() if title not in in_rows}
    for title, line in in_rows.items():
        like = max(rest, key=lambda other: _alike(title, other), default="")
        if title not in in_text and like and _alike(title, like) >= _LIKE:
            yield vary(line, title, like, rest[like])


def _alike(one: str, other: str) -> float:
    return len(set(one) & set(other)) / max(1, min(len(set(one)), len(set(other))))
