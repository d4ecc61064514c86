"""A filled sheet of decisions: one row, one decision; every bad cell is named, and then nothing is taken."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, tzinfo

from settings.any_table import Grid, read_grids
from settings.roster_table import cell_name
from tasks.domain.errors import BadFiles, BadInput, Mistake
from tasks.domain.verdict.decision import ITEM_ACTS, NOTICE_ACTS, OBLIGATION_ACTS, Act, Decision

_HEADINGS = {
    "target": ("编号", "应交编号", "件编号", "通知编号"),
    "owed": ("应交",),
    "act": ("决定", "裁定"),
    "to": ("归到", "归入"),
    "until": ("延至", "延期至"),
    "why": ("理由", "原因"),
    "channel": ("渠道",),
    "member": ("成员", "教师"),
    "on": ("收到日期", "收到"),
    "how": ("方式",),
    "by": ("决定人", "管理员"),
}
_ACTS = {word: act for act in sorted(OBLIGATION_ACTS | ITEM_ACTS | NOTICE_ACTS) for word in (act.value, act.label)} | {
    "代收": Act.VOUCH
}
_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[\sT]+(\d{1,2}):(\d{2})(?::\d{2})?)?")
_TITLE_ROWS = 20  # a heading is looked for below so many rows of title
_WANTED = "表里要有一行列名，至少有“编号”和“决定”；可有归到、延至、理由、渠道、成员、收到日期、方式、决定人。"


@dataclass(frozen=True, slots=True)
class Filled:
    """One decision with the place of the cell that holds it."""

    decision: Decision
    place: str  # "B7 单元格"


def read_review(file: str, data: bytes, at: datetime, by: str = "") -> tuple[Filled, ...]:
    """The decisions of a filled sheet, as taken at `at` (aware: the plan's zone) by the row's admin, else by `by`.

    A row without a decision is not decided yet, and is passed over. Raises BadInput for a file without such a table,
    BadFiles with every bad cell of it.
    """
    found: list[Filled] = []
    mistakes: list[Mistake] = []
    heads = [(grid, head) for grid in read_grids(file, data) if (head := _head(grid)) is not None]
    if not heads:
        raise BadInput(f"{file} 里找不到表头，什么也没有改。{_WANTED}")
    for grid, (begins, columns) in heads:
        sheet = f"{grid.name} " if grid.name and len(heads) > 1 else ""
        for number, row in grid.rows[begins:]:
            cells = {name: row[column].strip() for name, column in columns.items() if column < len(row)}
            places = {name: sheet + cell_name(number - 1, column) for name, column in columns.items()}
            if cells.get("act"):
                wrong = list(_wrong(cells))
                mistakes += [Mistake(file, places[name], text) for name, text in wrong]
                found += [] if wrong else [Filled(_decision(cells, at, by), places["target"])]
    if mistakes:
        raise BadFiles(mistakes)
    if not found:
        raise BadInput(f"{file} 的“决定”一列是空的，没有可记录的决定。")
    return tuple(found)


def _head(grid: Grid) -> tuple[int, dict[str, int]] | None:
    """Where the rows begin, and the column of each heading."""
    for place, (_, row) in enumerate(grid.rows[:_TITLE_ROWS]):
        texts = [re.sub(r"\s+", "", cell) for cell in row]
        columns = {name: texts.index(word) for name, words in _HEADINGS.items() for word in words if word in texts}
        if {"target", "act"} <= columns.keys():
            return place + 1, columns
    return None


def _wrong(cells: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """(column, what is wrong with its cell)."""
    act = _ACTS.get(cells["act"])
    if act is None:
        yield "act", f"没有“{cells['act']}”这种决定；有：{'、'.join(dict.fromkeys(a.label for a in _ACTS.values()))}"
    if not cells.get("target"):
        yield "target", "没有编号"
    for name in ("until", "on"):
        if cells.get(name) and _moment(cells[name], UTC) is None:
            yield name, f"看不懂的日期“{cells[name]}”；请写成 2023-03-03 17:00"
    if act is Act.EXTEND and not cells.get("until"):
        yield "until" if "until" in cells else "act", "延期要写明延至什么时候"
    if act is Act.ASSIGN and not cells.get("to"):
        yield "to" if "to" in cells else "act", "归到要写明哪一项应交"


def _decision(cells: Mapping[str, str], at: datetime, by: str) -> Decision:
    act = _ACTS[cells["act"]]
    until = _moment(cells.get("until", ""), at.tzinfo) if act is Act.EXTEND else None
    if until is not None and until.time() == time(0):
        until = until.replace(hour=23, minute=59, second=59)  # a day without a clock ends at its end
    came = (_moment(cells.get("on", ""), at.tzinfo) or at.replace(microsecond=0)) if act is Act.VOUCH else None
    return Decision(
        act=act,
        target=_target(act, cells),
        recorded_at=at,
        channel=cells.get("channel", ""),
        member=cells.get("member", ""),
        until=until,
        to=cells.get("to", "") if act is Act.ASSIGN else "",
        why=cells.get("why", ""),
        by=cells.get("by", "") or by,
        came_at=came,
        how=cells.get("how", "") if act is Act.VOUCH else "",
    )


def _target(act: Act, cells: Mapping[str, str]) -> str:
    """An item's row may decide about the obligation beside it: 豁免 is for what is owed, not for what came."""
    is_item = "/" not in cells["target"] or cells["target"].startswith("e")
    return cells["owed"] if act in OBLIGATION_ACTS and is_item and cells.get("owed") else cells["target"]


def _moment(text: str, zone: tzinfo | None) -> datetime | None:
    found = _DATE.fullmatch(text)
    if found is None:
        return None
    try:
        year, month, day, hour, minute = (int(part or 0) for part in found.groups())
        return datetime(year, month, day, hour, minute, tzinfo=zone)
    except ValueError:
        return None
