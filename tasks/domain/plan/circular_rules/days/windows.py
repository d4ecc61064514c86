"""One activity with two spans, one school year told wrongly, and who is to arrive after the training began."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.reading.ranges import ranges
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import Mention
from tasks.domain.plan.circulars.past import is_past
from tasks.domain.plan.defect import Defect, defect

_KIND = r"节|周|月|活动|培训|大?赛|展|会|演练|检查|行动|测试|调查|阶段|排查|整治|普查|监测|研修|调研"
_NAME = re.compile(rf"[一-龥]{{2,12}}?(?:{_KIND}){{1,3}}(?![一-龥]{{0,3}}(?:总结|报告|方案|材料|计划))")
_APART = re.compile(r"第[一二三四五]|[初复决]赛|[甲乙丙]|小学|初中|高中|幼儿|分批|片区|阶段|报名|作品|[上下]半年")
_YEARS = re.compile(r"(?P<first>20\d\d)\s{0,2}[-—–~～至]{1,2}\s{0,2}(?P<last>20\d\d)\s{0,2}(?=学年)")
_OTHER_YEAR = re.compile(r"上一?学年|上一?年度|去年|以来|往年|总结|历年|下一?学年|毕业|入学|升|对比")
_PREPARED = re.compile(  # 2026—2027学年第一学期用书由学院审核: what the next school year needs
    r"用书|教材|教辅|征订|选用|招生|新生|入学|开课|排课|选课|课程|课表|教学任务|培养方案|校历|聘[任用]|预[订算定约]|拟|储备|立项"
)
_IN_TITLE = re.compile(r"《[^》]{0,40}$")
_OF_PARTS = re.compile(r"[一-龥()]{0,4},?(?:[它其]|全程|共|主要)?(?:分为?|包括|包含|设有?|含|由)")
_START = re.compile(r"(?:培训|会议|比赛|活动|研修|轮训)(?:班)?(?:时间)?(?:为|定于|拟于|将于|于|安排在|:)\s{0,2}$")
_ARRIVES = re.compile(r"[^,。;]{0,12}(?:报到|入场|集合|到会|签到)")


def windows_conflict(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    if circular.is_endless:
        return
    yield from _two_spans(circular)
    yield from _school_years(circular)
    yield from _arrival(circular)


def _two_spans(circular: Circular) -> Iterator[Defect]:
    known: list[tuple[Mention, Mention, frozenset[str]]] = []
    for first, last in ranges(circular):
        behind = "" if _OF_PARTS.match(last.behind) else last.behind  # 4月7日至11月21日,分为集中研修、跟岗实践
        around = f"{re.split('[。;]', first.before)[-1]}|{re.split('[。;]', behind)[0][:24]}"
        names = frozenset(found[-3:] for found in _NAME.findall(around) if found not in {"活动", "本次活动"})
        if last.deadline or not names or not first.date or not last.date or _APART.search(around) or is_past(around):
            continue
        for start, end, named in known:
            one_end = (start.date == first.date) != (end.date == last.date)
            other_days = start.date != first.date and end.date != last.date
            fixed = any(name[-1] in "周月节" for name in named & names)  # 演练周: there is one
            if (one_end or (other_days and fixed)) and named & names and end.line != last.line:
                here, there = _span(first, last, "到"), _span(start, end, "到")
                message = f"第 {end.line} 行是 {there}，这里是 {here}，以哪个为准没有定"
                yield defect("conflicting-dates", last.line, _span(first, last, " … "), message)
                break
        known.append((first, last, names))


def _span(first: Mention, last: Mention, to: str) -> str:
    """Both days as they are written; 3月9日至13日 holds both."""
    return first.quote if first.quote == last.quote else f"{first.quote}{to}{last.quote}"


_OF_YEARS = re.compile(r"规划|周期|轮|[三四五3-5]年|任期|行动")
_LONGEST_PLAN = 6  # school years


def _school_years(circular: Circular) -> Iterator[Defect]:
    """2025—2026学年 once, where all else is of 2026—2027; 2026—2028学年."""
    told = [
        (line, found, text[max(0, found.start() - 40) : found.start()])
        for line, text in circular.lines
        for found in _YEARS.finditer(text)
        if not is_past(text) and "已" not in text[found.end() : found.end() + 12]
    ]
    usual = Counter(found[0] for _, found, _ in told).most_common(1)
    issued = circular.issued
    lines: dict[int, set[str]] = {}
    for line, found, _ in told:
        lines.setdefault(line, set()).add(found[0])
    meant = {years for together in lines.values() if len(together) > 1 for years in together}
    for line, found, before in told:
        first, last = int(found["first"]), int(found["last"])
        behind = circular.narrow[line][found.end() : found.end() + 12]
        if 1 < last - first <= _LONGEST_PLAN and _OF_YEARS.search(f"{before[-16:]}|{behind}"):
            continue  # 三年规划(2025—2028学年)
        if last - first != 1:
            yield defect("slip", line, found[0], f"“{found[0]}学年”不是一个学年")
        elif _IN_TITLE.search(before) or _OTHER_YEAR.search(f"{before}|{behind}") or found[0] in meant:
            continue  # 2024—2025学年第二学期和2025—2026学年第一学期: one line names both
        elif first == int(usual[0][0][:4]) + 1 and _PREPARED.search(f"{before[-12:]}|{behind}"):
            continue
        elif found[0] != usual[0][0] or (issued and not first <= issued.year <= last):
            other = f"别处是“{usual[0][0]}学年”" if found[0] != usual[0][0] else f"发文在 {circular.issued}"
            message = f"{other}，这里是“{found[0]}学年”，以哪个为准没有定"
            yield defect("conflicting-dates", line, found[0], message)


def _arrival(circular: Circular) -> Iterator[Defect]:
    """参训人员8月20日8:30报到 of what begins on the 19th."""
    starts = [one for one in circular.mentions if one.date and not one.ends_range and _START.search(one.before)]
    if len({one.date for one in starts}) != 1:
        return
    begins = starts[0]
    for one in circular.mentions:
        late = one.date and begins.date and one.date > begins.date and not one.deadline
        if late and one.line != begins.line and _ARRIVES.match(one.behind) and not _APART.search(one.sentence):
            message = f"第 {begins.line} 行从 {begins.quote} 开始，这里 {one.quote} 才报到，以哪个为准没有定"
            yield defect("conflicting-dates", one.line, one.quote, message)
