"""What the reading as a plan finds due on a day off: what a table dates below its name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from tasks.domain.errors import BadInput
from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.days.dates import WEEKDAYS
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import PASSED_ON
from tasks.domain.plan.circulars.past import is_reckoned_to
from tasks.domain.plan.circulars.rest import KEPT, rest_rules
from tasks.domain.plan.defect import Defect, defect
from tasks.domain.plan.draft import DraftRequirement
from tasks.domain.plan.drafting.days.hanging import hangings
from tasks.domain.plan.rule import MonthDay, read_due

_HELD = re.compile(  # 时间:10月24日至10月25日。 when it is held, and nothing handed in
    r"(?:\S{1,3}[.、)]\s{0,2})?(?:活动|比赛|竞赛|举办|会议|培训|展演)?时间\s{0,2}:[^,。;]{2,40}(?:至|到|[-—–~]{1,2})[^,。;前]{2,40}。?$"
)
_PASSED_OVER = re.compile(  # 10月6日在假期内,当周不报; 2月16日(春节假期)所在的一周停报; 11月30日关闭,企业不用操作
    r"[^。;]{0,24}?(?:[当该此本]一?[周月日天期旬次]|所在的?[一-龥]{0,3}[周月旬期]|假期?|春节|国庆|元旦|除夕|五一)[^。;]{0,12}?"
    r"(?:[免停不]|不用|不必|无[需须]|暂[不停]|可不)(?:[报交填]|上报|提交)"
    r"|[^。;]{0,24}?并入|[^。;]{0,40}?(?:不用|不必|无[需须]|不需要?)[^,。;]{0,4}(?:操作|办理|填报|理会)"
)


def on_rest_days(
    circular: Circular, calendar: Calendar, one: DraftRequirement, known: tuple[Defect, ...], year: int | None
) -> Iterator[Defect]:
    """`known`: the findings so far; what they tell of a line, or of its day, is not told again."""
    line, quote = _place(circular, one)
    ruled = one.on_rest_day or any(True for _, text in circular.lines for _ in rest_rules(text))
    told = [found for found in known if found.kind in {"rest-day", "in-vacation"}]
    if (
        ruled
        or _HELD.match(circular.narrow[line])
        or any(abs(found.line - line) <= 1 for found in told)
        or year is None
        or is_reckoned_to(circular.narrow[line], quote)
        or KEPT.search(circular.narrow[line])
        or (one.due_quote and _is_of_nobody(circular.narrow[line].partition(one.due_quote)[2]))
    ):
        return
    day = _day(one.due or "", year)
    ahead = day is not None and not (circular.issued and day < circular.issued)
    if day is None or not ahead or calendar.is_working_day(day) or any(True for _ in hangings(one.due_quote)):
        return
    if not any(day.isoformat() in found.message for found in told):
        said = f"{day}（周{WEEKDAYS[day.weekday()]}）"
        yield defect("rest-day", line, quote, f"截止日 {said} 是休息日，当天算不算没有说")


def _is_of_nobody(behind: str) -> bool:
    return bool(re.match(PASSED_ON, behind) or _PASSED_OVER.match(behind))


def _place(circular: Circular, one: DraftRequirement) -> tuple[int, str]:
    """The line that has its day, in a table of one cell a line some lines below its name, and the words there."""
    first = one.due_line or one.line
    at = next((n for n in range(first, first + 6) if one.due_quote and one.due_quote in circular.narrow.get(n, "")), 0)
    return (at, one.due_quote) if at else (first, circular.narrow[first][:30])


def _day(due: str, year: int) -> date | None:
    """The one day; none of what comes again: 每月25日前, of which everybody knows that some are days off."""
    try:
        what = read_due(due).what if due else None
        return what.in_year(year) if isinstance(what, MonthDay) else None
    except (BadInput, ValueError):
        return None
