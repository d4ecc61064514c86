"""Cells merged downwards, in a table flattened to text: the text stands once, the cells below it are blank."""

from __future__ import annotations

import re
from collections.abc import Sequence

_TOTAL = re.compile(r"合\s{0,2}计|总\s{0,2}计|小\s{0,2}计|备\s{0,2}注|说\s{0,2}明|注[:：]")
_NUMBER = re.compile(r"\d+(?:\.\d+)?%?")


def merged_down(rows: Sequence[Sequence[str]], may_merge: Sequence[bool]) -> list[list[str]]:
    """The rows, each as wide as the table, with "the same as above" written out in the columns that may be merged.

    A blank cell is read so where its column shows merging: two of its cells are blank below one another, or a third
    of them singly, as in groups of two rows. In another column only where the same row is blank in such a column too,
    for then the row belongs to a group; a blank that stands alone among filled cells is one that was forgotten.
    """
    width = len(may_merge)
    told = [[*row[:width], *[""] * (width - len(row))] for row in rows]
    blanks = {at: _blank_rows(told, at) for at in range(width) if may_merge[at]}
    grouped = {at for at, blank in blanks.items() if _shows_merging(blank, len(told))}
    for at, blank in blanks.items():
        for row in blank:
            if at in grouped or any(row in blanks[other] for other in grouped):
                told[row][at] = told[row - 1][at]
    return told


def _shows_merging(blank: Sequence[int], rows: int) -> bool:
    together = any(after == before + 1 for before, after in zip(blank, blank[1:], strict=False))
    return together or len(blank) >= 2 and rows <= 3 * len(blank)


def _blank_rows(rows: Sequence[Sequence[str]], at: int) -> list[int]:
    """The rows whose cell here is blank below one that says something; totals and bare numbers are not handed down."""
    found: list[int] = []
    above = ""
    for number, row in enumerate(rows):
        if any(_TOTAL.match(cell) for cell in row[:2]):
            above = ""
        elif row[at]:
            above = "" if _NUMBER.fullmatch(row[at]) else row[at]
        elif above and any(row):
            found.append(number)
    return found
