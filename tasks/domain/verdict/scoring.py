"""考评分: each school's points by the plan's weights, each point with its reason; what is open is not scored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from tasks.domain.plan.party import Roster, School
from tasks.domain.plan.requirement import Plan
from tasks.domain.verdict.entry import Entry, EntryKind, figure, standing_entries
from tasks.domain.verdict.verdict import Verdict, VerdictKind

_SHARES = {"on_time": 1.0, "late": 0.6, "rejected": 0.0, "missing": 0.0}
_AS = {
    VerdictKind.SATISFIED: "on_time",
    VerdictKind.SATISFIED_LATE: "late",
    VerdictKind.REJECTED: "rejected",
    VerdictKind.MISSING: "missing",
}


@dataclass(frozen=True, slots=True)
class ScoringRules:
    """`shares`: the part of the weight that each outcome earns (0 to 1); `by_hand`: aspect -> most points."""

    shares: Mapping[str, float]
    weights: Mapping[str, float]
    by_hand: Mapping[str, float] = field(default_factory=dict)


def scoring_rules(plan: Plan) -> ScoringRules:
    """The plan's [scoring], already checked; without weights each requirement weighs one point."""
    scoring: Mapping[str, Any] = plan.scoring
    weights = scoring.get("weights") or {r.id: 1.0 for r in plan.requirements}
    by_hand = {one["name"]: float(one["points"]) for one in scoring.get("by_hand", ())}
    return ScoringRules({key: scoring.get(key, usual) for key, usual in _SHARES.items()}, weights, by_hand)


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """`points` None: not scored, and its `most` is not counted either."""

    item: str  # a requirement's id, or an aspect entered by hand
    title: str
    most: float
    points: float | None
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class SchoolScore:
    school: School
    lines: tuple[ScoreLine, ...]

    @cached_property
    def points(self) -> float:
        return round(sum(line.points for line in self.lines if line.points is not None), 2)

    @cached_property
    def most(self) -> float:
        """What could be had of what is scored."""
        return round(sum(line.most for line in self.lines if line.points is not None), 2)

    @property
    def per_cent(self) -> float | None:
        return round(self.points * 100 / self.most, 1) if self.most else None


def score_schools(
    plan: Plan,
    roster: Roster,
    verdicts: Sequence[Verdict],
    entries: Sequence[Entry],
    excuse: Callable[[Verdict], str] = lambda _verdict: "",
) -> tuple[SchoolScore, ...]:
    """One sheet for each school, in roster order.

    `excuse`: a sentence when being late, or lacking, may not be laid to the school yet (an outage of ours, a mending
    time that still runs); else "".
    """
    rules = scoring_rules(plan)
    standing = standing_entries(entries)
    by_school = _by_school(roster, verdicts)
    titles = {r.id: r.title for r in plan.requirements}
    scores = []
    for school in roster.schools:
        lines = [
            _line(id_, titles.get(id_, id_), weight, by_school[school.id, id_], rules, excuse)
            for id_, weight in rules.weights.items()
            if (school.id, id_) in by_school
        ]
        lines += [
            _by_hand(name, most, standing.get((EntryKind.POINTS, school.id, name)))
            for name, most in rules.by_hand.items()
        ]
        scores.append(SchoolScore(school, tuple(lines)))
    return tuple(scores)


def _by_school(roster: Roster, verdicts: Sequence[Verdict]) -> dict[tuple[str, str], list[Verdict]]:
    """(school, requirement) -> the verdicts of the school and of its teachers."""
    found: dict[tuple[str, str], list[Verdict]] = {}
    for verdict in verdicts:
        teacher = roster.teacher.get(verdict.obligation.party_id)
        owner = teacher.school if teacher else verdict.obligation.party_id
        found.setdefault((owner, verdict.obligation.requirement), []).append(verdict)
    return found


def _line(
    id_: str,
    title: str,
    weight: float,
    verdicts: Sequence[Verdict],
    rules: ScoringRules,
    excuse: Callable[[Verdict], str],
) -> ScoreLine:
    """The weight times the mean share of what can be scored; the others are counted with why they are not."""
    scored: list[tuple[str, Verdict]] = []
    left_out: Counter[str] = Counter()
    for verdict in verdicts:
        why = _not_scored(verdict, excuse)
        if why:
            left_out[why] += 1
        else:
            scored.append((_AS[verdict.kind], verdict))
    reasons = _reasons(scored, rules) + [f"{count} 项不计分：{why}" for why, count in left_out.items()]
    if not scored:
        return ScoreLine(id_, title, weight, None, tuple(reasons))
    mean = sum(rules.shares[outcome] for outcome, _ in scored) / len(scored)
    return ScoreLine(id_, title, weight, round(weight * mean, 2), tuple(reasons))


def _not_scored(verdict: Verdict, excuse: Callable[[Verdict], str]) -> str:
    """Why this obligation gives and takes no points, "" when it is scored."""
    if verdict.obligation.pending:
        return "依据的裁定尚未作出"
    if verdict.kind is VerdictKind.UNKNOWN:
        return "我方未能核实，不对任何学校扣分"
    if verdict.kind not in _AS:
        return verdict.kind.label
    return "" if verdict.kind is VerdictKind.SATISFIED else excuse(verdict)


def _reasons(scored: Sequence[tuple[str, Verdict]], rules: ScoringRules) -> list[str]:
    """按时 10 项，逾期 2 项; what cost points is named."""
    counts = Counter(verdict.kind for _, verdict in scored)
    shares = {verdict.kind: rules.shares[outcome] for outcome, verdict in scored}
    told = [f"{kind.label} {counts[kind]} 项（得 {figure(shares[kind] * 100)}%）" for kind in _AS if counts[kind]]
    lost = [v for outcome, v in scored if rules.shares[outcome] < 1]
    told += [
        f"{v.obligation.id} {v.obligation.party_name} {v.kind.label}：{'；'.join(v.reasons[:2])}" for v in lost[:5]
    ]
    return told + ([f"等 {len(lost)} 项"] if len(lost) > 5 else [])


def _by_hand(name: str, most: float, entry: Entry | None) -> ScoreLine:
    if entry is None:
        return ScoreLine(name, name, most, None, ("还没有人评分，不计",))
    points = min(max(entry.amount, 0.0), most)
    capped = () if points == entry.amount else (f"满分 {figure(most)}",)
    return ScoreLine(name, name, most, points, (entry.sentence, *capped))


def mending_runs(verdict: Verdict, as_of: datetime, until: Callable[[datetime], datetime]) -> str:
    """A failed item may still be mended: `until` gives the end of the mending time of a due moment."""
    if verdict.kind is VerdictKind.REJECTED and as_of <= until(verdict.obligation.due_at):
        return "补正期未满"
    return ""
