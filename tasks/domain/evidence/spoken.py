"""The months and years that a title or file name speaks of, and the month whose theme it bears."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tasks.domain.evidence.names import fold, spell
from tasks.domain.plan.requirement import Plan

_DAY = re.compile(r"(?<!\d)(20\d\d)(0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)")
_YEAR_MONTH = re.compile(
    r"(?<!\d)(20\d\d)\x01?(?:\s*年度?\s*\x01?(0?[1-9]|1[0-2])\x01?\s*月|[-./—–](0?[1-9]|1[0-2])(?![\d年]))"
)
_SCHOOL_YEAR = re.compile(
    r"(?<!\d)(20\d\d)\x01?\s*年?\s*[-—–~～/至到]+\s*\x01?(20\d\d|\d\d(?=\x01?\s*学年))(?!\d)"
    r"|(?<!\d)(20\d\d)\x01?(?=\s*学年)"
)
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)(?!\x01?\s*[级届])")
_JOINED = re.compile(r"(?<!\d)(\d{1,2})\x01?\s*(?:月份?)?\s*([-—–~～至到、和])\s*\x01?(\d{1,2})\x01?\s*月")


@dataclass(frozen=True, slots=True)
class Dates:
    """What a text says of time: (year, month) pairs, months alone, school years (by their first year), years."""

    year_months: tuple[tuple[int, int], ...] = ()
    months: tuple[int, ...] = ()
    school_years: tuple[int, ...] = ()
    years: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.year_months or self.school_years or self.years)


def dates_in(text: str) -> Dates:
    """Read a name's dates: 2023年3月, 2023-03, 20230331, 三月份, 3-5月, 2022—2023学年, 2023. 2022级 is no year."""
    rest = spell(text)
    pairs = [(int(y), int(m)) for y, m in _DAY.findall(rest)]
    rest = _DAY.sub(" ", rest)
    spans = [int(first or alone) for first, second, alone in _SCHOOL_YEAR.findall(rest) if _follows(first, second)]
    rest = _SCHOOL_YEAR.sub(lambda found: " " if _follows(found[1], found[2]) else found[0], rest)
    pairs += [(int(y), int(m or n)) for y, m, n in _YEAR_MONTH.findall(rest)]
    rest = _YEAR_MONTH.sub(" ", rest)
    return Dates(tuple(pairs), tuple(_months(rest)), tuple(spans), tuple(int(y) for y in _YEAR.findall(rest)))


def _follows(first: str, second: str) -> bool:
    return not first or int(second) % 100 == (int(first) + 1) % 100


def _months(text: str) -> Iterator[int]:
    for first, sign, second in _JOINED.findall(text):
        last = int(second)
        yield from range(int(first), last + 1) if sign not in "、和" and int(first) <= last <= 12 else (int(first),)
    for month in re.findall(r"(?<!\d)(\d{1,2})\x01?\s*月", text):
        if 1 <= int(month) <= 12:
            yield int(month)


def theme_month(text: str, plan: Plan) -> int:
    """The month whose theme a text bears, whole, or as a good part of the theme's own words; 0 for none."""
    folded = fold(text)
    found = {month for month, theme in plan.themes.items() if _bears(folded, fold(theme.title))}
    return found.pop() if len(found) == 1 else 0


def _bears(text: str, theme: str) -> bool:
    if len(theme) < 4 or len(text) < 4:
        return False
    if theme in text or (len(text) >= 6 and text in theme):
        return True
    size = max(6, len(theme) * 3 // 5)
    return any(theme[start : start + size] in text for start in range(len(theme) - size + 1))
