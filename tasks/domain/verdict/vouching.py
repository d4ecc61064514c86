"""代收登记: what came on paper, by WeChat or on a stick counts, because an admin says so with name and day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from tasks.domain.evidence.item import Item, Submission, SubmissionKind
from tasks.domain.plan.obligation import Obligation
from tasks.domain.verdict.decision import Act, Decision
from tasks.domain.verdict.ledger import Ledger
from tasks.domain.verdict.verdict import Evidence, Standing

SOURCE = "代收登记"


def with_vouched(
    pieces: Sequence[Evidence], about: Iterable[Decision], obligation: Obligation, channels: Sequence[str]
) -> tuple[Evidence, ...]:
    """The evidence with one accepted unit more for each vouching, in the channel that it names, or in each that lacks.

    A channel lacks it if what was there when it was vouched for does not fill it, or fills it late and this came in
    time. What arrives afterwards does not make the vouching void. Returns all, oldest first.
    """
    found = list(pieces)
    for decision in about:
        if decision.act is not Act.VOUCH:
            continue
        came = decision.came_at or decision.recorded_at
        in_time = _in_time(decision, came, obligation.due_at)
        for channel in channels:
            if decision.channel == channel or (
                not decision.channel and _lacks(channel, found, decision, obligation, in_time=in_time)
            ):
                found.append(_evidence(decision, channel, came, in_time=in_time))
    return tuple(sorted(found, key=lambda p: (p.received_at, p.item.submission.id, p.item.id)))


def _lacks(
    channel: str, pieces: Iterable[Evidence], decision: Decision, obligation: Obligation, *, in_time: bool
) -> bool:
    there = [p for p in pieces if p.channel == channel and p.received_at <= decision.recorded_at]
    ledger = Ledger(channel, obligation, there)
    if decision.member and decision.member in ledger.accepted:
        return False
    return not (ledger.full_in_time() if in_time else ledger.full())


def _in_time(decision: Decision, came: datetime, due_at: datetime) -> bool:
    """A day without a clock cannot prove that it was after close of business: it counts as in time."""
    return came.date() <= due_at.astimezone(came.tzinfo).date() if decision.is_day_only else came <= due_at


def _evidence(decision: Decision, channel: str, came: datetime, *, in_time: bool) -> Evidence:
    submission = Submission(
        source=SOURCE,
        channel=channel,
        key=f"decision/{decision.id}",
        version="",
        kind=SubmissionKind.HANDED,
        title=SOURCE + (f"（{decision.how}）" if decision.how else ""),
        received_at=came,
    )
    id_ = f"v{decision.id}"
    item = Item(id_, "handed", decision.file or None, decision.sha256, 0, submission)
    day = "只登记了日期，按当日计" if decision.is_day_only else f"{came:%Y-%m-%d %H:%M} 收到"
    reasons = (decision.sentence, f"{day}，{'未晚于截止' if in_time else '晚于截止'}")
    keys = (decision.member or id_,)
    return Evidence(item, channel, Standing.ACCEPTED, came, in_time, keys, reasons=reasons)
