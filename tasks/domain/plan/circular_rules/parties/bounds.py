"""A bound that two groups share: 30人以上的…, 30人以下的… — and those of exactly 30?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.duty import sentences
from tasks.domain.plan.defect import Defect, defect

_OF_A_PARTY = re.compile("[人名户家所班岁]|个班|学生|教师|职工")  # 海拔800米以上栽松,800米以下栽柏: of nobody
_BOUND = re.compile(
    r"(?<![\d.])(?P<n>\d{1,6}|[一二两三四五六七八九十百]{1,4})\s{0,2}(?P<unit>万?(?:立方米|平方米|公里|[一-龥%]{1,2}?))(?P<way>以上|以下)"
    r"(?!\s{0,2}\(?[^。;]{0,3}(?:不含|含))"
)


def _said_twice(line: int, text: str) -> Iterator[Defect]:
    """1万立方米以下的塘坝…自查;1万立方米以下的…核查: one of the two is the other way."""
    found = [one for one in _BOUND.finditer(text) if len(one["unit"]) + len(one["n"]) > 2]
    for first, last in pairwise(found):
        same = all(first[part] == last[part] for part in ("n", "unit", "way"))
        apart = re.fullmatch(r"的?[^。]{2,40}[;。,][^。;]{0,12}", text[first.end() : last.start()])
        of_groups = text.startswith("的", first.end()) and text.startswith("的", last.end())
        other = "以上" if first["way"] == "以下" else "以下"
        if same and apart and of_groups and other not in text:
            message = f"“{first[0]}”说了两次，第二个像是“{other}”"
            yield defect("slip", line, text[last.start() : last.end() + 10], message)


def bounds_overlap(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    for line, text in circular.lines:
        yield from _said_twice(line, text)
    for one in sentences(circular):
        ways: dict[tuple[str, str], dict[str, re.Match[str]]] = {}
        for found in _BOUND.finditer(one.text):
            ways.setdefault((found["n"], found["unit"]), {}).setdefault(found["way"], found)
        for (n, unit), both in ways.items():
            if (
                len(both) == 2
                and _OF_A_PARTY.fullmatch(unit)
                and not re.search(r"不含|(?:以上|以下)[^。;]{0,6}含|不包括", one.text)
            ):
                first, last = sorted(both.values(), key=lambda found: found.start())
                message = f"正好 {n}{unit}的算“以上”还是“以下”没有说"
                yield defect("count-unclear", one.line, one.text[first.start() : last.end()], message)
