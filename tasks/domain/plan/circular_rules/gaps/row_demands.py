"""A table whose rows say what to do, by when and where to: 填写《摸底表》,9月21日17:00前报送 says no place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.places.placed import all_are_placed
from tasks.domain.plan.circular_rules.reading.covering import coverage
from tasks.domain.plan.circular_rules.reading.dated import RECURS
from tasks.domain.plan.circular_rules.reading.places_told import places_of_the_table, says_where
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.column import Column
from tasks.domain.plan.circulars.dates import SUBMIT
from tasks.domain.plan.circulars.not_handed_in import without_what_stays
from tasks.domain.plan.circulars.table import Row, Table
from tasks.domain.plan.defect import Defect, defect

_TITLE = re.compile(r"《([^《》]{4,40})》")
_SENDS = re.compile(SUBMIT)
_SENT_AND_NO_MORE = re.compile(r"前(?:报送|上报|提交|上交)$")
_TELLS_WHEN = re.compile(
    r"\d{1,2}月\d|\d{1,2}[日号]|[一二三四五六七八九十]月[一二三四五六七八九十]|\d[./-]\d|[周旬][一二三四五六日天末初底]|届时|时限|见|另|按[时期]"
    r"|[日天时周月]内"
)
_LEAST, _ODD = 4, 0.3  # so many papers in the rows, and at most so many of them odd
_MARK = 4  # signs of an ending by which a paper is spoken of elsewhere


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a row asks for: the paper, what follows its title in the sentence, and all that the row says."""

    line: int
    title: str
    behind: str
    row: str

    @property
    def has_day(self) -> bool:
        cells = self.row.replace(self.title, "")
        return bool(_TELLS_WHEN.search(cells) or RECURS.search(cells))

    @property
    def has_place(self) -> bool:
        """Whether more is said behind the verb than that it is handed in: 前送交警大队 is a place of its own."""
        return says_where(self.row) or not _SENT_AND_NO_MORE.search(self.behind)


def row_demands(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    if circular.is_endless:
        return
    for table in circular.tables:
        asked = list(_asked(table)) if table.aligned else []
        undated, unplaced = [one for one in asked if not one.has_day], [one for one in asked if not one.has_place]
        for one in undated if Column.DATE not in table.columns and _are_few(undated, asked) else ():
            if says_where(one.behind) and _is_alone(circular, one):
                yield defect("no-date", one.line, one.title, "别的各行都写了时间，这一行没有说什么时候交")
        for one in unplaced if _are_few(unplaced, asked) and not _are_placed_outside(circular, table) else ():
            if _is_alone(circular, one):
                yield defect("no-channel", one.line, one.title, "别的各行都写了交到哪里，这一行没有说")


def _are_placed_outside(circular: Circular, table: Table) -> bool:
    """Whether a column of the table or a sentence beside it says where all of it goes."""
    if Column.CHANNEL in table.columns or all_are_placed(circular) or places_of_the_table(circular):
        return True
    return coverage(circular, lambda one: one.line not in table.lines and says_where(one.text)).everything


def _asked(table: Table) -> Iterator[_Asked]:
    for row in table.rows:
        for cell in row.cells:
            for found in _TITLE.finditer(cell.text):
                behind = re.split("[。;]", cell.text[found.end() :])[0]
                if _SENDS.search(without_what_stays(behind)):
                    yield _Asked(row.line, found[1], behind, _text_of(row))


def _text_of(row: Row) -> str:
    return "\t".join(cell.text for cell in row.cells)


def _are_few(odd: list[_Asked], asked: list[_Asked]) -> bool:
    return len(asked) >= _LEAST and len(odd) <= _ODD * len(asked)


def _is_alone(circular: Circular, one: _Asked) -> bool:
    """Whether no other line speaks of it, by the end of its name."""
    return not any(one.title[-_MARK:] in text for line, text in circular.lines if line != one.line)
