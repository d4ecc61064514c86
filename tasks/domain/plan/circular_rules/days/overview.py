"""The overview of days at the end: another day, or another name, than the item has. 6月24日17时　保教工作总结"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.days.dates import two_days
from tasks.domain.plan.circular_rules.names.names import vary
from tasks.domain.plan.circular_rules.reading.spoken import names_in, share_a_paper
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import Mention
from tasks.domain.plan.circulars.duty import documents_due
from tasks.domain.plan.defect import Defect

_HEAD = re.compile(r"(?:时间节点|时间安排|时间表|时限表|一览|进度表|安排表|日程表|报送时限)[^。;]{0,8}$")
_LINE = re.compile(
    r"\s{0,3}(?:\([^()]{0,8}\))?\s{0,2}(?:\d{1,2}[:点时]\d{0,2}分?)?(?:之|以)?前?[\s::,|]{1,4}(?P<name>《?[一-龥“”()]{3,28}》?)[。;]?$"
)
_SENDS = re.compile(r"(?:各[一-龥]{1,4})?(?:报送|上报|提交|上交|发送|送交|交|报)(?P<papers>[一-龥《].*)")
_STEP = re.compile(r"会议|培训|开始|启动|评审|公示|公布|开展|举行|举办|组织|阶段|结束|汇总")
_NAME_AND_DAY = re.compile(r"(?:^|[,:;、])\s{0,2}(?P<name>《?[一-龥“”()]{3,20}》?)(?:为|是|于)?$")
_ENDS = re.compile(r"\s{0,2}(?:\([^()]{0,8}\))?(?:之?前)?\s{0,2}(?:[,;、。]|$)")
_IN_A_ROW = 3
_FAR = 14  # lines below the head


def overviews_differ(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    told = [] if circular.is_endless else list(_rows(circular))
    asked = [(one, documents_due(circular, one)) for one in circular.deadlines]
    lines = {row.line for row, _ in told}
    asked = [(one, names) for one, names in asked if one.line not in lines and names]
    for row, name in told:
        same = [one for one, names in asked if share_a_paper(circular, frozenset({name}), frozenset(names))]
        if same and all(one.date != row.date for one in same):
            yield from two_days(row.line, row.quote, name, same[0].line, same[0].quote)
        elif not same:
            yield from _other_name(circular, row, name, asked, {other for _, other in told})


def _rows(circular: Circular) -> Iterator[tuple[Mention, str]]:
    """(its day, the paper's name) of each line that is no more, within some lines of such a head."""
    yield from _told_again(circular)
    yield from _sent_by_rows(circular)
    heads = [number for number, text in circular.lines if len(text) < 30 and _HEAD.search(text)]
    for one in circular.mentions:
        found = _LINE.fullmatch(one.behind) if not one.before.strip(" ·●-") and one.date else None
        if found and not _STEP.search(found["name"]) and any(0 < one.line - head <= _FAR for head in heads):
            yield one, found["name"].strip("《》")


def _sent_by_rows(circular: Circular) -> Iterator[tuple[Mention, str]]:
    """5月22日前 | 报送参展图册及相关表格 | 各馆: a row of the timetable that tells what to do, and not only a name."""
    for one in circular.deadlines:
        verb = _SENDS.match(circular.row_names.get(one.line, "")) if one.date else None
        for name in names_in(verb["papers"]) if verb else ():
            yield one, name


def _told_again(circular: Circular) -> Iterator[tuple[Mention, str]]:
    """变更备案表6月20日，自查表7月4日，名册7月11日: three names in a row, each with no more than a day."""
    named: dict[int, list[tuple[Mention, str]]] = {}
    for one in circular.mentions:
        found = _NAME_AND_DAY.search(one.before) if _ENDS.match(one.behind) else None
        if found and one.date and not _STEP.search(found["name"]):
            named.setdefault(one.line, []).append((one, found["name"].strip("《》")))
    for rows in named.values():
        if len(rows) >= _IN_A_ROW:
            yield from rows


def _other_name(
    circular: Circular, row: Mention, name: str, asked: list[tuple[Mention, tuple[str, ...]]], listed: set[str]
) -> Iterator[Defect]:
    """A name that stands here alone, and a paper of that day that begins and ends alike and is not in the overview."""
    if any(name in text for number, text in circular.lines if number != row.line):
        return
    for one, names in asked:
        for other in names if one.date == row.date else ():
            alike = other[:3] in name and other[-1] == name[-1] and other not in listed
            if alike and len(other) > 4:
                yield vary(row.line, name, other, one.line)
                return
