"""Each month's theme, however a circular lists them: a line each, under a heading, in a row, in a table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.days.numbers import NUMBER, number
from tasks.domain.plan.drafting.page import Line
from tasks.domain.plan.drafting.tables.rows import cells_of

_MONTH = rf"(?P<month>{NUMBER})\s*月\s*份?"
_THEME = re.compile(  # 三月份主题:…, 【九月】主题:…, ■ 九月　主题:…
    rf"^[【〔\[(■◆●▲*\s]*{_MONTH}[】〕\])\s]*的?(?:研培|研修|研训|活动|教研|宣传|教育|学习|论坛)?主题\s*[:为是]\s*(?P<title>.+)$"
)
_FORM = re.compile(
    r"\((?:体现形式|呈现方式|呈现形式|形式|表现形式|活动形式|活动方式|方式)\s*[:为]?\s*(?P<form>[^()]+)\)"
)
_LEADS = re.compile(r"(?:逐月|每月|各月|按月|月度|月)[^,。;:]{0,6}主题|主题[^,。;:]{0,4}(?:月|安排|一览|如下)|下列主题")
_UNDER = re.compile(rf"^{_MONTH}\s*(?:[:,|｜\t—-]|的?主题[:为是]?|为|是|\s|(?=[“《]))\s*(?P<title>[^\d].*)$")
_IN_A_ROW = re.compile(  # 9月为“常规落实”,10月为“作业设计”
    rf"(?:^|[,;、:。]){_MONTH}\s*(?:主题)?[:为是]?\s*“(?P<title>[^“”]{{2,30}})”"
)
_DAY = re.compile(r"\d\s*[日号]|前(?:报送|提交|上报|完成)")
_CUT = re.compile(r"\s*[|｜\t]|\s{2,}|[;。]$")
_MONTHS, _LEAST_ROWS, _MOST = 12, 2, 5


@dataclass(frozen=True, slots=True)
class DraftTheme:
    title: str
    form: str
    line: int
    confidence: float = 0.9


def themes_of(page: Page) -> dict[int, DraftTheme]:
    """By month; the first of two that one month has."""
    found: dict[int, DraftTheme] = {}
    for month, title, form, line in (*_told_each(page), *_in_tables(page), *_under_headings(page)):
        if 1 <= month <= _MONTHS and title:
            found.setdefault(month, DraftTheme(title, form, line.number))
    return dict(sorted(found.items())) if len(found) > 1 else found


_Told = tuple[int, str, str, Line]


def _told(month: str, title: str, line: Line, form: str = "") -> _Told:
    named = _FORM.search(title)
    bare = _FORM.sub("", title).strip(" ;。,“”")
    return number(month), bare, form or (named["form"] if named else ""), line


def _told_each(page: Page) -> Iterator[_Told]:
    for line in page.lines:
        if match := _THEME.match(line.body) or _THEME.match(line.text):
            yield _told(match["month"], match["title"], line)


def _under_headings(page: Page) -> Iterator[_Told]:
    """三、逐月主题 over 9月:…, 10月:…; or the months of one line, each with its theme in quotes."""
    for at, line in enumerate(page.lines):
        row = list(_IN_A_ROW.finditer(line.text)) if "主题" in line.text else []
        yield from (_told(match["month"], match["title"], line) for match in row if len(row) >= _LEAST_ROWS)
        if not _LEADS.search(line.text):
            continue
        under: list[_Told] = []
        for one in page.lines[at + 1 : at + 1 + _MONTHS]:
            match = _UNDER.match(one.body)
            if match is None or _DAY.search(match["title"]):
                break
            under.append(_told(match["month"], _CUT.split(match["title"].strip())[0], one))
        yield from under if len(under) >= _LEAST_ROWS else ()


def _in_tables(page: Page) -> Iterator[_Told]:
    """月份, 主题, 形式 over a row a line, or over one cell a line."""
    for at, line in enumerate(page.lines):
        heads = cells_of(line.written)
        if _is_head(heads):
            rows = ((one, cells_of(one.written)) for one in page.lines[at + 1 : at + 1 + _MONTHS])
            yield from _rows(heads, rows)
        tall = [one.text for one in page.lines[at : at + _MOST]]
        width = next((n for n in range(2, len(tall) + 1) if _is_month(tall[n] if n < len(tall) else "")), 0)
        if len(heads) == 1 and width and _is_head(tall[:width]):
            groups = (page.lines[n : n + width] for n in range(at + width, len(page.lines), width))
            yield from _rows(tall[:width], ((group[0], [one.text for one in group]) for group in groups))


def _rows(heads: Sequence[str], rows: Iterable[tuple[Line, Sequence[str]]]) -> Iterator[_Told]:
    at = {name: n for n, head in enumerate(heads) for name in ("月份", "主题", "形式") if name in head}
    for line, cells in rows:
        month = re.fullmatch(rf"{_MONTH}", cells[at["月份"]]) if len(cells) == len(heads) else None
        if month is None:
            return
        yield _told(month["month"], cells[at["主题"]], line, cells[at["形式"]] if "形式" in at else "")


def _is_head(heads: Sequence[str]) -> bool:
    return any("月份" in head for head in heads) and any("主题" in head and len(head) <= 8 for head in heads)


def _is_month(text: str) -> bool:
    return bool(re.fullmatch(_MONTH, text))
