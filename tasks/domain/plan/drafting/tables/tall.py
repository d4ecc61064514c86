"""Rows of one cell a line: a row begins with its number, or after as many cells as there are columns."""

from __future__ import annotations

import re

from tasks.domain.plan.drafting.page import Line
from tasks.domain.plan.drafting.tables.headers import LOOKS
from tasks.domain.plan.drafting.tables.in_columns import aligned, filled
from tasks.domain.plan.drafting.tables.rows import Row

_ASIDE, _LONGEST_CELL = re.compile(r"\([^()]*\)"), 40  # signs but for its brackets
_A_DAY = re.compile(r"\d\s*[月日号]")
_SOME_TIME = re.compile(  # 报告会结束后尽快报送; 同上: tells a time, if no day
    r"尽[快早]|及时|随时|近期|同上|另行|待定|[前后]$|期[初中末]$|[年季月][初底末]|结束[之以]?后|当[日天]"
)
_STOP = re.compile(r"[。]|^(?:附件\s*\d{0,2}\s*(?:$|[:.、])|联系人|注[:：])")


def rows_of_lines(lines: tuple[Line, ...], at: int, header: list[str]) -> tuple[list[Row], int]:
    """One cell a line: a row begins with its number, or after as many cells as there are columns."""
    if in_place := _in_place(lines, at, header):
        return in_place
    rows: list[Row] = []
    joined = at > 0 and lines[at].number - lines[at - 1].number == 1  # no blank line under the head, and none below
    while at < len(lines) and not (joined and _is_set_apart(lines, at, len(rows) + 1 if header[0] == "seq" else 0)):
        held = _next_row(lines, at, header)
        if not held:
            break
        cells = [line.text for line in held]
        named = dict(zip(header, cells, strict=True)) if len(cells) == len(header) else aligned(cells, header)
        titled = next((line for line in held if line.text == named.get("title")), held[0])
        rows.append(Row(filled(named, rows, set()), titled))
        at += len(held)
    return _with_merged_days(rows) if header[0] == "seq" else rows, at


def _in_place(lines: tuple[Line, ...], at: int, header: list[str]) -> tuple[list[Row], int] | None:
    """The rows of a table without numbers in which a blank line stands for an empty cell, and the line behind them;
    None where no line of it is blank, or the rows do not come out."""
    by_number = {line.number: line for line in lines[at:]}
    width, first = len(header), lines[at].number if at < len(lines) else 0
    dated = header.index("due") if "due" in header and header[0] == "title" else -1
    rows: list[Row] = []
    while dated > 0:
        held = [by_number.get(first + n) for n in range(width)]
        cells = [line.text if line else "" for line in held]
        titled = held[0]
        if titled is None or titled.kind or any(_STOP.search(cell) for cell in cells):
            break
        if cells[dated] and not (LOOKS["due"].search(cells[dated]) or _SOME_TIME.search(cells[dated])):
            return None
        rows.append(Row(dict(zip(header, cells, strict=True)), titled))
        first += width
    behind = next((n for n, line in enumerate(lines) if line.number >= first), len(lines))
    return (rows, behind) if len(rows) > 1 and behind - at < len(rows) * width else None


def _is_set_apart(lines: tuple[Line, ...], at: int, next_row: int) -> bool:
    """Whether a blank line parts what follows from the table; before the number of its next row it is an empty cell."""
    return lines[at].number - lines[at - 1].number > 1 and lines[at].text != str(next_row)


def _with_merged_days(rows: list[Row]) -> list[Row]:
    """The day of the row above for rows one below another that have no cell for it: they share one. One row alone
    that lacks it was left without a day."""
    lacks = [bool(row.cells.get("title")) and not row.cells.get("due") for row in rows]
    for at, row in enumerate(rows):
        beside = lacks[at - 1 : at] + lacks[at + 1 : at + 2]
        if at and lacks[at] and any(beside) and rows[at - 1].cells.get("due"):
            row.cells["due"] = rows[at - 1].cells["due"]
    return rows


def _next_row(lines: tuple[Line, ...], at: int, header: list[str]) -> list[Line]:
    held: list[Line] = []
    numbered = header[0] == "seq"
    width = _width(lines, at, header)
    for line in lines[at : at + width]:
        is_number = bool(re.fullmatch(r"\d{1,2}", line.text))
        if line.kind in {"cn", "cn()"} or len(_ASIDE.sub("", line.text)) > _LONGEST_CELL or _STOP.search(line.text):
            break
        counts = is_number and len(held) < len(header) and header[len(held)] == "count"  # 份数 2, and no row 2
        if numbered and is_number == bool(held) and (is_number or not held) and not counts:
            break
        held.append(line)
    enough = len(held) == width or (numbered and len(held) >= 2)
    return held if enough else []


def _width(lines: tuple[Line, ...], at: int, header: list[str]) -> int:
    """How many cells the next row has: one less where only its day is missing, and the row behind it is whole."""
    whole = len(header)
    if "due" not in header or header[0] == "seq" or _is_timed(lines[at : at + whole], header):
        return whole
    behind = lines[at + whole - 1 : at + 2 * whole - 1]
    lacks = not any(_A_DAY.search(line.text) for line in lines[at : at + whole - 1])
    return whole - 1 if lacks and _is_dated(behind, header) else whole


def _is_timed(row: tuple[Line, ...], header: list[str]) -> bool:
    told = row[header.index("due")].text if len(row) == len(header) else ""
    return bool(LOOKS["due"].search(told) or _SOME_TIME.search(told))


def _is_dated(row: tuple[Line, ...], header: list[str]) -> bool:
    return len(row) == len(header) and bool(LOOKS["due"].search(row[header.index("due")].text))
