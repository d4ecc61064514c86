"""What a moment that hangs on something comes to, where the circular or the calendar tells the day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.drafting.days.bounded import within
from tasks.domain.plan.drafting.days.chronicle import Event, event_meant
from tasks.domain.plan.drafting.days.clock import read_behind
from tasks.domain.plan.drafting.days.feasts import feast_named
from tasks.domain.plan.drafting.days.hanging import SAME_DAY, Hanging, Side, is_of_its_own
from tasks.domain.plan.drafting.days.period_words import WORKDAY
from tasks.domain.plan.drafting.days.short_dates import month_day
from tasks.domain.plan.drafting.days.when import Frame, When
from tasks.domain.plan.drafting.page import Line

_WORKDAYS = re.compile(
    rf"rrule:FREQ=MONTHLY;(?:BYMONTH=(?P<months>[\d,]+);)?{re.escape(WORKDAY)}(?P<nth>\d+)(?P<clock>(?: .*)?)$"
)
_MEANWHILE = re.compile(r"(?P<what>[\u4e00-\u9fff“”]{2,12}?)(?:期间|期内|(?<=[月周季期日])内)")
_ISSUED = ("印发", "下发", "发文", "发布")


@dataclass(frozen=True, slots=True)
class Told:
    """What a circular and the calendar know of days: `text` is the whole circular, for 节 without a name."""

    frame: Frame
    calendar: Calendar
    events: tuple[Event, ...]
    text: str


def settled(whens: Sequence[When], line: Line, told: Told) -> tuple[When, ...]:
    """The moments of a line, those that hang on something with their day, if there is one; else open as they were."""
    found: list[When] = []
    for when in whens:
        before = found[-1] if found else None
        if when.hang and before and before.day and when.hang.start == before.end and not when.hang.anchor:
            found.pop()  # 3月23日起10个工作日内: counted from the date before it
            when = replace(when, start=before.start, hang=replace(when.hang, since=before.day))
        worked = _on_working_days(when, told) if when.repeats and WORKDAY in (when.due or "") else when
        found.append(_settled(when, line, told) if when.hang else _in_its_time(worked, line, told))
    return tuple(found)


def _in_its_time(when: When, line: Line, told: Told) -> When:
    """活动期间,各企业每天17:00前: from the first day to the last of what the circular dates elsewhere."""
    sentence = re.split(r"[。;]", line.text[: when.start])[-1]
    said = _MEANWHILE.search(sentence)
    if said is None or not when.repeats or "UNTIL" in (when.due or ""):
        return when
    start = when.start - len(sentence) + said.start()
    since = Hanging(start, when.start, said["what"], "", Side.ON)
    until = replace(since, edge="结束", side=Side.AFTER)
    first, last = (event_meant(one, line.number, line.parents, told.events) for one in (since, until))
    return within(when, first, last) if first and last and first < last else when


def _on_working_days(when: When, told: Told) -> When:
    """每月第5个工作日: day by day, for which days are worked is told by the calendar alone."""
    rule, year = _WORKDAYS.match(when.due or ""), told.frame.year
    if rule is None or year is None:
        return when
    first = told.frame.issued.month if told.frame.issued and told.frame.issued.year == year else 1
    months = [int(one) for one in (rule["months"] or "").split(",") if one] or list(range(first, 13))
    counted = [
        told.calendar.working_days_from(date(year, month, 1) - timedelta(days=1), int(rule["nth"])) for month in months
    ]
    doubt = f"“{when.quote}”按推算的日历数，放假安排公布后要核对" if _is_guessed(told, counted[-1]) else ""
    dues = [f"{month_day(day.year, year, day.month, day.day)}{rule['clock']}" for day in counted]
    return replace(when, due=dues[0], more=(*dues[1:], *when.more), doubt=doubt, moved="")


def _is_guessed(told: Told, day: date) -> bool:
    return told.calendar.is_guessed(day, day)


def _settled(when: When, line: Line, told: Told) -> When:
    hanging = when.hang
    if hanging is None or told.frame.year is None:
        return when
    day = _day_of(hanging, line, told)
    if day is None:
        return when
    clock, end, _ = read_behind(line.text, when.end)
    end = max(end, when.end)
    due = f"{month_day(day.year, told.frame.year, day.month, day.day)} {clock}".strip()
    doubt = ""
    if hanging.unit == "工作日" and _is_guessed(told, day):
        doubt = f"“{when.quote}”按推算的日历数到 {day}，放假安排公布后要核对"
    return replace(when, due=due, day=day, why="", vague=False, doubt=doubt, end=end, quote=line.text[when.start : end])


def _day_of(hanging: Hanging, line: Line, told: Told) -> date | None:
    if is_of_its_own(hanging):
        return None
    if hanging.edge == SAME_DAY:
        return _told_before(hanging, line, told)
    start = hanging.since or _start_of(hanging, line, told)
    return _counted(start, hanging, told.calendar) if start else None


def _told_before(hanging: Hanging, line: Line, told: Told) -> date | None:
    """同日17:00前: the day of the date that was told last."""
    before = [event for event in told.events if (event.line, event.at) < (line.number, hanging.start)]
    return before[-1].last if before else None


def _start_of(hanging: Hanging, line: Line, told: Told) -> date | None:
    """The day that it is counted from."""
    frame = told.frame
    if hanging.edge in _ISSUED and hanging.side is Side.AFTER:
        own = not hanging.anchor or hanging.anchor.endswith(("通知", "文件", "本文", "方案"))
        return frame.issued if own else None
    words = f"{hanging.anchor}{hanging.edge}".removesuffix("结束").removesuffix("后")
    feast = feast_named(words, told.text, frame.year or 0, frame.issued, told.calendar)
    if feast:
        bare = hanging.side is Side.BEFORE and not hanging.count
        return None if bare else feast.first if hanging.side is Side.BEFORE else feast.last
    return event_meant(hanging, line.number, line.parents, told.events)


def _counted(start: date, hanging: Hanging, calendar: Calendar) -> date | None:
    if hanging.side is Side.WEEK:
        if hanging.weekday < 0:
            return None
        monday = start - timedelta(days=start.weekday()) + timedelta(days=7 * (hanging.count - 1))
        return monday + timedelta(days=hanging.weekday)
    count = -hanging.count if hanging.side is Side.BEFORE else hanging.count
    if hanging.unit == "工作日":
        return calendar.working_days_from(start, count)
    if hanging.unit == "月":
        return start + relativedelta(months=count)
    return start + timedelta(days=count * (7 if hanging.unit == "周" else 1))
