"""Where paper is to be handed over, said for all, and another room in an item: 统一为政务中心二楼, and 202室."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular import Circular
from tasks.domain.plan.circular_duty import sentences
from tasks.domain.plan.circular_office import handed_over
from tasks.domain.plan.defect import Defect, defect

_FOR_ALL = re.compile(
    r"(?:报送|递交|提交|交件|收件|受理|交送)(?:地点|地址|窗口)[^。;:]{0,24}?(?:统一为|统一在|改为|变更为|改在|调整为|均为|为|:)(?P<place>[^,。;()]{3,24})"
)
_ANYWHERE = frozenset({"中心", "大楼", "大厦", "一楼", "二楼", "三楼", "四楼"})
_ROOM = re.compile(r"\((?P<room>[一-龥A-Za-z\d]{2,14}(?:室|楼|号|窗口))\)")


def places_conflict(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    rooms = [
        (one.line, found["room"])
        for one in sentences(circular)
        if handed_over(one.text)
        for found in _ROOM.finditer(one.text)
    ]
    for one in sentences(circular):
        said = _FOR_ALL.search(one.text)
        other = next(
            (room for room in rooms if said and room[0] != one.line and not _same(said["place"], room[1])), None
        )
        if said and other:
            message = f"这里说送到“{said['place']}”，第 {other[0]} 行说“{other[1]}”，送哪一处没有定"
            yield defect("contact-conflict", one.line, said["place"], message)


def _same(place: str, room: str) -> bool:
    """Whether they may be one place: a room number or a building in common."""
    pairs = {room[at : at + 2] for at in range(len(room) - 1)} - _ANYWHERE
    return any(pair in place for pair in pairs)
