"""Which list a sentence counts in: 材料1—4 under （二）教师材料 are the teachers' four, none of the schools' six."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from tasks.domain.plan.circular_rules.reading.lists import attachments_of
from tasks.domain.plan.circular_rules.reading.materials import MATERIAL_ITEM, listed
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import number_of
from tasks.domain.plan.circulars.duty import documents_in, numbers_in

_STYLES = ("1.", "1 ", "1)", "（1）", "①", "材料1:")  # from the upper ones to those that stand within them
_OF_REQUIREMENTS = re.compile(r"(?:要求|说明|须知|注意事项|注意|规定|事项)(?:如下)?\s{0,2}[:。]?$")
_PART_HEAD = re.compile(r"[^,。;:\d]{1,12}(?:材料|资料|清单|目录|层面)(?:\([^()]{1,10}\))?:?")
_WHOSE = re.compile(r"(?:^|[^一-龥])[将把]?([一-龥]{2,6})材料\s{0,2}[\d一二三四五六七八九十]")  # 学校材料1—3于…
_COUNTED = re.compile(r"[一-龥》](?:\d{1,2}|[一两二三四五六])\s?[份篇张册件幅]$")  # 3.读书卡1份
_SHARE = 0.5  # of a list's items name a paper

Items = dict[int, tuple[int, str]]  # number -> line, text


@dataclass(frozen=True, slots=True)
class OwnList:
    head: int  # the line that heads it, 0 for none
    first: int  # the line of its item 1
    items: Items


def items_for(circular: Circular, line: int, before: str = "") -> Items:
    """The list that a line means by its numbers; `before`: what stands in it before the place that is asked of."""
    own = list_for(circular, line, before)
    return own.items if own else listed(circular)


def list_for(circular: Circular, line: int, before: str = "") -> OwnList | None:
    """That of the part in which the line stands, where it has so many items, or of the part that the line names:
    教师材料1—4于…; None where no list fits."""
    numbers = set(numbers_in(circular.narrow[line]))
    lists = paper_lists(circular)
    whose = _WHOSE.findall(before)[-1:]
    called = [one for one in lists if whose and whose[0] in circular.narrow.get(one.head, "")]
    if len(called) == 1:
        return called[0]
    fitting = [one for one in lists if numbers <= set(one.items) and one.head <= line]
    return max(fitting, key=lambda one: (one.head, one.first), default=None)


def list_with(circular: Circular, line: int) -> tuple[OwnList, int] | None:
    """The list of which a line is an item, and the item's number; None for any other line."""
    found = ((one, n) for one in paper_lists(circular) for n, (at, _) in one.items.items() if at == line)
    return next(found, None)


@lru_cache(maxsize=1)  # every deadline asks for them
def paper_lists(circular: Circular) -> tuple[OwnList, ...]:
    """The numbered lists of papers, each from its 1 on; not the points of what is required, nor what a bundle holds."""
    runs = tuple(_runs(circular))
    return tuple(
        OwnList(_head(circular, run), run[1][0], run)
        for run in runs
        if _is_of_papers(circular, run) and not _is_within_an_item(circular, run, runs)
    )


def _runs(circular: Circular) -> list[dict[int, tuple[int, str]]]:
    runs: dict[str, list[dict[int, tuple[int, str]]]] = {style: [] for style in _STYLES}
    attached = {line for _, line in attachments_of(circular).values()}
    for line, text in circular.lines:
        style, number = _mark(circular, line, text)
        if style not in runs or line in circular.rows or line in attached:
            continue
        if number == 1:
            runs[style].append({})
        going_on = (run for run in reversed(runs[style]) if max(run, default=0) == number - 1)
        if (run := next(going_on, None)) is not None:
            run[number] = (line, text)
    return [run for of_style in runs.values() for run in of_style if len(run) > 1]


def _mark(circular: Circular, line: int, text: str) -> tuple[str, int]:
    if found := MATERIAL_ITEM.match(text):
        return "材料1:", number_of(found[1])
    return circular.places[line].style, circular.places[line].number


def _is_of_papers(circular: Circular, run: Items) -> bool:
    above = next((text for n, text in reversed(circular.lines) if n < run[1][0]), "")
    texts = [text for _, text in run.values()]
    points = any(numbers_in(text) and not MATERIAL_ITEM.match(text) for text in texts)
    heads = [re.split("[。:,;]", text)[0] for text in texts]
    named = sum(bool(documents_in(head) or _COUNTED.search(head)) for head in heads)
    return not points and not _OF_REQUIREMENTS.search(above) and named >= _SHARE * len(run)


def _is_within_an_item(circular: Circular, run: Items, runs: Collection[Items]) -> bool:
    """4.送教材料,每次包括:(1)签到表;(2)…: what one paper holds; where each item of the upper list has such a list of
    its own, 1.学校材料 2.教师材料, they are parts."""
    upper = next((one for one in runs if one is not run and _leads_to(circular, one, run)), None)
    if upper is None or _rank(circular, run) <= _rank(circular, upper):
        return False
    led = {_head(circular, one) for one in runs}
    return not all(line in led for line, _ in upper.values())


def _leads_to(circular: Circular, upper: Items, run: Items) -> bool:
    """Whether what heads the run is an item of the upper one."""
    head = _head(circular, run)
    return any(line == head for line, _ in upper.values())


def _rank(circular: Circular, run: Items) -> int:
    line, text = run[1]
    return _STYLES.index(_mark(circular, line, text)[0])


def _head(circular: Circular, run: Items) -> int:
    """The line that heads the part: the last one above that bears a number, or is no more than 教师材料:."""
    heads = (n for n, text in reversed(circular.lines) if _mark(circular, n, text)[0] or _PART_HEAD.fullmatch(text))
    return next((line for line in heads if line < run[1][0]), 0)
