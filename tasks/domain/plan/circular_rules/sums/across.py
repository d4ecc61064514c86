"""Parts in lines of their own and their whole below: 计24学时, 计12学时, 计18学时, 全部合格的共计52学时."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.reading.near_misses import is_slip
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.defect import Defect, defect

_UNIT = r"学时|学分|课时|人次|万元|公里|万亩|[分元户人名个场册亩本套天件篇份班所家处座台辆村项节次组队幅条]"
_WHOLE = re.compile(
    rf"(?:共计|合计|总计|累计|总共|一共)[^。;,\d]{{0,6}}(?P<n>\d{{1,6}}(?:\.\d{{1,2}})?)\s{{0,2}}(?P<unit>{_UNIT})(?!以|左)"
)
_ALL = re.compile(r"全部|[二三四五六两]?[段轮期项]|上述|以上|各[段项阶]|三者|两者|[共合总]计|[总一]共")
_NO_PART = re.compile(r"不少于|至少|不超过|不低于|以上|以内|每[校人班园]")
_OF_THE_ITEMS = re.compile(
    "^(?:以上|上述|[各前][一二三四五六七八九十]?项)"
)  # 各中学校长14人,各小学校长26人: an item of two
_PART_OF_PART = re.compile(r"其中|[含(]|包括|每|各\s{0,2}\d")
_AMOUNT = re.compile(
    rf"(?<![\d.—~-])(?P<n>\d{{1,7}}(?:\.\d{{1,2}})?)\s{{0,2}}(?P<unit>{_UNIT})(?![一-龥]{{0,1}}以[上下内])"
)
_TALLY = re.compile(r"^[^\d:,。;]{0,12}(?:合\s{0,2}计|小\s{0,2}计|总\s{0,2}计|共\s{0,2}计)[\s::,，]{0,4}(?=\D{0,3}\d)")
_DIVIDES = re.compile(
    rf"(?P<n>\d{{1,7}}(?:\.\d{{1,2}})?)\s{{0,2}}(?P<unit>{_UNIT})[^。;\d]{{0,8}}(?:其中|分别[为是]|包括|具体[为是]|如下)[:,]?$"
)
_SHARE = re.compile(rf"[^\d。;]{{2,30}}(?P<n>\d{{1,7}}(?:\.\d{{1,2}})?)\s{{0,2}}(?P<unit>{_UNIT})[;。,、]?")
_MOST_SHARES = 30


def sums_across(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    yield from _in_sentences(circular)
    yield from _in_lists(circular)
    yield from _under_their_whole(circular)


def _under_their_whole(circular: Circular) -> Iterator[Defect]:
    """活动经费9万元,其中: and below it a list of which each item is a name and its amount, —场地租用　4万元."""
    for at, (number, text) in enumerate(circular.lines):
        whole = _DIVIDES.search(text)
        if whole is None or number in circular.rows or _NO_PART.search(text[-30:]):
            continue
        parts = _shares_of(circular, [n for n, _ in circular.lines[at + 1 : at + _MOST_SHARES]], whole["unit"])
        said, sum_ = Decimal(whole["n"]), sum(parts, Decimal(0))
        if len(parts) > 1 and max(parts) < said and is_slip(said, sum_):
            yield _differs(number, whole[0], said, sum_, whole["unit"])


def _shares_of(circular: Circular, below: Sequence[int], unit: str) -> list[Decimal]:
    """The amounts of a list's items; none where an item of it tells something else too, or no amount."""
    style, parts = circular.places[below[0]].style if below else "", []
    for place in (circular.places[n] for n in below) if style else ():
        if place.style != style:
            break
        share = _SHARE.fullmatch(place.text)
        if share is None or share["unit"] != unit:
            return []
        parts.append(Decimal(share["n"]))
    return parts


def _in_sentences(circular: Circular) -> Iterator[Defect]:
    lines = circular.lines
    for at, (number, text) in enumerate(lines):
        whole = _WHOLE.search(text)
        if whole is None or not _ALL.search(text[: whole.start()]) or number in circular.rows:
            continue
        amount = re.compile(rf"(?<![\d.])(\d{{1,6}}(?:\.\d{{1,2}})?)\s{{0,2}}{re.escape(whole['unit'])}")
        parts: list[Decimal] = []
        for _, above in reversed(lines[max(0, at - 9) : at]):
            found = amount.findall(above)
            several = len(found) > 1 and bool(_OF_THE_ITEMS.match(text)) and not _PART_OF_PART.search(above)
            if not (len(found) == 1 or several) or _NO_PART.search(above):
                break
            parts.extend(map(Decimal, found))
        said = Decimal(whole["n"])
        if len(parts) > 1 and len(amount.findall(text)) == 1 and said > max(parts) and is_slip(said, sum(parts)):
            yield _differs(number, whole[0], said, sum(parts, Decimal(0)), whole["unit"])


@dataclass(slots=True)
class _Block:
    """The amounts of a list since its last 合计, and those of its 合计 lines."""

    since: dict[str, list[Decimal]] = field(default_factory=dict)
    wholes: dict[str, list[Decimal]] = field(default_factory=dict)

    def adds(self, amounts: dict[str, Decimal]) -> None:
        for unit, amount in amounts.items():
            self.since.setdefault(unit, []).append(amount)


def _in_lists(circular: Circular) -> Iterator[Defect]:
    """实验小学 6班 270人, 第二小学 5班 225人, …, 小学合计 11班 495人."""
    block = _Block()
    for number, text in circular.lines:
        amounts = _amounts(text)
        if number in circular.rows or not amounts:
            block = _Block()
        elif _TALLY.match(text):
            for unit, said in amounts.items():
                parts = block.since.get(unit) or block.wholes.get(unit, [])
                if len(parts) > 1 and is_slip(said, sum(parts)):
                    yield _differs(number, text[:40], said, sum(parts, Decimal(0)), unit)
                block.wholes.setdefault(unit, []).append(said)
            block.since = {}
        else:
            block.adds(amounts)


def _amounts(text: str) -> dict[str, Decimal]:
    """unit -> its amount in a line; a unit that comes twice tells no part, nor does 第2至3名 各2万元."""
    if re.search(r"各\s{0,2}\d", text):
        return {}
    found = [(one["unit"], Decimal(one["n"])) for one in _AMOUNT.finditer(text)]
    units = [unit for unit, _ in found]
    return {unit: amount for unit, amount in found if units.count(unit) == 1}


def _differs(line: int, quote: str, said: Decimal, parts: Decimal, unit: str) -> Defect:
    message = f"总数写 {said}{unit}，分项加起来是 {parts}{unit}，以哪个为准没有定"
    return defect("sum-mismatch", line, quote, message)
