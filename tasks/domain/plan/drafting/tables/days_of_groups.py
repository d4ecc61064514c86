"""A table of nothing but days, where papers meet groups: 甲乙 | 城区 5月8日 | 乡镇 5月15日, or turned."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.days.when import When, without_days
from tasks.domain.plan.drafting.page import Line
from tasks.domain.plan.drafting.papers.lists.scope import Meant
from tasks.domain.plan.drafting.papers.names.finding import is_paper
from tasks.domain.plan.drafting.papers.owed import Owed
from tasks.domain.plan.drafting.tables.by_mark import meant_by_cells, owed_by_mark
from tasks.domain.plan.drafting.tables.rows import NOTHING, Row, Tabled, cells_of

_GROUP = re.compile(
    r"(?!.*(?:截|[起止]|时间|日期|纸质|电子))[一-龥()、,]*"
    r"(?:学校|小学|初中|高中|中学|园|单位|部门|政府|镇|乡|街道|村|社区|企业|公司|城区|[县市区省]直|片区?|组|批次?|机构|中心|[局院站馆校类])(?:\([^()]*\))?"
)
_LEAST = 2  # groups

_Days = tuple[When | None, ...]


@dataclass(frozen=True, slots=True)
class _Dated:
    """One day of the table: the papers' cell, the group and the line of the row."""

    papers: str
    group: str
    when: When
    line: Line


def read_days_of_groups(page: Page, at: int, tabled: Tabled) -> int:
    """Read the table that begins with line `at`; returns how many lines it takes, 0 where it is of another kind."""
    head = _told(page.lines[at])
    rows = list(_rows(page, at, len(head))) if len(head) > _LEAST else []
    found = list(_by_group(head, rows))
    papers = [*dict.fromkeys(one.papers for one in found)]
    by_mark = meant_by_cells(page, papers, page.lines[at].number)
    in_columns = papers if set(papers) <= {*head} else []  # papers named in rows are read as any table's
    meant = dict(zip(papers, by_mark or _by_name(page, in_columns, at), strict=False))
    if not any(meant.values()):
        return 0
    tabled.owed += [owed for one in found for owed in _owed(one, meant[one.papers], found)]
    tabled.taken |= {line.number for line in page.lines[at : at + 1 + len(rows)]}
    return 1 + len(rows)


def _by_name(page: Page, cells: Sequence[str], at: int) -> tuple[tuple[Meant, ...], ...]:
    """The paper that each cell names, where a line above the table asks for it by that name."""
    titles = [page.full_name(cell) for cell in cells]
    asked = [next((line for line in page.lines[at - 1 :: -1] if title in line.text), None) for title in titles]
    named = all(is_paper(title) and line for title, line in zip(titles, asked, strict=True))
    return tuple((Meant(t, line),) for t, line in zip(titles, asked, strict=True) if line) if named else ()


def _rows(page: Page, at: int, width: int) -> Iterator[tuple[Line, str, _Days]]:
    """The rows right below line `at` of which each cell but the first is a day, or a sign that there is none."""
    for line in page.lines[at + 1 :]:
        first, *rest = _told(line)
        days = [_day(page, line, cell) for cell in rest]
        if len(rest) != width - 1:
            return
        if any(day is None and not NOTHING.match(cell) for day, cell in zip(days, rest, strict=True)):
            return
        yield line, first, tuple(days)


def _told(line: Line) -> list[str]:
    """The cells of a row that are not empty: between wide blanks there are none."""
    return [cell for cell in cells_of(line.written) if cell] or [""]


def _day(page: Page, line: Line, cell: str) -> When | None:
    whens = page.moments(line, cell) if cell else ()
    alone = len(whens) == 1 and whens[0].due and not without_days(cell, whens).strip(" 前()止:")
    return whens[0] if alone else None


def _by_group(head: Sequence[str], rows: Sequence[tuple[Line, str, _Days]]) -> Iterator[_Dated]:
    """The days of each paper and group, whichever of the two has the rows."""
    columns, firsts = head[1:], [first for _, first, _ in rows]
    turned = len(firsts) >= _LEAST and all(map(_GROUP.fullmatch, firsts))
    if not turned and not all(map(_GROUP.fullmatch, columns)):
        return
    for line, first, days in rows:
        for column, when in zip(columns, days, strict=True):
            if when is not None:
                papers, group = (column, first) if turned else (first, column)
                yield _Dated(papers, group, when, line)


def _owed(one: _Dated, meant: Sequence[Meant], found: Sequence[_Dated]) -> Iterator[Owed]:
    """The papers of a cell by its day, once where several groups have the same."""
    alike = [other for other in found if other.papers == one.papers and other.when.due == one.when.due]
    if alike[0] is not one:
        return
    cells = {"party": "、".join(other.group for other in alike)}
    for paper in meant:
        owed = owed_by_mark(Row(cells, one.line), paper, one.when)
        owed.due_line = one.line
        yield owed
