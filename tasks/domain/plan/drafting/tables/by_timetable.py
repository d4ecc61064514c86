"""Papers handed over on the day that a table of who comes when tells: 按下表日期到会,现场递交《登记册》."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.days.when import When
from tasks.domain.plan.drafting.draft_words import SUBMIT
from tasks.domain.plan.drafting.page import Line, sentences
from tasks.domain.plan.drafting.papers.names.finding import find_names
from tasks.domain.plan.drafting.tables.rows import Row, Tabled, cells_of, owed_of

_BY_TABLE = re.compile(r"[按照依](?:照|据)?(?:下表|下列|以下|如下)[^,。;]{0,6}(?:日期|时间|批次|日程|安排)")
_TO_CHECK = re.compile(  # 携带《手册》,按下列时间到我中心送审
    r"(?:携带?|带[齐好上来]?)(?=[^。;]{0,40}》)[^。;]*(?:送审|报审|审[核验查]|[查核交]验|盖章|登记|注册|备案)"
)
_NEAR = 16  # lines from the sentence to the first row
_LEAST = 2  # rows


def read_by_timetable(page: Page, tabled: Tabled) -> None:
    """Each paper of such a sentence once for each row below it that has one day; its rows are read."""
    for line in page.lines:
        for start, said in sentences(line) if _BY_TABLE.search(line.text) else ():
            if not _BY_TABLE.search(said) or not (SUBMIT.search(said) or _TO_CHECK.search(said)):
                continue
            names = [name for name in find_names(line.text, start, start + len(said), ()) if not name.generic]
            rows = list(_rows(page, line))
            if len(rows) < _LEAST or any(one.number in tabled.taken for one, _, _ in rows):
                continue
            for row, who, when in rows if names else ():
                tabled.taken.add(row.number)
                for name in names:
                    owed = owed_of(Row({"title": name.title, "party": who}, line), name.title, when)
                    owed.due_line = row
                    tabled.owed.append(owed)


def _rows(page: Page, line: Line) -> Iterator[tuple[Line, str, When]]:
    """(row, who, day) of the first run of rows below the line, each of several cells and with one day."""
    begun = False
    for below in (one for one in page.lines if line.number < one.number <= line.number + _NEAR):
        cells = cells_of(below.written)
        days = [when for when in page.moments(below) if when.due and when.day] if len(cells) > 1 else []
        if len(days) == 1:
            begun = True
            yield below, _who(cells), days[0]
        elif begun:
            return


def _who(cells: Sequence[str]) -> str:
    """第一批 | 县直中小学 | 9所 | 12月8日: the longest cell without a number."""
    return max((cell for cell in cells if not re.search(r"\d|第.批", cell)), key=len, default="")
