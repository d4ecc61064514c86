"""Rows of a table in rich text: where their cells end and which are merged, told before each row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.openers.row_edges import EdgedRow

_ROW = re.compile(r"\\trowd\b(.*?)\\row\b", re.S)
_WORD = re.compile(r"\\(trowd|clvmrg|cellx)(-?\d{1,6})?(?![a-z])")
_MOST = 2_000_000  # signs of a source; a longer one is a book


def shapes_in(source: str) -> list[EdgedRow]:
    """The shape of each row in the order of the text, without its words; none where tables stand within tables."""
    if len(source) > _MOST or "\\nestrow" in source:
        return []
    return [_shape(match[1]) for match in _ROW.finditer(source)]


def _shape(told: str) -> EdgedRow:
    """What is said last counts: some programs say it before the cells and again behind them."""
    ends: list[int] = []
    goes_on: list[bool] = []
    merged = False
    for word in _WORD.finditer(told):
        if word[1] == "trowd":
            ends, goes_on, merged = [], [], False
        elif word[1] == "clvmrg":
            merged = True
        elif word[2]:
            ends.append(int(word[2]))
            goes_on.append(merged)
            merged = False
    return EdgedRow((), tuple(ends), tuple(goes_on))


def shaped(rows: list[list[str]], shapes: Iterator[EdgedRow]) -> list[EdgedRow]:
    """Each row of words with its shape; without one where the shape has other cells."""
    told = []
    for row in rows:
        shape = next(shapes, EdgedRow(()))
        fits = len(shape.ends) == len(row)
        told.append(EdgedRow(tuple(row), shape.ends, shape.goes_on) if fits else EdgedRow(tuple(row)))
    return told
