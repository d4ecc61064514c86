"""The holidays that a circular names: 国庆节, 春节, 五一 — their first and their last day in the calendar."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from tasks.domain.plan.calendar import Calendar, DayKind

FEASTS = r"国庆|元旦|春节|新年|五一|劳动|端午|中秋|清明"
_FEAST = re.compile(FEASTS)
_FIXED = {"国庆": (10, 1), "元旦": (1, 1), "五一": (5, 1), "劳动": (5, 1)}
_NEAR = 10  # days around it: 元旦 may begin in December, and a year's calendar hold both its New Years
_ONLY_FEAST = re.compile(
    rf"(?:今年|本年度?|20\d\d年)?(?:“?(?:{FEASTS})节?”?[、和]?){{1,2}}(?:小?长?假期?|节?日?|放假)*"
)


@dataclass(frozen=True, slots=True)
class Feast:
    first: date
    last: date


def feast_named(words: str, text: str, year: int, issued: date | None, calendar: Calendar) -> Feast | None:
    """The holiday that `words` name (国庆节, 节, 假期); a bare 节 is the one holiday that `text` speaks of, in its
    title if it does there. Two that fall together, 国庆 and 中秋, are one."""
    if _ONLY_FEAST.fullmatch(words.strip("“”")):
        names = _FEAST.findall(words)[:1]
    elif re.fullmatch(r"(?:本次|该)?(?:节日?|小?长?假期?|节?假日)", words):
        titled = "".join(text.strip().split("\n")[:3])
        names = list(dict.fromkeys(_FEAST.findall(titled) or _FEAST.findall(text)))
    else:
        return None
    found = {feast for name in names for of in (year, year + 1) if (feast := _of_year(name, of, calendar))}
    ahead = sorted((one for one in found if issued is None or one.last >= issued), key=lambda one: one.first)
    meant = [one for one in ahead if one.first.year == ahead[0].first.year]
    return meant[0] if meant and len({one.last for one in meant}) == 1 else None


def _of_year(name: str, year: int, calendar: Calendar) -> Feast | None:
    fixed = date(year, *_FIXED[name]) if name in _FIXED else None
    days = sorted(
        day
        for day, kind in calendar.days.items()
        if (abs((day - fixed).days) <= _NEAR if fixed else day.year == year)
        and kind.kind is DayKind.HOLIDAY
        and kind.note.startswith(name.replace("五一", "劳动"))
    )
    if not days and fixed is None:
        return None
    first = fixed or days[0]
    last = max([first, *days])
    while calendar.day(last + timedelta(days=1)).kind is DayKind.HOLIDAY:
        last += timedelta(days=1)
    return Feast(first if not days or fixed is None else min(first, days[0]), last)
