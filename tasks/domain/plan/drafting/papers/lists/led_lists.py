"""The list right below the line that leads to it: 形成下列材料,由科长于…发送到…: over 1.《甲表》2.《乙报告》."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.demand import Demand
from tasks.domain.plan.drafting.page import Line
from tasks.domain.plan.drafting.papers.lists.heads_of_lists import only_heads_papers
from tasks.domain.plan.drafting.papers.lists.scope import Meant, meant_by_item

_LEADS = re.compile(
    r"(?:以下|下列|下述|如下)[一二两三四五六七八九十\d]{0,2}\s?[项份种类张件个]?(?:书面|纸质|电子|申报|参评|有关|相关)?"
    r"(?:材料|资料|报表|表格|表册|文件|文书|证件|作品)(?![^,。;:]{0,6}[要格])"
)
_LEAST = 2  # items


def leads_list(page: Page, demand: Demand) -> bool:
    """Whether a demand only leads to the papers below it, and names none itself in its marks."""
    return bool(_items(page, demand))


def without_heads(page: Page, demands: tuple[Demand, ...]) -> tuple[Demand, ...]:
    """The demands without (一)企业年报。 ahead of 各企业报送以下报表: over its list, which it calls so."""
    led = {one.line.number for one in demands if leads_list(page, one)}
    return tuple(one for one in demands if one.whens or one.line.number not in led or not _is_head(one))


def _is_head(demand: Demand) -> bool:
    return demand.text.rstrip(" 。").removeprefix(demand.line.text[: demand.line.start]) == demand.line.head


def led_by(page: Page, demand: Demand, demands: tuple[Demand, ...]) -> Iterator[Meant]:
    """The papers that a demand leads to, but for those that tell their own day."""
    dated = {one.line.number for one in demands if one.whens}
    for item in _items(page, demand):
        if item.number not in dated:
            told = f"{item.body},{_LEADS.sub('', demand.sentence)}"  # 下列两份材料 counts the list, and no paper
            yield from (replace(one, told=one.told or told) for one in meant_by_item(page, item))


def _items(page: Page, demand: Demand) -> tuple[Line, ...]:
    line = demand.line
    ends = line.text.endswith(":") and demand.sentence.endswith(":")
    if not ends or not _LEADS.search(demand.sentence) or any("《" in name.title for name in demand.names):
        return ()
    below = next((one for one in page.lines if one.number > line.number), None)
    items = page.blocks.get(below.block, ()) if below is not None and below.kind else ()
    if not items or items[0] is not below or below.kind == line.kind or len(items) < _LEAST:
        return ()
    named = [item for item in items if page.names_of(item) and not only_heads_papers(page, item)]
    return items if len(named) * 2 >= len(items) else ()
