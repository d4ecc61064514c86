"""Days that come again: nth weekdays of months, and RRULEs, as they fall in a plan's year."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import islice, pairwise, takewhile

from dateutil.rrule import rrule, rrulestr

from tasks.domain.errors import BadInput
from tasks.domain.plan.rule import NthWeekday, Recurring

_MOST = 1000  # occurrences; more is a mistake in the rule, not a plan


@dataclass(frozen=True, slots=True)
class Occurrence:
    day: date
    period: str


def nth_weekdays(rule: NthWeekday, year: int) -> tuple[Occurrence, ...]:
    """One for each month that has such a day (a fifth Friday is not in every month)."""
    days = (_nth(year, month, rule) for month in rule.months or range(1, 13))
    return tuple(Occurrence(day, f"{day:%Y-%m}") for day in days if day)


def _nth(year: int, month: int, rule: NthWeekday) -> date | None:
    length = monthrange(year, month)[1]
    days = [n for n in range(1, length + 1) if date(year, month, n).weekday() == rule.weekday]
    if rule.nth == -1:
        return date(year, month, days[-1])
    return date(year, month, days[rule.nth - 1]) if rule.nth <= len(days) else None


def rrule_days(rule: Recurring, year: int) -> tuple[Occurrence, ...]:
    """The days of an RRULE from its DTSTART (default: 1 January of the year) to its UNTIL (default: the year's end).

    A period is the month when the frequency is MONTHLY, the year when it is YEARLY and comes once, else the day.
    Raises BadInput for what is not an RRULE, and for a monthly one that has two days in a month.
    """
    text, start = _split_start(rule.text, year)
    days = _days(rule.text, text, start, year)
    if "FREQ=MONTHLY" in text:
        _refuse_two_in_a_month(rule.text, days)
        return tuple(Occurrence(day, f"{day:%Y-%m}") for day in days)
    if "FREQ=YEARLY" in text and len(days) == 1:
        return (Occurrence(days[0], str(year)),)
    return tuple(Occurrence(day, day.isoformat()) for day in days)


def _refuse_two_in_a_month(written: str, days: tuple[date, ...]) -> None:
    for day, after in pairwise(days):
        if (day.year, day.month) == (after.year, after.month):
            raise BadInput(
                f"期限“{written}”在 {day:%Y-%m} 给出两个截止日（{day:%m-%d}、{after:%m-%d}），"
                "按月的规则一个月只能有一个；一个月要交几次的，写 FREQ=YEARLY，每个截止日各算一期"
            )


def _split_start(text: str, year: int) -> tuple[str, date]:
    text = text.strip().upper().replace("RRULE:", "")
    start = date(year, 1, 1)
    if found := re.search(r"DTSTART[=:](\d{4})-?(\d{2})-?(\d{2})(?:T\d{6}Z?)?[;\s]*", text):
        try:
            start = date(*map(int, found.groups()))
        except ValueError:
            raise BadInput(f"没有 {'-'.join(found.groups())} 这一天") from None
        text = text.replace(found[0], "")
    # a whole last day, and no zone: days are counted here, clocks are added by the plan
    text = re.sub(r"UNTIL=(\d{4})-?(\d{2})-?(\d{2})(?:T\d{6})?Z?", r"UNTIL=\1\2\3T235959", text)
    return text.strip("; \t\n"), start


def _days(written: str, text: str, start: date, year: int) -> tuple[date, ...]:
    if not re.search(r"FREQ=(YEARLY|MONTHLY|WEEKLY|DAILY)\b", text):
        raise BadInput(f"重复规则“{written}”的 FREQ 只能是 YEARLY、MONTHLY、WEEKLY 或 DAILY")
    if re.search(r"\bBY(HOUR|MINUTE|SECOND)=", text):
        raise BadInput(
            f"重复规则“{written}”里不能写钟点，一天只有一个截止；"
            "钟点写在规则后面，如 rrule:FREQ=MONTHLY;BYMONTHDAY=25 17:00"
        )
    try:
        parsed = rrulestr(text, dtstart=datetime.combine(start, time()))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadInput(f"读不懂重复规则“{written}”（{error}），例：rrule:FREQ=MONTHLY;BYDAY=-1FR") from None
    if not isinstance(parsed, rrule):
        raise BadInput(f"重复规则“{written}”只能是一条 RRULE")
    end = date.max if "UNTIL=" in text else date(year, 12, 31)
    if "UNTIL=" not in text and "COUNT=" not in text:
        parsed = parsed.replace(until=datetime.combine(end, time()))  # a rule that never comes would be sought for ages
    near = islice(takewhile(lambda moment: moment.date() <= end, parsed), _MOST + 1)
    days = tuple(dict.fromkeys(moment.date() for moment in near))
    if len(days) > _MOST:
        raise BadInput(f"重复规则“{written}”给出一千个以上的期限，请缩小范围")
    return days
