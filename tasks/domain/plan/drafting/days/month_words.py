"""The months of what comes again: 3月至6月、9月至12月; 2025年10月至次年6月; 自四月起…到六月为止; 7月、8月除外."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tasks.domain.plan.drafting.days.numbers import NUMBER, YEAR, number

_SAID = rf"(?:{YEAR}|[次翌明来今本当])"
_YEAR = rf"(?:{_SAID}\s*年\s*)?"
_SPAN = rf"{_YEAR}{NUMBER}\s*月?份?\s*(?:[-—–~～]+|至|(?:[做交报填送放]|持续|一直)?到)\s*{_YEAR}{NUMBER}\s*月份?"
_ONE = rf"{_YEAR}{NUMBER}\s*月份?"
_NO_DAY = r"(?![\d一二三四五六七八九十]{1,3}[日号])"
_SEVERAL = rf"(?:{_SPAN}(?:\s*[、,和及]\s*(?:{_SPAN}|{_ONE}))*|{_ONE}(?:\s*[、,和及]\s*(?:{_SPAN}|{_ONE}))+)"
MONTHS = re.compile(_SEVERAL)
_AHEAD = re.compile(rf"(?P<months>{_SEVERAL}){_NO_DAY}[^。;]{{0,90}}$|(?P<month>{_ONE}){_NO_DAY}[^。;]{{0,12}}$")
_SINCE = re.compile(
    rf"(?:自|从)\s*(?P<first>{_ONE})\s*(?:起|开始)"
    rf"(?:[,、]?\s*(?:到|至)\s*(?P<last>{_ONE})\s*(?:底|末)?\s*(?:为?止|结束)?)?[^。;]{{0,40}}$"
)
_UNTIL = re.compile(rf"^[^。;]{{0,40}}?(?:到|至|截[止至])\s*(?P<last>{_ONE})\s*(?:底|末)?\s*(?:为?止|结束)")
_EXCEPT = re.compile(
    rf"^[^。;]{{0,40}}?\(?(?P<months>{NUMBER}\s*月?份?(?:\s*[、和及]\s*{NUMBER}\s*月份?)*)\s*(?:除外|免报|停报|不(?:需|用|必)?(?:报送?|上报|填报))"
)
_IN_BRACKETS = rf"\s*(?:之?前|以前)?\s*\((?P<months>{_SEVERAL}|{_ONE})\)"
_BEHIND = (
    re.compile(rf"^{_IN_BRACKETS}"),  # 每月5日前(4月—6月)
    re.compile(  # 报送月份为4月至7月和10月至12月
        rf"^[^。]{{0,80}}?(?:报送|上报|提交|上传)的?月份(?:为|是|:|有|包括)(?P<months>{_SEVERAL})"
    ),
    # 9月至12月各一次; 6月开始到9月结束; 依次在10月、11月、12月报送
    re.compile(
        rf"^[^。;]{{0,40}}?(?P<months>(?:{_SPAN}|{_ONE}(?:\s*[、,和及]\s*{_ONE})+))(?:底|末)?,?(?:各|每月|每次|逐月)[^,。;]{{0,3}}[一1]次"
    ),
    re.compile(rf"^[^。;]{{0,60}}?(?P<first>{_ONE})(?:开始|起)[,、]?(?:到|至)(?P<last>{_ONE})(?:底|末)?(?:为?止|结束)"),
    re.compile(
        rf"^[^。;]{{0,80}}?(?:依次|分别)[在于](?P<months>{_ONE}(?:\s*[、,和及]\s*{_ONE})+)(?:报送|上报|填报|提交|报)"
    ),
)
_TOKEN = re.compile(rf"(?:(?P<year>{_SAID})\s*年\s*)?(?P<month>{NUMBER})")


@dataclass(frozen=True, slots=True)
class Months:
    """Of the plan's year, and of the year after; both empty where the circular names none."""

    own: tuple[int, ...] = ()
    ahead: tuple[int, ...] = ()


def months_around(before: str, behind: str, year: int | None) -> Months:
    """The months that a sentence names before 每月, and the end or the exceptions that it names behind."""
    since, until, but = _SINCE.search(before), _UNTIL.match(behind), _EXCEPT.match(behind)
    if since:
        text = f"{since['first']}至{since['last'] or (until['last'] if until else '12月')}"
    else:
        ahead = _AHEAD.search(before)
        text = (ahead["months"] or ahead["month"]) if ahead else _told_behind(behind)
    found = read_months(text, year)
    if but:
        without = {month for _, month in read_months(but["months"], year)}
        found = [one for one in found or [(0, month) for month in range(1, 13)] if one[1] not in without]
    return by_year(found)


def by_year(found: list[tuple[int, int]]) -> Months:
    return Months(
        tuple(dict.fromkeys(month for offset, month in found if offset == 0)),
        tuple(dict.fromkeys(month for offset, month in found if offset == 1)),
    )


def _told_behind(behind: str) -> str:
    found = next((match for pattern in _BEHIND if (match := pattern.match(behind))), None)
    if found is None:
        return ""
    named = found.groupdict()
    return named.get("months") or f"{named['first']}至{named['last']}"


def read_months(text: str, year: int | None) -> list[tuple[int, int]]:
    """(0 for the plan's year or 1 for the next, month) of each month of a list of spans."""
    found: list[tuple[int, int]] = []
    offset, first_year = 0, year
    for part in re.split(r"[、,和及]", text):
        ends: list[tuple[int, int]] = []
        for token in _TOKEN.finditer(part):
            said = token["year"] or ""
            if len(said) > 1:
                first_year = first_year or number(said)
                offset = number(said) - first_year
            elif said:
                offset = int(said in "次翌明来")
            if ends and not said and number(token["month"]) < ends[0][1]:
                offset += 1  # 9月至6月
            ends.append((offset, number(token["month"])))
        if ends and all(1 <= month <= 12 for _, month in ends):
            first, last = (offset * 12 + month - 1 for offset, month in (ends[0], ends[-1]))
            found += [(n // 12, n % 12 + 1) for n in range(first, min(last, first + 23) + 1)]
    return found


def months_behind(before: str, behind: str, year: int | None, day: int, clock: str) -> list[str]:
    """9月至12月的月报于次月5日前: the rule in the months behind those that are reported, as the plan writes it; what
    falls into the year after as days of their own. 依次在10月、11月报送 names the months themselves."""
    sent = months_around("", behind, year)
    told = months_around(before, "", year)
    months = [*sent.own] or [month + 1 for month in told.own]
    ahead = [
        *sent.ahead,
        *(month + 1 for month in (() if sent.own else told.ahead)),
        *(m - 12 for m in months if m > 12),
    ]
    own = [month for month in months if month <= 12]
    listed = f"BYMONTH={','.join(map(str, own))};" if own else ""
    rule = [] if ahead and not own else [f"rrule:FREQ=MONTHLY;{listed}BYMONTHDAY={day}"]
    return [f"{one} {clock}".strip() for one in (*rule, *(f"next {month:02d}-{day:02d}" for month in ahead))]
