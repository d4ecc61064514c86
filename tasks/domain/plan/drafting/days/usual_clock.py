"""The hour of every deadline that names none, where the circular says one: 未注明时刻的以17:30为准, 均为当日17:00."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from tasks.domain.plan.drafting.days.clock import read_behind
from tasks.domain.plan.drafting.days.when import CLOCK
from tasks.domain.plan.drafting.page import Line
from tasks.domain.plan.drafting.papers.owed import Owed

_HOUR = r"(?P<hour>(?:当[天日])?\s*(?:上午|下午|中午|晚上?)?\s*\d{1,2}\s*[:时点])"
_UNSAID = re.compile(
    rf"(?:未|没有)(?:注明|写明|标明|明确|说明|规定|列明)[^。;]{{0,10}}(?:时刻|钟点|时间|几点)[^。;\d]{{0,14}}{_HOUR}"
)
_EVERY = re.compile(
    rf"(?:截[止至]|报送|上报|提交|上述|以上|时间|日期|时限)[^。;,\d]{{0,6}}(?:时间|日期|时限|期限|节点|时刻)?[^。;,\d]{{0,4}}"
    rf"(?:均|统一|一律|都)(?:是|为|指|以|到|截[止至])[^。;\d]{{0,6}}{_HOUR}"
)
_AS_LISTED = re.compile(
    rf"(?:各项|各类|各?材料|[上下][列述表]|以上|表[中列内])[^。;,\d]{{0,8}}(?:均|统一|一律|都)[^。;,\d]{{0,4}}(?:所列|表列|列明|当日|日期)[^。;,\d]{{0,8}}{_HOUR}"
)  # 各项均为所列日期当日17:30前
_OF_TABLE = re.compile(r"^(?:说\s*明|备\s*注|注)\s*:")


_AT_PLACE = re.compile(
    rf"[送交寄发][到至往](?P<place>[\u4e00-\u9fff]{{2,16}}?)的(?:材料|资料|表格)?[^。;\d]{{0,6}}{_HOUR}"
)
_CLOSES = re.compile(
    r"下班(?:之?前)?[”\"]?(?:时间)?(?:是)?(?:指|为|以|即|系)[^,。;\d]{0,6}?" + _HOUR
)  # 所称“下班前”指当日17时30分以前


def say_clocks(lines: Iterable[Line], owed: list[Owed], tabled: frozenset[int]) -> None:
    lines = tuple(lines)
    _say_closing(lines, owed)
    _say_places(lines, owed)
    for line in lines:
        found = _UNSAID.search(line.text) or _EVERY.search(line.text) or _AS_LISTED.search(line.text)
        clock = read_behind(line.text, found.start("hour"))[0] if found else ""
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
