"""The review desk 待人工: everything that waits for a person, the most urgent first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tasks.domain.evidence.finding import Result
from tasks.domain.evidence.linked import expires_at, is_link_only
from tasks.domain.evidence.match import Doubt, MatchKind
from tasks.domain.plan.obligation import Obligation
from tasks.domain.verdict.decision import ITEM_ACTS, Decision
from tasks.domain.verdict.placing import Docket, Placed
from tasks.domain.verdict.verdict import Evidence, Standing, Verdict, VerdictKind


class Wait(StrEnum):
    """Why a person is asked, in the order in which the desk lists what is equally urgent."""

    UNPLACED = "unplaced"
    SEVERAL = "several"
    UNREADABLE = "unreadable"
    UNVERIFIED = "unverified"
    REPEATED = "repeated"
    DOUBTFUL = "doubtful"

    @property
    def label(self) -> str:
        return {
            "unplaced": "不知是谁的",
            "several": "不知归哪一项",
            "unreadable": "打不开",
            "unverified": "来路未核实",
            "repeated": "疑似重复",
            "doubtful": "内容存疑",
        }[self.value]


_SEVERAL = {Doubt.SEVERAL_PARTIES, Doubt.SEVERAL_REQUIREMENTS, Doubt.MONTH_UNCLEAR, Doubt.CONTRADICTED}
_UNVERIFIED = {Doubt.UNVERIFIED, Doubt.FORWARDED}


@dataclass(frozen=True)
class Waiting:
    """One item that waits. `at` are the obligations where it waits, those still lacking something first.

    `urgent_at` is the nearest due moment among them (aware), or the one when its link expires; None where neither is
    known.
    """

    placed: Placed
    wait: Wait
    at: tuple[Verdict, ...]
    pieces: tuple[Evidence, ...]  # as it stands at each of `at`
    doubts: tuple[Doubt, ...]
    why: tuple[str, ...]  # Chinese: what is doubtful, in the words of doubts and findings

    @property
    def id(self) -> str:
        return self.placed.item.id

    @property
    def received_at(self) -> datetime:
        return self.placed.arrival.received_at

    @property
    def urgent_at(self) -> datetime | None:
        moments = [v.obligation.due_at for v in self.at]
        if is_link_only(self.placed.item) and (until := expires_at(self.placed.item)) is not None:
            moments.append(until)  # after it nobody can look at it any more
        return min(moments, default=None)


def waiting_items(
    placed: Sequence[Placed], verdicts: Mapping[str, Verdict], docket: Docket, decisions: Iterable[Decision]
) -> tuple[Waiting, ...]:
    """What a person has to look at, the most urgent first; what waits only where nothing more is owed is left out."""
    at: dict[str, list[tuple[Verdict, Evidence]]] = {}
    for verdict in verdicts.values():
        for piece in verdict.evidence:
            if piece.standing is Standing.WAITING and not verdict.kind.is_clear:
                at.setdefault(piece.item.id, []).append((verdict, piece))
    decided = {decision.target for decision in decisions if decision.act in ITEM_ACTS}
    lying = {piece.item.id for verdict in verdicts.values() for piece in verdict.evidence}
    found = [
        _waiting(one, at.get(one.item.id, []))
        for one in placed
        if one.item.id in at or (_is_nowhere(one) and one.item.id not in decided | lying and _concerns(one, docket))
    ]
    return tuple(sorted(found, key=_urgency))


def _concerns(one: Placed, docket: Docket) -> bool:
    return one.arrival.received_at >= docket.plan.starts


def _is_nowhere(one: Placed) -> bool:
    return one.match.kind is MatchKind.UNPLACED


def _urgency(waiting: Waiting) -> tuple[object, ...]:
    """What keeps a school from being done comes first, by its due moment; then what nobody could place, the oldest."""
    decides = any(v.kind is VerdictKind.NEEDS_REVIEW for v in waiting.at)
    due = waiting.urgent_at
    order = list(Wait).index(waiting.wait)
    came = (waiting.received_at, order, waiting.placed.item.submission.id, waiting.id)
    return (not decides, due is None, due or waiting.received_at, *came)


def _waiting(one: Placed, at: Sequence[tuple[Verdict, Evidence]]) -> Waiting:
    by_need = sorted(at, key=lambda pair: (pair[0].kind is not VerdictKind.NEEDS_REVIEW, pair[0].obligation.due_at))
    verdicts = tuple(verdict for verdict, _ in by_need)
    doubts = tuple(dict.fromkeys(d for claim in one.match.claims for d in claim.doubts))
    doubted = [f for _, piece in by_need for f in piece.findings if f.result is Result.DOUBTFUL]
    why = tuple(dict.fromkeys([*(d.label for d in doubts), *(f.text for f in doubted)])) or one.match.reasons
    repeated = any(f.check in {"photos_differ", "near_duplicate"} for f in doubted)
    wait = _kind_of_wait(one, doubts, repeated=repeated)
    return Waiting(one, wait, verdicts, tuple(piece for _, piece in by_need), doubts, why)


def _kind_of_wait(one: Placed, doubts: Sequence[Doubt], *, repeated: bool) -> Wait:
    if Doubt.UNREADABLE in doubts or one.match.unreadable:
        return Wait.UNREADABLE
    if one.match.kind is MatchKind.UNPLACED:
        return Wait.UNPLACED
    if set(doubts) & _SEVERAL:
        return Wait.SEVERAL
    if set(doubts) & _UNVERIFIED:
        return Wait.UNVERIFIED
    return Wait.REPEATED if repeated else Wait.DOUBTFUL


def candidates(waiting: Waiting, docket: Docket) -> tuple[Obligation, ...]:
    """The obligations that a person could assign it to: where it waits, else what it names, of the parties known."""
    if waiting.at:
        return tuple(verdict.obligation for verdict in waiting.at)
    match = waiting.placed.match
    channel = waiting.placed.item.submission.channel
    return tuple(
        o
        for o in docket.obligations
        if docket.takes(o, channel)
        and (not match.requirements or o.requirement in match.requirements)
        and (not match.parties or o.party_id in match.parties)
        and (match.requirements or match.parties)
    )
