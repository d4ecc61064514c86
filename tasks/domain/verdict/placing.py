"""From items and their matches to the evidence that each obligation has: who counts where, and how."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from tasks.domain.evidence.finding import Examination, Finding, Result
from tasks.domain.evidence.item import Item, SubmissionKind
from tasks.domain.evidence.match import Claim, Doubt, Match, MatchKind
from tasks.domain.plan.obligation import Obligation
from tasks.domain.plan.requirement import Plan
from tasks.domain.verdict.decision import Act, Decision
from tasks.domain.verdict.punctual import Arrival
from tasks.domain.verdict.verdict import Evidence, Standing

UNREADABLE_WAITS_FOR = timedelta(days=14)  # after the due moment


@dataclass(frozen=True, slots=True)
class Placing:
    """Whose and which one item is, as the identification said it."""

    item: Item
    match: Match
    broken: bool = False  # cut short, or empty: it can be nothing
    hollow: bool = False  # empty or almost: it is not mended, only replaced


@dataclass(frozen=True, slots=True)
class Placed:
    """One placed item with its arrival and findings.

    `examinations` is by "REQUIREMENT/PARTY"; what is absent there was not yet looked at.
    """

    placing: Placing
    arrival: Arrival
    examinations: Mapping[str, Examination] = field(default_factory=dict)
    alone: Mapping[str, Examination] = field(default_factory=dict)  # as the checks said it, before others were heard

    @property
    def item(self) -> Item:
        return self.placing.item

    @property
    def match(self) -> Match:
        return self.placing.match


@dataclass(frozen=True)
class Docket:
    """The obligations of a plan, found by what a claim names."""

    plan: Plan
    obligations: Sequence[Obligation]
    _by_claim: dict[tuple[str, str, str], list[Obligation]] = field(default_factory=dict)
    _by_party: dict[str, list[Obligation]] = field(default_factory=dict)
    by_id: dict[str, Obligation] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for obligation in self.obligations:
            key = (obligation.requirement, obligation.party_id, obligation.period)
            self._by_claim.setdefault(key, []).append(obligation)
            self._by_party.setdefault(obligation.party_id, []).append(obligation)
            self.by_id[obligation.id] = obligation

    def claimed(self, claim: Claim) -> Sequence[Obligation]:
        found = self._by_claim.get((claim.requirement, claim.party, claim.period), [])
        named = [o for o in found if o.stage is None or o.stage is claim.stage]
        return named if claim.stage is not None and named else found

    def of_party(self, party: str) -> Sequence[Obligation]:
        return self._by_party.get(party, ())

    def takes(self, obligation: Obligation, channel: str) -> bool:
        return channel in self.plan.requirement[obligation.requirement].channels


def evidence_by_obligation(
    placed: Sequence[Placed], docket: Docket, decisions: Sequence[Decision], as_of: datetime
) -> dict[str, list[Evidence]]:
    """Obligation id -> its evidence, oldest first. Items of before the plan or from after `as_of` are not there."""
    about: dict[str, list[Decision]] = {}
    for decision in decisions:
        about.setdefault(decision.target, []).append(decision)
    evidence: dict[str, list[Evidence]] = {obligation.id: [] for obligation in docket.obligations}
    unstaged: dict[tuple[str, ...], list[Evidence]] = {}
    for one in sorted(placed, key=lambda p: (p.arrival.received_at, p.item.submission.id, p.item.id)):
        if one.arrival.received_at > as_of or _is_of_earlier_years(one, docket):
            continue
        for options, piece in _pieces(one, docket, about.get(one.item.id, ())):
            if len(options) == 1:
                evidence[options[0].id].append(_timed(piece, one, options[0]))
            else:
                unstaged.setdefault(tuple(o.id for o in options), []).append(_timed(piece, one, options[0]))
    for ids, pieces in unstaged.items():
        _spread([docket.by_id[id_] for id_ in ids], pieces, evidence)
    for pieces in evidence.values():
        pieces.sort(key=lambda piece: (piece.received_at, piece.item.submission.id, piece.item.id))
    return evidence


def _is_of_earlier_years(one: Placed, docket: Docket) -> bool:
    """What came before the plan starts; but whoever joined the class in an earlier year is in it. circular L53"""
    is_member = one.item.submission.kind is SubmissionKind.MEMBER
    return one.arrival.received_at < docket.plan.starts and not is_member


def _pieces(one: Placed, docket: Docket, decisions: Sequence[Decision]) -> list[tuple[Sequence[Obligation], Evidence]]:
    assigned = [d for d in decisions if d.act is Act.ASSIGN]
    if assigned:
        target = docket.by_id.get(assigned[-1].to)
        return [([target], _piece(one, target, None, decisions))] if target else []
    if one.match.kind is MatchKind.UNPLACED and one.match.unreadable:
        return [([o], _waiting_anywhere(one, decisions)) for o in _where_it_may_belong(one, docket)]
    if one.match.kind is not MatchKind.CLAIMED:
        return []
    found: list[tuple[Sequence[Obligation], Evidence]] = []
    for claim in one.match.claims:
        options = docket.claimed(claim)
        if options and docket.takes(options[0], one.item.submission.channel):
            found.append((options, _piece(one, options[0], claim, decisions)))
    return found


def _where_it_may_belong(one: Placed, docket: Docket) -> list[Obligation]:
    """A file that cannot be read and whose names tell nothing waits wherever its party lacks that channel."""
    received = one.arrival.received_at
    return [
        obligation
        for party in one.match.parties
        for obligation in docket.of_party(party)
        if docket.takes(obligation, one.item.submission.channel)
        and obligation.opens_at <= received <= obligation.due_at + UNREADABLE_WAITS_FOR
    ]


def _waiting_anywhere(one: Placed, decisions: Sequence[Decision]) -> Evidence:
    rejected = any(d.act is Act.REJECT for d in decisions)
    standing = Standing.DISMISSED if rejected else Standing.WAITING
    return _evidence(one, standing, (one.item.sha256 or one.item.id,), (), one.match.reasons)


def _piece(one: Placed, obligation: Obligation, claim: Claim | None, decisions: Sequence[Decision]) -> Evidence:
    examination = one.examinations.get(f"{obligation.requirement}/{obligation.party_id}")
    keys = examination.keys if examination else (one.item.sha256 or one.item.id,)
    findings = examination.findings if examination else ()
    reasons = list(claim.reasons if claim else one.match.reasons)
    doubts = claim.doubts if claim else ()
    spoken = [d for d in decisions if d.act in {Act.ACCEPT, Act.REJECT}]
    reasons += [d.sentence for d in decisions]
    if spoken and spoken[-1].act is Act.REJECT:
        said = Finding("decision", Result.FAILED, f"退回：{spoken[-1].why or '未写明原因'}")
        return _evidence(one, Standing.FAILED, keys, (*findings, said), tuple(reasons))
    if spoken:
        return _evidence(one, Standing.ACCEPTED, keys, findings, tuple(reasons))
    return _evidence(one, _standing(one, doubts, examination), keys, findings, tuple(reasons))


def _standing(one: Placed, doubts: Sequence[Doubt], examination: Examination | None) -> Standing:
    if one.placing.broken and set(doubts) <= {Doubt.SEVERAL_REQUIREMENTS}:
        return Standing.FAILED  # broken and named for several: it fails at each
    if doubts:
        return Standing.WAITING
    if examination is None:
        return Standing.UNLOOKED
    return {
        Result.ACCEPTED: Standing.ACCEPTED,
        Result.DOUBTFUL: Standing.WAITING,
        Result.FAILED: Standing.FAILED,
    }[examination.result]


def _evidence(
    one: Placed, standing: Standing, keys: tuple[str, ...], findings: tuple[Finding, ...], reasons: tuple[str, ...]
) -> Evidence:
    return Evidence(
        item=one.item,
        channel=one.item.submission.channel,
        standing=standing,
        received_at=one.arrival.received_at,
        in_time=False,
        keys=keys,
        findings=findings,
        reasons=reasons,
        hollow=one.placing.hollow,
    )


def _timed(piece: Evidence, one: Placed, obligation: Obligation) -> Evidence:
    punctual = one.arrival.in_time(obligation.due_at)
    return replace(piece, in_time=punctual.yes, reasons=(*piece.reasons, punctual.reason))


def _spread(options: Sequence[Obligation], pieces: Sequence[Evidence], evidence: dict[str, list[Evidence]]) -> None:
    """Sessions of a combined school that name no stage: as many stages full as possible, the smallest count first."""
    order = {Standing.ACCEPTED: 0, Standing.WAITING: 1, Standing.UNLOOKED: 2, Standing.FAILED: 3, Standing.DISMISSED: 4}
    for piece in sorted(pieces, key=lambda p: order[p.standing]):
        same = [o for o in options if any(_same_session(piece, other) for other in evidence[o.id])]
        lacking = [o for o in options if _room(o, piece.channel, evidence[o.id]) > 0]
        lacking.sort(key=lambda o: (_room(o, piece.channel, evidence[o.id]), o.count, o.id))
        target = (same or lacking or sorted(options, key=lambda o: (o.count, o.id)))[0]
        stage = target.stage.label if target.stage else ""
        evidence[target.id].append(replace(piece, reasons=(*piece.reasons, f"未注明学段，计入{stage}，使更多学段收齐")))


def _same_session(piece: Evidence, other: Evidence) -> bool:
    return bool(set(piece.keys) & set(other.keys))


def _room(obligation: Obligation, channel: str, pieces: Sequence[Evidence]) -> int:
    keys = {key for piece in pieces if piece.channel == channel for key in piece.keys}
    return obligation.count - len(keys)
