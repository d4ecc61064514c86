"""A table with a column of papers, each with its day in the same cell: 总结,6月26日;图片集,6月26日."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.days.when import When
from tasks.domain.plan.drafting.page import Line
from tasks.domain.plan.drafting.papers.papers import names_in
from tasks.domain.plan.drafting.tables.rows import Row, Tabled, cells_of, owed_of

_LEAST = 2  # cells of one column
_BETWEEN = re.compile(r"[;；。]|(?<=[日前号底止)])[、,](?=[^、,]*\d)")
_AHEAD = re.compile(r"^[\s(]*(?:请|须|应|要|报送|上报|提交|上交|上传|报|交)?(?=[一-龥《“])")
_AT_DAY = r"(?:之?前|以前|截[止至]|止|最迟|[于在]|须|应|要|报送|上报|提交|上交|上传|报|交|送|[\s,:()、.。])*"
_BEFORE_DAY, _BEHIND_DAY = re.compile(rf"{_AT_DAY}$"), re.compile(rf"^{_AT_DAY}")
_RULE = re.compile(r"[-:—\s]*")
_NOUN = re.compile(r"[一-龥《》“”]{2,14}")  # 宣传月图片集: of no kind we know, among papers


@dataclass(frozen=True, slots=True)
class _Part:
    name: str
    when: When
    is_known: bool


def read_dated_cells(page: Page, at: int, tabled: Tabled) -> int:
    """Read the table that begins with line `at`; returns how many lines it takes, 0 where no column is of that kind."""
    rows = _rows(page.lines, at)
    for column in range(len(rows[0][1]) if rows else 0):
        told = [(line, cells[column], _parts(page, line, cells[column])) for line, cells in rows]
        known = [part.is_known for _, _, parts in told for part in parts]
        if sum(known) < _LEAST or sum(known) * 2 < len(known) or any(_is_other(page, *one) for one in told[1:]):
            continue
        tabled.owed += [
            owed_of(Row({"title": part.name}, line), part.name, part.when) for line, _, parts in told for part in parts
        ]
        tabled.taken |= {line.number for line, _, _ in told}
        return len(rows)
    return 0


def _rows(lines: Sequence[Line], at: int) -> list[tuple[Line, list[str]]]:
    """The rows of one width that follow each other from line `at`."""
    rows: list[tuple[Line, list[str]]] = []
    for line in lines[at:]:
        cells = cells_of(line.written)
        if len(cells) < 2 or rows and len(cells) != len(rows[0][1]):
            break
        rows.append((line, cells))
    return rows


def _is_other(page: Page, line: Line, cell: str, parts: Sequence[_Part]) -> bool:
    """Whether a cell of the column tells something that was not read: a day alone, or a clause with one."""
    return not parts and any(when.due or when.why for when in page.moments(line, cell))


def _parts(page: Page, line: Line, cell: str) -> list[_Part]:
    """What a cell asks for; nothing where one of its parts is not a paper and its day."""
    parts = [_part(page, line, part) for part in _BETWEEN.split(cell) if not _RULE.fullmatch(part)]
    return [part for part in parts if part] if all(parts) else []


def _part(page: Page, line: Line, told: str) -> _Part | None:
    whens = [when for when in page.moments(line, told) if when.due or when.why]
    if len(whens) != 1 or not whens[0].due or whens[0].ranged:
        return None
    halves = (_BEFORE_DAY.sub("", told[: whens[0].start]), _BEHIND_DAY.sub("", told[whens[0].end :]))
    bare = _AHEAD.sub("", "".join(halves)).rstrip(" )。") if not all(halves) else ""
    names = names_in(bare)
    is_known = len(names) == 1 and names[0].end - names[0].start >= len(bare) - 2
    return _Part(bare, whens[0], is_known) if is_known or _NOUN.fullmatch(bare) else None
