"""One deadline said twice: 12月20日 in a table, 12月20日17:00前 in the text."""

from __future__ import annotations

import re

from tasks.domain.plan.drafting.days.when import CLOCK, When

_MONTHS = re.compile(r"BYMONTH=[\d,]+;| of [\d,-]+")


def is_same_rule(one: When, other: When) -> bool:
    """Whether two moments are one: equal, or equal but for an hour or for months that one of them leaves out."""
    if not one.due or not other.due:
        return False
    if one.due == other.due:
        return True
    here, there = CLOCK.search(one.due), CLOCK.search(other.due)
    if here and there and here[0] != there[0]:
        return False
    days = [CLOCK.sub("", when.due or "") for when in (one, other)]
    if days[0] == days[1]:
        return True
    months = [_MONTHS.search(day) for day in days]
    return not all(months) and _MONTHS.sub("", days[0]) == _MONTHS.sub("", days[1])


def fuller(one: When, other: When) -> When:
    """Of two that are one, the one that says more."""
    return other if len(other.due or "") > len(one.due or "") else one


def is_its_end(rule: When, day: When) -> bool:
    """6月12日起至7月31日止 beside 6月12日至7月31日每周三: how long it goes on, and no day of its own."""
    until = re.search(r";UNTIL=\d{4}(\d{2})(\d{2})", rule.due or "")
    return (
        until is not None
        and (day.ranged or day.quote.endswith("止"))
        and CLOCK.sub("", day.due or "") == f"{until[1]}-{until[2]}"
    )
