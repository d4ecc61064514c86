"""Rows of old formats, which tell only where each cell ends: put into the columns of their table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_NEAR = 90  # twips: edges as close as this are one
_WIDEST = 60


@dataclass(frozen=True, slots=True)
class EdgedRow:
    """A row's texts, where its cells end in twips, and which of them are merged with the one above."""

    cells: tuple[str, ...]
    ends: tuple[int, ...] = ()
    goes_on: tuple[bool, ...] = ()


def in_columns(rows: Sequence[EdgedRow]) -> Iterator[tuple[str, ...]]:
    """A merged cell's text in each row that it covers, and once in the first of the columns that it covers."""
    edges = _edges([end for row in rows for end in row.ends])
    known = 0 < len(edges) <= _WIDEST and all(len(row.ends) >= len(row.cells) for row in rows)
    above: tuple[str, ...] = ()
    for row in rows:
        told: list[str] = []
        for place, cell in enumerate(row.cells):
            merged = place < len(row.goes_on) and row.goes_on[place] and len(told) < len(above)
            told.append(above[len(told)] if merged else cell)
            column = _column(edges, row.ends[place]) if known else 0
            told += [""] * (column + 1 - len(told))
        yield (above := tuple(told))


def _edges(ends: Sequence[int]) -> list[int]:
    found: list[int] = []
    for end in sorted(set(ends)):
        if not found or end - found[-1] > _NEAR:
            found.append(end)
    return found


def _column(edges: Sequence[int], end: int) -> int:
    return min(range(len(edges)), key=lambda column: abs(edges[column] - end))
