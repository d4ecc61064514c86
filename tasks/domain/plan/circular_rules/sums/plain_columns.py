"""Columns of numbers that nothing but a space, or the line's end, divides: 城关镇 5 120, …, 合计 12 260."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.reading.near_misses import is_slip
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.defect import Defect, defect

_NUMBER = re.compile(r"\d{1,7}(?:\.\d{1,3})?")
_WHOLE = re.compile(r"(?:合\s?计|总\s?计)")
_NAME = re.compile(r"(?!.*(?:小\s?计|电话|名额))[一-龥A-Za-z“”()、]{2,20}")
_FEWEST, _MOST = 3, 60  # rows; two numbers and a third may make a sum by chance


def plain_columns(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    """Where the rows are all of one shape down to 合计; what is read as a table, table_sums adds up."""
    lines = [(number, text) for number, text in circular.lines if number not in circular.rows]
    for at, (number, text) in enumerate(lines):
        if not _WHOLE.match(text):
            continue
        said, in_cells = _amounts(text), False
        rows = _rows([above for _, above in lines[max(0, at - _MOST) : at]], len(said))
        if not said:
            in_cells, said = True, _below([below for _, below in lines[at + 1 : at + 6]])
            rows = _rows_of_cells([above for _, above in lines[max(0, at - _MOST) : at]], len(said))
        for column, whole in enumerate(said if len(rows) >= _FEWEST else ()):
            parts = sum((row[column] for row in rows), Decimal(0))
            if is_slip(whole, parts):
                message = f"合计写 {whole}，上面 {len(rows)} 行加起来是 {parts}，以哪个为准没有定"
                line = lines[at + 1 + column][0] if in_cells else number
                yield defect("sum-mismatch", line, f"{text[:40]} {whole}" if in_cells else text[:40], message)


def _amounts(text: str) -> list[Decimal]:
    """The numbers of a row, name and numbers between spaces; none where it has anything else."""
    name, *cells = text.split()
    numbers = [Decimal(cell) for cell in cells if _NUMBER.fullmatch(cell)]
    named = _NAME.fullmatch(name) or _WHOLE.fullmatch(name)
    return numbers if named and len(numbers) == len(cells) else []


def _rows(above: Sequence[str], width: int) -> list[list[Decimal]]:
    rows: list[list[Decimal]] = []
    for text in reversed(above):
        row = _amounts(text)
        if not row or len(row) != width or _WHOLE.match(text):
            break
        rows.append(row)
    return rows


def _below(lines: Sequence[str]) -> list[Decimal]:
    """The numbers of 合计, each in a line of its own."""
    found: list[Decimal] = []
    for text in lines:
        if not _NUMBER.fullmatch(text):
            break
        found.append(Decimal(text))
    return found


def _rows_of_cells(above: Sequence[str], width: int) -> list[list[Decimal]]:
    """小学, 21, 8640, 初中, 9, 3275: a name and so many numbers, one cell a line."""
    rows: list[list[Decimal]] = []
    end = len(above)
    while width and end > width:
        name, *cells = above[end - width - 1 : end]
        if not _NAME.fullmatch(name) or not all(map(_NUMBER.fullmatch, cells)):
            break
        rows.append([Decimal(cell) for cell in cells])
        end -= width + 1
    return rows
