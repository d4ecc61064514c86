"""A total in the sentence above a table that the table's own numbers do not make: 合计78万元，分配如下."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.reading.near_misses import is_slip
from tasks.domain.plan.circular_rules.sums.table_sums import WHOLE_HEAD, is_whole
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.table import Table
from tasks.domain.plan.defect import Defect, defect

_LEADS = re.compile(r"(?:如下|下表|见表|分布|分配|分解)[^。;]{0,8}[:。]?$")
_AMOUNT = re.compile(  # 2026年, 第3批, 57号文, 18至60周岁, 每班21人 are no amounts of a whole
    r"(?<![\d.第])(?<!每[一-龥])(?<!每[一-龥]{2})(?P<n>\d{1,7}(?:\.\d{1,3})?)\s{0,2}(?P<unit>万?(?![年月日号时点届级岁批至到]|周岁)[一-龥]{1,2})"
)
_NEAR = Decimal("0.5")
_COUNTED = re.compile(r"(?P<what>[一-龥]{2,6}?)(?:总?数量?|\(个\))$")
_TEAMS = re.compile(r"^[一-龥]{0,4}队伍?(?:数量?|\(支\))$")  # 参赛队40支
_UNIT = re.compile(r"\((万?[一-龥]{1,3})\)|^[一-龥]{0,4}?(人|户|家|校|村|班|项|件|篇)数$")  # 企业数(家), 培训人数


def totals_above(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    for table in circular.tables:
        first = min(table.lines)
        above = [(number, line) for number, line in circular.lines if first - 4 <= number < first][:-1]
        for number, line in above:
            said = list(_AMOUNT.finditer(line)) if _LEADS.search(line) and table.aligned else []
            for unit in dict.fromkeys(found["unit"] for found in said):
                yield from _differs(number, [found for found in said if found["unit"] == unit], table)


def _differs(line: int, said: Sequence[re.Match[str]], table: Table) -> Iterator[Defect]:
    """`said`: all amounts of one unit in the sentence; one of them is the whole, the others may be parts of it."""
    found = max(said, key=lambda one: Decimal(one["n"]))
    columns = [
        at
        for at, head in enumerate(table.heads)
        if (unit := _UNIT.search(head))
        and found["unit"].startswith(unit[1] or unit[2])
        or _counts(head, found)
        or (found["unit"].startswith("支") and _TEAMS.search(head))
    ]
    of_its_unit = bool(columns)
    columns = columns or [at for at, head in enumerate(table.heads) if WHOLE_HEAD.search(head)]  # 小计, of 36名教师
    whole = [at for at in columns if WHOLE_HEAD.search(table.heads[at])]
    if len(whole or columns) != 1:
        return
    (at,) = whole or columns
    rows = [row for row in table.rows if not is_whole(row)]
    texts = [row.cells[at].text if at < len(row.cells) else "" for row in rows]
    if len(texts) < 2 or not all(re.fullmatch(r"\d{1,7}(?:\.\d{1,3})?", text) for text in texts):
        return
    parts = sum(map(Decimal, texts))
    whole_told = Decimal(found["n"])
    units = {unit[1] or unit[2] for head in table.heads if (unit := _UNIT.search(head))}
    of_the_rows = whole_told == len(rows) and found["unit"] not in units
    if of_the_rows or (not of_its_unit and abs(parts - whole_told) > _NEAR * parts):
        return  # 12个乡镇的名额分配如下, 7个村的调查小区(个): who the rows are, and not how much they make
    if is_slip(whole_told, parts) and all(parts != Decimal(one["n"]) for one in said):
        message = f"这里写 {found[0]}，表里“{table.heads[at]}”一栏加起来是 {parts}，以哪个为准没有定"
        yield defect("sum-mismatch", line, found[0], message)


def _counts(head: str, found: re.Match[str]) -> bool:
    """Whether a column 站点数 counts what the sentence does: 共18个站点."""
    column, behind = _COUNTED.match(head), found.string[found.start("unit") :]
    return bool(column) and bool(re.match(rf"[个项名所支家]?{column['what'] if column else ''}", behind))
