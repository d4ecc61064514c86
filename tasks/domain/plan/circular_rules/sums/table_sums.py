"""Sums inside a table: 小计 of the rows above it, 合计 of the whole column, 合计 at a row's end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.column import Column
from tasks.domain.plan.circulars.table import Row, Table
from tasks.domain.plan.defect import Defect, defect

_PART = re.compile(r"^[^\d]{0,10}小\s{0,2}计$")
_WHOLE = re.compile(r"^[^\d]{0,10}(?:合\s{0,2}计|总\s{0,2}计|共\s{0,2}计|总\s{0,2}数)$|^全[县市区]$")
WHOLE_HEAD = re.compile(r"小\s{0,2}计|合\s{0,2}计|总\s{0,2}[计数]|共\s{0,2}计")
_NO_PART_HEAD = re.compile(r"序号|编号|电话|邮编|年份|年度|日期|时间|分数线|单价|标准|%|率|比例|其中")
_HALF = Decimal("0.5")


def table_sums(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    for table in circular.tables:
        if table.aligned:
            yield from _columns(table)
            yield from _rows(table)


def is_whole(row: Row) -> bool:
    """Whether a row is the 合计 or 小计 of others: 城区小计 too."""
    return any(_PART.match(cell.text) or _WHOLE.match(cell.text) for cell in row.cells[:2])


def _columns(table: Table) -> Iterator[Defect]:
    width = max((len(row.cells) for row in table.rows), default=0)
    for at, column in enumerate(table.columns):
        if column is Column.NUMBER or _NO_PART_HEAD.search(table.heads[at]):
            continue
        since: list[Decimal | None] = []
        parts: list[Decimal | None] = []
        for row in table.rows:
            if all(re.fullmatch(r":?-{2,}:?", cell.text) for cell in row.cells):
                continue
            shift = width - len(row.cells) if is_whole(row) and _spans(table, row, width) else 0
            said = _amount(row.cells[at - shift].text) if 0 <= at - shift < len(row.cells) else None
            if not is_whole(row):
                since.append(said)
                continue
            last = any(_WHOLE.match(cell.text) for cell in row.cells[:2])
            yield from _differs(table, at, row, said, [*parts, *since] if last else since, shift)
            parts, since = ([], []) if last else ([*parts, said], [])


def _spans(table: Table, row: Row, width: int) -> bool:
    """Whether 合计 spans the first columns, and does not merely leave the last ones empty: no number stands there."""
    last = [other.cells[-1].text for other in table.rows if other is not row and len(other.cells) == width]
    return all(cell.text for cell in row.cells) and any(re.search(r"\d", text) for text in last)


def _differs(
    table: Table, at: int, row: Row, said: Decimal | None, parts: Sequence[Decimal | None], shift: int
) -> Iterator[Defect]:
    known = [part for part in parts if part is not None]
    if said is None or len(known) < 2 or len(known) != len(parts) or sum(known) == said:
        return
    name = next(cell.text for cell in row.cells[:2] if _PART.match(cell.text) or _WHOLE.match(cell.text))
    message = f"“{table.heads[at]}”一栏{name}写 {said}，各行加起来是 {sum(known)}，以哪个为准没有定"
    yield defect("sum-mismatch", row.line, row.cells[at - shift].text, message)


def _rows(table: Table) -> Iterator[Defect]:
    """A column 合计 that is the sum of the others in all rows but one, or near it where there is one row only."""
    wholes = [at for at, head in enumerate(table.heads) if WHOLE_HEAD.search(head) and at > 1]
    if len(wholes) != 1:
        return
    (at,) = wholes
    told = [(row, said, parts) for row in table.rows for said, parts in [_of_row(table, row, at)] if said is not None]
    right = [row for row, said, parts in told if sum(parts) == said]
    for row, said, parts in told:
        near = said is not None and abs(sum(parts) - said) <= _HALF * max(said, Decimal(1))
        if sum(parts) != said and near and (len(right) >= len(told) / 2 or _is_of_parties(table)) and len(parts) > 1:
            message = f"“{table.heads[at]}”写 {said}，这一行加起来是 {sum(parts)}，以哪个为准没有定"
            yield defect("sum-mismatch", row.line, row.cells[at].text, message)


def _named_by(row: Row) -> tuple[int, ...]:
    """The first column names the row; not where it is an amount of its own, 东镇 3.2, 西镇 2.8, 合计 6."""
    return () if re.search(r"\.\d", row.cells[0].text) else (0,)


def _is_of_parties(table: Table) -> bool:
    """One row of amounts, each under the name of who gets it."""
    parties = [head for head in table.heads if re.search(r"[镇乡村区校园局站所街]$|街道$|社区$", head)]
    return len(table.rows) == 1 and len(parties) == len(table.heads) - 1


def _of_row(table: Table, row: Row, at: int) -> tuple[Decimal | None, list[Decimal]]:
    if len(row.cells) != len(table.heads):
        return None, []
    others = [
        _amount(cell.text)
        for other, cell in enumerate(row.cells)
        if other not in {at, *_named_by(row)} and table.columns[other] is not Column.NUMBER
        if not _NO_PART_HEAD.search(table.heads[other]) and re.search(r"\d", cell.text)
    ]
    parts = [part for part in others if part is not None]
    return (_amount(row.cells[at].text), parts) if len(parts) == len(others) else (None, [])


def _amount(text: str) -> Decimal | None:
    found = re.fullmatch(r"(\d{1,7}(?:\.\d{1,3})?)\s{0,2}[一-龥%]{0,2}", text)
    return Decimal(found[1]) if found else None
