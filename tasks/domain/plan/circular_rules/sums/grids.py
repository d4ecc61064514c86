"""Numbers in columns with their 合计 below, in a grid of any kind: no row of it has to be about a paper."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.reading.near_misses import is_slip
from tasks.domain.plan.circular_rules.sums.table_sums import WHOLE_HEAD
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.defect import Defect, defect

_BETWEEN = re.compile(r"\s*[|\t]\s*|\s{2,}|\u3000+")
_WHOLE = re.compile(r"(?:合|总|共)\s?计")
_PART = re.compile(r"小\s?计")
_NUMBER = re.compile(r"(\d{1,7}(?:\.\d{1,3})?)\s?[一-龥]?(?:[(][^()]{1,16}[)])?")
_MOST_ROWS = 60
_NO_AMOUNT = re.compile(r"序号|编号|电话|年份|年度|日期|时间|单价|标准|%|率|比例|每")


def grid_sums(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    for number, line in circular.lines:
        cells = _cells(line)
        if len(cells) < 2 or not _WHOLE.fullmatch(cells[0]):
            continue
        rows = _rows_above(circular, number, len(cells))
        if len(rows) > 2 and not any(_PART.search(row[0]) for row in rows):
            yield from _columns(number, cells, rows[1:], rows[0])


def _columns(number: int, whole: Sequence[str], rows: Sequence[Sequence[str]], head: Sequence[str]) -> Iterator[Defect]:
    """Each column of amounts; `head` is the row over them, which names the columns."""
    for at, told in enumerate(whole[1:], 1):
        said, parts = _amount(told), [_amount(row[at]) for row in rows]
        known = [part for part in parts if part is not None]
        if said is None or len(known) != len(parts) or _NO_AMOUNT.search(head[at]) or not is_slip(said, sum(known)):
            continue
        across = [part for part in map(_amount, whole[1:at]) if part is not None]
        if WHOLE_HEAD.search(head[at]) and sum(across) == sum(known):
            message = f"“{head[at]}”合计写 {said}，这一行和各行加起来都是 {sum(known)}，以哪个为准没有定"
        else:
            message = f"“{head[at]}”一栏合计写 {said}，各行加起来是 {sum(known)}，以哪个为准没有定"
        yield defect("sum-mismatch", number, told, message)


def _rows_above(circular: Circular, number: int, width: int) -> list[list[str]]:
    """The rows right above a line that have as many cells, the first of them without an amount: the head."""
    rows: list[list[str]] = []
    for line in range(number - 1, max(0, number - _MOST_ROWS), -1):
        text = circular.narrow.get(line, "")
        cells = next((told for told in (_cells(text), text.split()) if len(told) == width), None)
        if cells is None:
            return []
        rows.insert(0, cells)
        if not any(_amount(cell) for cell in cells[1:]):
            return rows
    return []


def _cells(line: str) -> list[str]:
    return [cell for cell in _BETWEEN.split(line.strip().strip("|").strip()) if cell]


def _amount(text: str) -> Decimal | None:
    found = _NUMBER.fullmatch(text)
    return Decimal(found[1]) if found else None
