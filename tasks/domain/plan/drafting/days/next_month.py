"""A day of the month behind, or before, the one that a paper is about: 于次月第二个星期五前; 于上月25日前."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.circulars.rest import PREVIOUS
from tasks.domain.plan.drafting.days.clock import read_behind
from tasks.domain.plan.drafting.days.month_words import months_around
from tasks.domain.plan.drafting.days.next_year import days_ahead
from tasks.domain.plan.drafting.days.numbers import NUMBER, number
from tasks.domain.plan.drafting.days.period_words import WORKDAY
from tasks.domain.plan.drafting.days.recurring_words import ORDINALS, WEEKDAYS, in_months
from tasks.domain.plan.drafting.days.when import When

_NTH = re.compile(
    r"(?:次月|下个?月)的?第(?:(?P<nth>[一二三四1-4])个?(?:星期|周|礼拜)(?P<weekday>[一二三四五六日天])"
    rf"|(?P<working>{NUMBER})个?工作日)(?:之?前|以前)?"
)
_BEFORE = re.compile(  # 5月至9月的值班表,均在上月最后一个工作日下班前
    r"上个?月的?(?:(?P<last>最后一?个?工作日|月?[底末])|(?P<day>[12]?\d|3[01])[日号])(?=[之以]?前|下班|\d|[上下]午|截)"
)
_EACH_MONTH = re.compile("每月|[逐按]月|各月|均[在于]?$")
_DECEMBER = 12


def _rule(match: re.Match[str]) -> str:
    if match["working"]:
        return f"rrule:FREQ=MONTHLY;{WORKDAY}{number(match['working'])}"
    return f"{ORDINALS[match['nth']]} {WEEKDAYS[match['weekday']]}"


def days_of_next_month(text: str, year: int | None) -> Iterator[When]:
    """The rule in the months behind those that are told; what falls into the year after as days of their own."""
    for match in _NTH.finditer(text):
        told = months_around(text[: match.start()], "", year)
        months = [month + 1 for month in told.own]
        own = tuple(month for month in months if month <= _DECEMBER)
        ahead = [*(month - _DECEMBER for month in months if month > _DECEMBER), *(month + 1 for month in told.ahead)]
        rule = _rule(match)
        days = days_ahead(rule, ahead, year) if year else ()
        clock, end, _ = read_behind(text, match.end())
        dues = [*([] if ahead and not own else [in_months(rule, own)]), *days]
        first, *more = [f"{due} {clock}".strip() for due in dues]
        quote = text[match.start() : end]
        yield When(match.start(), end, quote, first, marked=True, repeats=bool(own) or not ahead, more=tuple(more))


def days_of_month_before(text: str, year: int | None) -> Iterator[When]:
    """上月最后一个工作日, where several months are told for which a paper is due: in the months before them."""
    for match in _BEFORE.finditer(text):
        told = months_around(text[: match.start()], "", year).own
        months = tuple(month - 1 for month in told if month > 1)
        if len(told) < 2 and not _EACH_MONTH.search(text[: match.start()]):
            continue
        clock, end, _ = read_behind(text, match.end())
        rule = in_months(f"rrule:FREQ=MONTHLY;BYMONTHDAY={match['day'] or -1}", months)
        moved = PREVIOUS if match["last"] else ""
        quote = text[match.start() : end]
        yield When(match.start(), end, quote, f"{rule} {clock}".strip(), marked=True, repeats=True, moved=moved)
