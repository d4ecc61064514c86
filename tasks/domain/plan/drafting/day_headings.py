"""A day as a heading over paragraphs: 3月20日(星期五), and below it 17:00,“学期带教计划”进邮箱的最后时间."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.days.when import When
from tasks.domain.plan.drafting.demand import Demand
from tasks.domain.plan.drafting.draft_words import EVENT, SUBMIT
from tasks.domain.plan.drafting.page import Line
from tasks.domain.plan.drafting.papers.names.finding import find_names
from tasks.domain.plan.drafting.places.places import find_places

_ONLY_SAYS = re.compile(
    r"[\s【】()\[\]:,。、]*(?:请|须|应|需)?(?:于|在|截[止至]|最[迟晚])?(?:之?前|以前)?(?:[报上提填][送报交]|完成|截止|时限|时间)?[\s【】()\[\]:,。、]*"
)
_CALLED_DAY = re.compile(r"[一-龥第\d]{2,8}[:,]?\s*\(\s*(?:截[止至])?\s*\)[:。]?")  # 期初(3月16日)
_CLOCK_FIRST = re.compile(r"(?:上午|下午|中午)?\d{1,2}[:时点](?:\d{2}分?)?(?=[,\s])")
_ASKS = re.compile(rf"{SUBMIT.pattern}|[一-龥][\d一两二三]{{1,2}}[份张篇本套件]|截[止至]|最[后迟晚]")
_COUNTED = re.compile(r"[一-龥“”]{2,12}(?:,?每[一-龥]{1,6}){0,2}\d{1,3}[份张件套篇本个]")
_SECTIONS = frozenset(("cn", "cn()", "第", "【】"))
_LEAST = 2  # days that head paragraphs


def only_day(page: Page, line: Line) -> When | None:
    """The one day that is all that a line says."""
    if len(line.body) > 28 or line.kind in {"cn", "第"} or page.issued and line is page.issued[0]:
        return None
    whens = [when for when in page.moments(line) if when.due and not when.ranged]
    if len(whens) != 1:
        return None
    rest = f"{line.text[line.start : whens[0].start]}{line.text[whens[0].end :]}"
    labelled = _CALLED_DAY.fullmatch(rest) and not EVENT.search(rest)
    return whens[0] if _ONLY_SAYS.fullmatch(rest) or labelled else None


def under_days(page: Page, passed: frozenset[int]) -> Mapping[int, Line]:
    """The lines that stand under a day and ask for a paper, by number: each read as if it began with that day."""
    found: dict[int, Line] = {}
    heads: set[int] = set()
    head, last = None, 0
    for line in page.lines:
        ended = head is not None and last != head.number and line.number > last + 1  # a blank line ends its paragraphs
        if ended or line.number in passed or line.kind in _SECTIONS or line.body.startswith("【"):
            head = None
        if line.number not in passed and only_day(page, line):
            head = line
        elif head is not None and _asks(page, line):
            found[line.number] = _dated(head, line)
            heads.add(head.number)
        last = line.number
    return found if len(heads) >= _LEAST else {}


def with_day_of_line(demand: Demand, moments: tuple[When, ...]) -> Demand:
    """20日(周日)　当日上班。报送认定表。: a line of a schedule, whose day a sentence that hands in has too."""
    first = moments[0] if moments else None
    if first is None or first.start != demand.line.start or first.ranged or not first.due:
        return demand
    parted = " " in demand.line.text[first.start + 1 : first.end + 1]
    if demand.whens or not demand.names or not parted:
        return demand
    hands_in = SUBMIT.match(demand.text.lstrip())
    return replace(demand, whens=(first,)) if hands_in else demand


def _asks(page: Page, line: Line) -> bool:
    """Whether a paragraph names a paper, and says how it is handed in; no day of its own."""
    end = len(line.text)
    named = find_names(line.text, line.start, end, ()) or _COUNTED.match(line.body)
    if any(when.due for when in page.moments(line)) or not named:
        return False
    return bool(_ASKS.search(line.body) or find_places(line.text, line.start, end))


def _dated(head: Line, line: Line) -> Line:
    day, told = head.body.rstrip(" ,:。"), line.body
    if clock := _CLOCK_FIRST.match(told):
        day, told = f"{day}{clock[0]}", told[clock.end() :].lstrip(" ,")
    day = day.removesuffix("前")
    joined = f"{day}前报送{told}"
    return replace(line, text=joined, body=joined, kind="")
