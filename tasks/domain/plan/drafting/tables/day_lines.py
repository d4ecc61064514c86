"""A calendar that says what is handed in on a day: 3月13日 星期五 交:计划(邮箱);交:作息表(网站), and under a month
报送:计划(3月13日);小结(4月8日)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.days.when import When
from tasks.domain.plan.drafting.draft_words import EVENT
from tasks.domain.plan.drafting.page import Line
from tasks.domain.plan.drafting.papers.names.finding import is_paper
from tasks.domain.plan.drafting.tables.marked import owed_signs
from tasks.domain.plan.drafting.tables.rows import NOTHING, Row, Tabled, owed_of, titles_of, whens_of
from tasks.domain.plan.drafting.tables.terse_rows import kind_of

_LEAST = 2  # lines
_WORD = r"(?:应|须|需)?(?:上交|提交|报送|上报|上传|交|报)(?:材料)?\s*:"
_WEEKDAY = re.compile(r"\s*(?:\((?:星期|周)[一二三四五六日天]\)|(?:星期|周)[一二三四五六日天])?\s*")
_JOINT = re.compile(r";(?![^()]*\))")
_NAME = re.compile(r"\s*(?P<name>《[^《》]+》|[^(),]{3,30}?)\s*(?=[(,]|$)")
_PARTS = re.compile(r"[(),]")

_Dated = tuple[Line, When | None, list[dict[str, str]]]


def read_day_lines(page: Page) -> Tabled:
    """Each such line of a circular that has two of them at least."""
    signs = "".join(map(re.escape, owed_signs(page)))
    asks = re.compile(f"{_WORD}|[{signs}]" if signs else _WORD)
    tabled, rows = Tabled(), [row for line in page.lines for row in _row(page, line, asks)]
    for line, when, papers in rows if len(rows) >= _LEAST else ():
        for cells in papers:
            own = whens_of(cells.get("due", ""), page, line) or (when.each() if when else ())
            titles = tuple(titles_of(cells["title"], sure=True))
            tabled.owed += [owed_of(Row(cells, line), title, one) for title in titles for one in own]
        tabled.taken.add(line.number)
    return tabled


def _row(page: Page, line: Line, asks: re.Pattern[str]) -> Iterator[_Dated]:
    when = next((when for when in page.moments(line) if when.due and when.start == line.start), None)
    behind = _WEEKDAY.match(line.text, when.end) if when and not when.ranged else None
    at = behind.end() if behind else line.start
    if not asks.match(line.text, at):
        return
    told = [asks.sub("", piece, count=1).strip(" 。") for piece in _JOINT.split(line.text[at:])]
    papers = [_cells(page, line, piece) for piece in told if piece and not NOTHING.match(piece)]
    dated = when is not None or all("due" in cells for cells in papers)
    if dated and (papers or at == line.start) and all(map(_is_owed, papers)):
        yield line, when, papers


def _cells(page: Page, line: Line, told: str) -> dict[str, str]:
    """The name of a paper, and what stands behind it by what it is: its day, its place, how many."""
    named = _NAME.match(told)
    if named is None:
        return {}
    cells = {"title": named["name"]}
    for part in filter(None, map(str.strip, _PARTS.split(told[named.end() :]))):
        kind = kind_of(page, line, part)
        kind = kind if kind in {"due", "place", "count"} else "note"
        cells[kind] = f"{cells[kind]},{part}" if kind in cells else part
    return cells


def _is_owed(cells: dict[str, str]) -> bool:
    name = cells.get("title", "")
    return bool(name) and (is_paper(name.strip("《》")) or not EVENT.search(name))
