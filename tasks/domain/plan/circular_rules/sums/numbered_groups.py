"""Groups called by their number, told one after another, and their whole in the sentence before: 抽调15人组成3个组."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.reading.near_misses import is_slip
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import number_of
from tasks.domain.plan.defect import Defect, defect

_N = r"\d{1,2}|[一二两三四五六七八九十]{1,2}"
_GROUP = r"小?组|批|期|片|队|班|标?段|档"
_WHOLE = re.compile(  # 抽调15人组成3个督查组; 共200名,分三批培训
    rf"(?<![\d.])(?P<n>\d{{1,4}})\s{{0,2}}(?P<unit>[一-龥])[^。;:\d]{{0,16}}?(?:组成|组建|编[成为]|分[成为]?|成立|设立?)"
    rf"(?P<groups>{_N})\s{{0,2}}个?[一-龥]{{0,4}}?(?:{_GROUP})(?![长员])"
)
_EACH = re.compile(
    rf"第(?P<number>{_N})\s{{0,2}}(?:{_GROUP})(?P<told>[^。;]{{1,60}}?)(?=$|[。;]|,?第(?:{_N})\s{{0,2}}(?:{_GROUP}))"
)
_BRACKETS = re.compile(r"\([^()]{0,60}\)")  # 第一组6人(含组长1人)
_NO_PART = re.compile(r"每|各|以上|以内|左右|不少于|不超过|至少|最多|约")


def numbered_groups(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    for line, text in circular.lines:
        whole = _WHOLE.search(text)
        if whole is None or line in circular.rows or whole["unit"] in "年月日时点号":
            continue
        said = int(whole["n"])
        parts = _parts(text[whole.end() :], whole["unit"], number_of(whole["groups"]))
        if parts and is_slip(said, sum(parts)):
            message = f"总数写 {said}{whole['unit']}，分项加起来是 {sum(parts)}{whole['unit']}，以哪个为准没有定"
            yield defect("sum-mismatch", line, whole[0], message)


def _parts(text: str, unit: str, groups: int) -> list[int]:
    """One number for each of so many groups; none where a group has none, or several, or is missing."""
    amount = re.compile(rf"(?<![\d.])(\d{{1,4}})\s{{0,2}}{unit}")
    told = {number_of(one["number"]): _BRACKETS.sub("", one["told"]) for one in _EACH.finditer(text)}
    found = [amount.findall(told.get(number, "")) for number in range(1, groups + 1)]
    whole = len(told) == groups > 1 and all(len(one) == 1 for one in found)
    return [int(one[0]) for one in found] if whole and not any(map(_NO_PART.search, told.values())) else []
