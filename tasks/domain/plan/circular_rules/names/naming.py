"""How files are to be called, with a slip in it: “学校代码+材料名称”, and then “学校代马+材料名称”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.defect import Defect, defect

_PATTERN = re.compile(r"[“\"]([^“”\"]{2,20}(?:[+_＋-][^“”\"+_＋-]{1,20}){1,5})[”\"]")


def naming_slips(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    told = [(number, found[1]) for number, line in circular.lines for found in _PATTERN.finditer(line)]
    for (one_line, one), (line, other) in combinations(told[:40], 2):
        pairs = list(zip(re.split(r"[+_＋-]", one), re.split(r"[+_＋-]", other), strict=False))
        unlike = [(a, b) for a, b in pairs if a != b]
        slips = [(a, b) for a, b in unlike if _is_slip(circular, a, b)]
        if len(slips) == 1 and len(pairs) > 1 and any(a == b for a, b in pairs):
            a, b = slips[0]
            rare, at, usual = (b, line, a) if circular.all_narrow.count(b) == 1 else (a, one_line, b)
            yield defect("slip", at, rare, f"“{rare}”像是“{usual}”的笔误，文件按哪个命名没有说清")


def _is_slip(circular: Circular, one: str, other: str) -> bool:
    """Two signs long at least, one of them another, and one of the two nowhere else."""
    if len(one) != len(other) or len(one) < 2 or sum(a != b for a, b in zip(one, other, strict=True)) != 1:
        return False
    return not re.search(r"\d|[一二三四五六七八九十上下]", one + other) and 1 in (
        circular.all_narrow.count(one),
        circular.all_narrow.count(other),
    )
