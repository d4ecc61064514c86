"""The review desk as a person reads it: what waits, why, and the one command that takes each decision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tasks.domain.notice.dispute import Dispute
from tasks.domain.notice.notice import Notice, NoticeState
from tasks.domain.plan.requirement import Plan, channel_label
from tasks.domain.verdict.learning import LearnedName
from tasks.domain.verdict.review import Waiting
from tasks.domain.verdict.suggesting import Suggestion
from tasks.domain.verdict.verdict import Verdict
from tasks.pages.disputes import dispute_lines, dispute_row
from tasks.pages.status import as_table, iso

REVIEW_HEADINGS = ("编号", "为什么等", "可归", "截止", "收到", "名称", "建议", "把握")


@dataclass(frozen=True)
class Desk:
    """All that waits for a person at one moment."""

    plan: Plan
    items: tuple[tuple[Waiting, Suggestion], ...]
    notices: tuple[Notice, ...]  # held for a release, or of unknown fate
    names: tuple[LearnedName, ...]
    disputes: tuple[Dispute, ...] = ()

    @property
    def sentence(self) -> str:
        appeals = f"申诉 {len(self.disputes)} 件，" if self.disputes else ""
        counts = appeals + f"材料 {len(self.items)} 件，通知 {len(self.notices)} 封，可确认的名称 {len(self.names)} 个"
        return f"等人来定的：{counts}。"


def review_document(desk: Desk, as_of: str) -> dict[str, Any]:
    """The JSON of `review`."""
    return {
        "as_of": as_of,
        "appeals": [dispute_row(one) for one in desk.disputes],
        "items": [_item(waiting, suggestion, desk.plan) for waiting, suggestion in desk.items],
        "notices": [
            {"key": n.key, "rung": n.kind, "recipient": n.recipient, "state": n.state.value, "subject": n.subject,
             "reason": n.reason, "command": notice_command(n)}
            for n in desk.notices
        ],
        "names": [
            {"name": one.name, "school": one.school, "items": list(one.items), "command": one.command}
            for one in desk.names
        ],
    }  # fmt: skip


def _item(waiting: Waiting, suggestion: Suggestion, plan: Plan) -> dict[str, Any]:
    item = waiting.placed.item
    submission = item.submission
    return {
        "id": waiting.id,
        "wait": waiting.wait.value,
        "wait_label": waiting.wait.label,
        "why": list(waiting.why),
        "title": submission.title,
        "file": item.file,
        "sha256": item.sha256,
        "size": item.size,
        "sender": submission.sender_address or submission.sender_name or submission.account,
        "source": submission.source,
        "channel": submission.channel,
        "received_at": iso(waiting.received_at),
        "obligations": [_owed(verdict, plan) for verdict in waiting.at],
        "findings": [
            {"check": f.check, "result": f.result.value, "text": f.text}
            for f in dict.fromkeys(f for piece in waiting.pieces for f in piece.findings)
        ],
        "suggestion": {
            "act": suggestion.act.value if suggestion.act else None,
            "to": suggestion.to,
            "sure": suggestion.sure,
            "why": suggestion.why,
            "command": suggestion.command(waiting.id),
        },
    }


def _owed(verdict: Verdict, plan: Plan) -> dict[str, Any]:
    owed = verdict.obligation
    return {
        "id": owed.id,
        "party_name": owed.party_name,
        "title": plan.requirement[owed.requirement].title,
        "due_at": iso(owed.due_at),
        "verdict": verdict.kind.value,
    }


def notice_command(notice: Notice) -> str:
    act = "release" if notice.state is NoticeState.HELD else "resend"
    return f"rollcall decide {act} '{notice.key}' --why 理由"


def review_rows(desk: Desk) -> list[tuple[str, ...]]:
    return [_row(waiting, suggestion) for waiting, suggestion in desk.items]


def _row(waiting: Waiting, suggestion: Suggestion) -> tuple[str, ...]:
    item = waiting.placed.item
    at = [v.obligation for v in waiting.at]
    act = f"{suggestion.act.label}{f' → {suggestion.to}' if suggestion.to else ''}" if suggestion.act else "看过再定"
    return (
        waiting.id,
        f"{waiting.wait.label}：{'；'.join(waiting.why)}",
        "、".join(f"{o.id} {o.party_name}" for o in at[:3]) + (f" 等 {len(at)} 项" if len(at) > 3 else ""),
        f"{waiting.urgent_at:%Y-%m-%d %H:%M}" if waiting.urgent_at else "",
        f"{waiting.received_at:%Y-%m-%d %H:%M}",
        f"{channel_label(item.submission.channel)} {item.file or item.submission.title or '正文'}",
        f"{act}（{suggestion.why}）",
        f"{suggestion.sure:.0%}" if suggestion.act else "",
    )


def review_text(desk: Desk) -> str:
    """For the terminal: a block for each item, ready to copy the command from."""
    lines = [desk.sentence, *dispute_lines(desk.disputes)]
    for waiting, suggestion in desk.items:
        id_, why, at, due, received, name, advice, sure = _row(waiting, suggestion)
        lines += ["", f"{id_}  {name}  {received} 收到", f"  {why}"]
        lines += [f"  可归：{at}（截止 {due}）"] if at else []
        lines += [f"  建议：{advice}{f'，把握 {sure}' if sure else ''}", f"  {suggestion.command(waiting.id)}"]
    if desk.notices:
        rows = [(n.state.label, n.kind, n.recipient, n.reason, notice_command(n)) for n in desk.notices]
        lines += ["", "等人定的通知：", as_table(("状态", "级", "收件人", "为什么", "命令"), rows)]
    for one in desk.names:
        lines += [
            "",
            f"“{one.name}”被归到 {one.school} {len(one.items)} 次，确认为它的另一个名称：",
            f"  {one.command}",
        ]
    return "\n".join(lines)


def as_record_rows(desk: Desk, most: int) -> Sequence[tuple[str, ...]]:
    return tuple(review_rows(desk)[:most])
