"""The one number without a place: 材料1、2于…前发送至邮箱;材料3于…前报送, and other lists have a 材料3 too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.days.by_number import numbers_differ
from tasks.domain.plan.circular_rules.gaps.left_out import items_left_out
from tasks.domain.plan.circular_rules.places.placed import all_are_placed
from tasks.domain.plan.circular_rules.reading.covering import speaks_for_all
from tasks.domain.plan.circular_rules.reading.own_lists import items_for, paper_lists
from tasks.domain.plan.circular_rules.reading.places_told import says_where
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.duty import Sentence, numbers_in, sentences
from tasks.domain.plan.defect import Defect, defect

_ONLY_THEN = re.compile(  # 材料4于10月30日17:00前报送
    r"材料[\d一二三四五六七八九十、和及至-]{1,12}[^,。;]{0,8}?\d{1,2}月\d{1,2}[日号](?:\([^()]{0,8}\))?"
    r"(?:\d{1,2}[:时点]\d{0,2}分?)?(?:之|以)?前(?:统一|一并|汇总)?(?:报送|上报|提交|上交|报出|交齐)$"
)
_LISTS = 2


def numbers_unplaced(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    if circular.is_endless or len(paper_lists(circular)) < _LISTS or _are_all_placed(circular):
        return  # of the one list numbers_differ tells it
    by_line: dict[int, list[Sentence]] = {}
    for one in sentences(circular):
        if one.line not in circular.rows:
            by_line.setdefault(one.line, []).append(one)
    for line, told in by_line.items():
        lacking = _the_open_one(told)
        if lacking is None or _is_placed_elsewhere(circular, lacking):
            continue
        if not _is_told_of_its_item(circular, calendar, lacking):
            yield defect("no-channel", line, lacking.text[:30], "别的各项都写了交到哪里，这一项没有说")


def _are_all_placed(circular: Circular) -> bool:
    shared = (one for one in sentences(circular) if speaks_for_all(circular, one))
    return all_are_placed(circular) or any(says_where(one.text) for one in shared)


def _the_open_one(told: Sequence[Sentence]) -> Sentence | None:
    """Of the sentences of a line, where each of the others has its place; not 材料1于…前报送;…;均发送至…."""
    lacking = [one for one in told if _ONLY_THEN.search(one.text) and not says_where(one.text)]
    placed = [bool(numbers_in(one.text) and says_where(one.text)) for one in told if one not in lacking]
    return lacking[0] if len(lacking) == 1 and placed and all(placed) else None


def _is_told_of_its_item(circular: Circular, calendar: Calendar, one: Sentence) -> bool:
    items = items_for(circular, one.line, one.text)
    lines = {items[number][0] for number in numbers_in(one.text) if number in items}
    told = chain(numbers_differ(circular, calendar), items_left_out(circular, calendar))
    return any(found.kind == "no-channel" and found.line in lines for found in told)


def _is_placed_elsewhere(circular: Circular, one: Sentence) -> bool:
    """Whether its item says where itself, or another line of the same list does by its number."""
    items, numbers = items_for(circular, one.line, one.text), set(numbers_in(one.text))
    if any(says_where(items[number][1]) for number in numbers if number in items):
        return True
    return any(
        other.line != one.line
        and numbers & set(numbers_in(other.text))
        and says_where(other.text)
        and items_for(circular, other.line, other.text) == items
        for other in sentences(circular)
    )
