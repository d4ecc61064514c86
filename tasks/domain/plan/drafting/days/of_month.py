"""A day of 当月 alone, 当月最后一个工作日前: in which months, the paper's own line says, 月度简报,3月至5月每月1期."""

from __future__ import annotations

import re

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.days.month_words import MONTHS
from tasks.domain.plan.drafting.days.when import When
from tasks.domain.plan.drafting.page import Line

_OF_MONTH = re.compile(r"(?:当|该)月的?")
_EACH_MONTH = re.compile(r"每个?月|[按逐]月|月报|月度")


def in_its_months(page: Page, line: Line, when: When) -> When:
    """The moment in the months of the paper that `line` names; as it is where the line says nothing of each month."""
    told = _OF_MONTH.match(when.quote) if when.due is None else None
    if told is None or not _EACH_MONTH.search(line.body):
        return when
    months = MONTHS.search(line.body)
    text = f"{months[0] if months else ''},每月{when.quote[told.end() :]}"
    return next((one for one in page.moments(line, text) if one.repeats and one.due), when)
