"""How many things a list or a table has, against the number that the text tells: 以下五项材料 above four."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from tasks.domain.plan.circular_rules.reading.near_misses import is_slip
from tasks.domain.plan.circular_rules.sums.table_sums import is_whole
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.column import Column
from tasks.domain.plan.circulars.dates import number_of
from tasks.domain.plan.defect import Defect, defect

_HAN = "一二两三四五六七八九十"
_LISTED = re.compile(
    rf"(?:以下|下列|如下|包括|分为?|共)\s{{0,2}}(\d{{1,2}}|[{_HAN}]{{1,2}})\s{{0,2}}(?:个(?=:|[一-龥])(?!人|月|班|组|单位|部门|学校|乡镇|街道|村|社区)|项|种|类|份|方面|部分|条|阶段)(?:[^。;,]{{0,12}}[:。]?$|[^。;]{{0,40}}:$)"
)
_TALLY = re.compile(
    rf"(?:(?:以上|上述|上表|共(?:需|计|须|应)?(?:报送|上报|提交|上交))(?:材料)?|共(?:需|计|须|应)?(?=[\d{_HAN}]{{1,2}}\s{{0,2}}[项种类]材料))"
    rf"\s{{0,2}}(\d{{1,2}}|[{_HAN}]{{1,2}})\s{{0,2}}(?:项|种|类)(?=材料|[,。;]|$)"
)


def counted_lists(circular: Circular) -> Iterator[Defect]:
    yield from _tallies(circular)
    yield from _lists(circular)


def differs(line: int, quote: str, whole: int | Decimal, parts: int | Decimal, unit: str) -> Iterator[Defect]:
    if is_slip(whole, parts):
        yield sum_told_wrong(line, quote, whole, parts, unit)


def sum_told_wrong(line: int, quote: str, whole: int | Decimal, parts: int | Decimal, unit: str) -> Defect:
    """The finding, in the same words whichever rule has added up: what two of them find is then told once."""
    return defect("sum-mismatch", line, quote, f"总数写 {whole}{unit}，分项加起来是 {parts}{unit}，以哪个为准没有定")


def _lists(circular: Circular) -> Iterator[Defect]:
    """以下五项材料: above a list of four."""
    lines = circular.lines
    for at, (number, line) in enumerate(lines):
        found = _LISTED.search(line)
        if not found or at + 1 == len(lines):
            continue
        table = next((t for t in circular.tables if number < min(t.lines) <= number + 12), None)
        if table and min(table.lines) - len(table.heads) <= lines[at + 1][0]:
            rows = [row for row in table.rows if not is_whole(row)]
            yield from differs(number, found[0], number_of(found[1]), len(rows), "项")
            continue
        style = circular.places[lines[at + 1][0]].style
        if not style or circular.places[lines[at + 1][0]].number != 1 or style == circular.places[number].style:
            continue
        count = _items(circular, [n for n, _ in lines[at + 1 : at + 200]], style)
        if count > 1:
            yield from differs(number, found[0], number_of(found[1]), count, "项")


def _tallies(circular: Circular) -> Iterator[Defect]:
    """共需报送材料6项 beside the circular's one table of materials."""
    tables = [table for table in circular.tables if Column.NAME in table.columns and Column.NUMBER in table.columns]
    if len(tables) != 1 or not tables[0].aligned:
        return
    rows = [row for row in tables[0].rows if not is_whole(row)]
    for number, line in circular.lines:
        found = _TALLY.search(line) if number not in tables[0].lines else None
        if found and number_of(found[1]) != len(rows):
            yield sum_told_wrong(number, found[0], number_of(found[1]), len(rows), "项")


def _items(circular: Circular, lines: list[int], style: str) -> int:
    """How many items of one style follow each other, sub-items between them left out."""
    last = 0
    for number in lines:
        place = circular.places[number]
        if place.style == "一、" and style != "一、":
            break
        if place.style != style:
            continue
        if place.number <= last:
            break
        last = place.number
    return last
