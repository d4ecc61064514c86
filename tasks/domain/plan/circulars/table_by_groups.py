"""Tables without a rule: rows of one cell a line, parted by blank lines, and rows whose heads a sentence tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tasks.domain.plan.circulars.column import Column, columns_of
from tasks.domain.plan.circulars.order import number_at
from tasks.domain.plan.circulars.table import NOWHERE, Cell, Row, Table, cells_of, is_head

_TOLD_HEADS = re.compile(  # (表中每行依次为:名称、报送人、数量、时限、去处)
    r"\(?[一-龥]{0,6}(?:每[行项条]|各[列行项栏])[一-龥]{0,4}依次(?:为|是|列出)?\s{0,2}:?\s{0,2}(?P<heads>[一-龥]{2,8}(?:、[一-龥]{2,8}){2,8})[)。:]{0,2}$"
)
_LEAST, _MOST, _LEAST_ROWS = 3, 8, 2  # heads, heads, rows
_CELL = re.compile(r"[^。;:]{1,24}")
_HEAD = re.compile(r"[一-龥()/]{2,10}")
_DAY = re.compile(
    r"(?:20\d\d\s{0,2}年)?\s{0,2}\d{1,2}\s{0,2}月\s{0,2}\d{1,2}\s{0,2}[日号]|每[月季周年学]|\d{1,4}[-./]\d{1,2}"
    r"|(?:20\d\d\s{0,2}年)?\d{1,2}\s{0,2}月份?(?:[底末初中]|[上中下]旬)[^,。;]{0,6}$"
    r"|(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s?月(?:份)?(?:至|到)|[^,。;]{0,12}(?:尽快|近期|及时)(?:报送|上报|提交|上传|$)"
)

_Line = tuple[int, str]


def tables_by_groups(lines: Sequence[_Line]) -> tuple[Table, ...]:
    """Of numbered, non-blank lines: a blank one shows by the number that is left out."""
    stripped = [(number, line.strip()) for number, line in lines]
    parted = tuple(_parted_by_blanks(stripped))
    known = {cell.line for table in parted for row in table.rows for cell in row.cells}
    return (*parted, *_unnumbered([line for line in stripped if line[0] not in known]), *_with_told_heads(lines))


def _parted_by_blanks(lines: Sequence[_Line]) -> Iterator[Table]:
    groups: list[list[_Line]] = []
    for number, text in lines:
        if groups and number == groups[-1][-1][0] + 1:
            groups[-1].append((number, text))
        else:
            groups.append([(number, text)])
    for at, head in enumerate(groups):
        heads = tuple(text for _, text in head[1 if number_at(head[0][1])[0] else 0 :])  # 三、提交材料 stands over them
        if len(heads) < _LEAST or not is_head(heads):
            continue
        rows: list[Row] = []
        for group in groups[at + 1 :]:
            if len(group) != len(heads):
                break
            rows.append(Row(group[0][0], tuple(Cell(number, 0, text) for number, text in group)))
        if len(rows) > 1:
            yield Table(columns_of(heads), heads, tuple(rows), aligned=True)


def _unnumbered(lines: Sequence[_Line]) -> Iterator[Table]:
    """材料 份数 截止时间 送交处, and rows of as many lines below, one cell each: the days show where each row is."""
    at = 0
    while at < len(lines):
        table = next((found for width in range(_MOST, _LEAST - 1, -1) if (found := _of_width(lines, at, width))), None)
        at += 1 if table is None else len(table.heads) * (1 + len(table.rows)) - 1
        if table is not None:
            yield table


def _of_width(lines: Sequence[_Line], at: int, width: int) -> Table | None:
    block = lines[at : at + width]
    heads = tuple(text for _, text in block)
    if len(block) < width or block[-1][0] - block[0][0] != width - 1 or not all(map(_HEAD.fullmatch, heads)):
        return None
    columns = columns_of(heads)
    if columns.count(Column.DUE) != 1 or Column.NAME not in columns or not is_head(heads):
        return None
    rows = list(_dated_rows(lines, at + width, columns))
    end = at + width + sum(cell.start != NOWHERE for row in rows for cell in row.cells)
    if len(rows) < _LEAST_ROWS or _goes_on(lines, end):
        return None  # 材料报送 stands over the heads, and is none
    return Table(columns, heads, tuple(rows), aligned=True)


def _goes_on(lines: Sequence[_Line], end: int) -> bool:
    """Whether a cell is left over right behind the rows."""
    return (
        end < len(lines)
        and number_at(lines[end][1])[0] in {"", "——"}
        and lines[end][0] == lines[end - 1][0] + 1
        and bool(_CELL.fullmatch(lines[end][1]))
    )


def _dated_rows(lines: Sequence[_Line], at: int, columns: Sequence[Column]) -> Iterator[Row]:
    """Rows with a day in their own column, and such as lack it, where the row behind them is whole again."""
    width, due = len(columns), columns.index(Column.DUE)
    while at < len(lines) and lines[at][0] == lines[at - 1][0] + 1:
        whole = lines[at : at + width]
        short = lines[at : at + width - 1]
        if _is_dated(whole, width, due):
            held, cells = whole, [Cell(number, 0, text) for number, text in whole]
        elif _has_no_day(short, width - 1) and _is_dated(lines[at + width - 1 : at + 2 * width - 1], width, due):
            held, cells = short, [Cell(number, 0, text) for number, text in short]
            cells.insert(due, Cell(short[0][0], NOWHERE, ""))
        else:
            break
        yield Row(held[0][0], tuple(cells))
        at += len(held)


def _is_dated(cells: Sequence[_Line], width: int, due: int) -> bool:
    days = [n for n, (_, text) in enumerate(cells) if _DAY.match(text)]
    return len(cells) == width and days == [due] and _is_joined(cells)


def _has_no_day(cells: Sequence[_Line], width: int) -> bool:
    return len(cells) == width and _is_joined(cells) and not any(_DAY.match(text) for _, text in cells)


def _is_joined(cells: Sequence[_Line]) -> bool:
    """Without a blank line among them."""
    return cells[-1][0] - cells[0][0] == len(cells) - 1


def _with_told_heads(lines: Sequence[_Line]) -> Iterator[Table]:
    for at, (_, text) in enumerate(lines):
        told = _TOLD_HEADS.fullmatch(text.strip())
        heads = tuple(told["heads"].split("、")) if told else ()
        rows: list[Row] = []
        for number, line in lines[at + 1 :] if heads else ():
            cells = cells_of(number, line)
            if len(cells) != len(heads):
                break
            rows.append(Row(number, cells))
        if len(rows) > 1:
            yield Table(columns_of(heads), heads, tuple(rows), aligned=True)
