"""The year that a heading tells for the days under it: 三、第二学期安排(2026年3月至7月), and 5月27日 in its table."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tasks.domain.plan.circulars.dates import LONG_PAST, number_of
from tasks.domain.plan.circulars.order import Place

_YEAR = r"(?:(?:19|20)\d{2}|[一二]\s{0,1}[〇零一二三四五六七八九]{3})"
_MONTH = r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})"
_DAY = r"(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})[日号])?"
_SPAN = re.compile(
    rf"(?P<year>{_YEAR})年(?P<month>{_MONTH})月{_DAY}(?:至|到|[-—–~～]{{1,2}})"
    rf"(?:(?P<last_year>{_YEAR})年|(?P<next>次年|翌年))?(?P<last>{_MONTH})月"
)
_SCHOOL_YEAR = re.compile(rf"({_YEAR})\s{{0,2}}年?\s{{0,2}}[-—–~～至]{{1,2}}\s{{0,2}}{_YEAR}\s{{0,2}}学\s{{0,2}}年")
_TERM = re.compile(rf"(?P<year>{_YEAR})年(?P<term>[春秋])季")
_TERMS = {"春": ((0, 1), (0, 8)), "秋": ((0, 8), (1, 2))}  # from which month to which, 1: of the year after
_TITLE_LINES = 4  # that may hold the title
_HEADING = 44  # signs; a longer line is no heading
_SENTENCE = re.compile(r"[。;]")


@dataclass(frozen=True, slots=True)
class Span:
    """From the first month to the last, as months since year 0."""

    first: int
    last: int

    def year_of(self, month: int) -> int | None:
        """The year in which the month lies in the span, or right behind it; None where it lies elsewhere."""
        held = (at for at in range(self.first, self.last + 2) if at % 12 == (month - 1) % 12)
        return next((at // 12 for at in held), None)


def told_years(lines: Sequence[tuple[int, str]], places: Mapping[int, Place]) -> Mapping[int, Span]:
    """Line number -> the span of the heading that it stands under, where that tells one. `lines` are narrow."""
    told: dict[int, Span] = {}
    span: Span | None = None
    section = 0
    for number, line in lines:
        short = len(line) <= _HEADING and not _SENTENCE.search(line)
        found = _span(line) if short and (places[number].style or places[number].is_heading) else None
        if found:
            span, section = found, places[number].section
        elif places[number].section != section:
            span = None
        if span and number not in told:
            told[number] = span
    return told


def long_past(lines: Sequence[str], issued: date) -> int:
    """How many months before the day of issue a month is next year's: in the plan of 2025—2026学年, of September, July
    is that of 2026."""
    of = (number_of(year) for line in lines[:_TITLE_LINES] for year in _SCHOOL_YEAR.findall(line))
    return 1 if issued.year in of else LONG_PAST


def _span(line: str) -> Span | None:
    if found := _SPAN.search(line):
        first, last = (_at(found["year"], found["month"]), _at(found["last_year"] or found["year"], found["last"]))
        last += 12 * bool(not found["last_year"] and (found["next"] or last < first))
        return Span(first, last)
    if term := _TERM.search(line):
        year = number_of(term["year"].replace(" ", ""))
        (since, first), (until, last) = _TERMS[term["term"]]
        return Span(12 * (year + since) + first - 1, 12 * (year + until) + last - 1)
    return None


def _at(year: str, month: str) -> int:
    return 12 * number_of(year.replace(" ", "")) + number_of(month) - 1
