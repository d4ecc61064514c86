"""The day that a reply names: 5月10日前补交, 明天交, 本周五前, 三天内, 月底前, 五月中旬."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

_HAN = re.compile(
    r"[一二两三四五六七八九十]{1,3}(?=\s*(?:月|日|号|天|(?:个)?(?:工作日|工作天|小时|星期|礼拜|月)(?:之内|以内|内|后)|周(?:之内|以内|内)))"
)
_DIGITS = {word: number for number, word in enumerate("一二三四五六七八九", 1)} | {"两": 2}
_MONTH_DAY = re.compile(r"(?<!\d)(?:(20\d\d)\s*[年./-]\s*)?(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*(?:日|号)?(?!\d)")
_DAY = re.compile(r"(?<![\d月./-])(\d{1,2})\s*(?:日|号)(?!内|之内|以内)")
_MONTH = re.compile(r"(?<!\d)(\d{1,2})\s*月(?:份)?(?!\s*\d)(上旬|中旬|下旬|初|底|末)?")
_THIS_MONTH = re.compile(r"(下|本|这|当)?(?:个)?月(上旬|中旬|下旬|初|底|末)|(下)(?:个)?月(?!\d)")
_PARTS = {"初": 5, "上旬": 10, "中旬": 20}  # else the last day
_WEEKDAY = re.compile(r"(?<!每)(上上|上|本|这|下下|下)?(?:个)?(?:周|星期|礼拜)([一二三四五六日天])")
_WEEK = re.compile(r"(本|这|下)(?:个)?(?:周|星期|礼拜)(?![一二三四五六日天])|(?<![上下])周末")
_WITHIN = re.compile(r"(\d{1,3})\s*(?:个)?(工作日|工作天|天|日|小时|周|星期|礼拜|月)(?:之内|以内|内)")
_SOON = {"大后天": 3, "后天": 2, "后日": 2, "明天": 1, "明日": 1, "明早": 1, "明晚": 1, "明儿": 1}
_TODAY = re.compile(r"今天|今日|今晚|今儿|当天|(?<![一二三四五六日天\d明后])(?:上午|中午|下午|晚上|下班)")
_LONGEST = 60  # days ahead; a day further off is no answer to a reminder


def promised_day(text: str, today: date) -> date | None:
    """The last day named that is not past; None when none is, or it lies more than two months off."""
    plain = _HAN.sub(lambda found: str(_number(found[0])), text)
    days = [day for day in _named(plain, today) if today <= day <= today + timedelta(days=_LONGEST)]
    return max(days, default=None)


def _number(han: str) -> int:
    """十 10, 十二 12, 二十 20, 二十五 25, 三 3."""
    tens, ten, ones = han.rpartition("十")
    if not ten:
        return _DIGITS[han[-1]]
    return _DIGITS.get(tens, 1) * 10 + _DIGITS.get(ones, 0)


def _named(text: str, today: date) -> Iterator[date]:
    exact = [day for match in _MONTH_DAY.finditer(text) if (day := _month_day(match, today)) is not None]
    yield from exact
    if exact or _MONTH_DAY.search(text):
        return
    yield from (day for match in _DAY.finditer(text) if (day := _within_month(int(match[1]), today)) is not None)
    yield from (day for match in _WEEKDAY.finditer(text) if (day := _weekday(match, today)) is not None)
    yield from _weeks(text, today)
    yield from _months(text, today)
    yield from (_within(int(match[1]), match[2], today) for match in _WITHIN.finditer(text))
    soon = next((days for word, days in _SOON.items() if word in text), 0 if _TODAY.search(text) else None)
    if soon is not None:
        yield today + timedelta(days=soon)


def _month_day(match: re.Match[str], today: date) -> date | None:
    try:
        day = date(int(match[1] or today.year), int(match[2]), int(match[3]))
    except ValueError:
        return None
    if match[1] is None and day < today - timedelta(days=180):
        day = day.replace(year=day.year + 1) if (day.month, day.day) != (2, 29) else day + timedelta(days=366)
    return day


def _within_month(number: int, today: date) -> date | None:
    """The next day of that number, in this month or the next."""
    month = today.replace(day=1)
    for _ in range(2):
        try:
            if (day := month.replace(day=number)) >= today:
                return day
        except ValueError:
            return None
        month = _next_month(month)
    return None


def _weekday(match: re.Match[str], today: date) -> date | None:
    """None for a day of last week, which promises nothing."""
    weeks = {"上上": -2, "上": -1, "下": 1, "下下": 2}.get(match[1] or "", 0)
    number = "一二三四五六日".index(match[2].replace("天", "日"))
    day = _monday(today) + timedelta(days=number + 7 * weeks)
    if weeks < 0:
        return None
    return day if day >= today or match[1] else day + timedelta(days=7)


def _weeks(text: str, today: date) -> Iterator[date]:
    """本周内, 下周: until its Sunday."""
    for match in _WEEK.finditer(text):
        yield _monday(today) + timedelta(days=13 if match[1] == "下" else 6)


def _months(text: str, today: date) -> Iterator[date]:
    first = today.replace(day=1)
    for match in _MONTH.finditer(text):
        if 1 <= int(match[1]) <= 12:
            month = first.replace(month=int(match[1]))
            if month < first:
                month = month.replace(year=month.year + 1)
            yield _part_of(month, match[2] or "")
    for match in _THIS_MONTH.finditer(text):
        if not text[: match.start()].rstrip().endswith(tuple("0123456789")):
            is_next = match[1] == "下" or match[3] == "下"
            yield _part_of(_next_month(first) if is_next else first, match[2] or "")


def _part_of(month: date, part: str) -> date:
    return month.replace(day=_PARTS[part]) if part in _PARTS else _next_month(month) - timedelta(days=1)


def _within(count: int, unit: str, today: date) -> date:
    if unit.startswith("工作"):
        day = today
        while count > 0:
            day += timedelta(days=1)
            count -= day.weekday() < 5
        return day
    days = {"小时": 1 / 24, "周": 7, "星期": 7, "礼拜": 7, "月": 30}.get(unit, 1)
    return today + timedelta(days=-int(-count * days // 1))


def _monday(today: date) -> date:
    return today - timedelta(days=today.weekday())


def _next_month(month: date) -> date:
    return (month + timedelta(days=32)).replace(day=1)
