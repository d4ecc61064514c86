"""Several plans may be open, and one item fills one of them only: which one, and what the others then see of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from tasks.domain.evidence.item import SubmissionKind
from tasks.domain.evidence.match import Match, MatchKind
from tasks.domain.plan.obligation import Obligation
from tasks.domain.verdict.placing import Placed


@dataclass(frozen=True, slots=True)
class Bid:
    """One plan's claim on an item. `since` counts up: the earlier judging has the lower one."""

    plan: str
    since: int
    due_at: datetime | None  # the latest due moment of the obligations that it could fill


def plan_filled(bids: Sequence[Bid], received_at: datetime) -> str:
    """The plan that an item fills: one for which it is in time before one for which it is late, then the first."""
    return min(bids, key=lambda bid: (bid.due_at is None or bid.due_at < received_at, bid.since)).plan


def latest_due(match: Match, obligations: Mapping[tuple[str, str, str], Obligation]) -> datetime | None:
    """Of the obligations, by requirement, party and period, that a match claims."""
    keys = [(claim.requirement, claim.party, claim.period) for claim in match.claims]
    return max((obligations[key].due_at for key in keys if key in obligations), default=None)


def without_taken(
    placed: Sequence[Placed], plan: str, bids: Mapping[str, Sequence[Bid]], assigned: Mapping[str, str]
) -> list[Placed]:
    """The items as `plan` sees them: what fills another plan is another matter here.

    `bids` is by item, the own one among them; `assigned` is item -> the plan to which a person put it. A member of a
    class is no paper that could be handed in twice: it counts in each plan.
    """
    seen = []
    for one in placed:
        owner = assigned.get(one.item.id, "")
        if not owner and one.match.kind is MatchKind.CLAIMED and one.item.id in bids:
            owner = plan_filled(bids[one.item.id], one.arrival.received_at)
        taken = owner not in {"", plan} and one.item.submission.kind is not SubmissionKind.MEMBER
        seen.append(_elsewhere(one, owner) if taken else one)
    return seen


def _elsewhere(one: Placed, owner: str) -> Placed:
    why = f"已计入计划 {owner}，一件只计入一个计划；要改归本计划，请用 rollcall decide assign"
    match = Match(one.item.id, MatchKind.OTHER_MATTER, reasons=(*one.match.reasons, why))
    return replace(one, placing=replace(one.placing, match=match))
