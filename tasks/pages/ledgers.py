"""The three ledgers as JSON, as a table in a terminal, and as sheets that are printed, signed and stamped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tasks.domain.verdict.coverage import Cell, CellState, Matrix
from tasks.domain.verdict.credit import CreditAccount
from tasks.domain.verdict.entry import figure
from tasks.domain.verdict.scoring import SchoolScore, ScoreLine
from tasks.pages.printed import Printed, Value
from tasks.pages.status import as_table, iso


@dataclass(frozen=True, slots=True)
class Frame:
    """What every ledger states: whose, which version of which plan, as known when."""

    county: str
    plan: str
    version: int
    opened_at: datetime
    as_of: datetime

    @property
    def note(self) -> str:
        return (
            f"计划 {self.plan} 第 {self.version} 版（{self.opened_at:%Y-%m-%d}），按 {self.as_of:%Y-%m-%d %H:%M} 所知"
        )

    def document(self) -> dict[str, Any]:
        return {"as_of": iso(self.as_of), "plan": self.plan, "version": self.version, "opened_at": iso(self.opened_at)}


@dataclass(frozen=True, slots=True)
class Ledger:
    """One ledger in its three forms."""

    document: dict[str, Any]
    text: str
    sheets: tuple[Printed, ...]


def credit_page(frame: Frame, accounts: Sequence[CreditAccount]) -> Ledger:
    rows = [
        {
            "teacher": a.teacher.id, "name": a.teacher.name, "school": a.teacher.school, "school_name": a.school,
            "total": a.total, "approved": a.approved, "proposed": a.proposed, "unassigned": a.unassigned,
            "categories": [
                {"category": line.category, "hours": line.most, "proposed": line.proposed, "approved": line.approved,
                 "open": line.open, "reasons": list(line.reasons)}
                for line in a.lines
            ],
        }
        for a in accounts
    ]  # fmt: skip
    kinds = tuple(dict.fromkeys(line.category for a in accounts for line in a.lines))
    columns = tuple(name for kind in kinds for name in (f"{kind} 已认定", f"{kind} 待认定"))
    headings = ("学校", "姓名", "应得", "已认定", "待认定", *columns, "未安排")
    plain = [_credit_row(account, kinds) for account in accounts]
    behind = [
        (a.school, a.teacher.name, line.category, line.most, line.proposed, line.approved, "\n".join(line.reasons))
        for a in accounts
        for line in a.lines
    ]
    why = ("学校", "姓名", "类别", "本类学时", "提议", "认定", "依据")
    notes = (frame.note, "待认定：有依据或学校已上报、进修学校还没有认定的。未安排：计划没有说从哪里来的学时。")
    sheets = (
        Printed("学时", f"{frame.county} 教师学时台账", headings, plain, notes, signed=True),
        Printed("依据", f"{frame.county} 教师学时依据", why, behind, notes, (22, 10, 14, 9, 8, 8, 70)),
    )
    return Ledger({**frame.document(), "rows": rows}, _text(frame, headings, plain), sheets)


def _credit_row(account: CreditAccount, kinds: Sequence[str]) -> tuple[Value, ...]:
    by_kind = {line.category: line for line in account.lines}
    cells: list[Value] = []
    for kind in kinds:
        line = by_kind.get(kind)
        cells += [line.approved, max(line.proposed - line.approved, 0)] if line else ["", ""]
    return (
        account.school, account.teacher.name, account.total, account.approved, account.proposed, *cells,
        account.unassigned,
    )  # fmt: skip


def coverage_page(frame: Frame, matrices: Sequence[Matrix]) -> Ledger:
    empty = [(matrix.label, named) for matrix in matrices for named in matrix.empty()]
    legend = "格内为 已完成/应交；空 = 应交而还没有，— = 不涉及。未能核实的不算空。"
    sheets = [
        Printed(
            matrix.label,
            f"{frame.county} 研培覆盖：{matrix.label}",
            (matrix.label.removeprefix("所有"), *(f"{id_}\n{title}" for id_, title in matrix.columns)),
            _cells(matrix),
            (frame.note, legend),
            (26, *(14 for _ in matrix.columns)),
            signed=True,
        )
        for matrix in matrices
    ]
    title = f"{frame.county} 研培覆盖：还没有的"
    sheets.append(Printed("空格", title, ("覆盖", "哪一格"), empty, (frame.note,), (14, 90)))
    parts = [frame.note]
    for matrix in matrices:
        parts += ["", matrix.label, as_table(_columns(matrix), _cells(matrix))]
    parts += ["", f"空格 {len(empty)} 个：", *(f"  {label} · {named}" for label, named in empty[:50])]
    parts += [f"  ……其余 {len(empty) - 50} 个从略"] if len(empty) > 50 else []
    document = {**frame.document(), **{matrix.name: _matrix(matrix) for matrix in matrices}}
    return Ledger(document, "\n".join(parts), tuple(sheets))


def _matrix(matrix: Matrix) -> dict[str, Any]:
    return {
        "columns": [{"requirement": id_, "title": title} for id_, title in matrix.columns],
        "rows": [
            {"id": row.id, "name": row.name, "cells": {cell.requirement: _cell(cell) for cell in row.cells}}
            for row in matrix.rows
        ],
        "empty": [
            {"id": row.id, "name": row.name, "requirement": cell.requirement}
            for row in matrix.rows
            for cell in row.cells
            if cell.state is CellState.EMPTY
        ],
    }


def _cell(cell: Cell) -> dict[str, Any]:
    return {"done": cell.done, "owed": cell.owed, "state": cell.state.value}


def _columns(matrix: Matrix) -> tuple[str, ...]:
    return (matrix.label.removeprefix("所有"), *(id_ for id_, _ in matrix.columns))


def _cells(matrix: Matrix) -> list[tuple[str, ...]]:
    return [(row.name, *(cell.text for cell in row.cells)) for row in matrix.rows]


_SCORED = (
    "得分率 = 得分 ÷ 已计分各项的满分。裁定未定的、我方未能核实的、未到期的不计分，也不扣分。各校按花名册顺序，不排名。"
)


def scoring_page(frame: Frame, scores: Sequence[SchoolScore]) -> Ledger:
    headings = ("编号", "学校", "得分", "可得", "得分率", "不计分的项")
    plain = [(s.school.id, s.school.name, s.points, s.most, _rate(s), _left_out(s.lines)) for s in scores]
    notes = (frame.note, _SCORED)
    sheets = [Printed("汇总", f"{frame.county} 学校研培考评分", headings, plain, notes, signed=True)]
    sheets += [
        Printed(
            f"{number}-{score.school.name}",
            f"{score.school.name} 研培考评分",
            ("项目", "内容", "满分", "得分", "理由"),
            [*map(_score_row, score.lines), ("", "合计", score.most, score.points, _rate(score))],
            notes,
            (10, 30, 8, 8, 80),
            signed=True,
        )
        for number, score in enumerate(scores, 1)
    ]
    document = {**frame.document(), "rows": [_score(score) for score in scores]}
    return Ledger(document, _text(frame, headings, plain), tuple(sheets))


def _score(score: SchoolScore) -> dict[str, Any]:
    return {
        "school": score.school.id,
        "school_name": score.school.name,
        "points": score.points,
        "most": score.most,
        "per_cent": score.per_cent,
        "lines": [
            {
                "item": line.item,
                "title": line.title,
                "most": line.most,
                "points": line.points,
                "reasons": list(line.reasons),
            }
            for line in score.lines
        ],
    }


def _score_row(line: ScoreLine) -> tuple[Value, ...]:
    points: Value = "不计分" if line.points is None else line.points
    return (line.item, line.title, line.most, points, "\n".join(line.reasons))


def _left_out(lines: Sequence[ScoreLine]) -> str:
    return "、".join(line.item for line in lines if line.points is None)


def _rate(score: SchoolScore) -> str:
    return "" if score.per_cent is None else f"{figure(score.per_cent)}%"


def _text(frame: Frame, headings: Sequence[str], rows: Sequence[Sequence[Value]]) -> str:
    texts = [[cell if isinstance(cell, str) else figure(cell) for cell in row] for row in rows]
    return f"{frame.note}\n\n{as_table(headings, texts)}"
