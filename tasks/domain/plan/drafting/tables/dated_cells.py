"""A table with a column of papers, each with its day in the same cell: 总结,6月26日;图片集,6月26日."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.days.when import without_days
from tasks.domain.plan.drafting.page import Line
from tasks.domain.plan.drafting.tables.dated_parts import Part, parts_of, undated_of
from tasks.domain.plan.drafting.tables.rows import NOTHING, Row, Tabled, cells_of, owed_of

_LEAST = 2  # cells of one column
_MARKED, _MARK = 2, re.compile(r"\(?\d{1,2}(?:\.\d{1,2})*[.、)]?")
_SENTENCES = re.compile(r"[。:][^。]+[。;]$")


def read_dated_cells(page: Page, at: int, tabled: Tabled) -> int:
    """Read the table that begins with line `at`; returns how many lines it takes, 0 where no column is of that kind."""
    rows = _rows(page, at)
    columns = [_column(page, rows, column) for column in range(len(rows[0][1]) if rows else 0)]
    known, told = max(columns, key=lambda one: one[0], default=(0, []))
    for line, parts in told if known else ():
        for part in parts:
            whens = [*part.when.each()] if part.when else [None]
            tabled.owed += [owed_of(Row(part.cells, line), part.name, when) for when in whens]
        tabled.taken.add(line.number)
    return len(told) if known else 0


def _column(page: Page, rows: Sequence[tuple[Line, list[str]]], at: int) -> tuple[int, list[tuple[Line, list[Part]]]]:
    """How many papers known by their names a column dates, and each row's; 0 where it holds something else."""
    told = [(line, parts_of(page, line, cells[at])) for line, cells in rows]
    known = [part.is_known for _, parts in told for part in parts]
    if sum(known) < _LEAST or sum(known) * 2 < len(known):
        return 0, []
    for (line, cells), (_, parts) in zip(rows[1:], told[1:], strict=True):
        if not parts and _is_other(page, line, cells[at]):
            return 0, []
        parts += [] if parts else undated_of(cells[at])
    return sum(known), told


def _rows(page: Page, at: int) -> list[tuple[Line, list[str]]]:
    """The rows of one width that follow each other from line `at`."""
    rows: list[tuple[Line, list[str]]] = []
    for line in page.lines[at:]:
        cells = cells_of(line.written)
        if rows:
            cells = _fitted(page, line, cells, len(rows[0][1]), next_below=line.number == rows[-1][0].number + 1)
        if len(cells) < 2 or _is_item(cells) or rows and len(cells) != len(rows[0][1]):
            break
        rows.append((line, cells))
    return rows


def _is_item(cells: Sequence[str]) -> bool:
    """2.1  整改方案。各单位报1份,7月11日前发至邮箱。: a mark and its sentences are no two cells."""
    return len(cells) == _MARKED and bool(_MARK.fullmatch(cells[0]) and _SENTENCES.search(cells[1]))


def _fitted(page: Page, line: Line, cells: list[str], width: int, *, next_below: bool) -> list[str]:
    """The cells of a row as many as the row above has: without empty ones behind them, or with those that were left
    out; and where blanks part the cells, 4月17日  自查报告1份 is one."""
    while len(cells) > width and not cells[-1]:
        cells = cells[:-1]
    if next_below and 1 < len(cells) < width and re.search(r"[\t|｜]", line.written):
        return [*cells, *[""] * (width - len(cells))]
    if len(cells) == width + 1 and (days := [at for at, cell in enumerate(cells[:-1]) if _is_day(page, line, cell)]):
        at = days[-1]
        return [*cells[:at], f"{cells[at]} {cells[at + 1]}", *cells[at + 2 :]]
    return cells


def _is_day(page: Page, line: Line, cell: str) -> bool:
    whens = page.moments(line, cell) if cell else ()
    return len(whens) == 1 and bool(whens[0].due) and len(without_days(cell, whens).strip(" 前()止:")) == 0


def _is_other(page: Page, line: Line, cell: str) -> bool:
    """Whether a cell of the column tells something that was not read: a day alone, or a clause with one."""
    told = page.moments(line, cell) if cell and not NOTHING.match(cell) else ()
    return any(when.due or when.why for when in told)
