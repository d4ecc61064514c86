"""What a circular says of a deadline on a day off: 遇节假日顺延, 提前到前一个工作日, for one item or for all."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tasks.domain.plan.drafting.owed import Owed
from tasks.domain.plan.drafting.page import Line
from tasks.domain.plan.drafting.recurring_words import NEXT, PREVIOUS

_REST = re.compile(
    r"(?:遇|逢|如为|恰为|为)(?:到|上|有)?[^。;,]{0,14}(?:休息日|节假日|双休日|周末|公休日?|假日|假期)[^。;]{0,14}?(?P<way>顺延|推迟|延[至后到]|后移|提前|前移|不变|不顺延)"
)
_FOR_ALL = re.compile(r"(?:以上|上述|各项|所有|全部|凡|本通知|材料|报送|上报|截[止至])[^。;]{0,16}$")


def say_rest_days(lines: Iterable[Line], owed: list[Owed]) -> None:
    for line in lines:
        for found in _REST.finditer(line.text):
            policy = _policy(found["way"])
            here = [one for one in owed if line in (one.due_line, one.line) or _is_under(line, one)]
            for one in owed if not here or _FOR_ALL.search(line.text[: found.start()]) and not _is_own(line) else here:
                one.on_rest_day = one.on_rest_day or policy
    for one in owed:
        one.on_rest_day = one.on_rest_day or (one.when.moved if one.when else "") or None


def _policy(way: str) -> str:
    if way in {"不变", "不顺延"}:
        return "keep"
    return PREVIOUS if way in {"提前", "前移"} else NEXT


def _is_under(line: Line, one: Owed) -> bool:
    """Whether a line stands in the item of a paper."""
    return one.line.number in line.parents and bool(one.line.kind)


def _is_own(line: Line) -> bool:
    return bool(re.search(r"本项|该项|此项", line.text))
