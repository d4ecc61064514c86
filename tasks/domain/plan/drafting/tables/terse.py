"""Items told in parts without a verb: 造林任务分解表，3月12日17:00，邮箱 …，1份, in whatever order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable
from itertools import groupby, pairwise

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.days.month_days import without_month
from tasks.domain.plan.drafting.days.when import When
from tasks.domain.plan.drafting.page import Line
from tasks.domain.plan.drafting.papers.names.finding import all_papers
from tasks.domain.plan.drafting.runs import behind, lead
from tasks.domain.plan.drafting.tables.marked import owed_signs, without_sign_behind
from tasks.domain.plan.drafting.tables.rows import Row, Tabled, owed_of, titles_of, whens_of
from tasks.domain.plan.drafting.tables.terse_rows import HELD, SAME_DAY, rows_of_line

_NEAR, _ROWS = 8, 3  # lines between rows of one list; rows that make a table, if all alike
_BEHIND = re.compile(r"(?:上列|以上|上述|按[^,。;]{0,6}日期|均|一律|统一)[^。;]{0,24}(?:报|交|发|送|传)")
_CLAUSE = re.compile(r"[由在于将把]|(?<![申邀聘])请|填[写报]|撰写|编[制写]|制[作定]|形成|报送|上报|提交|上传|上交")
_LEADS = re.compile(r"报送|上报|提交|上交|填报|材料|交送|收取|报表|[年季月定]报")
_IS_LED = re.compile(r"(?:[本当]月)?[应须需]?(?:上传|报送|上报|提交|上交|材料)(?:材料|内容)?:$")  # 上传: over its lines


def read_terse(page: Page, tabled: Tabled) -> None:
    """Lists whose items are a paper's name, a day, and by whom, to where or how many, in parts without a verb."""
    passed = tabled.taken | page.attachment_lines
    signs = owed_signs(page)
    free = [line for line in page.lines if line.number not in passed and line.kind not in {"cn", "第"}]
    bare = [without_sign_behind(line, signs) for line in free]
    marked = {one.number for one, line in zip(bare, free, strict=True) if one is not line}
    lists = [(sign, _list(page, sign in signs, marked, items)) for sign, items in groupby(bare, key=_sign)]
    papers_of = Counter[tuple[str, int]]()  # (二)4月 and (三)5月 may have one each
    for sign, listed in lists:
        papers_of[sign, _part(listed)] += _count_papers(page, listed)
    for sign, listed in lists:
        papers = papers_of[sign, _part(listed)]
        for line, cells in listed:
            are_papers = papers >= 2 or (sign in signs or line.number in marked) and "due" in cells
            unmarked = bool(marked) and line.number not in marked and sign not in signs
            if (
                are_papers
                and not unmarked
                and "first" in cells
                and "title" not in cells
                and (sign in signs or _is_near(line, listed))
            ):
                cells["title"] = cells["first"]  # 造林小班矢量图: of no kind we know, among papers
            if "title" in cells and (are_papers or _is_sure(page, line, cells)):
                _keep(page, line, cells, tabled)


def _list(page: Page, told: bool, marked: Container[int], items: Iterable[Line]) -> list[tuple[Line, dict[str, str]]]:
    listed = [(line, cells) for line in items for cells in rows_of_line(page, line)]
    listed = [(line, cells or _book(page, line) if line.number in marked else cells) for line, cells in listed]
    listed = [
        (line, cells if told or line.number in marked or _is_told(page, line, cells) else {}) for line, cells in listed
    ]
    _say_same_day(listed)
    return listed


def _book(page: Page, line: Line) -> dict[str, str]:
    """12日12:00前 受援学校(见附件):《需求单》每校1份, a line with a sign: its one day, and its one paper."""
    whens = [when for when in page.moments(line) if when.due and not when.ranged]
    books = set(re.findall(r"《[^《》]+》", line.body))
    return {"due": whens[0].quote, "title": books.pop()} if len(whens) == len(books) == 1 else {}


def _part(listed: list[tuple[Line, dict[str, str]]]) -> int:
    """The part that a list stands in; 0 for one without headings, which stands for itself."""
    first = listed[0][0] if listed else None
    if first and first.kind == "1.1" and first.parents:
        return first.parents[-1]  # 2.3, behind a paragraph of 2.2
    return first.parents[0] if first and len(first.parents) > 1 else -first.number if first else 0


def _say_same_day(listed: list[tuple[Line, dict[str, str]]]) -> None:
    """服装清单,时间同上: the day of the row above."""
    for (_, above), (_, cells) in pairwise(listed):
        if "due" not in cells and SAME_DAY.search(cells.get("note", "")) and "due" in above:
            cells["due"] = above["due"]


def _count_papers(page: Page, listed: list[tuple[Line, dict[str, str]]]) -> int:
    """How many of the lines are a paper and its day; where the line over them asks for papers, one by its name tells
    that the others are papers too, and so does a table of names, numbers, days and places."""
    named = sum({"title", "due"} <= set(cells) for _, cells in listed)
    dated = [line for line, cells in listed if {"first", "due"} <= set(cells)]
    rows = [cells for _, cells in listed if cells]
    alike = len(rows) >= _ROWS and all("due" in cells and {"count", "place"} <= set(cells) for cells in rows)
    return named + len(dated) if named and dated and (alike or _LEADS.search(lead(page, dated[0]))) else named


def _is_near(line: Line, listed: list[tuple[Line, dict[str, str]]]) -> bool:
    """Whether a paper by its name and its day stands near: none does by the rows of a training's timetable."""
    named = (one for one, cells in listed if {"title", "due"} <= set(cells))
    return any(abs(one.number - line.number) <= _NEAR for one in named)


def _sign(line: Line) -> str:
    """○ and ▲ in turn are two lists: what takes place, and what is handed in."""
    return line.written[0] if line.kind == "—" else line.kind


def _is_told(page: Page, line: Line, cells: dict[str, str]) -> bool:
    """Whether its parts say enough: a paper and its day alone do where the line over the list says to hand in."""
    if not set(cells) <= {"title", "first", "due", "note"}:
        return True
    over = lead(page, line)
    told = HELD.sub("", cells.get("title") or cells.get("first", ""))
    leads = _LEADS.search(over) or _BEHIND.search(behind(page, line))
    return bool(leads) and "汇总" not in over and not _CLAUSE.search(told)


def _keep(page: Page, line: Line, cells: dict[str, str], tabled: Tabled) -> None:
    whens: tuple[When | None, ...] = whens_of(cells.get("due", ""), page, line) or (None,)
    tabled.owed += [
        owed_of(Row(cells, line), title, when)
        for told in all_papers(cells["title"]) or (cells["title"],)
        for title in titles_of(told, sure=True)
        for when in whens
    ]
    tabled.taken.add(line.number)


def _is_sure(page: Page, line: Line, cells: dict[str, str]) -> bool:
    beside = len(cells.keys() & {"party", "count", "place"})
    led = without_month(line.body) != line.body or (above := page.before(line.number)) and _IS_LED.match(above.text)
    return {"title", "due"} <= set(cells) and beside >= (1 if led else 2)
