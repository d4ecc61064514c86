"""Days that a reply names by a holiday or a vacation: 清明节后, 五一前, 节后第一天, 放假前, 开学后; put as dates."""

from __future__ import annotations

import re
from datetime import date, timedelta

from tasks.domain.plan.calendar import Calendar, DayKind

_CALLED = {
    "清明": "清明",
    "五一": "劳动",
    "劳动节": "劳动",
    "端午": "端午",
    "中秋": "中秋",
    "国庆": "国庆",
    "十一": "国庆",
    "元旦": "元旦",
    "春节": "春节",
    "过年": "春节",
    "过完年": "春节",
    "新年": "春节",
}
_WHEN = r"(?:节)?(?:放)?(?:小?长)?(?:假期|假)?(?:放假|收假|放完假|过完|结束|完)?(?:之|以|过)?"
_NAMED = re.compile(
    rf"(?P<name>{'|'.join(_CALLED)}|(?<![一-龥])(?:过完?)?(?:节|假期?)|小?长假|放假|放完假|收假){_WHEN}"
    r"(?P<side>后|前|完)(?:的?第?(?P<nth>[一二三四五1-5])(?:个?(?:天|工作日)))?(?:上班)?"
)
_TERM = re.compile(r"(?:寒假|暑假)?(?:开学|返校|假期结束|寒假结束|暑假结束)(?:之|以)?后?")
_FAR = 60  # days ahead
_DAYS = {word: number for number, word in enumerate("一二三四五", 1)}


def with_dates(text: str, today: date, calendar: Calendar) -> str:
    """The text with each such word put as a date, 4月6日前; as it was where the calendar knows no such day."""
    text = _TERM.sub(lambda found: _term(found, today, calendar), text)
    return _NAMED.sub(lambda found: _holiday(found, today, calendar), text)


def _holiday(found: re.Match[str], today: date, calendar: Calendar) -> str:
    off = _next_break(_CALLED.get(found["name"], ""), today, calendar)
    if off is None:
        return found[0]
    first, last = off
    if found["side"] == "前":
        return _put(calendar.working_days_from(first, -1))
    number = found["nth"] or "一"
    return _put(calendar.working_days_from(last, int(number) if number.isdecimal() else _DAYS[number]))


def _term(found: re.Match[str], today: date, calendar: Calendar) -> str:
    """The first working day after the vacation that goes on, or comes next."""
    ends = [vacation.last for vacation in calendar.vacations if today <= vacation.last <= today + timedelta(days=_FAR)]
    return _put(calendar.working_days_from(min(ends), 1)) if ends else found[0]


def _next_break(name: str, today: date, calendar: Calendar) -> tuple[date, date] | None:
    """The first and last day off around the next holiday of that name; of any name where it is empty."""
    ahead = (today + timedelta(days=number) for number in range(-7, _FAR))
    days = (calendar.day(day) for day in ahead)
    days_off = [day.date for day in days if day.kind is DayKind.HOLIDAY and name in day.note]
    runs = ((_edge(day, -1, calendar), _edge(day, 1, calendar)) for day in days_off)
    return next(((first, last) for first, last in runs if last >= today), None)


def _edge(day: date, step: int, calendar: Calendar) -> date:
    while not calendar.is_working_day(day + timedelta(days=step)):
        day += timedelta(days=step)
    return day


def _put(day: date) -> str:
    return f"{day.month}月{day.day}日前"
