"""A table that only sums up what the text asks for: 责任书, 总结 in its rows, 《学期安全工作总结》 above it."""

from __future__ import annotations

import re

from tasks.domain.plan.drafting.days.arrival import comes_besides
from tasks.domain.plan.drafting.days.when import When
from tasks.domain.plan.drafting.papers.names.same_names import plain
from tasks.domain.plan.drafting.papers.owed import Owed
from tasks.domain.plan.drafting.papers.told_again.said_twice import is_same_rule
from tasks.domain.plan.drafting.tables.rows import cells_of

_WHICH_TIME = re.compile(r"\((?:第[一二三四五六\d]{1,2}[次批期季轮]|[上下](?:半年|学期))\)$")
_MONTHLY = re.compile(r"rrule:FREQ=MONTHLY;BYMONTH=(?P<months>[\d,]+);BYMONTHDAY=(?P<day>-?\d+)(?: (?P<clock>\S+))?")
_DAY = re.compile(r"(?P<month>\d{2})-(?P<day>\d{2})(?: (?P<clock>\S+))?")
_ROOM = re.compile(r"\d{3,4}室")  # 纸质送305室 in the row, 送水利股(办公楼305室) in the text
_LEAST_TAIL = 5  # signs of a name that is the end of another
_LAST_WORKING = 26  # the last working day of a month is no earlier


def without_summary(owed: list[Owed], tabled: frozenset[int]) -> list[Owed]:
    """What is owed, less the rows that repeat it by a shorter name and say no other day."""
    tabled = frozenset(one.line.number for one in owed if one.line.number in tabled and not _is_sentence(one))
    told = [one for one in owed if one.line.number not in tabled]
    for row in (one for one in owed if one.line.number in tabled and not _is_one_of_its_days(one, told)):
        rivals = [other for other in told if _contradicts(row, other)]
        rivals.sort(key=lambda other: plain(other.title) != plain(row.title))  # 第二学期工作总结, before any 总结
        for other in rivals[:1]:
            if row.when is not None:
                other.conflicts.append(row.when)
                owed = [one for one in owed if one is not row]
    for row in (one for one in owed if one.line.number in tabled):
        for other in [other for other in told if _is_contradicted(row, other, owed)]:
            row.conflicts.append(other.when)  # type: ignore[arg-type]
            told.remove(other)
            owed = [one for one in owed if one is not other]
        for other in (other for other in told if _is_in_full(row, other)):
            other.is_called(row.title)
    return [one for one in owed if one.line.number not in tabled or not any(_repeats(one, other) for other in told)]


def _is_sentence(one: Owed) -> bool:
    """Whether an item of the text says it, ①《台账》,各企业填报,10月29日前报送, and no row."""
    return bool(one.line.kind) and len(one.line.body) > len(one.title) and len(cells_of(one.line.written)) == 1


def _is_in_full(row: Owed, other: Owed) -> bool:
    """将本学区大赛组织工作总结1份发至…, of which the sentence was read as 工作总结: its row has the whole name."""
    whole = len(row.title) > len(other.title) >= 3 and row.title.endswith(other.title)
    dated = row.when is not None and other.when is not None and is_same_rule(row.when, other.when)
    return whole and dated and row.title in other.line.text


def _contradicts(row: Owed, other: Owed) -> bool:
    """申报汇总表 3月24日 in the table of days, 《微型课题申报汇总表》 3月26日 in the text."""
    if not (row.when and row.when.due and other.when and other.when.due) or _goes_elsewhere(row, other):
        return False
    if any(map(comes_besides, other.told)):
        return False  # 还须在6月7日报到时交纸质件
    once = not (row.when.repeats or other.when.repeats) and not is_same_rule(row.when, other.when)
    return once and len(plain(row.title)) >= 4 and other.resembles(row.title)


def _is_one_of_its_days(row: Owed, told: list[Owed]) -> bool:
    """《核对表》分两批报送, 4月12日 and 4月26日, of which each has a row."""
    alike = (other.when for other in told if other.resembles(row.title))
    return row.when is not None and any(when is not None and is_same_rule(row.when, when) for when in alike)


def _goes_elsewhere(row: Owed, other: Owed) -> bool:
    """Whether a row names a place of its own; 教育云平台 is that of a paper of its name in 教育云平台“大赛”专栏."""
    if plain(row.title) != plain(other.title):
        return bool(row.channels)
    told = " ".join(other.told)
    here = (place for place in row.channels if not any(room in told for room in _ROOM.findall(place)))
    return any(not any(there.startswith(place) for there in other.channels) for place in here)


def _is_contradicted(row: Owed, other: Owed, owed: list[Owed]) -> bool:
    """复习备考方案于4月8日前报 in a note below the table whose one row 毕业年级复习备考方案 says 4月10日."""
    if not (row.when and row.when.due and other.when and other.when.due) or other.line.number < row.line.number:
        return False
    if any(map(comes_besides, other.told)):
        return False  # 还须在6月7日报到时交纸质件
    once = not (row.when.repeats or other.when.repeats) and not is_same_rule(row.when, other.when)
    tail = plain(other.title)
    alike = [one for one in owed if one is not other and plain(one.title).endswith(tail)]
    return once and len(tail) >= _LEAST_TAIL and alike == [row]


def _repeats(row: Owed, other: Owed) -> bool:
    short, signs = plain(_WHICH_TIME.sub("", row.title)), iter(plain(other.title))
    same = (
        row.when is None
        or row.when.due is None
        or (other.when is not None and (is_same_rule(row.when, other.when) or _is_one_of(row.when, other.when)))
    )
    return len(short) >= 2 and same and plain(other.title).endswith(short[-2:]) and all(s in signs for s in short)


def _is_one_of(when: When, rule: When) -> bool:
    """10月31日 of a row is one of the days of 9月至12月每月最后一个工作日 in the text."""
    day, monthly = _DAY.fullmatch(when.due or ""), _MONTHLY.fullmatch(rule.due or "")
    if day is None or monthly is None or int(day["month"]) not in map(int, monthly["months"].split(",")):
        return False
    if day["clock"] and monthly["clock"] and day["clock"] != monthly["clock"]:
        return False
    own = int(day["day"])
    return own >= _LAST_WORKING if monthly["day"] == "-1" else own == int(monthly["day"])
