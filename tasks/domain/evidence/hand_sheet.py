"""The sheet on which a person ticks what lies in a channel that no program reads, and signs 已看全，截至…."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from tasks.domain.evidence.dates import stated_date
from tasks.domain.plan.obligation import Obligation
from tasks.domain.plan.party import Roster
from tasks.domain.plan.requirement import Plan, channel_label

SIGNED, SIGNER = "已看全，截至", "核对人"
ANEW = "请移走此表再读取一次，会写出新的"
HEADINGS = ("编号", "渠道", "学校或教师", "要求", "成员或类别", "时段", "截止", "应有份数", "已看到", "收到日期")
COUNT, SEEN, CAME = "应有份数", "已看到", "收到日期"
_ID, _CHANNEL, _PART = "编号", "渠道", "成员或类别"
_YES = {"√", "✓", "✔", "☑", "V", "v", "是", "有", "对", "已交", "1"}
_NO = {"", "0", "×", "✗", "X", "x", "否", "无", "没有", "未交"}
_MOST = 999

Place = tuple[str, str, str]  # channel, obligation, member or kind as shown


@dataclass(frozen=True, slots=True)
class Unit:
    """One line of the sheet: what may be there, once or `count` times; `member` is a teacher's id, `kind` a word."""

    channel: str
    obligation: str
    who: str
    title: str
    period: str
    due_at: datetime
    count: int = 1
    member: str = ""
    kind: str = ""
    part: str = ""  # the member or kind as people read it

    @property
    def place(self) -> Place:
        return self.channel, self.obligation, self.part

    @property
    def words(self) -> str:
        return "".join((self.who, self.title, f"（{self.part}）" if self.part else ""))


@dataclass(frozen=True, slots=True)
class Tick:
    """So many of a unit were seen; `came` is when they came, where the person wrote it, with or without a time."""

    unit: Unit
    number: int
    came: datetime | None = None
    came_time: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as it was filled in. `wrong` (Chinese, with its cell) voids all of it; unsigned it proves nothing.

    `is_blank`: nobody wrote anything where it is signed.
    """

    signed_at: datetime | None = None
    by: str = ""
    ticks: tuple[Tick, ...] = ()
    lacking: tuple[Unit, ...] = ()  # units for which it has no line
    wrong: str = ""
    is_blank: bool = False


def units_of(
    plan: Plan, roster: Roster, obligations: Sequence[Obligation], channels: Sequence[str]
) -> tuple[Unit, ...]:
    """Every line, earliest due first: one for each obligation, member or kind in each of the channels."""
    ordered = sorted(obligations, key=lambda o: (o.due_at, o.requirement, o.party))
    return tuple(unit for channel in channels for owed in ordered for unit in _units(plan, roster, owed, channel))


def _units(plan: Plan, roster: Roster, owed: Obligation, channel: str) -> Iterator[Unit]:
    requirement = plan.requirement[owed.requirement]
    if channel not in requirement.channels:
        return
    who = owed.party_name if owed.stage is None else f"{owed.party_name} {owed.stage.label}"
    common = (channel, owed.id, who, requirement.title, owed.period, owed.due_at)
    if requirement.counts_members:
        names = [teacher.name for teacher in roster.teachers_of.get(owed.party_id, ())]
        for teacher in roster.teachers_of.get(owed.party_id, ()):
            part = teacher.name if names.count(teacher.name) == 1 else f"{teacher.name} {teacher.id}"
            yield Unit(*common, member=teacher.id, part=part)
    elif requirement.month_kinds:
        for kind in requirement.month_kinds:
            yield Unit(*common, kind=kind, part=kind)
    else:
        yield Unit(*common, count=owed.count)


def blank_sheet(units: Sequence[Unit], known: Mapping[Place, int]) -> list[list[str]]:
    """The rows of a fresh sheet; what an earlier one showed (`known`: how many) is ticked already."""
    rows = [
        ["人工核对表", "在“已看到”一列打 √（要几份的写份数），全部看完后填写下面两行；没有签字的表不作数"],
        [SIGNED, "", "← 核对到什么时候，写到几点几分，如 2023-02-24 19:30（截止加宽限以后核对的才能证明没有交）"],
        [SIGNER, "", "← 姓名"],
        list(HEADINGS),
    ]
    for unit in units:
        seen = known.get(unit.place, 0)
        mark = "" if not seen else str(seen) if unit.count > 1 else "√"
        words = [unit.obligation, channel_label(unit.channel), unit.who, unit.title, unit.part, unit.period]
        rows.append([*map(_plain, words), f"{unit.due_at:%Y-%m-%d %H:%M}", str(unit.count), mark, ""])
    return rows


def _plain(text: str) -> str:
    """A cell that a table program would take for a formula begins with an apostrophe."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") else text


def read_sheet(rows: Sequence[Sequence[str]], units: Sequence[Unit], now: datetime) -> Sheet:
    """What a filled sheet says, read at `now` (aware). The first bad cell voids all of it."""
    reader = _Reader(rows, units, now)
    try:
        return reader.sheet()
    except _Wrong as error:
        return Sheet(wrong=str(error), is_blank=reader.is_blank)


class _Wrong(Exception):
    """A bad cell, in Chinese, with its place."""


@dataclass(slots=True)
class _Reader:
    rows: Sequence[Sequence[str]]
    units: Sequence[Unit]
    now: datetime
    is_blank: bool = False
    _column: dict[str, int] = field(default_factory=dict)

    def sheet(self) -> Sheet:
        begins = self._find_heading()
        signed_at, by = self._signature(begins)
        found: dict[Place, Tick] = {}
        by_place = {unit.place: unit for unit in self.units}
        for row in range(begins, len(self.rows)):
            if not any(self._cell(row, name) for name in (_ID, SEEN, CAME)):
                continue
            place = self._place(row)
            named = " ".join(filter(None, place[1:]))
            if place not in by_place:
                raise self._wrong(row, _ID, f"“{named}”不在应交之列：编号被改动，或计划、花名册变了；{ANEW}")
            if place in found:
                raise self._wrong(row, _ID, f"“{named}”写了两行，请只留一行")
            found[place] = self._tick(row, by_place[place], signed_at)
        lacking = tuple(unit for unit in self.units if unit.place not in found)
        ticks = tuple(tick for tick in found.values() if tick.number)
        return Sheet(signed_at, by, ticks, lacking, is_blank=self.is_blank)

    def _find_heading(self) -> int:
        for number, row in enumerate(self.rows[:20]):
            texts = [re.sub(r"\s", "", cell) for cell in row]
            if {_ID, SEEN} <= set(texts):
                self._column = {name: texts.index(name) for name in HEADINGS if name in texts}
                return number + 1
        raise _Wrong(f"前 20 行里没有表头：要有“{_ID}”“{SEEN}”两列。请用 rollcall read 写出的核对表填写")

    def _signature(self, begins: int) -> tuple[datetime | None, str]:
        where = {str(row[0]).strip(): number for number, row in enumerate(self.rows[: begins - 1]) if row}
        if SIGNED not in where or SIGNER not in where:
            raise _Wrong(f"表头上面没有“{SIGNED}”和“{SIGNER}”两行，无处签字。请用 rollcall read 写出的核对表填写")
        moment, name = self._at(where[SIGNED], 1), self._at(where[SIGNER], 1)
        if not moment and not name:
            self.is_blank = True
            return None, ""
        if not name:
            raise _Wrong(f"B{where[SIGNER] + 1} 单元格：写了“{SIGNED}”，没有写核对人的姓名")
        place = f"B{where[SIGNED] + 1} 单元格"
        if not moment:
            raise _Wrong(f"{place}：有核对人，没有写核对到什么时候，应为：2023-02-24 19:30 这样的时间")
        stated = stated_date(moment, self.now)
        if stated.at is None or not stated.has_time:
            raise _Wrong(f"{place}：“{moment}”不是日期加钟点，应为：2023-02-24 19:30 这样的时间")
        if stated.at > self.now:
            raise _Wrong(f"{place}：“{moment}”晚于现在（{self.now:%Y-%m-%d %H:%M}），还没有到的时间不能签")
        return stated.at, name

    def _place(self, row: int) -> Place:
        channel = self._cell(row, _CHANNEL)
        named = [c for c in dict.fromkeys(u.channel for u in self.units) if channel in (c, channel_label(c), "")]
        if not named:
            raise self._wrong(row, _CHANNEL, f"没有“{channel}”这个渠道")
        return named[0], self._cell(row, _ID), self._cell(row, _PART)

    def _tick(self, row: int, unit: Unit, signed_at: datetime | None) -> Tick:
        mark, came = self._cell(row, SEEN), self._cell(row, CAME)
        number = self._number(row, mark, unit)
        if not came:
            return Tick(unit, number)
        stated = stated_date(came, self.now)
        if stated.at is None:
            raise self._wrong(row, CAME, f"“{came}”不是日期，应为：2023-02-24 或 2023-02-24 16:30")
        if stated.at > (signed_at or self.now):
            raise self._wrong(row, CAME, f"收到日期“{came}”晚于核对的时间")
        return Tick(unit, number, stated.at, stated.has_time)

    def _number(self, row: int, mark: str, unit: Unit) -> int:
        if mark in _NO:
            return 0
        if unit.count > 1:
            if mark.isdecimal() and int(mark) <= _MOST:
                return int(mark)
            raise self._wrong(
                row, SEEN, f"“{mark}”读不懂：{unit.words}要 {unit.count} 份，请写看到几份，如 {unit.count}"
            )
        if mark in _YES or (mark.isdecimal() and int(mark) <= _MOST):
            return 1
        raise self._wrong(row, SEEN, f"“{mark}”读不懂，看到了打 √，没有看到留空")

    def _cell(self, row: int, name: str) -> str:
        return self._at(row, self._column[name]) if name in self._column else ""

    def _at(self, row: int, column: int) -> str:
        cells = self.rows[row]
        return cells[column].strip().removeprefix("'") if column < len(cells) else ""

    def _wrong(self, row: int, name: str, text: str) -> _Wrong:
        return _Wrong(f"{chr(ord('A') + self._column[name] % 26)}{row + 1} 单元格：{text}")
