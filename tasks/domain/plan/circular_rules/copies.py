"""How many copies on paper: 一式两份 in one place and 一式三份 of the same in another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular import Circular
from tasks.domain.plan.circular_dates import number_of
from tasks.domain.plan.circular_duty import Sentence, sentences
from tasks.domain.plan.defect import Defect, defect

_N = r"\d{1,2}|[一二两三四五六七八九十]{1,2}"
_COPIES = re.compile(rf"一式\s{{0,2}}({_N})\s{{0,2}}份")
_POINTED = re.compile(rf"(?:第\s{{0,2}}\(?({_N})\)?\s{{0,2}}项|材料\s{{0,2}}({_N})(?!\d|[月日年]))")
_ALL = re.compile(
    r"(?:所有|全部|以上|上述|各项|各类)[一-龥]{0,6}(?:材料|表格|文件)|纸质(?:材料|版|稿)?(?:均|一律|统一)"
)
_NAME = re.compile(r"《([^《》]{2,40})》")
_LISTS = ("（一）", "1.", "（1）", "一、", "1)", "①")


def copies_differ(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    told = [(one, found) for one in sentences(circular) for found in _COPIES.finditer(one.text)]
    for at, (one, found) in enumerate(told[:200]):
        for other, before in told[:at]:
            if number_of(found[1]) != number_of(before[1]) and _same(circular, other, one):
                message = f"第 {other.line} 行说{before[0]}，这里说{found[0]}，以哪个为准没有说"
                yield defect("count-unclear", one.line, found[0], message)
                break


def _same(circular: Circular, one: Sentence, two: Sentence) -> bool:
    """Whether two sentences speak of the copies of one thing: by its name, by its number, or one of all."""
    named = [set(_NAME.findall(sentence.text)) for sentence in (one, two)]
    if named[0] and named[1]:
        return bool(named[0] & named[1])
    pointed = [_pointed(sentence) for sentence in (one, two)]
    if any(pointed):
        return any(_is_item(circular, other, numbers) for numbers, other in zip(pointed, (two, one), strict=True))
    return any(_ALL.search(sentence.text) for sentence in (one, two)) or one.line == two.line and not any(named)


def _pointed(sentence: Sentence) -> set[int]:
    return {number_of(first or second) for first, second in _POINTED.findall(sentence.text)}


def _is_item(circular: Circular, sentence: Sentence, numbers: set[int]) -> bool:
    """Whether a sentence stands in the item that the other one points at, the first list of the circular's."""
    place = circular.places[sentence.line]
    item = circular.places.get(place.item)
    return item is not None and item.style in _LISTS and item.number in numbers
