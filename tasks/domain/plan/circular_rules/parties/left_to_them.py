"""Who hands in, left to those who are asked: 由学校还是由教师发送,谁方便谁办理. Then nobody is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import SUBMIT
from tasks.domain.plan.circulars.duty import sentences
from tasks.domain.plan.circulars.not_handed_in import stays
from tasks.domain.plan.defect import Defect, defect

_SENDS = rf"(?:{SUBMIT}|发送|办理|填写|撰写|提交|交)"
_EITHER = re.compile(
    rf"由[^,。;?]{{1,14}}还是由?[^,。;?]{{1,14}}?{_SENDS}"
    r"|(?<!不论)(?<!无论)谁(?:方便|有空|有时间|合适|先完成|顺手)[,]?(?:就由?)?谁"  # 谁主管谁负责 is a saying
    rf"|由谁(?:来|负责)?{_SENDS}[^,。;?]{{0,4}},?[^,。;?]{{0,6}}(?:自行|自主|协商|商[量定]|视情况)"
    rf"|(?:自行|自主|协商|商量)(?:确定|决定|商定)?由谁(?:来|负责)?{_SENDS}"
)
_HANDS_IN = re.compile(rf"{SUBMIT}|发送")


def left_to_them(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    for one in sentences(circular):
        found = _EITHER.search(one.text)
        asks = found and _HANDS_IN.search(circular.narrow[one.line]) and not stays(one.text)
        if found and asks and not one.text.rstrip().endswith("?"):
            yield defect("who-unclear", one.line, found[0], f"“{found[0]}”：究竟由谁交没有定")
