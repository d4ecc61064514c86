"""The day that a reply names: 5月10日前补交, 明天交, 本周五前, 三天内."""

from __future__ import annotations

import re
from datetime import date, timedelta

_MONTH_DAY = re.compile(r"(?<!\d)(?:(20\d\d)\s*[年./-]\s*)?(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*(?:日|号)?(?!\d)")
_DAY = re.compile(r"(?<![\d月./-])(\d{1,2})\s*(?:日|号)")
_WEEKDAY = re.compile(r"(本|这|下)?(?:个)?(?:周|星期|礼拜)([一二三四五六日天])")
_WITHIN = re.compile(r"(\d{1,2}|[一二两三四五六七八九十])\s*(?:个)?(?:工作)?(?:天|日)(?:之内|以内|内)")
_SOON = {"今天": 0, "今日": 0, "今晚": 0, "明天": 1, "明日": 1, "明早": 1, "后天": 2, "大后天": 3}
_DIGITS = {word: number for number, word in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
_LONGEST = 60  # days ahead; a day further off is no answer to a reminder


def promised_day(text: str, today: date) -> date | None:
    """The first day named that is not past; None when none is, or it lies more than two months off."""
    for day in _named(text, today):
        if day is not None and today <= day <= today + timedelta(days=_LONGEST):
            return day
    return None


def _named(text: str, today: date) -> list[date | None]:
    found: list[date | None] = [_month_day(match, today) for match in _MONTH_DAY.finditer(text)]
    if found:
        return found
    found += [_within_month(int(match[1]), today) for match in _DAY.finditer(text)]
    found += [_weekday(match, today) for match in _WEEKDAY.finditer(text)]
    for match in _WITHIN.finditer(text):
        count = int(match[1]) if match[1].isdigit() else _DIGITS[match[1]]
        found.append(today + timedelta(days=count))
    for word in sorted(_SOON, key=len, reverse=True):
        if word in text:
            found.append(today + timedelta(days=_SOON[word]))
            break
    return found


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
        month = (month + timedelta(days=32)).replace(day=1)
    return None


def _weekday(match: re.Match[str], today: date) -> date:
    number = "一二三四五六日".index(match[2].replace("天", "日"))
    monday = today - timedelta(days=today.weekday())
    day = monday + timedelta(days=number + (7 if match[1] == "下" else 0))
    return day if day >= today or match[1] else day + timedelta(days=7)
