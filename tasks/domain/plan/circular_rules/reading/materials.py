"""The numbered list of what is to be handed in, and what is meant by 材料3. circular L23, L38"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import number_of
from tasks.domain.plan.circulars.duty import documents_in, numbers_in

MATERIAL_ITEM = re.compile(r"材料\s{0,2}(\d{1,2}|[一二三四五六七八九十]{1,3})\s{0,2}[:、.]")
_MARK = re.compile(r"^\(?[\d一二三四五六七八九十]{1,3}\)?[、.)]\s{0,2}")
_MATERIAL_HEAD = re.compile(r"材料\s{0,3}:?$")


def meant(name: str, items: dict[int, tuple[int, str]]) -> Iterator[str]:
    """材料1 -> the papers that item 1 of the list names."""
    number = name.removeprefix("材料")
    if name.startswith("材料") and number.isdecimal() and int(number) in items:
        yield from documents_in(re.split(r"[:。,]", _MARK.sub("", items[int(number)][1]))[0])


def called(name: str, items: dict[int, tuple[int, str]]) -> Iterator[str]:
    """材料4 -> “同课异构”活动资料: all that its item begins with."""
    number = name.removeprefix("材料")
    item = items.get(int(number)) if name.startswith("材料") and number.isdecimal() else None
    head = re.split(r"[:。,;(]", _MARK.sub("", item[1]))[0] if item else ""
    if 3 < len(head) <= 20:
        yield head


@lru_cache(maxsize=1)  # every deadline asks for it
def listed(circular: Circular) -> dict[int, tuple[int, str]]:
    """number -> (line, text) of the list that stands above the first line which speaks of 材料N."""
    items: dict[int, tuple[int, str]] = {}
    anew = False
    for line, text in circular.lines:
        place = circular.places[line]
        if numbers_in(text) and not MATERIAL_ITEM.match(text):
            break
        if _MATERIAL_HEAD.search(text):
            anew = True
        elif place.style == "1.":
            if anew and place.number == 1:
                items.clear()  # (二)师傅材料 may go on with 4.
            anew = False
            items[place.number] = (line, text)
        elif found := MATERIAL_ITEM.match(text):
            items[number_of(found[1])] = (line, text)
    return items
