"""A calendar with what is handed in on a day behind a word for it: 3月13日 星期五 交:园务计划(邮箱);交:作息表(网站)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.days.when import When
from tasks.domain.plan.drafting.page import Line
from tasks.domain.plan.drafting.papers.names.finding import is_paper
from tasks.domain.plan.drafting.tables.rows import Row, Tabled, owed_of

_LEAST = 2  # lines
_ASKS = r"(?:应|须|需)?(?:上交|提交|报送|上报|上传|交|报)(?:材料)?\s*:"
_FIRST = re.compile(rf"\s*(?:(?:星期|周)[一二三四五六日天])?\s*(?={_ASKS})")
_ASKED = re.compile(rf"{_ASKS}\s*(?P<told>(?:\([^()]*\)|[^;。])+)")
_JOINT = re.compile(r"[、,](?![^()]*\))")
_PIECE = re.compile(r"(?P<name>《?[^()《》]{2,30}》?)\s*(?:\((?P<told>[^()]{1,30})\))?")

_Dated = tuple[Line, When, list[dict[str, str]]]


def read_day_lines(page: Page) -> Tabled:
    """Each such line of a circular that has two of them at least."""
    tabled, rows = Tabled(), [row for line in page.lines for row in _row(page, line)]
    for line, when, papers in rows if len(rows) >= _LEAST else ():
        tabled.owed += [owed_of(Row(cells, line), cells["title"], each) for cells in papers for each in when.each()]
        tabled.taken.add(line.number)
    return tabled


def _row(page: Page, line: Line) -> Iterator[_Dated]:
    when = next((when for when in page.moments(line) if when.due and when.start == line.start), None)
    if when is None or when.ranged or not _FIRST.match(line.text, when.end):
        return
    told = [piece for asked in _ASKED.finditer(line.text, when.end) for piece in _JOINT.split(asked["told"])]
    pieces = [_PIECE.fullmatch(piece.strip()) for piece in told]
    papers = [{"title": one["name"].strip(), "place": one["told"] or ""} for one in pieces if one]
    if papers and len(papers) == len(pieces) and all(is_paper(cells["title"].strip("《》")) for cells in papers):
        yield line, when, papers
