"""The answer to `explain`: why one obligation, or one item, stands as it does. Chinese, one screen, also as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tasks.domain.notice.notice import Notice
from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.lines import lines_about, rulings_about
from tasks.domain.plan.requirement import Plan, Requirement, channel_label
from tasks.domain.plan.ruling import Ruling
from tasks.domain.verdict.decision import Decision, speaks_of
from tasks.domain.verdict.due_story import due_rule, how_due
from tasks.domain.verdict.looking import Looks
from tasks.domain.verdict.pace import pace_of
from tasks.domain.verdict.placing import Placed
from tasks.domain.verdict.verdict import Evidence, Verdict, VerdictKind
from tasks.pages.proof_words import proof_sentence
from tasks.pages.status import iso, status_row

_NEXT = {
    VerdictKind.NOT_OPEN: "到开始时间，或材料到了，判定会变。",
    VerdictKind.AWAITING: "材料到了并检查合格，判定会变；过了截止加宽限还没有，而且各渠道都看全了，会判为缺交。",
    VerdictKind.PARTIAL: "还缺的部分到了并检查合格，会判为已完成。",
    VerdictKind.RECEIVED: "再核催一次（rollcall judge），检查完材料，判定会变。",
    VerdictKind.NEEDS_REVIEW: "由人接收、退回或归到别处（rollcall decide），判定会变。",
    VerdictKind.REJECTED: "补正的材料到了并检查合格，会判为已完成。",
    VerdictKind.SATISFIED: "不会再变；以后的材料不影响已完成的判定。",
    VerdictKind.SATISFIED_LATE: "延期到实际收到时间之后，会判为按时完成。",
    VerdictKind.MISSING: "材料到了，或人工代为登记、延期、豁免，判定会变。",
    VerdictKind.UNKNOWN: "未能看全的来源完整收取一次（rollcall read）并核催（rollcall judge），判定会变。",
    VerdictKind.EXCUSED: "撤销豁免（rollcall decide undo）后按材料判定。",
}


@dataclass(frozen=True)
class Asked:
    """One obligation with all that its answer is written from, as known at `as_of`."""

    verdict: Verdict
    plan: Plan
    calendar: Calendar
    looks: Looks
    as_of: datetime
    rulings: Sequence[Ruling] = ()
    circular: str | None = None
    decisions: Sequence[Decision] = ()
    notices: Sequence[Notice] = ()
    letters: Sequence[str] = ()  # Chinese: what the school wrote back, and what rests because of it

    @property
    def requirement(self) -> Requirement:
        return self.plan.requirement[self.verdict.obligation.requirement]


def obligation_document(asked: Asked) -> dict[str, Any]:
    """Rule, due moment, readings, items, notices, decisions, and what would change the verdict."""
    verdict, owed = asked.verdict, asked.verdict.obligation
    return {
        **status_row(verdict),
        "as_of": iso(asked.as_of),
        "reasons": list(verdict.reasons),  # those of the items stand beside them
        "evidence": _evidence(verdict),
        "title": asked.requirement.title,
        "verdict_label": verdict.kind.label,
        "rule": _rule(asked),
        "readings": _readings(asked),
        "proof": _proof(verdict),
        "notices": [
            {"key": n.key, "rung": n.kind, "recipient": n.recipient, "send_at": iso(n.send_at), "state": n.state.value}
            for n in asked.notices
        ],
        "letters": list(asked.letters),
        "decisions": [d.sentence for d in asked.decisions if speaks_of(d.target, owed) or _about_items(d, verdict)],
        "pace": _pace(verdict, asked.requirement, asked.as_of, asked.calendar),
        "would_change": _NEXT[verdict.kind],
    }


def _evidence(verdict: Verdict) -> list[dict[str, Any]]:
    """The status's evidence, each with how it counts here and why."""
    return [
        {**shown, "standing": piece.standing.value, "in_time": piece.in_time, "reasons": list(piece.reasons)}
        for shown, piece in zip(status_row(verdict)["evidence"], verdict.evidence, strict=True)
    ]


def _rule(asked: Asked) -> dict[str, Any]:
    """The due rule in force for this party, where the circular says so, how the moment came about, what was ruled."""
    owed, requirement = asked.verdict.obligation, asked.requirement
    day = asked.calendar.day(owed.due_at.date())
    ruled = rulings_about(requirement.id, asked.rulings)
    cited = lines_about(Circular(asked.circular), requirement, ruled) if asked.circular else ()
    return {
        "due": due_rule(owed, requirement, asked.plan)[0],
        "due_steps": list(how_due(owed, asked.plan, asked.calendar, asked.decisions)),
        "circular": [{"line": one.line, "quote": one.quote} for one in cited],
        "channels": [channel_label(channel) for channel in requirement.channels],
        "needs": requirement.needs.value,
        "checks": [check.name for check in requirement.checks],
        "due_day": {"kind": day.kind.value, "origin": day.origin.value, "note": day.note},
        "rulings": [{"defect": r.defect, "date": str(r.date), "by": r.by, "text": r.text} for r in ruled],
    }


def _readings(asked: Asked) -> list[dict[str, Any]]:
    """For each channel and place: when it was last seen whole, why that counts, and what came after."""
    party = asked.verdict.obligation.party_id
    return [
        {
            "channel": channel,
            "source": sight.place.source,
            "complete_at": iso(sight.whole.began_at) if sight.whole else None,
            "reading": sight.whole.reading if sight.whole else None,
            "why_complete": proof_sentence(sight.whole.proof) if sight.whole else "",
            "since": sight.later,
        }
        for channel in asked.requirement.channels
        for sight in asked.looks.sights(channel, party)
    ]


def _proof(verdict: Verdict) -> list[dict[str, Any]]:
    """The complete readings on which an absence rests."""
    return [
        {
            "channel": standing.channel,
            "reading": look.reading,
            "source": look.source,
            "began_at": iso(look.began_at),
            "proof": dict(look.proof),
        }
        for standing in verdict.channels.values()
        for look in standing.proof
    ]


def _pace(verdict: Verdict, requirement: Requirement, as_of: datetime, calendar: Calendar) -> dict[str, Any] | None:
    """By the channel that holds most: the others may follow at the deadline (circular L30, L38)."""
    if not verdict.channels or verdict.kind.is_clear:
        return None
    fullest = max(verdict.channels.values(), key=lambda channel: channel.accepted)
    pace = pace_of(verdict.obligation, requirement, fullest.accepted, as_of, calendar)
    if pace is None:
        return None
    return {
        "channel": fullest.channel,
        "needed": pace.needed,
        "accepted": pace.accepted,
        "expected": pace.expected,
        "working_days": pace.days,
        "working_days_gone": pace.days_gone,
        "sentence": f"{channel_label(fullest.channel)}{pace.sentence}",
    }


def item_document(placed: Placed, verdicts: Sequence[Verdict]) -> dict[str, Any]:
    """One item: what it is, when it came, where it was placed and why, and how it stands there."""
    submission = placed.item.submission
    return {
        "item": placed.item.id,
        "file": placed.item.file,
        "sha256": placed.item.sha256,
        "title": submission.title,
        "source": submission.source,
        "channel": submission.channel,
        "sender": submission.sender_name or submission.sender_address,
        "received_at": iso(placed.arrival.received_at),
        "match": placed.match.kind.value,
        "match_reasons": list(placed.match.reasons),
        "claims": [
            {"requirement": c.requirement, "party": c.party, "period": c.period, "doubts": [d.value for d in c.doubts],
             "reasons": list(c.reasons)}
            for c in placed.match.claims
        ],
        "counts_for": [
            {"obligation": v.obligation.id, **_stands(piece)}
            for v in verdicts
            for piece in v.evidence
            if piece.item.id == placed.item.id
        ],
    }  # fmt: skip


def _stands(piece: Evidence) -> dict[str, Any]:
    return {
        "standing": piece.standing.label,
        "in_time": piece.in_time,
        "reasons": list(piece.reasons),
        "findings": [f.text for f in piece.findings],
    }


def _about_items(decision: Decision, verdict: Verdict) -> bool:
    return any(piece.item.id == decision.target for piece in verdict.evidence)
