"""One office in two rooms or with two numbers, one road with two house numbers. 社会事务股（305室）, （503室）"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.reading.spoken import are_apart
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import number_of
from tasks.domain.plan.defect import Defect, defect

_OFFICE = r"[一-龥]{1,8}(?:[股科室办处部组站馆队]|中心|窗口|大队)"
_ROOM = re.compile(
    rf"(?P<office>{_OFFICE})\s{{0,2}}(?:\(|(?:设在|位于|在|地址[是为:]))[一-龥A-Za-z0-9\s,]{{0,20}}?(?P<room>\d{{3,4}})(?:室|房间?|办公室|号)?\s{{0,2}}[),。;]"
)
_ROOM_NEXT = re.compile(rf"(?P<office>{_OFFICE})(?P<room>\d{{3,4}})(?:室|房间)")
_FLOOR = re.compile(rf"(?<![一-龥\d号]座)(?P<floor>[一二三四五六七八九]|\d{{1,2}})楼(?P<office>{_OFFICE})")
_FLOOR_BEHIND = re.compile(
    rf"(?P<office>{_OFFICE})(?:设?在|位于|\()(?:[一-龥]{{0,10}}?)(?P<floor>[一二三四五六七八九]|\d{{1,2}})楼"
    r"(?![一-龥]{0,4}(?:会议室|报告厅|大厅|礼堂|教室|功能厅))"  # 综合股在局三楼会议室组织培训: where it meets others
)
_PHONE = re.compile(rf"(?P<office>{_OFFICE})[^\d。;@()]{{0,8}}(?P<phone>(?:0\d{{2,3}}-?)?\d{{7,8}}|1\d{{10}})(?![\d*])")
_HOUSE = re.compile(r"(?P<road>[一-龥]{2,6}(?:大道|大街|路|街|巷))(?P<house>\d{1,4})号")
_PERSON = re.compile(r"[一-龥](?:老师|主任|科长|股长|所长|校长|园长|同志)")
_CLOSE = 2  # digits: two numbers that differ in more are two lines of one office
_HOUSE_OF = re.compile(r"[股科室部]\([一-龥]{0,4}(?:馆|局|中心|大楼|委|院)$")  # 业务科(县档案馆203室): the house's room
_HOUSE_ALONE = re.compile("(?:中心|馆|站|大队)$")  # 技术中心403室, 技术中心405室: a house has more than one room
_ONE_OF_SEVERAL = re.compile("(?:会议|教|活动|培训|接待|阅览|功能|展览|录播|实验|排练|训练|考)室$")
_LAST = 4  # signs of an office's name: 县民政局社会事务股 and 社会事务股


def rooms_conflict(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    rooms: dict[str, tuple[str, int]] = {}
    phones: dict[str, tuple[str, int]] = {}
    houses: dict[str, tuple[str, int]] = {}
    floors: dict[str, tuple[str, int]] = {}
    for number, line in circular.lines:
        for found in (*_FLOOR.finditer(line), *_FLOOR_BEHIND.finditer(line)):
            if _ONE_OF_SEVERAL.search(found["office"]):
                continue  # 局四楼会议室召开局务会, 局二楼会议室召开培训会
            floor = str(number_of(found["floor"]))
            yield from _told(floors, _core(found["office"]), floor, number, "楼层")
        for found in (*_ROOM.finditer(line), *_ROOM_NEXT.finditer(line)):
            if _HOUSE_ALONE.search(found["office"]):
                continue
            if not (found[0].startswith(found["office"]) and _HOUSE_OF.search(line[: found.start("room")])):
                yield from _told(rooms, _core(found["office"]), found["room"], number, "房间")
        for found in _PHONE.finditer(line):
            known, at = phones.get(_core(found["office"]), ("", 0))
            if at and (are_apart(circular.narrow[at], line) or _of_two_people(circular.narrow[at], line)):
                continue  # 初中:研修部…5559101, 小学:研修部…5559102
            if not known or (len(known) == len(found["phone"]) and _apart(known, found["phone"]) <= _CLOSE):
                yield from _told(phones, _core(found["office"]), found["phone"], number, "电话")
        for found in _HOUSE.finditer(line):
            yield from _told(houses, found["road"][-3:], found["house"], number, "门牌号")


def _of_two_people(one: str, other: str) -> bool:
    """装备站 王老师 0359-…06, 装备站 孙老师 0359-…07: each has a telephone of their own."""
    people = [set(_PERSON.findall(line)) for line in (one, other)]
    return all(people) and not people[0] & people[1]


def _core(office: str) -> str:
    """前送教研室 and 县教研室 are 教研室."""
    return re.sub(r"^[一-龥]*[送交到至前局县市区由与为](?=[一-龥]{2})", "", office)[-_LAST:]


def _told(known: dict[str, tuple[str, int]], name: str, told: str, line: int, what: str) -> Iterator[Defect]:
    other, at = known.setdefault(name, (told, line))
    if other != told and at != line:
        message = f"“{name}”的{what}这里是 {told}，第 {at} 行是 {other}，哪一个对没有说"
        yield defect("contact-conflict", line, told, message)


def _apart(one: str, other: str) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))
