"""The hour of every deadline that names none, where the circular says one: 未注明时刻的以17:30为准, 均为当日17:00."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from tasks.domain.plan.drafting.days.clock import read_behind
from tasks.domain.plan.drafting.days.when import CLOCK
from tasks.domain.plan.drafting.page import Line
from tasks.domain.plan.drafting.papers.owed import Owed

_HOUR = (
    r"(?P<hour>(?:截[止至]日)?(?:当[天日])?\s*(?:上午|下午|中午|晚上?)?\s*"
    r"(?:\d{1,2}\s*[:时点]|[一二三四五六七八九十]{1,3}[时点]))"
)
_SAYS = r"(?:均|都|皆|一律|统一)?(?:是|为|指|即|以|到|至|按|算至?|计至?|截[止至]到?|限于)"
_DAY_SAID = re.compile(r"\d{1,2}月|(?<!\d)\d{1,2}[日号]|(?:星期|周)[一二三四五六日天]|每月")
_NO_DEADLINE = re.compile(r"会议|培训|值班|电话|办公|接待|开放|上课|考试|报到|集合|发车|公示|比赛|开幕")
_TIME = r"(?:时间|日期|时限|期限|节点|时刻|钟点|时点|截止日|[前止内]”|几[点时]|[日期])"
_UNSAID = re.compile(  # 除另有注明外, 没有特别说明的, 只写日期的, 未标明时刻的
    r"(?:未|没有|无|不|只|仅|除|如无|若无|凡)(?:另有?|另行|另外|单独|特别|其他|具体|再|已)?"
    rf"(?:注明|写明|标明|明确|说明|规定|列明|约定|指明|标注|写|标)[^。;]{{0,30}}?{_HOUR}"
)
_EXCEPT = re.compile(r"除[^。;,\d]{2,16}以?外,?")
_EVERY = re.compile(
    rf"(?:截[止至]|报送|上报|提交|[上下]述|[上下]列|以上|以下|时间|日期|时限|期限)[^。;,\d]{{0,10}}{_TIME}?[^。;,\d]{{0,4}}"
    rf"(?:均|统一|一律|都|皆)(?:是|为|指|即|以|到|至|按|算至?|截[止至]到?)[^。;\d]{{0,6}}?{_HOUR}"
)
_AS_LISTED = re.compile(
    rf"(?:各项|各类|各?材料|[上下][列述表]|以上|表[中列内])[^。;,\d]{{0,8}}(?:均|统一|一律|都)[^。;,\d]{{0,4}}(?:所列|表列|列明|当日|日期)[^。;,\d]{{0,8}}?{_HOUR}"
)  # 各项均为所列日期当日17:30前
_OF_ALL = re.compile(  # 各项材料报送截止时刻为截止日当天17:30
    r"(?:各|所有|全部|[上下]述|以上|所列|表[中内列])[^。;,\d]{0,12}(?:截[止至]|时限|期限|时刻|钟点)[^。;,\d]{0,6}"
    rf"{_SAYS}[^。;\d]{{0,6}}?(?=截[止至]日|当[天日]){_HOUR}"
)
_THAT_DAY = re.compile(  # 每项报电子版,于当日17:00前发至; 在所列日期16:30前; 截止时间为括号内日期当天18:00
    rf"(?:[各每]项|[月周日]历|所列|“[^”]{{1,10}}”一?[项栏])[^。;]{{0,50}}?(?:[于在]当[日天]|所列日期|括号内日期(?:当[日天])?){_HOUR}"
)
_USUAL = (_UNSAID, _EVERY, _AS_LISTED, _OF_ALL, _THAT_DAY)
_OF_TABLE = re.compile(r"^(?:说\s*明|备\s*注|注)\s*:")


_AT_PLACE = re.compile(
    rf"[送交寄发][到至往](?P<place>[\u4e00-\u9fff]{{2,16}}?)的(?:材料|资料|表格)?[^。;\d]{{0,6}}{_HOUR}"
)
_CLOSES = re.compile(
    r"下班(?:之?前)?[”\"]?(?:时间)?(?:是)?(?:指|为|以|即|系)[^,。;\d]{0,6}?" + _HOUR
)  # 所称“下班前”指当日17时30分以前


def usual_clock(text: str) -> str:
    """The hour that a text says for every deadline without one; "" where it says none."""
    for sentence in re.split("[。;]", text):
        told = _EXCEPT.sub("", sentence)
        found = next((match for one in _USUAL for each in (sentence, told) if (match := one.search(each))), None)
        about = found and (found.re is _THAT_DAY or re.search(_TIME, found.string[: found.start("hour")]))
        if found and about and not _DAY_SAID.search(sentence) and not _NO_DEADLINE.search(sentence):
            return read_behind(found.string, found.start("hour"))[0]
    return ""


def say_clocks(lines: Iterable[Line], owed: list[Owed], tabled: frozenset[int]) -> None:
    lines = tuple(lines)
    _say_closing(lines, owed)
    _say_places(lines, owed)
    for line in lines:
        clock = usual_clock(line.text)
        for one in owed if clock else ():
            of_table = one.due_line is not None and one.due_line.number in tabled
            if (
                one.when
                and one.when.due
                and not CLOCK.search(one.when.due)
                and (of_table or not _OF_TABLE.match(line.text))
            ):
                one.when = replace(one.when, due=f"{one.when.due} {clock}")


def _say_closing(lines: Iterable[Line], owed: list[Owed]) -> None:
    """下班前, where the circular says at what hour that is."""
    for line in lines:
        found = _CLOSES.search(line.text)
        clock = read_behind(line.text, found.start("hour"))[0] if found else ""
        for one in owed if clock else ():
            if one.when and one.when.due and one.when.due.endswith(" cob"):
                one.when = replace(one.when, due=f"{one.when.due.removesuffix('cob')}{clock}")


def _say_places(lines: Iterable[Line], owed: list[Owed]) -> None:
    """送到师训部的材料,以当天17:30为限: the hour of what goes there and has none."""
    for line in lines:
        found = _AT_PLACE.search(line.text)
        clock = read_behind(line.text, found.start("hour"))[0] if found else ""
        for one in owed if found and clock else ():
            there = found and any(channel.endswith(found["place"]) for channel in one.channels)
            if there and one.when and one.when.due and not CLOCK.search(one.when.due):
                one.when = replace(one.when, due=f"{one.when.due} {clock}")
