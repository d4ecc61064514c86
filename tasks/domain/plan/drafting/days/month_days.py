"""Days that lean on a month named beside or above them: 3月、6月、9月25日前, 4月15日…,20日前, 6月最后一个星期五前."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date

from tasks.domain.plan.drafting.days.numbers import NUMBER, YEAR, number
from tasks.domain.plan.drafting.page import Line

_LIST = re.compile(
    rf"(?<![件表料第\d一二三四五六七八九十.])(?P<months>(?:{NUMBER}\s*(?:月份?)?\s*(?:、|和|及)\s*)+)(?:的|每月)?$"
)
_FULL = re.compile(rf"{YEAR}\s*年")
_DAY_ALONE = re.compile(
    r"(?<=[,;、。(于在至:])\s*(?P<day>\d{1,2})[日号](?=\s*(?:\([^()]{1,6}\))?\s*(?:之?前|以前|下班|闭幕|结束|结业|开幕|启动|放假|截止|(?:上午|下午)?\d{1,2}\s*[:时点]))"
)
_DAY_UNDER_MONTH = re.compile(
    r"(?<![\d月年个至到第—–~.-])(?P<day>\d{1,2})[日号](?![内后游起]|\s*(?:之内|以内|左右))"
)  # 3月:10日召开…
_HEADS = re.compile(
    rf"\s*[【\[]?(?:(?P<year>{YEAR})\s*年\s*)?(?P<month>{NUMBER})\s*月份?\s*[】\]]?(?:\s*[:,|]|\t|\s{{2,}}|\s+(?=\d{{1,2}}[日号]))"
)
_OVER = re.compile(
    rf"[【\[(]?(?:(?:(?P<year>{YEAR})|(?P<next>次|翌|来|明))\s*年\s*)?(?P<month>{NUMBER})\s*月份?(?:重点|主要)?(?:工作|任务)?(?:安排|要点)?[】\])]?(?:\((?P<behind>{YEAR})年\))?:?"
)
_TOLD_DAY = r"(?P<month>(?<!\d)\d{{1,2}})月(?:\d{{1,2}}日?(?:[-—~至到]+))?{day}(?:[日号]|[-—~至到])"
_ENDS = re.compile(r"^附件|^联系|年\d{1,2}月\d{1,2}日$|[局校委]$")
_NTH = re.compile(
    rf"(?:(?P<year>{YEAR})\s*年\s*)?(?<![\d每])(?P<month>{NUMBER})\s*月份?的?(?:第(?P<nth>[一二三四1-4])个?|(?P<last>最后一?个?))(?:星期|周|礼拜)(?P<weekday>[一二三四五六日天])"
)


def months_before(text: str, at: int) -> tuple[int, tuple[int, ...]]:
    """Where the months begin that share the day of the date at `at`, and which they are; (at, ()) without."""
    found = _LIST.search(text, 0, at)
    if found and "月" not in found["months"] and _FULL.match(text, at):
        return at, ()  # 2、2026年5月8日前: the item's number
    months = tuple(number(one) for one in re.findall(NUMBER, found["months"])) if found else ()
    if found is None or not all(1 <= month <= 12 for month in months) or list(months) != sorted(months):
        return at, ()
    return found.start("months"), months


def months_over(lines: Sequence[Line], plan_year: int | None) -> dict[int, tuple[int | None, int]]:
    """Line number -> (year if named, month) of the heading it stands under: 【三月】, 4月份, 二、5月安排, 次年1月."""
    found: dict[int, tuple[int | None, int]] = {}
    head: Line | None = None
    month: tuple[int | None, int] = (None, 0)
    for line in lines:
        if over := _OVER.fullmatch(line.body.strip()):
            year = over["year"] or over["behind"]
            ahead = plan_year + 1 if plan_year and over["next"] else None
            head, month = line, (number(year) if year else ahead, number(over["month"]))
        elif inline := month_of_line(line.body):
            found[line.number] = inline
        elif head is not None and _leaves(line, head):
            head = None
        elif head is not None and 1 <= month[1] <= 12:
            found[line.number] = month
    return {**_months_told_above(lines), **found}


def _months_told_above(lines: Sequence[Line]) -> dict[int, tuple[int | None, int]]:
    """在12日上午9点前 below 3月12日—13日举行: a day alone is of the month of that day above."""
    found: dict[int, tuple[int | None, int]] = {}
    for at, line in enumerate(lines):
        alone = _DAY_ALONE.search(line.text)
        if alone is None or "月" in line.text:
            continue
        above = "\n".join(other.text for other in lines[:at])
        months = {number(told["month"]) for told in re.finditer(_TOLD_DAY.format(day=alone["day"]), above)}
        if len(months) == 1:
            found[line.number] = (None, months.pop())
    return found


def _leaves(line: Line, head: Line) -> bool:
    """Whether what stands under the heading ends here."""
    return line.kind in {head.kind, "cn", "第", "【】"} if line.kind else bool(_ENDS.search(line.text))


def without_month(text: str) -> str:
    """A line without the month that heads it."""
    return _HEADS.sub("", text, count=1).strip() if _HEADS.match(text) else text


def month_of_line(text: str) -> tuple[int | None, int] | None:
    """(year if named, month) that heads a line: 3月:10日召开…;14日17:00前…"""
    found = _HEADS.match(text)
    return (number(found["year"]) if found["year"] else None, number(found["month"])) if found else None


def days_alone(text: str, *, headed: bool) -> Iterator[re.Match[str]]:
    """Days without a month: ,20日前; any day where a month heads the line, or its list."""
    return (_DAY_UNDER_MONTH if headed else _DAY_ALONE).finditer(text)


def nth_weekdays_of(text: str) -> Iterator[tuple[re.Match[str], int | None, int, int]]:
    """(where, year if named, month, which) for the weekday of one month; `which` -1 is the last."""
    for match in _NTH.finditer(text):
        which = -1 if match["last"] else number(match["nth"])
        yield match, number(match["year"]) if match["year"] else None, number(match["month"]), which


def day_of_nth(year: int, month: int, which: int, weekday: str) -> int | None:
    """The day of the month; None where it has no such month or day."""
    if not 1 <= month <= 12:
        return None
    at = "一二三四五六日".index(weekday.replace("天", "日"))
    days = [n for n in range(1, monthrange(year, month)[1] + 1) if date(year, month, n).weekday() == at]
    return days[which if which < 0 else which - 1]
