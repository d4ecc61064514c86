"""What an attachment lists to be handed in: 将附件1所列材料送至…, and in 附件1 the 材料清单 with its rows or items."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.days.numbers import NUMBER, number
from tasks.domain.plan.drafting.demand import Demand
from tasks.domain.plan.drafting.page import Line
from tasks.domain.plan.drafting.papers.lists.scope import Meant, meant_by_item
from tasks.domain.plan.drafting.papers.owed import Owed

_LISTED_THERE = re.compile(
    rf"(?:《[^》]{{2,30}}(?:清单|目录)》|[一-龥]{{0,12}}(?:清单|目录))?\(?(?:详?见)?附件\s*(?P<n>{NUMBER})\)?"
    r"(?:《[^》]{2,30}》|\([^)]{2,30}\))?(?:清单|目录)?[中里内上]?(?:所列|列[出明示]|载明|规定|要求)"
    r"(?:的|[各全][项部类])?[一-龥]{0,10}?(?:材料|资料|表格|文件)(?!的?(?:格式|样式|要求|规定|标准|进行|逐项))"
)
_HEADS = re.compile(rf"附\s*件\s*(?P<n>{NUMBER})(?![\d.]|\s*[中所的])")


def of_attached_list(page: Page, demand: Demand, owed: Iterable[Owed]) -> tuple[Demand, tuple[Meant, ...]]:
    """The papers that the attachment lists of which a demand speaks, and the demand without its word for them."""
    told = _LISTED_THERE.search(demand.text) if demand.hands_in else None
    listed = tuple(_listed(page, number(told["n"]), owed)) if told else ()
    if not told or not listed:
        return demand, ()
    whole = told[0]
    names = tuple(name for name in demand.names if name.title not in whole and whole not in name.title)
    return replace(demand, names=names), listed


def _listed(page: Page, count: int, owed: Iterable[Owed]) -> Iterator[Meant]:
    """The rows of the attachment's table, else the items of its list where most of them are papers."""
    lines = _attached(page, count)
    numbers = {line.number for line in lines}
    if rows := [one for one in owed if one.line.number in numbers and one.when is None]:
        yield from (Meant(one.title, one.line) for one in rows)
        return
    first = next((line for line in lines if line.kind and page.names_of(line)), None)
    items = [line for line in lines if first is not None and line.block == first.block]
    if sum(bool(page.names_of(item)) for item in items) * 2 > len(items):
        yield from (meant for item in items for meant in meant_by_item(page, item))


def _attached(page: Page, count: int) -> list[Line]:
    """The lines of an attachment: from its number at the head of its page up to the next one's."""
    heads = [(line.number, number(head["n"])) for line in page.lines if (head := _HEADS.match(line.text))]
    start = next((at for at, one in reversed(heads) if one == count), None)
    if start is None:
        return []
    end = next((at for at, one in heads if at > start), page.lines[-1].number + 1)
    return [line for line in page.lines if start < line.number < end]
