"""Which days there are: the last of a month, none for 4月31日, and the weekday that a day really is."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from tasks.domain.plan.drafting.days.clock import BEHIND


def wrong_weekday(behind: str, day: date | None) -> str:
    stated = BEHIND.match(behind)
    if day is None or not stated or not stated["weekday"]:
        return ""
    right = "一二三四五六日"[day.weekday()]
    if stated["weekday"].replace("天", "日") == right:
        return ""
    return f"{day} 是星期{right}，不是星期{stated['weekday']}"


def why_impossible(year: int | None, month: int) -> str:
    if not 1 <= month <= 12:
        return f"没有 {month} 月"
    return f"{month} 月只有 {last_day(year or 2001, month)} 天"


def day_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def last_day(year: int, month: int) -> int:
    return monthrange(year, month)[1] if 1 <= month <= 12 else 31
