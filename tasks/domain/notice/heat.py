"""Completion as a map: a row for each requirement, a column for each stage, the share done in colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tasks.domain.plan.obligation import Obligation
from tasks.domain.plan.party import Stage
from tasks.domain.plan.requirement import Plan
from tasks.domain.verdict.verdict import Verdict, VerdictKind

NOT_OWED = "#f4f5f7"
# calm, and readable in grey too: the more is done, the deeper
_TONES = ((0, "#f7e4dc"), (1, "#fbf0d9"), (50, "#e9f1dc"), (80, "#cfe6d2"), (100, "#a5d3b0"))


@dataclass(frozen=True, slots=True)
class HeatCell:
    """`text` is "8/12"; what could not be seen stands beside it and is neither done nor missing."""

    done: int
    total: int
    unseen: int
    text: str
    colour: str


@dataclass(frozen=True, slots=True)
class HeatRow:
    requirement: str  # id
    title: str
    cells: tuple[HeatCell, ...]  # one for each of the map's stages


@dataclass(frozen=True, slots=True)
class HeatMap:
    stages: tuple[str, ...]  # labels
    rows: tuple[HeatRow, ...]


def heat_map(verdicts: Sequence[Verdict], plan: Plan) -> HeatMap:
    """Only stages and requirements that occur; a waived obligation is owed by nobody."""
    owed = [verdict for verdict in verdicts if verdict.kind is not VerdictKind.EXCUSED]
    stages = [stage for stage in Stage if any(counted_at(v.obligation) is stage for v in owed)]
    found: dict[tuple[str, Stage | None], list[Verdict]] = {}
    for verdict in owed:
        found.setdefault((verdict.obligation.requirement, counted_at(verdict.obligation)), []).append(verdict)
    named = {verdict.obligation.requirement for verdict in owed}
    rows = [
        HeatRow(r.id, r.title, tuple(_cell(found.get((r.id, stage), ())) for stage in stages))
        for r in plan.requirements
        if r.id in named
    ]
    return HeatMap(tuple(stage.label for stage in stages), tuple(rows))


def counted_at(obligation: Obligation) -> Stage | None:
    """Each obligation is counted once: what a combined school owes as a whole stands at its highest stage."""
    return obligation.stage or (obligation.stages[0] if obligation.stages else None)


def _cell(verdicts: Sequence[Verdict]) -> HeatCell:
    total = len(verdicts)
    if not total:
        return HeatCell(0, 0, 0, "—", NOT_OWED)
    done = sum(verdict.kind.is_clear for verdict in verdicts)
    unseen = sum(verdict.kind is VerdictKind.UNKNOWN for verdict in verdicts)
    share = 100 * done // total
    colour = [tone for least, tone in _TONES if share >= least][-1] if done else _TONES[0][1]
    return HeatCell(done, total, unseen, f"{done}/{total}" + (f" 未核 {unseen}" if unseen else ""), colour)
