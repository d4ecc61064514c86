"""A paper's number in its row, and another one in the text below: 盘点报告 | 2份, 盘点报告由负责人签发,一式三份."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.counts.shared_out import COPIES
from tasks.domain.plan.circular_rules.reading.spoken import names_in
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.column import Column
from tasks.domain.plan.circulars.dates import number_of
from tasks.domain.plan.circulars.duty import sentences
from tasks.domain.plan.defect import Defect, defect

_COUNT = re.compile(r"(?:各|每[一-龥]{1,3})?(\d{1,2}|[一二两三四五六七八九十]{1,2})\s{0,2}份")
_FROM_TO = re.compile(
    r"(?:一式)?[\d一二两三四五六]{1,2}份?\s{0,2}(?:至|到|[-—–~～])\s{0,2}[\d一二两三四五六]{1,2}\s{0,2}份"
)
_SHARED_OUT = re.compile(
    r"其中|留|存|退|返|复印|电子|原件|每[篇件人户]|加"
)  # 一式三份,学校留存一份: two of them go there
_MARK = r"^(?:[一二三四五六七八九十]{1,3}[、.])?[^一-龥《]{0,6}"  # 二、, 2.
_LEAST = 4  # signs of a name


def copies_beside_rows(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    """Only more than one in the row: 1份 there may be of three sheets each, 一式三份."""
    rows = {name: (line, count) for name, line, count in _counts(circular) if count > 1 and len(name) >= _LEAST}
    for one in sentences(circular) if rows else ():
        found = COPIES.search(one.text)
        if found is None or one.line in circular.rows or _SHARED_OUT.search(circular.narrow[one.line]):
            continue
        before = one.text[: found.start()]
        for name, (line, count) in rows.items():
            begins = re.search(
                rf"{_MARK}《?{re.escape(name)}(?![一-龥]{{0,6}}表)",
                before,
            )
            if begins and names_in(before) <= {name} and number_of(found[1]) != count:
                message = f"第 {line} 行说{count}份，这里说“{found[0]}”，以哪个为准没有说"
                yield defect("count-unclear", one.line, found[0], message)


def copies_left_open(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    """2至3份 in the column 份数: whether two are enough, nobody says."""
    for table in circular.tables:
        for row in table.rows:
            for column, cell in zip(table.columns, row.cells, strict=False):
                if column is Column.COUNT and _FROM_TO.fullmatch(cell.text.strip()):
                    message = f"“{cell.text.strip()}”从几到几，少的够不够没有说"
                    yield defect("count-unclear", cell.line, cell.text.strip(), message)


def _counts(circular: Circular) -> Iterator[tuple[str, int, int]]:
    for table in circular.tables:
        for row in table.rows:
            cells = [c.text for column, c in zip(table.columns, row.cells, strict=False) if column is Column.COUNT]
            found = _COUNT.fullmatch(cells[0]) if cells else None
            if found:
                yield table.name_of(row).strip("《》"), row.line, number_of(found[1])
