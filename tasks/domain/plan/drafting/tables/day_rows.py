"""A list of days with the papers that the text has asked for: 三、时间节点 over 3月20日(星期五)  研修方案."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.days.when import When
from tasks.domain.plan.drafting.draft_words import SUBMIT
from tasks.domain.plan.drafting.page import Line
from tasks.domain.plan.drafting.papers.names.finding import is_paper
from tasks.domain.plan.drafting.papers.owed import Owed
from tasks.domain.plan.drafting.papers.told_again.said_twice import is_same_rule
from tasks.domain.plan.drafting.tables.rows import Row, Tabled, owed_of

_OF_DAYS = re.compile(r"时间|节点|期限|截[止至]|日程|进度|时限|日期")
_JOINT = re.compile(r"[、;；]|和(?!谐)|以?及(?!格|时)")
_COUNT = re.compile(r"(?:各|每[一-龥]{1,3})?\d{1,3}[份篇张个件套]$|\((?![^()]*稿\))[^()]*\)$")
_LEAST = 2  # rows
_MARK = 4  # signs of its end by which the text speaks of it too

_Dated = tuple[Line, When, tuple[str, ...]]


def read_day_rows(page: Page, tabled: Tabled) -> None:
    """Each run of such rows under a heading of days; the papers bear the day, and are asked for where the text names
    them."""
    run: list[_Dated] = []
    for line in page.lines:
        row = None if line.number in tabled.taken else _row(page, line)
        if row:
            run.append(row)
            continue
        _take(page, run, tabled)
        run = []
    _take(page, run, tabled)


def _row(page: Page, line: Line) -> _Dated | None:
    whens = [when for when in page.moments(line) if when.due and when.day]
    if len(whens) != 1 or whens[0].ranged or line.text[line.start : whens[0].start].strip(" 于在:"):
        return None
    rest = line.text[whens[0].end :].strip(" 前:,—-\t。;")
    names = tuple(_COUNT.sub("", piece.strip()) for piece in _JOINT.split(rest) if piece.strip())
    whole = names and all(map(is_paper, names)) and not SUBMIT.search(rest)
    return (line, whens[0], names) if whole else None


def _take(page: Page, run: list[_Dated], tabled: Tabled) -> None:
    if len(run) < _LEAST or not _OF_DAYS.search(page.above(run[0][0])):
        return
    asked = {name: list(_asked_in(page, name, run)) for _, _, names in run for name in names}
    if not all(asked.values()):
        return
    for line, when, names in run:
        for name in names:
            owed = owed_of(Row({"title": name}, asked[name][0]), name, when)
            owed.due_line = line
            for told in asked[name]:
                owed.is_told(told.text, told.text)
            tabled.owed.append(owed)
    tabled.taken |= {line.number for line, _, _ in run}


def _asked_in(page: Page, name: str, run: list[_Dated]) -> Iterator[Line]:
    """The lines that name it; those that only tell its end, 工作总结, where none has the whole name."""
    rows = {line.number for line, _, _ in run}
    told = [line for line in page.lines if line.number not in rows and line.number > 1]
    bare = name.strip("《》“”")
    whole = [line for line in told if bare in line.text]
    return iter(whole or [line for line in told if bare[-_MARK:] in line.text])


def without_days_again(owed: list[Owed]) -> list[Owed]:
    """附件2 报送时间一览: 9月19日 听课方案, where 《听课方案》:各校1份,9月19日17:00截止 is a row too: said again;
    or, by another day, gainsaid."""
    kept = [one for one in owed if one.due_line is one.line or not _own_row(one, owed)]
    for again in (one for one in owed if not any(one is other for other in kept)):
        own = _own_row(again, owed)
        if own and own.when and again.when and not (own.when.repeats or is_same_rule(own.when, again.when)):
            own.conflicts.append(again.when)
    return kept


def _own_row(again: Owed, owed: list[Owed]) -> Owed | None:
    """The row that asks for it, and tells its day, in the line that names it."""
    here = (one for one in owed if one.line is again.line and one.due_line is one.line)
    return next((one for one in here if one.is_named(again.title)), None)
