"""Tables whose cells a clerk parted by one wide space each, or by as many as make the columns stand one below another:
序号　材料名称　截止时间, above rows of as many cells."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

_ONE, _SOME, _ALONE = re.compile("\u3000"), re.compile("\u3000+"), re.compile("(?<!\u3000)\u3000(?!\u3000)")
_GAPS = (_ONE, _SOME, _BLANK := re.compile("[ \u3000]+"))
_SEQUENCE = re.compile("序号|编号")
_TIME, _DAY = re.compile("时间|日期|期限|时限|截[止至]"), re.compile(r"(?:20\d\d年)?\d{1,2}月\d{1,2}[日号]|每[月周季]")
_HEAD = re.compile(r"(?=.*[一-龥])[^。；;：:，,]{1,16}")
_LONGEST = 60  # signs of a cell
_FEWEST, _ROWS = 3, 2  # cells of a row, rows below the head
_WHOLE = re.compile("[合总共]计")


def with_tabs(lines: Mapping[int, str]) -> Mapping[int, str]:
    """The lines, those of such tables with a tab for each of these spaces, sign for sign."""
    numbers, told = [*lines], dict(lines)
    at = 0
    while at < len(numbers):
        gap, end = next(
            ((gap, end) for gap in _GAPS if (end := _end(lines, numbers, at, gap)) - at > _ROWS), (_ONE, at)
        )
        for number in numbers[at:end]:
            told[number] = _tabbed(lines[number], gap)
        at = max(end, at + 1)
    return told


def _end(lines: Mapping[int, str], numbers: Sequence[int], at: int, gap: re.Pattern[str]) -> int:
    """Behind the last row of the table that begins there; where it begins, if none does, or if each gap is of several
    wide spaces, which part cells in any text."""
    width = _width(_cells(lines[numbers[at]], gap))
    end = at + bool(width)
    while width and end < len(numbers) and _is_row(_cells(lines[numbers[end]], gap), width):
        end += 1
    if gap is _BLANK:
        columns = [*zip(*(_cells(lines[number], gap) for number in numbers[at:end]), strict=False)]
        return end if any(_is_counted(column) or _is_dated(column) for column in columns) else at
    return end if any(_ALONE.search(lines[number].strip()) for number in numbers[at:end]) else at


def _is_counted(column: Sequence[str]) -> bool:
    """序号 over 1, 2, 3: cells that one blank each parts are a table's then, and not words of a sentence."""
    return bool(_SEQUENCE.fullmatch(column[0])) and [*column[1:]] == [str(n) for n in range(1, len(column))]


def _is_dated(column: Sequence[str]) -> bool:
    """截止时间 over a day in each row."""
    return bool(_TIME.search(column[0])) and all(map(_DAY.match, column[1:]))


def _width(cells: Sequence[str]) -> int:
    """How many heads a line names; 0 for one that is no head of such a table."""
    return len(cells) if len(cells) >= _FEWEST and all(map(_HEAD.fullmatch, cells)) else 0


def _is_row(cells: Sequence[str], width: int) -> bool:
    if len(cells) > 1 and _WHOLE.fullmatch(cells[0]):
        return len(cells) <= width  # 合计　　61
    return len(cells) == width and all(0 < len(cell) <= _LONGEST and "。" not in cell for cell in cells)


def _cells(line: str, gap: re.Pattern[str]) -> Sequence[str]:
    return gap.split(line.strip()) if "\t" not in line else ()


def _tabbed(line: str, gap: re.Pattern[str]) -> str:
    inner = line.strip()
    start = line.find(inner)
    tabbed = gap.sub(lambda found: "\t".ljust(len(found[0]), found[0][0]), inner)
    return f"{line[:start]}{tabbed}{line[start + len(inner) :]}"
