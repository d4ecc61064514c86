"""Rows that only point at a list of papers by its marks: A、B | 3月13日, 材料1-3, (一)(二), 甲至丙, ①②, 第4项."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.days.numbers import NUMBER, ORDERS
from tasks.domain.plan.drafting.days.when import When
from tasks.domain.plan.drafting.page import Line
from tasks.domain.plan.drafting.papers.lists.scope import Meant, meant_by_item
from tasks.domain.plan.drafting.papers.names.references import Reference, find_references
from tasks.domain.plan.drafting.papers.owed import Owed
from tasks.domain.plan.drafting.tables.rows import Row, owed_of

_SIGN = rf"(?:\({NUMBER}\)|{NUMBER}|[{''.join(ORDERS.values())}])"
_ONLY_MARKS = re.compile(
    rf"(?:材料|资料|第|序号)?(?P<marks>{_SIGN}(?:\s*[项类]?(?:[、,和及与至到~～—–-]|\s)*(?:材料|第)?{_SIGN})*)\s*[项类号]?(?:材料|资料)?"
)
_NUMBERED = {"1.", "1()", "1)", "cn", "cn()", "①"}

Items = tuple[Line, ...]


def meant_by_rows(page: Page, rows: Sequence[Row]) -> Mapping[int, tuple[Meant, ...]]:
    """Line of a row -> the papers that it points at; empty where the rows' titles are no marks of one list."""
    titles = {row.line.number: row.cells.get("title", "") for row in rows}
    meant = meant_by_cells(page, [*titles.values()], rows[0].line.number) if rows else ()
    return dict(zip(titles, meant, strict=False))


def meant_by_cells(page: Page, cells: Sequence[str], table: int) -> tuple[tuple[Meant, ...], ...]:
    """The papers that each cell of the table at a line points at; empty where they are no marks of one list."""
    references = [one for one in map(reference_of, cells) if one]
    if not cells or len(references) < len(cells):
        return ()
    items = _list_of(page, table, references)
    return tuple(
        tuple(meant for item in items if item.count in one.numbers for meant in meant_by_item(page, item))
        for one in (references if items else ())
    )


def owed_by_mark(row: Row, meant: Meant, when: When | None) -> Owed:
    """A paper of the list with the day and the place of its row."""
    owed = owed_of(row, meant.title, when)
    owed.line = meant.line
    owed.told.append(meant.line.body)
    return owed


def reference_of(cell: str) -> Reference | None:
    """What a cell of nothing but marks points at; None for any other."""
    found = _ONLY_MARKS.fullmatch(cell.strip())
    said = f"{found['marks']}项于" if found else ""
    return next((one for one in find_references(said, 0, len(said)) if one.end >= len(said) - 2), None)


def _list_of(page: Page, table: int, references: Sequence[Reference]) -> Items:
    """The list nearest above the table, else below it, that has all the marks, and of them most are papers."""
    kinds = {one.kind for one in references}
    numbers = [number for one in references for number in one.numbers]
    if len(kinds) > 1 or len(set(numbers)) < len(numbers):
        return ()  # one mark in two rows: 1 to 4 are steps or stages
    wanted = kinds if kinds != {""} else _NUMBERED
    blocks = [items for items in page.blocks.values() if items[0].kind in wanted]
    above = (tuple(item for item in items if item.number < table) for items in blocks)  # 1 | 4月10日 goes on with 1. 2.
    lists = [items for items in (*above, *blocks) if items and _has_papers(page, items, numbers)]
    return min(lists, key=lambda items: (items[0].number > table, abs(items[0].number - table)), default=())


def _has_papers(page: Page, items: Items, numbers: Sequence[int]) -> bool:
    told = [item for item in items if item.count in numbers]
    complete = {item.count for item in told} == set(numbers) and len(told) == len(numbers)
    return complete and sum(bool(page.names_of(item)) for item in told) * 2 > len(told)
