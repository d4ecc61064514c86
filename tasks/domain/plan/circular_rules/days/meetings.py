"""One meeting, contest or training on two days: 动员培训会4月8日召开, and 动员培训会定于4月9日召开."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.days.dates import two_days
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import Mention
from tasks.domain.plan.defect import Defect

_KIND = r"会议?|比赛|竞赛|大赛|考试|测试|仪式|培训班?|演练|展演|汇演|论坛|运动会|开放日"
_EVENT = re.compile(
    rf"(?<![一-龥])(?:本次|此次|全[县市区校])?(?P<name>[一-龥“”]{{2,14}}?(?:{_KIND}))[,:]?(?:时间)?[为是:]?"
    r"(?:定于|将于|拟于|于|在|安排在)?\s{0,2}$"
)
_EVENT_BEHIND = re.compile(
    rf"\s{{0,2}}(?:\([^()]{{0,10}}\))?(?:上午|下午|晚上?)?\s{{0,2}}(?:\d{{1,2}}[:点时]\d{{0,2}}分?)?,?(?:在[一-龥\d]{{2,24}})?"
    rf"(?:召开|举行|举办|组织|开展)(?P<name>[一-龥“”]{{2,14}}?(?:{_KIND}))(?=[,。;(]|$)"
)
_APART = re.compile(
    r"第[一二三四五\d]|[初复决]赛|[甲乙丙]|小学|初中|高中|幼儿|分批|各[校园镇单]|[上下]半年|每|去年|上年|下一?年"
)


def meetings_conflict(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    known: dict[str, Mention] = {}
    for one in circular.mentions:
        name = _name_of(one)
        if not name or one.deadline or one.date is None or one.starts_range or one.ends_range:
            continue
        other = known.setdefault(name, one)
        if other.line != one.line and other.date != one.date:
            yield from two_days(one.line, one.quote, name, other.line, other.quote)


def _name_of(one: Mention) -> str:
    found = _EVENT.search(one.before) or _EVENT_BEHIND.match(one.behind)
    if found is None or _APART.search(one.sentence):
        return ""
    return re.sub(r"[“”]|^(?:召开|举行|举办|参加)", "", found["name"])
