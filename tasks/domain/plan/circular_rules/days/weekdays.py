"""A day of the week that does not fit its date: 2026年3月13日（星期四）."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.days.dates import WEEKDAYS
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import Mention
from tasks.domain.plan.circulars.specimen import is_shown_as_wrong
from tasks.domain.plan.defect import Defect, defect

_WEEKDAY = re.compile(  # 6月18日(星期三); 6月18日,星期三,16时前; not 6月18日,周六、周日不安排
    r"\s{0,3}(?:\(?\s{0,2}|[,、]\s?(?=(?:星期|周|礼拜).(?:\)|[,、](?!星期|周|礼拜))))(?:星期|周|礼拜)([一二三四五六日天])"
)
_WEEKDAYS = re.compile(
    r"\s{0,3}\(?\s{0,2}(?:星期|周|礼拜)[一二三四五六日天]\s{0,2}(?:[、,和及与至到]|[-—~]{1,2})\s{0,2}(?:星期|周|礼拜)?[一二三四五六日天]"
)
_LAST_WEEKDAY = re.compile(r"[^()]{0,3}\([^()]{0,16}?(?:星期|周|礼拜)?([一二三四五六日天])\)")
_WEEKDAY_BEFORE = re.compile(  # 星期四(3月12日); not 2024-04-07为星期日,2024-05-11, where it is the other day's
    r"(?<![\d日号为是系])(?:星期|周|礼拜)([一二三四五六日天])\s{0,2}[(,]?\s{0,2}$"
)
_EARLIER = re.compile(r"(?:[去前往上]年|上一?[届次期轮年]|上个?学[年期])(?:(?!今年|本[年届次]|这[次届])[^。;])*$")
_YEARS_BACK = (1, 2)


def weekday_mismatches(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    for mention in circular.mentions if circular.year else ():
        stated = _WEEKDAY.match(mention.behind) or _WEEKDAY_BEFORE.search(mention.before)
        if mention.ends_range and _WEEKDAYS.match(mention.behind):
            stated = _LAST_WEEKDAY.match(mention.behind)  # 9月6日至7日(星期六、星期日)
        day = mention.date
        if day is None or is_shown_as_wrong(mention.before, mention.behind):
            continue  # 有的写成“3月12日(星期三)”
        if stated and not _is_on(circular, mention, day, stated[1].replace("天", "日")):
            message = f"{day} 是星期{WEEKDAYS[day.weekday()]}，不是星期{stated[1]}，日期和星期以哪个为准没有定"
            yield defect("weekday-mismatch", mention.line, mention.quote, message)


def _is_on(circular: Circular, mention: Mention, day: date, weekday: str) -> bool:
    """Whether it is that day of the week; where its line names no year for it, 元旦假期为2026年1月1日至3日,…12月29日
    (星期一), also in the year of a circular that was issued before it, and of 去年决赛安排在10月12日(星期六) in one of
    the years before."""
    days, issued = [day], circular.issued
    if not mention.year_named and _EARLIER.search(mention.before) and (day.month, day.day) != (2, 29):
        days += [day.replace(year=day.year - back) for back in _YEARS_BACK]
    if issued and not mention.year_named and (day.month, day.day) >= (issued.month, issued.day):
        days += [day.replace(year=issued.year)] if (day.month, day.day) != (2, 29) else []
    return weekday in [WEEKDAYS[one.weekday()] for one in days]
