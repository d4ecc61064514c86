"""A table whose head names the days: under 4月10日前报送 stands what is due then."""

from __future__ import annotations

from collections.abc import Sequence

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.days.when import When
from tasks.domain.plan.drafting.page import Line
from tasks.domain.plan.drafting.papers.papers import find_names
from tasks.domain.plan.drafting.tables.rows import Row, Tabled, owed_of, titles_of

_LEAST = 2  # columns with a day


def read_dated_columns(page: Page, at: int, cells: Sequence[str], rows: Sequence[tuple[Line, list[str]]]) -> Tabled:
    """What stands in the columns whose head is a day; nothing where fewer than two heads are, or no cell is a paper."""
    found = Tabled()
    days = [_day(page, page.lines[at], cell) for cell in cells]
    if sum(day is not None for day in days) < _LEAST:
        return found
    for line, row in rows:
        for when, cell in zip(days, row, strict=False):
            names = find_names(cell, 0, len(cell), ()) if when and cell else ()
            for title in titles_of(cell, sure=True) if names else ():
                owed = owed_of(Row({"title": cell}, line), title, when)
                owed.due_line = page.lines[at]
                found.owed.append(owed)
    if found.owed:
        found.taken = {page.lines[at].number, *(line.number for line, _ in rows)}
    return found


def _day(page: Page, line: Line, cell: str) -> When | None:
    """The one day that a head names."""
    whens = [when for when in page.moments(line, cell) if when.due] if cell else []
    return whens[0] if len(whens) == 1 and len(cell) <= 24 else None
