"""What is handed in, by a name that no paper has: 按报送的《演练实施预案》, where 《疏散演练方案》 was asked for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.names.names import vary
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.duty import sentences
from tasks.domain.plan.defect import Defect

_HANDED_IN = re.compile(  # 上报的《…》, 填《…》时, 《…》须由校长签字
    r"(?:(?:上传|报送|提交|上报|上交|送交|填报)的|填写?(?=《[^《》]{4,30}》时)"
    r"|(?=《[^《》]{4,30}》(?:必?须|应当?|要|需)(?:由|经|写[明清]|体现|加盖|注明|包括|真实|如实|[^,。;]{0,6}签[字名])))"
    r"《(?P<name>[^《》]{4,30})》"
)
_TITLE = re.compile(r"《([^《》]{4,30})》")
_LEAST, _SHARE = 4, 0.6  # signs that both names have, and their share of the shorter one
_TELLS_APART = re.compile(
    r"小学|初中|高中|幼儿|教师|学生|家长|学校|班级|个人|[上下春秋初终前后一二三四五六]|[市县省]级"
)


def handed_in_otherwise(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    """Told where one paper alone can be meant, and the other name stands nowhere else."""
    if circular.is_endless:
        return
    first: dict[str, int] = {}
    for line, text in circular.lines:
        for name in _TITLE.findall(text):
            first.setdefault(name, line)
    for line, text in circular.lines:
        for found in _HANDED_IN.finditer(text):
            name = found["name"]
            meant = [other for other, at in first.items() if at != line and _may_be_meant(name, other)]
            if circular.all_narrow.count(name) == 1 and len(meant) == 1:
                yield vary(line, name, meant[0], first[meant[0]])


def last_sign_differs(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    """《返岗研修日记》30分, where the 《返岗研修日志》 was asked for: told where nobody asks for the other one."""
    if circular.is_endless:
        return
    first: dict[str, tuple[int, bool]] = {}
    for one in sentences(circular):
        for name in _TITLE.findall(one.text):
            first.setdefault(name, (one.line, one.asks is not None))
    for name, (line, asked) in first.items():
        for other, (at, _) in first.items():
            alike = other != name and len(name) > _LEAST and other[:-1] == name[:-1]
            if alike and at < line and not asked and circular.all_narrow.count(name) == 1:
                yield vary(line, name, other, at)


def _may_be_meant(name: str, other: str) -> bool:
    shared = Counter(name) & Counter(other)
    unlike = "".join((Counter(name) - shared) + (Counter(other) - shared))
    enough = shared.total() >= max(_LEAST, _SHARE * min(len(name), len(other)))
    return name != other and enough and not _TELLS_APART.search(unlike)
