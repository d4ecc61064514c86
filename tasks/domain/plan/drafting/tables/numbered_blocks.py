"""Rows of one cell a line behind a mark that stands alone: 材料一, and below it the name, who, how many, when, where.

A cell that a row lacks moves none of the others: each is known by what it looks like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.days.numbers import number
from tasks.domain.plan.drafting.page import Line
from tasks.domain.plan.drafting.tables.in_columns import aligned
from tasks.domain.plan.drafting.tables.rows import Row, Tabled, owed_of, titles_of, whens_of

_MARK = re.compile(
    r"(?:(?:材料|资料|项目|事项|任务|报表|表格)|第(?=.{1,3}[项件份]))\s*(?P<n>[一二三四五六七八九十]{1,3}|\d{1,2})[项件份号]?[.、:]?"
)
_COLUMNS = ["title", "party", "count", "due", "place"]
_FEWEST, _LONGEST_CELL = 3, 60  # rows; signs
_NO_CELL = re.compile(r"[。;]|^(?:附件|联系人|注:)")


def read_numbered_blocks(page: Page, tabled: Tabled) -> None:
    """Take up each row of at least three such."""
    rows = [*_rows(page.lines)]
    if len(rows) < _FEWEST:
        return
    for mark, cells in rows:
        tabled.taken.update({mark.number, *(line.number for line in cells)})
        named = aligned([line.text for line in cells], _COLUMNS)
        titled = next(line for line in cells if line.text == named.get("title", cells[0].text))
        row = Row(named, titled)
        for title in titles_of(named.get("title", ""), sure=True):
            for when in whens_of(named.get("due", ""), page, titled) or (None,):
                tabled.owed.append(owed_of(row, title, when))


def _rows(lines: tuple[Line, ...]) -> Iterator[tuple[Line, tuple[Line, ...]]]:
    """Each mark that counts on, with the cells below it; the last row has no more cells than the longest before it."""
    found = [(at, mark) for at, line in enumerate(lines) if (mark := _MARK.fullmatch(line.text))]
    marks = [at for n, (at, mark) in enumerate(found, 1) if number(mark["n"]) == n]
    longest = max((behind - at - 1 for at, behind in zip(marks, marks[1:], strict=False)), default=0)
    for at, behind in zip(marks, [*marks[1:], len(lines)], strict=False):
        cells: list[Line] = []
        for line in lines[at + 1 : min(behind, at + 1 + longest)]:
            if line.kind in {"cn", "cn()"} or len(line.text) > _LONGEST_CELL or _NO_CELL.search(line.text):
                break
            cells.append(line)
        if len(cells) >= 2:
            yield lines[at], tuple(cells)
