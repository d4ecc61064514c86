"""The lists of papers that a sentence may speak of: that above it, that under its heading, that of the circular."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.draft_words import SUBMIT
from tasks.domain.plan.drafting.page import Line

_LISTS_PAPERS = re.compile(r"材料|资料|报送|上报|上交|提交|清单|内容|表格|作品")
_LEADS = re.compile(r"(?:报送|上报|提交|上交|申报)[^,。;:]{0,8}(?:材料|资料|表格)[^,。;:]{0,4}:$")


def lists_about(page: Page, line: Line, *, below: bool = False) -> Iterator[tuple[Line, ...]]:
    """The lists a sentence of this line may speak of, the likeliest first."""
    blocks = [(block, items) for block, items in page.blocks.items() if block != line.block]
    above = [(block, items) for block, items in reversed(blocks) if block < line.number]
    under = [(block, items) for block, items in blocks if block > line.number]
    if below:
        yield from (items for block, items in under if items[0].parents[: len(line.parents)] == line.parents)
    yield from (items for _, items in above if items[0].parents == line.parents)
    if not line.kind and line.parents:  # a paragraph behind the last of several papers
        items = page.blocks.get(page.line[line.parents[-1]].block, ())
        yield items if items[-1:] == (page.line[line.parents[-1]],) and all(map(page.names_of, items)) else ()
    if line.block:
        yield tuple(item for item in page.blocks.get(line.block, ()) if item.number < line.number)
    for depth in range(len(line.parents), 0, -1):
        root = line.parents[:depth]
        near = [items for _, items in above if items[0].parents[:depth] == root]
        yield from (items for items in near if asks_for_papers(page, items))
    yield from (items for _, items in above if asks_for_papers(page, items))
    yield from (items for _, items in under if not below and asks_for_papers(page, items))


def is_headed_list(page: Page, items: tuple[Line, ...]) -> bool:
    """Whether the heading over a list says that it lists papers."""
    heading = page.heading(items[0]) if items else None
    return bool(heading and _LISTS_PAPERS.search(heading.text))


def asks_for_papers(page: Page, items: tuple[Line, ...]) -> bool:
    """Whether what stands over a list says so: 报送以下两项材料:, or, over nothing but papers, 请各校向我中心提供:."""
    over = page.above(items[0]) if items else ""
    asks = over.endswith(":") and SUBMIT.search(over) and all(map(page.names_of, items))
    return is_headed_list(page, items) or bool(_LEADS.search(over) or asks)
