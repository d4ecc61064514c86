"""A table without upright lines: its columns are told by what stands below what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tasks.openers.printed.lines import Line, Piece, joined

_HEAD = 14  # signs of a heading, at most
_FAR = 3.2  # times the print's size: a line that stands further below belongs to no table


@dataclass(frozen=True, slots=True)
class BareTable:
    top: float
    rows: list[tuple[str, ...]]


def bare_tables(lines: Sequence[Line]) -> tuple[list[BareTable], list[Line]]:
    """The tables among a page's lines, and the other lines."""
    tables: list[BareTable] = []
    rest: list[Line] = []
    at = 0
    while at < len(lines):
        run = _run(lines, at)
        if len(run) > 1:
            tables.append(BareTable(lines[at].top, _rows([*map(_placed, run)])))
            at += len(run)
        else:
            rest.append(lines[at])
            at += 1
    return tables, rest


@dataclass(frozen=True, slots=True)
class _Placed:
    """A line, with the column of each of its pieces."""

    line: Line
    columns: tuple[int, ...]
    width: int


def _placed(found: tuple[Line, tuple[int, ...], int]) -> _Placed:
    return _Placed(*found)


def _run(lines: Sequence[Line], at: int) -> list[tuple[Line, tuple[int, ...], int]]:
    """The lines of a table that begins here with its headings; none where there is no table."""
    head = lines[at]
    if len(head.pieces) < 3 or any(len(piece.text) > _HEAD or re.search(r"\d", piece.text) for piece in head.pieces):
        return []
    spans = [(piece.left, piece.right) for piece in head.pieces]
    found = [(head, tuple(range(len(spans))), len(spans))]
    for line in lines[at + 1 :]:
        columns = [_column(piece, spans) for piece in line.pieces]
        if None in columns or len(set(columns)) < len(columns) or line.top - found[-1][0].top > line.size * _FAR:
            break
        whole = [column for column in columns if column is not None]
        for piece, column in zip(line.pieces, whole, strict=True):
            spans[column] = min(spans[column][0], piece.left), max(spans[column][1], piece.right)
        found.append((line, tuple(whole), len(spans)))
    return found if any(len(line.pieces) > 1 for line, _, _ in found[1:]) else []


def _column(piece: Piece, spans: Sequence[tuple[float, float]]) -> int | None:
    """The one column below whose heading it stands."""
    over = [at for at, (left, right) in enumerate(spans) if piece.left < right and left < piece.right]
    return over[0] if len(over) == 1 else None


def _rows(placed: Sequence[_Placed]) -> list[tuple[str, ...]]:
    head, lines = placed[0], placed[1:]
    numbers = [p.line.middle for p in lines if p.columns[0] == 0 and re.fullmatch(r"\d{1,3}", p.line.pieces[0].text)]
    first = numbers or [p.line.middle for p in lines if p.columns[0] == 0] or [lines[0].line.middle]
    centred = bool(numbers) and lines[0].line.middle < first[0] - 1
    cells: list[list[list[str]]] = [[[] for _ in range(head.width)] for _ in first]
    for one in lines:
        row = _nearest(first, one.line.middle) if centred else sum(y <= one.line.middle + 1 for y in first) - 1
        for piece, column in zip(one.line.pieces, one.columns, strict=True):
            cells[max(0, row)][column].append(piece.text)
    return [tuple(piece.text for piece in head.line.pieces), *(tuple(map(joined, row)) for row in cells)]


def _nearest(marks: Sequence[float], at: float) -> int:
    return min(range(len(marks)), key=lambda number: abs(marks[number] - at))
