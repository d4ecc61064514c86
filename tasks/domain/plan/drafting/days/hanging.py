"""Moments that hang on something that happens: 活动结束后10日内, 国庆节前两个工作日, 开学第二周周五前."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tasks.domain.plan.drafting.days.numbers import number


class Side(StrEnum):
    BEFORE = "before"  # so much before it begins
    AFTER = "after"  # so much after it ends, or after it began
    ON = "on"  # on the day itself
    WEEK = "week"  # in the nth week from it


@dataclass(frozen=True, slots=True)
class Hanging:
    """`anchor`: what it hangs on, as the text calls it (线上研修), `edge`: its word for begin or end (开班, 结束, "").

    `count` of `unit` (日, 工作日, 周, 月, 小时); of a week `count` is which, and `weekday` 0 for Monday, -1 unsaid."""

    start: int
    end: int
    anchor: str
    edge: str
    side: Side
    count: int = 0
    unit: str = "日"
    weekday: int = -1
    since: date | None = None  # the day it is counted from, where that is known


SAME_DAY = "同日"  # as the deadline told before it
_COUNT = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3}|半)"


def _span(which: int) -> str:
    return rf"(?P<count{which}>{_COUNT})\s*个?(?P<unit{which}>工作日|自然日|小时|星期|日|天|周|月)"


_THEN = r"(?=[^\u4e00-\u9fff]|[将把报提上交送填向发通由至各完形汇统反]|$)"
_TAIL = rf"\s*(?:之?前(?![一二两三\d])|之?内|以[内前]|{_THEN}|(?=上午|下午|下班))"
_HINGE = re.compile(
    rf"(?:(?:之?日|当[日天])?起|(?<!最)日?之?后|日?以后)(?:\([^()]{{0,8}}\))?的?,?(?P<nth>第)?{_span(1)}(?:时间)?{_TAIL}"
    rf"|(?:之?日|当[日天])?(?:之?前|以前|,?(?:至少|须|应|请)?提前)的?,?(?:至少)?第?{_span(2)}{_TAIL}"
    rf"|(?:之?日|当[日天])?(?:之?前|以前)的?(?P<last>最后一?个?(?:工作日|[日天])){_TAIL}"
    rf"|{_span(3)}(?P<inside>之?内|以内|(?P<ahead>之?前|以前))"
    rf"|的?(?P<on>之日|当[日天]|最后一?[天日]|首日|前一[天日]|次日|第二[天日])(?:\s*(?:之?前|以前|止|{_THEN}|(?=上午|下午|下班|\d)))"
    r"|(?:之?后|以后|的)?第(?P<week>[\d一二三四五六七八九十]{1,2})个?(?:教学|行课|学习)?周(?:的?,?\(?(?:星期|周)(?P<weekday>[一二三四五六日天])\)?)?"
    rf"(?:\s*(?:之?前|之?内|以[内前]|{_THEN}|(?=上午|下午|下班|\d)))"
    r"|(?P<bare>之前|以前|前)(?![期提往后一二两三\d])"
)
_HELD_ON = r"(?:评比|评审|比赛|竞赛|活动|交流|展示|汇报|检查|答辩|开放|演出|会演|考试|报到|发布|启动)"  # 交流评比日之前
_EDGE = re.compile(
    r"(?:结束|闭幕|完成|完毕|落幕|结业|收官|期满|终了|届满|办结|开班|开学|开幕|开赛|开考|开营|开课|开工|开始|启动|召开|举行|举办|报到|返校|放假|收假|复学"
    r"|截止|印发|下发|发布|公布|发文|送达|行课|上课|到期|结营|撤场|开展|(?:学期|期|假期|活动|周|月)末|(?<!季)节日?|假期?|假日|学期|会议?|考试?|赛|训|校历"
    rf"|{_HELD_ON}日)$"
)
_BARE_EDGE = re.compile(
    rf"(?:{_HELD_ON}日|结束|放假|开学|闭幕|截止|上课|行课|召开|开班|开幕|开赛|开始|启动|(?:学期|期)末)$"
)
_HELD = re.compile(r"(?:活动|比赛|竞赛|大赛|培训|演出|展演|演练|运动会|验收|检查|考核|评审)$")
_LEAD = re.compile(
    r".*(?:[,。;:、()》\s\d]|各校|各园|各单位|学校|自(?![查评纠主行学测])|[于从须请将把需由并及按至即]|应(?!急)|在(?!线|校|职)|(?<!活)动员|(?<![一-龥]{4})的|务必|最[迟晚]|不得?[晚迟]于)"
)
_SAME = re.compile(
    r"(?:^|[^每逐一])(?P<same>同一?[日天]|[这该]一?天|(?:(?<=[,;])|(?<=[表告册单录案账料站所村校班组厂店队]))当[日天])(?=\s*(?:\d{1,2}\s*[:时点]|上午|中午|下午|晚上?|下班|之?前|以前))"
)
_TOLD_HERE = re.compile(r"\d[日号](?:(?!每|逐|[^,。;]?周[一二三四五六日天])[^。;])*$")  # 3月9日大扫除,各班当天17:00前
_NEVER = re.compile(
    r"每(?!个?学[期年])|逐|各自|各[场次期]|收到|领到|送达|签收|接|发现|发生|出现|签署|签订|入职|知悉|得知|受理|[\d]月$"
)
_ON_DAYS_OFF = re.compile(  # 遇法定节假日的,于节后第一个工作日上传
    "[遇逢][^,。;]{0,10}(?:节假日|休息日|公休日|双休日|假期|周末)[^,。;]{0,6},[^,。;]{0,3}$"
)
_PUT_OFF = re.compile(
    r"(?:顺延|延期|推迟|后延|提前|调整|改)[至到为在](?:其|该|此|次|下)?[^,。;]{0,4}$|顺延[^,。;]{0,3}$"
)
_DATE_BEFORE = re.compile(r"月\s*[\d一二三四五六七八九十]{1,3}\s*[日号]?$")
_LONGEST = 18  # signs of an anchor


def hangings(text: str) -> Iterator[Hanging]:
    """Every moment of a narrow text that hangs on something; whether the circular dates it is another question."""
    for same in _SAME.finditer(text):
        if same["same"][0] != "同" and not _TOLD_HERE.search(text[: same.start("same")]):
            continue
        yield Hanging(same.start("same"), same.end("same"), "", SAME_DAY, Side.ON)
    for hinge in _HINGE.finditer(text):
        start, anchor = _anchor_before(text, hinge.start())
        edge = _EDGE.search(anchor)
        if hinge["count1"] and _DATE_BEFORE.search(text[: hinge.start()]):
            behind = hinge.start() + hinge[0].startswith(("日", "号"))
            yield Hanging(behind, hinge.end(), "", "", *_distance(hinge))  # 3月23日起10个工作日内
            continue
        told_apart = len(anchor) > 1 and (hinge["count1"] or hinge["on"] == "之日")
        told_apart = told_apart or (hinge["count2"] and _HELD.search(anchor))
        if _ON_DAYS_OFF.search(text[:start]):
            continue
        if not anchor or _PUT_OFF.search(text[: hinge.start()]) or not (edge or told_apart):
            continue
        if hinge["bare"] and not _BARE_EDGE.search(anchor):
            continue
        if (hinge["week"] or hinge["count3"]) and not (
            edge and re.search("开|学|行课|假|上课", edge[0]) or hinge["ahead"]
        ):
            continue
        name = anchor[: edge.start()] if edge else anchor
        yield Hanging(start, hinge.end(), name, edge[0] if edge else "", *_distance(hinge))


def is_of_its_own(hanging: Hanging) -> bool:
    """Whether it hangs on what each party meets at a day of its own: 收到通知后, 每次演练后, 事故发生后."""
    return bool(_NEVER.search(hanging.anchor + hanging.edge)) or hanging.unit == "小时"


def _anchor_before(text: str, at: int) -> tuple[int, str]:
    """Where the words begin that name what happens, and these."""
    first = max(0, at - _LONGEST)
    lead = _LEAD.match(text[first:at])
    start = first + (lead.end() if lead else 0)
    return start, text[start:at]


def _distance(hinge: re.Match[str]) -> tuple[Side, int, str, int]:
    if hinge["on"]:
        ahead = {"前": -1, "次": 1, "第": 1}.get(hinge["on"][0], 0)
        return (Side.AFTER if ahead > 0 else Side.BEFORE if ahead else Side.ON), abs(ahead), "日", -1
    if hinge["week"]:
        weekday = "一二三四五六日".index(hinge["weekday"].replace("天", "日")) if hinge["weekday"] else -1
        return Side.WEEK, number(hinge["week"]), "周", weekday
    if hinge["bare"]:
        return Side.BEFORE, 0, "日", -1
    if hinge["last"]:
        return Side.BEFORE, 1, "工作日" if hinge["last"].endswith("工作日") else "日", -1
    which = "1" if hinge["count1"] else "2" if hinge["count2"] else "3"
    side = Side.BEFORE if hinge["count2"] or hinge["ahead"] else Side.AFTER
    count, unit = hinge[f"count{which}"], hinge[f"unit{which}"]
    unit = {"天": "日", "自然日": "日", "星期": "周"}.get(unit, unit)
    return (side, 15, "日", -1) if count == "半" else (side, number(count), unit, -1)
