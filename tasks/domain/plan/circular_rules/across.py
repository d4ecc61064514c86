"""Parts in lines of their own and their whole below: 计24学时, 计12学时, 计18学时, 全部合格的共计52学时."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular import Circular
from tasks.domain.plan.defect import Defect, defect

_UNIT = r"学时|学分|课时|万元|[分元户人场册亩本套天]"
_WHOLE = re.compile(
    rf"(?:共计|合计|总计|累计)[^。;,\d]{{0,6}}(?P<n>\d{{1,6}}(?:\.\d{{1,2}})?)\s{{0,2}}(?P<unit>{_UNIT})(?!以|左)"
)
_ALL = re.compile(r"全部|[二三四五六两]?[段轮期项]|上述|以上|各[段项阶]|三者|两者|[共合总]计")
_NO_PART = re.compile(r"不少于|至少|不超过|不低于|以上|以内|每[校人班园]")


def sums_across(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    lines = circular.lines
    for at, (number, text) in enumerate(lines):
        whole = _WHOLE.search(text)
        if whole is None or not _ALL.search(text[: whole.start()]) or number in circular.rows:
            continue
        amount = re.compile(rf"(?<![\d.])(\d{{1,6}}(?:\.\d{{1,2}})?)\s{{0,2}}{re.escape(whole['unit'])}")
        parts: list[Decimal] = []
        for _, above in reversed(lines[max(0, at - 9) : at]):
            found = amount.findall(above)
            if len(found) != 1 or _NO_PART.search(above):
                break
            parts.append(Decimal(found[0]))
        said = Decimal(whole["n"])
        if len(parts) > 1 and len(amount.findall(text)) == 1 and said > max(parts) and sum(parts) != said:
            message = f"总数写 {said}{whole['unit']}，分项加起来是 {sum(parts)}{whole['unit']}，以哪个为准没有定"
            yield defect("sum-mismatch", number, whole[0], message)
