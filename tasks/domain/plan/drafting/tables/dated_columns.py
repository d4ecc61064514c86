"""A table whose head names the days: under 4月10日前报送 stands what is due then."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.days.when import When
from tasks.domain.plan.drafting.page import Line
from tasks.domain.plan.drafting.papers.names.finding import find_names, names_in
from tasks.domain.plan.drafting.papers.owed import Owed
from tasks.domain.plan.drafting.tables.rows import Row, Tabled, cells_of, owed_of, titles_of

_LEAST = 2  # columns with a day


def read_dated_columns(page: Page, at: int, tabled: Tabled) -> int:
    """Read the table that begins with line `at`; returns how many lines it takes, 0 where its head names fewer than
    two days or no cell below is a paper."""
    head = cells_of(page.lines[at].written)
    days = [_day(page, page.lines[at], cell) for cell in head]
    if any(day is None and find_names(cell, 0, len(cell), ()) for day, cell in zip(days, head, strict=True)):
        return 0  # 一月  8日  检查表  20日  名册: the papers stand beside their days
    if sum(day is not None for day in days) < _LEAST:
        return 0
    found: list[Owed] = []
    end = at + 1
    for line in page.lines[at + 1 :]:
        cells = cells_of(line.written)
        if not 2 <= len(cells) <= len(days):
            break
        found += _of_row(page.lines[at], line, days, cells)
        end += 1
    tabled.owed += found
    tabled.taken |= {line.number for line in page.lines[at:end]} if found else set()
    return end - at if found else 0


def _of_row(head: Line, line: Line, days: Sequence[When | None], cells: Sequence[str]) -> Iterator[Owed]:
    for when, cell in zip(days, cells, strict=False):
        named = find_names(cell, 0, len(cell), ()) if when and cell else ()
        for title in titles_of(cell, sure=True) if named else ():
            owed = owed_of(Row({"title": cell}, line), title, when)
            owed.due_line = head
            yield owed


def _day(page: Page, line: Line, cell: str) -> When | None:
    """The one day that a head names."""
    whens = [when for when in page.moments(line, cell) if when.due] if cell else []
    rest = f"{cell[: whens[0].start]} {cell[whens[0].end :]}" if whens else cell
    return whens[0] if len(whens) == 1 and len(cell) <= 24 and not names_in(rest) else None
