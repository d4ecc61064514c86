"""The day under the seal 落款, in the year that it means where a clerk mistyped it: 2062年2月25日 under 〔2026〕7号."""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Iterable
from datetime import date

_OF_NUMBER = re.compile(r"[〔\[［【(（](?P<year>20\d{2})[〕\]］】)）]\s{0,2}第?\s{0,2}\d{1,4}\s{0,2}号")
_NAMED = re.compile(r"(?<!\d)(?P<year>20\d{2})\s{0,2}(?:年|学年|[-./]\d)")
_HEAD = 6  # lines at most that a circular's title and number take
_LONG = 40  # signs; the line of a number is shorter
_LEAP_DAY = (2, 29)
_WEEKDAY = re.compile(r"(?<=\d日|[一二三四五六七八九十]日)\s{0,2}\((?:星期|周|礼拜)[一二三四五六日天]\)$")
_OFFICE = re.compile(r"(?:[局委室会馆校园府院厅站所]|中心|[一-龥][股科处部办组])\s*$")
_FAR = 5  # years; nobody dates a circular so far from what it speaks of


def as_meant(sealed: date, lines: Iterable[str]) -> date:
    """`sealed` in the year that is meant; `lines` are the circular's other lines, from the first."""
    year = _meant(sealed.year, [*lines])
    leap = (sealed.month, sealed.day) == _LEAP_DAY
    return sealed.replace(year=year, day=28 if leap and not isleap(year) else sealed.day)


def under_an_office(line: str, above: str) -> str:
    """The line without the day of the week, 2026年3月2日(星期一), where it stands under the name of an office."""
    return _WEEKDAY.sub("", line) if _OFFICE.search(above) else line


def _meant(sealed: int, others: list[str]) -> int:
    """That of its number 〔2026〕7号 and its title, where they agree and the seal has another; or one of its title, of
    whose digits two changed places under the seal. Not 2026 under a number of 2025: numbers lag behind in January."""
    head = others[:_HEAD]
    numbered = {int(found["year"]) for line in head if len(line) < _LONG for found in _OF_NUMBER.finditer(line)}
    titled = {int(found["year"]) for line in head if "。" not in line for found in _NAMED.finditer(line)}
    if len(numbered) == 1 and numbered <= titled and sealed not in titled and sealed != max(numbered) + 1:
        return numbered.pop()
    if sealed in numbered or any(int(found["year"]) == sealed for line in others for found in _NAMED.finditer(line)):
        return sealed
    digits = sorted(str(sealed))
    swapped = [year for year in numbered | titled if abs(year - sealed) > _FAR and sorted(str(year)) == digits]
    return max(swapped, default=sealed)
