"""Tables whose cells a clerk parted by one wide space each: 序号　材料名称　截止时间, above rows of as many cells."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

_WIDE = "\u3000"
_HEAD = re.compile(r"(?=.*[一-龥])[^。；;：:，,]{1,16}")
_LONGEST = 60  # signs of a cell
_FEWEST, _ROWS = 3, 2  # cells of a row, rows below the head
_WHOLE = re.compile("[合总共]计")


def with_tabs(lines: Mapping[int, str]) -> Mapping[int, str]:
    """The lines, those of such tables with a tab for each of these spaces, sign for sign."""
    numbers, told = [*lines], dict(lines)
    at = 0
    while at < len(numbers):
        width = _width(lines[numbers[at]])
        end = at + 1
        while width and end < len(numbers) and _is_row(lines[numbers[end]], width):
            end += 1
        if width and end - at > _ROWS:
            for number in numbers[at:end]:
                told[number] = _tabbed(lines[number])
            at = end
        else:
            at += 1
    return told


def _width(line: str) -> int:
    """How many heads a line names; 0 for one that is no head of such a table."""
    cells = _cells(line)
    return len(cells) if len(cells) >= _FEWEST and all(map(_HEAD.fullmatch, cells)) else 0


def _is_row(line: str, width: int) -> bool:
    cells = _cells(line)
    if len(cells) > 1 and _WHOLE.fullmatch(cells[0]):
        return len(cells) <= width  # 合计　　61
    return len(cells) == width and all(0 < len(cell) <= _LONGEST and "。" not in cell for cell in cells)


def _cells(line: str) -> Sequence[str]:
    return line.strip().split(_WIDE) if "\t" not in line else ()


def _tabbed(line: str) -> str:
    inner = line.strip()
    start = line.find(inner)
    return f"{line[:start]}{inner.replace(_WIDE, chr(9))}{line[start + len(inner) :]}"
