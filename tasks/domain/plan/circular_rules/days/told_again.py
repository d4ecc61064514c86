"""A paper's day told once more where the text comes back to it by the end of its name: 总结请于7月6日前发出."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tasks.domain.plan.circular_rules.days.dates import two_days
from tasks.domain.plan.circular_rules.reading.clocks import HOUR
from tasks.domain.plan.circular_rules.reading.referred import rows_marked
from tasks.domain.plan.circular_rules.reading.spoken import CONTRAST
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import Mention
from tasks.domain.plan.defect import Defect
from tasks.domain.plan.draft import DraftRequirement

_NAME = (
    r"(?:[一二三四五六七八九十\d]{1,2}[.、]\s?)?其?中?(?:各[一-龥()、]{1,6}?|[一-龥]{2}时)?"
    r"《?(?P<name>[一-龥“”]{2,16}?)》?"
)
_NAMED = re.compile(  # a clause that has nothing but the name before its day; 方案定稿后,于; 照片未于…前发送的
    rf"(?:^|[,。;:、)]){_NAME}的?(?:[一-龥]{{2,4}}后,)?"
    r"(?:(?:截[止至]|报送|上报|提交)(?:日期|时间)|请|务必|必须|务|须|应|要|统一|一律|未)*(?:于|在|是|为)?(?:20\d\d年)?$"
)
_OPENED = re.compile(
    rf"(?:^|[。;]){_NAME}[是要须应][^,。;《》]{{2,16}},(?:[请各][^,。;《》]{{0,8}})?(?:务|请|须|应)?必?[于在]$"
)
_REFUSED = re.compile(rf"\s?(?:\([^()]{{0,8}}\))?(?:{HOUR})?(?:之|以)?后,?(?:不再|不予|一律不)")
_NEXT_STEP = re.compile(r"打印|装订|纸质|公示|审[核查批定]后|复核后|退回|修[改订]后|补")  # 公示结束后,《年报书》…送
_DAY = re.compile(r"(\d{1,2})月(\d{1,2})")


def told_again(circular: Circular, requirements: Sequence[DraftRequirement]) -> Iterator[Defect]:
    """Where the name is the end of one paper's title alone, and that paper is due on another day, in another line."""
    told = [*circular.deadlines, *(one for one in circular.mentions if _REFUSED.match(one.behind))]
    for day in told:
        named = (_OPENED.search(day.before) or _NAMED.search(day.before)) if day.line not in circular.rows else None
        others = [one for one in requirements if _line(one) != day.line]
        meant = [one for one in others if named and _plain(one).endswith(named["name"])]
        meant = meant or [one for one in others if one.line in _rows_named(circular, day)]
        if len({_plain(one) for one in meant}) != 1 or any(_is_of_it(day, one) for one in meant):
            continue
        if not (CONTRAST.search(day.sentence) or _NEXT_STEP.search(day.sentence)):
            yield from two_days(day.line, day.quote, meant[0].title, _line(meant[0]), meant[0].due_quote)


def _rows_named(circular: Circular, day: Mention) -> frozenset[int]:
    """在8月18日17:00前把丙项发到表中邮箱: the rows whose letter stands in the clause of a day below the table."""
    clause = f"{re.split('[,。;]', day.before)[-1]}{re.split('[,。;]', day.behind)[0]}"
    return frozenset() if day.line in circular.rows else rows_marked(circular, clause)


def _plain(one: DraftRequirement) -> str:
    return one.title.strip("《》")


def _line(one: DraftRequirement) -> int:
    return one.due_line or one.line


def _is_of_it(day: Mention, one: DraftRequirement) -> bool:
    """Whether a day is the paper's own, or the paper has none to hold it against."""
    told = _DAY.search(one.due_quote)
    return told is None or (int(told[1]), int(told[2])) == (day.month, day.day)
