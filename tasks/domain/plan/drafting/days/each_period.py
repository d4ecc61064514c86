"""Months in a row that a sentence calls each period: 《季报》每季度报一次,于3月、6月、9月、12月的25日前."""

from __future__ import annotations

import re
from collections.abc import Sequence

_EACH = re.compile(r"每(?:个)?(?:季度?|月(?!的?\d))|[按逐分]季度?|[按逐]月")
_NAMES = re.compile(r"《[^《》]*》")  # the name of a paper says nothing of when
_ENDS = re.compile(r"[。;]")


def rule_of_months(text: str, start: int, end: int, days: Sequence[tuple[int, int]]) -> str:
    """One rule for the (month, day) of a list that stands at `start` to `end` of `text`; "" where the sentence calls
    them by no period, 3月、9月25日前各报一次, or the day is not one for all. The last day of each is -1."""
    beside = _NAMES.sub("", f"{_ENDS.split(text[:start])[-1]}|{_ENDS.split(text[end:])[0]}")
    months, told = [month for month, _ in days], {day for _, day in days}
    if len(months) < 2 or len(told) > 1 or months != sorted(set(months)) or not _EACH.search(beside):
        return ""
    return f"rrule:FREQ=MONTHLY;BYMONTH={','.join(map(str, months))};BYMONTHDAY={told.pop()}"
