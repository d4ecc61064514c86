"""The days of one paper in rows right below what names it: 《月报》…报送时间见下表: 3月 | 3月31日17:00."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.days.when import When
from tasks.domain.plan.drafting.page import Line
from tasks.domain.plan.drafting.people.whose import party_of_cell
from tasks.domain.plan.drafting.tables.rows import Row, Tabled, cells_of, owed_of

_TIMES = r"(?:报送|填报|上报|提交|上交|上传|截[止至])[^,。;:]{0,10}(?:时间|日期|时限|期限|月份|节点|安排)"
_CAPTION = re.compile(
    rf"(?:附?表\s*\d{{0,2}}\s*[:.]?)?\s*(?P<paper>《[^《》]+》)[^,。;《》]{{0,6}}{_TIMES}[^,。;]{{0,4}}"
)
_SENTENCE = re.compile(rf"{_TIMES}[^。;]{{0,12}}(?:下表|如下|下列|以下)[^。;]{{0,16}}[:。]?$")
_QUOTED = re.compile(r"《[^《》]+》")
_BESIDE = re.compile(r"[\s()|、]*(?:之?前|以前|截[止至]|止)?[\s()。;]*")
_RULE = re.compile(r"[-:—]+")
_LABELLED = re.compile(r"(?P<label>(?:\d{1,2}月份?|第?[一二三四\d]{1,2}[季次期批轮]度?))\s*:\s*(?P<told>.+)")
_LEAST = 2  # rows


def read_paper_days(page: Page, tabled: Tabled) -> None:
    """Read the rows below each line that names one paper and says that its days follow."""
    for at, line in enumerate(page.lines):
        title = "" if line.number in tabled.taken else _paper(page, line)
        rows = list(_rows(page, page.lines[at + 1 :], tabled)) if title else []
        if len(rows) < _LEAST:
            continue
        for below, when, who in rows:
            owed = owed_of(Row({"title": title, "party": who}, _home(page, line, title)), title, when)
            owed.due_line = below
            tabled.owed.append(owed)
        last = rows[-1][0].number
        tabled.taken |= {one.number for one in page.lines if line.number < one.number <= last}
        tabled.taken |= {line.number} if _CAPTION.fullmatch(line.text.strip()) else set()


def _paper(page: Page, line: Line) -> str:
    """The one paper whose days a line says are below; "" where it does not, or names several."""
    caption = _CAPTION.fullmatch(line.text.strip())
    if caption:
        return page.full_name(caption["paper"])
    papers = {page.full_name(name) for name in _QUOTED.findall(line.text)}
    return papers.pop() if len(papers) == 1 and _SENTENCE.search(line.text) else ""


def _home(page: Page, line: Line, title: str) -> Line:
    """The line that asks for the paper, where a caption only calls it."""
    above = (one for one in reversed(page.lines) if one.number <= line.number and title in one.text)
    return next(above, line)


def _rows(page: Page, below: Sequence[Line], tabled: Tabled) -> Iterator[tuple[Line, When, str]]:
    """(line, day, who) of each row with one cell that is a day; a head of the columns may stand over them."""
    begun, heads = False, 0
    for line in below:
        cells = _cells(line)
        if cells and all(_RULE.fullmatch(cell) for cell in cells):
            continue
        days = [when for cell in cells if (when := _day(page, line, cell))]
        if line.number in tabled.taken or len(cells) < 2 or len(days) > 1 or not days and (begun or heads):
            return
        heads += not days
        if days:
            begun = True
            yield line, days[0], party_of_cell(cells[0])


def _cells(line: Line) -> list[str]:
    """The cells of a row, or what stands before and behind its colon: 3月:3月27日17:00."""
    cells = [cell for cell in cells_of(line.written) if cell]
    labelled = _LABELLED.fullmatch(line.body) if len(cells) == 1 else None
    return [labelled["label"], labelled["told"]] if labelled else cells


def _day(page: Page, line: Line, cell: str) -> When | None:
    whens = [when for when in page.moments(line, cell) if when.due and not when.ranged]
    alone = len(whens) == 1 and _BESIDE.fullmatch(f"{cell[: whens[0].start]} {cell[whens[0].end :]}")
    return whens[0] if alone else None
