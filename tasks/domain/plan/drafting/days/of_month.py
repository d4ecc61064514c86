"""A day of 当月 alone, 当月最后一个工作日前: in which months, the paper's own line says, 月度简报,3月至5月每月1期."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.days.month_words import MONTHS
from tasks.domain.plan.drafting.days.when import When
from tasks.domain.plan.drafting.page import Line

_OF_MONTH = re.compile(r"(?:当|该)月的?")
_NEXT_MONTH = re.compile(r"[次下]个?月的?\s*\d")
_EACH_MONTH = re.compile(r"每个?月|[按逐]月|月报|月度")
_EACH_TIME = re.compile(r"每[次期场轮](?P<what>[一-龥]{2,4}?)(?:活动)?(?:结束|完成|开展)?之?以?后")


def in_its_months(page: Page, line: Line, title: str, when: When) -> When:
    """The moment in the months that `line`, or the item that bears the paper's name, tells; as it is where neither says
    anything of each month."""
    quote = _day_of_month(when)
    for at in (line, *_items_called(page, title), *_told_how_often(page, line)) if quote else ():
        months = MONTHS.search(at.body)
        if _EACH_MONTH.search(at.body) and (months or when.due is None):
            told = months[0] if months else ""
            text = f"{told},{quote}" if quote.startswith("每") else f"每月1份,报{told}的情况,于{quote}"
            return next((one for one in page.moments(at, text) if one.repeats and one.due), when)
    return when


def _day_of_month(when: When) -> str:
    """每月5日前 of 当月5日前, or of a day that comes again in no month that is told; 次月5日前; "" of any other day."""
    every_month = "MONTHLY" in (when.due or "") and "BYMONTH=" not in (when.due or "")
    if (every_month or when.due is None) and (told := _OF_MONTH.match(when.quote)):
        return f"每月{when.quote[told.end() :]}"
    own = every_month and when.quote.startswith("每") or not when.repeats and _NEXT_MONTH.match(when.quote)
    return when.quote if own else ""


def _items_called(page: Page, title: str) -> Iterator[Line]:
    """2.研修月志,9月至12月每月1篇: the items that begin with a paper's name."""
    bare = title.strip("《》")
    yield from (line for line in page.lines if line.kind and line.body.lstrip("《“").startswith(bare))


def _told_how_often(page: Page, line: Line) -> Iterator[Line]:
    """4月至6月,各社区每月开展义诊1次。 above 每次义诊后填写《登记表》,于当月最后一个工作日报…: the items that say in
    which months there is what the paper follows each time."""
    what = _EACH_TIME.search(line.body)
    above = (one for one in page.lines if what and one.parents == line.parents and one.number < line.number)
    yield from (one for one in above if what and what["what"] in one.body and MONTHS.search(one.body))
