"""核催 judge: draw the verdict of every obligation from what is known now, and record what changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from settings.app import County
from tasks.casefile import CaseFile, open_casefile
from tasks.cell import cell
from tasks.domain.evidence.match import MatchKind
from tasks.domain.verdict.decision import ITEM_ACTS
from tasks.domain.verdict.shown import observed_teachers
from tasks.domain.verdict.verdict import VerdictKind
from tasks.mailbag import open_mailbag
from tasks.pages.record import Told
from tasks.planfile import version_open
from tasks.store import findings as finding_store
from tasks.store import plans as plan_store
from tasks.store import readings as reading_store
from tasks.store.plans import Gained
from tasks.store.session import open_store, reading, writing


@dataclass(frozen=True, slots=True)
class Changed:
    """An obligation whose verdict is another than before; `before` is None at its first."""

    obligation: str
    party: str
    before: VerdictKind | None
    now: VerdictKind
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """What one judging found; `waiting` counts what a person has to look at.

    Prefect walks through all that a flow returns, so it is the verdicts' kinds and not the evidence behind them.
    """

    kinds: Mapping[str, VerdictKind]  # by obligation, in their order
    changed: tuple[Changed, ...]
    waiting: int

    @property
    def told(self) -> Told:
        counts = Counter(self.kinds.values())
        figures = "，".join(f"{kind.label} {kind.value} {counts[kind]}" for kind in VerdictKind if counts[kind])
        rows = tuple((one.obligation, one.party, _became(one), "；".join(one.reasons)) for one in self.changed)
        sentence = f"应交 {len(self.kinds)} 项：{figures}。变化 {len(self.changed)} 项，待人工 {self.waiting} 件。"
        return Told(sentence, ("应交", "谁", "判定", "理由"), rows)


def _became(one: Changed) -> str:
    now = f"{one.now.label} {one.now.value}"
    return f"{one.before.label} → {now}" if one.before else now


@cell("补列应交 gain")
async def gain_obligations(county: County, at: datetime, plan_id: str | None = None) -> Told:
    """Teachers whom accepted archives show as having given an observed lesson owe its materials from now on."""
    engine = open_store(county.database_url)
    with reading(engine) as session:
        case = open_casefile(session, at, plan_id)

    owed = {obligation.id for obligation in case.obligations}
    gained = [g for g in observed_teachers(case.plan, case.roster, case.verdicts) if g.obligation not in owed]

    with writing(engine) as session:
        rows = [Gained(g.obligation, at, g.why, g.shown_by) for g in gained]
        plan_store.gain(session, case.version.plan, rows)
    sentence = f"材料中新发现出课教师，补列应交 {len(gained)} 项。" if gained else "没有新发现的出课教师。"
    return Told(sentence, ("应交", "依据"), tuple((g.obligation, g.why) for g in gained))


@cell("判定 judge")
async def judge_obligations(county: County, at: datetime, plan_id: str | None = None) -> Judged:
    """Draw all verdicts as of now. Every reading so far counts from here on: all it brought has been looked at."""
    engine = open_store(county.database_url)
    with writing(engine) as session:
        newest = reading_store.newest_reading(session, at)  # what came after `at` was not identified yet
        plan = version_open(session, at, plan_id).plan
        finding_store.record_judging(session, plan, newest, at)
    with reading(engine) as session:
        case = open_casefile(session, at, plan_id)
        appeals = sum(appeal.is_open for appeal in open_mailbag(session, case).appeals)
        before = finding_store.last_verdicts(session, case.version.plan)

    changed = tuple(
        Changed(id_, verdict.obligation.party_name, _kind(before.get(id_)), verdict.kind, verdict.reasons)
        for id_, verdict in case.verdicts.items()
        if before.get(id_) != verdict.kind.value
    )

    with writing(engine) as session:
        rows = [(one.obligation, one.now.value, one.reasons) for one in changed]
        finding_store.keep_verdicts(session, case.version.plan, rows, at)
    kinds = {id_: verdict.kind for id_, verdict in case.verdicts.items()}
    return Judged(kinds, changed, waiting_for_a_person(case) + appeals)


def _kind(before: str | None) -> VerdictKind | None:
    return VerdictKind(before) if before else None


def waiting_for_a_person(case: CaseFile) -> int:
    """How many items and obligations wait for a person: items that lie nowhere, and verdicts that need review."""
    decided = {decision.target for decision in case.decisions if decision.act in ITEM_ACTS}
    lying = {piece.item.id for verdict in case.verdicts.values() for piece in verdict.evidence}
    nowhere = [
        placed
        for placed in case.placed
        if placed.match.kind is MatchKind.UNPLACED and placed.item.id not in decided | lying
    ]
    review = sum(1 for verdict in case.verdicts.values() if verdict.kind is VerdictKind.NEEDS_REVIEW)
    return len(nowhere) + review
