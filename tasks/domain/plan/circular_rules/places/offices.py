"""Where paper is to be handed over, said for all, and another room in an item: 统一为政务中心二楼, and 202室."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.duty import sentences
from tasks.domain.plan.circulars.office import handed_over
from tasks.domain.plan.defect import Defect, defect

_FOR_ALL = re.compile(
    r"(?:报送|递交|提交|交件|收件|受理|交送)(?:地点|地址|窗口)[^。;:]{0,24}?(?:统一为|统一在|改为|变更为|改在|调整为|均为|为|:)(?P<place>[^,。;()]{3,24})"
)
_ANYWHERE = frozenset({"中心", "大楼", "大厦", "一楼", "二楼", "三楼", "四楼"})
_NUMBERED = re.compile(r"(?P<house>[一-龥]{2,12}(?:楼|厦|座|中心))(?P<room>\d{3,4})室?")
_HERE = re.compile(
    r"(?:材料|光盘|纸质|文件)[^,。;]{0,10}(?:送|交|寄)(?:到|至)?此处|(?:材料)?(?:报送|递交|接收|收件)(?:地点|地址):"
)
_ROOM = re.compile(r"\((?P<room>[一-龥A-Za-z\d]{2,14}(?:室|楼|号|窗口))\)")


def places_conflict(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    rooms = [
        (one.line, found["room"])
        for one in sentences(circular)
        if handed_over(one.text)
        for found in _ROOM.finditer(one.text)
    ]
    yield from _contact_rooms(circular)
    for one in sentences(circular):
        said = _FOR_ALL.search(one.text)
        other = next(
            (room for room in rooms if said and room[0] != one.line and not _same(said["place"], room[1])), None
        )
        if said and other:
            message = f"这里说送到“{said['place']}”，第 {other[0]} 行说“{other[1]}”，送哪一处没有定"
            yield defect("contact-conflict", one.line, said["place"], message)


def _contact_rooms(circular: Circular) -> Iterator[Defect]:
    """送至师训股(县教育局办公楼412室), and 办公地点:县教育局办公楼312室(光盘送此处) of the one office to turn to."""
    here = [(n, found) for n, line in circular.lines if _HERE.search(line) for found in _NUMBERED.finditer(line)]
    sent = [
        (one.line, found)
        for one in sentences(circular)
        if handed_over(one.text)
        for found in _NUMBERED.finditer(one.text)
    ]
    for line, room in here[:1] if len(here) == 1 else ():
        for other, found in sent:
            if other != line and found["house"][-3:] == room["house"][-3:] and found["room"] != room["room"]:
                message = f"这里说“{room[0]}”，第 {other} 行说“{found[0]}”，送哪一处没有定"
                yield defect("contact-conflict", other, found[0], message)


def _same(place: str, room: str) -> bool:
    """Whether they may be one place: a room number or a building in common."""
    pairs = {room[at : at + 2] for at in range(len(room) - 1)} - _ANYWHERE
    return any(pair in place for pair in pairs)
