"""Lists that stand in one line: ①设备清单 ②预案 ③记录, 包括(1)计划;(2)总结."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.days.numbers import ORDERS, place_of
from tasks.domain.plan.drafting.page import Line, narrow
from tasks.domain.plan.drafting.papers.names.finding import names_in
from tasks.domain.plan.drafting.papers.names.references import Reference, counts_of

_MARKS = (
    ("①", re.compile(rf"([{ORDERS['①']}])\s*[.、]?")),
    ("1()", re.compile(r"\((\d{1,2})\)\s*[.、]?")),
    ("cn()", re.compile(r"\(([一二三四五六七八九十]{1,3})\)\s*[.、]?")),
    ("A", re.compile(rf"(?<![A-Za-z0-9.@])([{ORDERS['A']}])\s*[.、:]")),
    ("1.", re.compile(r"(?<![\d.月])(\d{1,2})\s*[.、](?![\d]{1,2}\s*[前日号])")),
)
_END = re.compile(r"[、,;。\s]*$|[。;]")


def inline_items(page: Page, reference: Reference | None, line: Line) -> tuple[tuple[int, str, Line], ...]:
    """(number, name, line) of the items of the nearest line above that lists all that is pointed at, of the nearest
    that lists something where nothing is."""
    for other in reversed([one for one in page.lines if one.number <= line.number]):
        for kind, pattern in _MARKS:
            asked = reference is None or not reference.kind or kind == reference.kind
            items = dict(_items(other, pattern)) if asked else {}
            if len(items) > 1 and (reference is None or counts_of(reference, len(items)) <= set(items)):
                return tuple((count, name, other) for count, name in items.items())
    return ()


def told_in_row(line: Line) -> tuple[str, ...]:
    """一是…,填写《统计表》。二是…,填写《花名册》。: what a paragraph that counts its sentences asks for, by name."""
    if line.kind != "一是" or "二是" not in line.body:
        return ()
    return tuple(name.title for name in names_in(line.body) if name.title.startswith("《"))


def _items(line: Line, pattern: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """The items that are papers, counted from one in order."""
    written = narrow(line.written)  # its own mark is blank in `text`
    marks = list(pattern.finditer(written))
    for at, mark in enumerate(marks):
        end = marks[at + 1].start() if at + 1 < len(marks) else len(written)
        text = _END.split(written[mark.end() : end].strip())[0]
        names = names_in(text)
        if place_of(mark[1]) == at + 1 and names:
            yield at + 1, names[0].title
