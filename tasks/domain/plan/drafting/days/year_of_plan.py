"""Of which year a circular's plan is: that of its deadlines, else its title's, else the year of issue."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from tasks.domain.plan.drafting.days.moments import find_whens
from tasks.domain.plan.drafting.days.numbers import YEAR, number
from tasks.domain.plan.drafting.days.when import Frame
from tasks.domain.plan.drafting.draft_words import LABELLED_DUE
from tasks.domain.plan.drafting.page import Line

_YEARS = re.compile(rf"(?<!\d)(?P<year>{YEAR})\s*(?:年(?!代)|[-./]\d|学?年度)")
_DATED = re.compile(rf"(?<![\d—–~～-])(?P<year>{YEAR})\s*年\s*\d{{1,2}}\s*月(?!.{{0,6}}(?:起|以来|已))")
_STAMP = re.compile(r"(?<!\d)(20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{6,}(?=\.[a-z])")  # 202205251536223894.docx
_SPANS = frozenset("-—–~～至")  # 2025—2026年度 has two years, and names neither as its own
_SCHOOL_YEAR = re.compile(r"学年")


def year_of_plan(lines: Sequence[Line], issued: date | None) -> int | None:
    """The year of its deadlines: that of issue if they name it, else the one named most; else its title's."""
    deadlines = Counter(
        when.day.year
        for line in lines
        for when in find_whens(line.text, Frame(None))
        if when.day and (when.marked or LABELLED_DUE.search(line.text[: when.start]))
    )
    if issued:  # 交流期限至2028年2月29日止 is no deadline of a circular of 2026
        near = {issued.year, issued.year + 1}
        deadlines = Counter({year: n for year, n in deadlines.items() if year in near})
    if deadlines and issued and (issued.year in deadlines or _short_days(lines, issued) > deadlines.total()):
        return issued.year
    return deadlines.most_common(1)[0][0] if deadlines else _named(lines, issued)


def stamped(lines: Sequence[Line]) -> date | None:
    """The day on which the attached files were put on the net, by their names: about that of issue."""
    stamps = [match for line in lines for match in _STAMP.finditer(line.text)]
    found = max((tuple(int(one) for one in match.groups()) for match in stamps), default=None)
    try:
        return date(*found) if found else None
    except ValueError:
        return None


def _short_days(lines: Sequence[Line], issued: date) -> int:
    """How many days without a year, 9月5日前, are of the year of issue: 2026年1月9日前 is then the next year's."""
    frame = Frame(issued.year, issued)
    whens = (when for line in lines for when in find_whens(line.text, frame) if when.marked)
    return sum(when.day is not None and when.day.year == issued.year for when in whens)


def _named(lines: Sequence[Line], issued: date | None) -> int | None:
    titled = {
        number(m["year"])
        for line in lines[:3]
        for m in _YEARS.finditer(line.text)
        if len(line.text) < 50 and line.text[: m.start()][-1:] not in _SPANS
    }
    if (
        titled
        and issued is None
        and (later := {number(m["year"]) for line in lines for m in _DATED.finditer(line.text)})
    ):
        titled = {max(*titled, min(later))}  # 2008年课题结题验收, held in 2010年3月
    if len(titled) == 1 and not _SCHOOL_YEAR.search("".join(line.text for line in lines[:3])):
        return max(titled.pop(), issued.year if issued else 0)  # 2025年寒假, issued in January 2026
    named = Counter(
        number(match["year"])
        for line in lines
        for match in _YEARS.finditer(line.text)
        if line.text[: match.start()][-1:] not in _SPANS
    )
    return issued.year if issued else (named.most_common(1)[0][0] if named else None)
