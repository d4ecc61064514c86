"""A day of 当月 alone, 当月最后一个工作日前: in which months, the paper's own line says, 月度简报,3月至5月每月1期."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.days.month_words import MONTHS
from tasks.domain.plan.drafting.days.when import When
from tasks.domain.plan.drafting.page import Line

_OF_MONTH = re.compile(r"(?:当|该)月的?")
_EACH_MONTH = re.compile(r"每个?月|[按逐]月|月报|月度")


def in_its_months(page: Page, line: Line, title: str, when: When) -> When:
    """The moment in the months that `line`, or the item that bears the paper's name, tells; as it is where neither says
    anything of each month."""
    told = _OF_MONTH.match(when.quote) if when.due is None else None
    for at in (line, *_items_called(page, title)) if told else ():
        if told and _EACH_MONTH.search(at.body):
            months = MONTHS.search(at.body)
            text = f"{months[0] if months else ''},每月{when.quote[told.end() :]}"
            return next((one for one in page.moments(at, text) if one.repeats and one.due), when)
    return when


def _items_called(page: Page, title: str) -> Iterator[Line]:
    """2.研修月志,9月至12月每月1篇: the items that begin with a paper's name."""
    bare = title.strip("《》")
    yield from (line for line in page.lines if line.kind and line.body.lstrip("《“").startswith(bare))
