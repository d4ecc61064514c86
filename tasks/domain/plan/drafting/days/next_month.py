"""A weekday, or a day of work, of the month behind the one that a paper is about: 每月一份,于次月第二个星期五前."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
