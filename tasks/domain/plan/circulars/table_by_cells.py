"""Tables of one cell a line: 序号 and the other heads below one another, then the cells of each row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tasks.domain.plan.circulars.column import columns_of
from tasks.domain.plan.circulars.table import Cell, Row, Table, is_head


def tables_by_cells(lines: Sequence[tuple[int, str]]) -> Iterator[Table]:
    """Of numbered, stripped, non-blank lines: 序号, the other heads, and rows that begin with 1, 2, 3."""
    for at, (_, text) in enumerate(lines):
        if text not in {"序号", "编号"}:
            continue
        first = next((i for i in range(at + 1, min(at + 10, len(lines))) if lines[i][1] == "1"), None)
        if first is None or not is_head([line for _, line in lines[at:first]]):
            continue
        heads = tuple(line for _, line in lines[at:first])
        rows = list(_rows(lines, first, len(heads)))
        whole = all(len(row.cells) == len(heads) for row in rows)
        if rows:
            yield Table(columns_of(heads), heads, tuple(rows), aligned=whole)


def _ends_row(text: str, number: int) -> bool:
    return text in {str(number), str(number + 1)} or bool(
        re.match(r"[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]\)", text)
    )


def _rows(lines: Sequence[tuple[int, str]], at: int, width: int) -> Iterator[Row]:
    """Rows that begin with a number of their own; a row with too few cells ends where the next number stands."""
    number = 1
    while at < len(lines) and lines[at][1].isdecimal() and number <= int(lines[at][1]) <= number + 1:
        number = int(lines[at][1]) + 1
        whole = at + width < len(lines) and lines[at + width][1] == str(number)  # though its number of copies is 2
        end = at + width if whole else at + 1
        while not whole and end < min(len(lines), at + width) and not _ends_row(lines[end][1], number):
            end += 1
        yield Row(lines[at][0], tuple(Cell(line, 0, text) for line, text in lines[at:end]))
        at = end
