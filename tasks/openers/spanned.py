"""Cells of web pages and OpenDocument tables that cover several rows or columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_WIDEST = 60  # columns that a cell may claim
_TALLEST = 5000


@dataclass(frozen=True, slots=True)
class Spanned:
    """A cell and how many rows and columns it says that it covers."""

    text: str
    rows: int = 1
    columns: int = 1


def spanned(text: str, rows: str | None, columns: str | None) -> Spanned:
    return Spanned(text, _whole(rows, _TALLEST), _whole(columns, _WIDEST))


def _whole(said: str | None, most: int) -> int:
    return max(1, min(int(said), most)) if said and said.strip().isascii() and said.strip().isdecimal() else 1


def filled(rows: Iterable[Iterable[Spanned]]) -> Iterator[list[str]]:
    """Each row's cells in their columns: what covers several rows stands in each, what covers several columns, once."""
    below: dict[int, tuple[int, str]] = {}  # column -> for how many rows more, and what stands there
    for row in rows:
        told: list[str] = []
        for cell in row:
            _take_over(told, below)
            for column in range(cell.columns):
                text = "" if column else cell.text
                if cell.rows > 1:
                    below[len(told)] = (cell.rows - 1, text)
                told.append(text)
        _take_over(told, below)
        yield told


def _take_over(told: list[str], below: dict[int, tuple[int, str]]) -> None:
    while (at := len(told)) in below:
        left, text = below.pop(at)
        if left > 1:
            below[at] = (left - 1, text)
        told.append(text)
