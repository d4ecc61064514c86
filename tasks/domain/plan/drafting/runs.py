"""The lines over and under a run of like lines: 材料报送节点: over days and papers, 以上均发至… under them."""

from __future__ import annotations

import re
from bisect import bisect_left

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.days.moments import find_whens
from tasks.domain.plan.drafting.days.when import Frame
from tasks.domain.plan.drafting.page import Line

_DAY = re.compile(r"\d{1,2}[日号]|\d{1,2}月份?$")  # under a month, or the month itself
_MOST_ROWS = 40  # of a run; a longer one is no list of a circular
_LONGEST_LEAD, _LONGEST_ROW, _LONGEST_END = 60, 60, 80  # signs


def lead(page: Page, line: Line) -> str:
    """What stands over the run in which a line is: the line over it, and the heading."""
    at = _place(page, line)
    first = max(at - _MOST_ROWS, 0)
    while at > first and page.lines[at - 1].kind == line.kind and _is_row(page.lines[at - 1]):
        at -= 1
    over = page.lines[at - 1].text if at else ""
    heading = page.heading(line)
    head = heading.head if heading else ""
    return f"{over} {head}" if len(over) <= _LONGEST_LEAD else head


def behind(page: Page, line: Line) -> str:
    """The line behind the run in which a line is."""
    at = _place(page, line)
    last = min(at + _MOST_ROWS, len(page.lines) - 1)
    while at < last and page.lines[at].kind == line.kind and _is_row(page.lines[at]):
        at += 1
    return page.lines[at].text if len(page.lines[at].text) <= _LONGEST_END else ""


def _place(page: Page, line: Line) -> int:
    return bisect_left(page.lines, line.number, key=lambda other: other.number)


def _is_row(line: Line) -> bool:
    """Whether a line has a day, and is no sentence."""
    return len(line.body) <= _LONGEST_ROW and bool(_DAY.match(line.body) or find_whens(line.text, Frame(None)))
