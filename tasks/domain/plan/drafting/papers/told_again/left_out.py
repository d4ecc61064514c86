"""What a list of papers asks for beside the others, where no deadline speaks of it: 7.《学期总结》，每校1份。"""

from __future__ import annotations

from collections.abc import Sequence

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.draft_words import LISTS_PAPERS
from tasks.domain.plan.drafting.page import Line
from tasks.domain.plan.drafting.papers.lists import scope
from tasks.domain.plan.drafting.papers.owed import Owed
from tasks.domain.plan.drafting.tables.rows import cells_of

_LEAST = 3  # of a list's items that have a deadline


def left_out(page: Page, owed: Sequence[Owed]) -> list[Owed]:
    """The items of a list whose heading asks for papers, most of which are owed by a day, that are not owed yet."""
    found: list[Owed] = []
    for items in page.blocks.values():
        heading = page.heading(items[0])
        dated = [item for item in items if any(one.line is item and one.when for one in owed)]
        if len(dated) < _LEAST or heading is None or not LISTS_PAPERS.search(heading.text):
            continue
        for item in items:
            if len(cells_of(item.written)) > 1:
                continue  # a row, which its table reads
            if any(item.number in one.line.parents for one in owed):
                continue  # (一)企业年报: over 1.《甲表》 2.《乙表》, which are owed
            known = any(one.line is item or item.head and one.resembles(item.head) for one in owed)
            known = known or _says_another_day(page, item, owed)  # so does an item without a name, which asks nothing
            for meant in () if known else scope.meant_by_item(page, item):
                one = Owed(meant.title, item, told=[item.body], heard=[item.body])
                one.doubted(0.35)
                found.append(one)
    return found


def _says_another_day(page: Page, item: Line, owed: Sequence[Owed]) -> bool:
    """Whether an item is about papers that are owed by a day of another line: its own day stands beside that one."""
    names = [page.full_name(name.title) for name in page.names_of(item)]
    return all(any(one.conflicts and one.title == name for one in owed) for name in names)
