"""A row for each week of term; the gaps are named."""

from __future__ import annotations

import re

from tasks.domain.evidence.contents import ContentKind, Contents
from tasks.domain.evidence.finding import CheckParam, Finding, Question, Result
from tasks.domain.evidence.plain_words import listed, plain
from tasks.domain.evidence.rows import Sheet, is_table, read_sheet
from tasks.domain.evidence.sight import is_pictorial, leaves, obstacle, shown_name, with_note

VERSION = 2
PARAMS = {"min": CheckParam(15)}
_SIGNS = {sign: number for number, sign in enumerate("一二三四五六七八九", 1)}
_N = r"([一二三四五六七八九十]{1,3}|\d{1,2})"
_WEEK = re.compile(rf"第?{_N}(?:周?[-—~～至到]第?{_N})?(?:周.*|[(].*)?")
_AND = re.compile(r"[、,，和及]")
_MOST_AT_ONCE = 6  # 第3-4周 is a span of weeks, 2-27 a day


def check(question: Question) -> Finding:
    if finding := obstacle("weeks", question):
        return finding
    least, name = question.count_param("min", 15), shown_name(question)
    files = [contents for _, contents in leaves(question.contents)]
    found = sorted({week for c in files for t in c.tables if is_table(t) for week in weeks_in(read_sheet(t, ("周",)))})
    gaps = [f"第{week}周" for week in range(1, (found or [0])[-1]) if week not in found]
    said = f"，中间缺{listed(gaps)}" if gaps else ""
    if len(found) >= least:
        return Finding("weeks", Result.ACCEPTED, with_note(f"{name}有 {len(found)} 周{said}", question))
    if any(_may_hide_weeks(contents) for contents in files):
        return Finding("weeks", Result.DOUBTFUL, f"{name}是图片或 PDF，本机读不出各周，现由人工查看")
    text = f"{name}只有 {len(found)} 周{said}，要求不少于 {least} 周，请补齐后重交"
    return Finding("weeks", Result.FAILED, text)


def weeks_in(sheet: Sheet) -> set[int]:
    """The numbers in the column for weeks, else in the first; 第3-4周 are two."""
    place = sheet.column("周次", "周数", "教学周", "周别", "周") or 0
    weeks = _weeks_of(sheet.cells(place))
    across = _weeks_of(tuple(cell for cell in sheet.headings if "周" in cell))  # a table that lies on its side
    return across if len(across) > max(5, len(weeks)) else weeks


def _weeks_of(cells: tuple[str, ...]) -> set[int]:
    weeks: set[int] = set()
    for cell in map(plain, cells):
        matches = [_WEEK.fullmatch(cell)]
        if matches == [None]:  # 第五、六周
            matches = [_WEEK.fullmatch(piece) for piece in _AND.split(cell)]
        weeks |= {week for match in matches if match and all(matches) for week in _span(match)}
    return {week for week in weeks if 1 <= week <= 30}


def _span(match: re.Match[str]) -> range:
    first = _number(match[1])
    last = _number(match[2]) if match[2] else first
    return range(first, last + 1) if last - first < _MOST_AT_ONCE else range(0)


def _number(text: str) -> int:
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    return (_SIGNS.get(tens, 1) * 10 if ten else 0) + _SIGNS.get(ones, 0)


def _may_hide_weeks(contents: Contents) -> bool:
    return contents.kind is ContentKind.PDF or is_pictorial(contents)
