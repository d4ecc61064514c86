"""The answer to `explain`: why one obligation, or one item, stands as it does. Chinese, one screen, also as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from tasks.domain.notice.notice import Notice
from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.requirement import Plan, Requirement, channel_label
from tasks.domain.plan.ruling import Ruling
from tasks.domain.verdict.decision import Decision, speaks_of
from tasks.domain.verdict.pace import pace_of
from tasks.domain.verdict.placing import Placed
from tasks.domain.verdict.verdict import Evidence, Standing, Verdict, VerdictKind
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


def obligation_document(
    verdict: Verdict,
    plan: Plan,
    rulings: Sequence[Ruling],
    calendar: Calendar,
    decisions: Sequence[Decision],
    notices: Sequence[Notice],
    as_of: datetime | None = None,
) -> dict[str, Any]:
    """Rule, due moment, readings, items, notices, decisions, and what would change the verdict.

    With `as_of`, a counted requirement also says how many should be there by then.
    """
    owed = verdict.obligation
    requirement = plan.requirement[owed.requirement]
    return {
        **status_row(verdict),
        "evidence": _evidence(verdict),
        "title": requirement.title,
        "verdict_label": verdict.kind.label,
        "rule": _rule(verdict, requirement, plan, rulings, calendar),
        "proof": _proof(verdict),
        "notices": [
            {"key": n.key, "rung": n.kind, "recipient": n.recipient, "send_at": iso(n.send_at), "state": n.state.value}
            for n in notices
        ],
        "decisions": [d.sentence for d in decisions if speaks_of(d.target, owed) or _about_items(d, verdict)],
        "pace": _pace(verdict, requirement, as_of, calendar) if as_of else None,
        "would_change": _NEXT[verdict.kind],
    }


def _evidence(verdict: Verdict) -> list[dict[str, Any]]:
    """The status's evidence, each with how it counts here and why."""
    return [
        {**shown, "standing": piece.standing.value, "in_time": piece.in_time, "reasons": list(piece.reasons)}
        for shown, piece in zip(status_row(verdict)["evidence"], verdict.evidence, strict=True)
    ]


def _rule(
    verdict: Verdict, requirement: Requirement, plan: Plan, rulings: Sequence[Ruling], calendar: Calendar
) -> dict[str, Any]:
    """The due rule in force for this party, and what was ruled about the requirement."""
    owed = verdict.obligation
    day = calendar.day(owed.due_at.date())
    own = [
        o.due
        for o in plan.overrides
        if o.requirement == requirement.id
        and o.due
        and (o.party in {owed.party, owed.party_id} or o.stage in owed.stages)
    ]
    return {
        "due": own[-1] if own else requirement.due,
        "channels": [channel_label(channel) for channel in requirement.channels],
        "needs": requirement.needs.value,
        "checks": [check.name for check in requirement.checks],
        "due_day": {"kind": day.kind.value, "origin": day.origin.value, "note": day.note},
        "rulings": [
            {"defect": r.defect, "date": str(r.date), "by": r.by, "text": r.text}
            for r in rulings
            if any(settled.split("/")[0] == requirement.id for settled in r.settles)
        ],
    }


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


def as_text(document: dict[str, Any]) -> str:
    """The document as a person reads it in a terminal."""
    return "\n".join(_item_lines(document) if "item" in document else _obligation_lines(document))


def _obligation_lines(d: dict[str, Any]) -> list[str]:
    lines = [f"{d['id']}  {d['party_name']}  {d['title']}", f"判定：{d['verdict_label']} {d['verdict']}"]
    lines += [f"  · {reason}" for reason in d["reasons"]]
    rule = d["rule"]
    note = f"（{rule['due_day']['note']}）" if rule["due_day"]["note"] else ""
    lines.append(f"规则：{rule['due']} → 截止 {d['due_at']}{note}；渠道：{'、'.join(rule['channels'])}")
    lines += [f"  裁定 {r['date']} {r['by']}（{r['defect']}）：{r['text']}" for r in rule["rulings"]]
    lines += [f"进度：{d['pace']['sentence']}"] if d["pace"] else []
    lines += ["材料："] + ([_evidence_line(e) for e in d["evidence"]] or ["  没有收到"])
    lines += [f"收取依据：{p['began_at']} 完整收取 {p['source']}（第 {p['reading']} 次）" for p in d["proof"]]
    lines += [f"通知：{n['send_at']} {n['rung']} → {n['recipient']}（{n['state']}）" for n in d["notices"]]
    lines += [f"决定：{sentence}" for sentence in d["decisions"]]
    return [*lines, f"怎样会变：{d['would_change']}"]


def _evidence_line(e: dict[str, Any]) -> str:
    findings = "；".join(f["text"] for f in e["findings"])
    return (
        f"  {e['id']} {channel_label(e['channel'])} {e['received_at']} "
        f"{e['file'] or e['title'] or '正文'}：{Standing(e['standing']).label}"
        + (f"。{findings}" if findings else "")
        + (f"（{'；'.join(e['reasons'])}）" if e["reasons"] else "")
    )


def _item_lines(d: dict[str, Any]) -> list[str]:
    lines = [
        f"{d['item']}  {d['file'] or '正文'}  （{d['title']}）",
        f"来自 {d['source']}，{d['sender']}，{d['received_at']}",
    ]
    lines += [f"  · {reason}" for reason in d["match_reasons"]]
    for claim in d["claims"]:
        lines.append(f"可归：{claim['requirement']}/{claim['party']}/{claim['period']}：{'；'.join(claim['reasons'])}")
    return lines + [f"计入 {c['obligation']}：{c['standing']}，{'；'.join(c['reasons'])}" for c in d["counts_for"]]


def _stands(piece: Evidence) -> dict[str, Any]:
    return {
        "standing": piece.standing.label,
        "in_time": piece.in_time,
        "reasons": list(piece.reasons),
        "findings": [f.text for f in piece.findings],
    }


def _about_items(decision: Decision, verdict: Verdict) -> bool:
    return any(piece.item.id == decision.target for piece in verdict.evidence)
