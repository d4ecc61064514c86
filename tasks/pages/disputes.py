"""Appeals at the top of the review desk: what was said, what may be meant, and the commands that answer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tasks.domain.notice.dispute import Dispute
from tasks.pages.status import iso

_SAID = 200  # signs shown of a reply


def dispute_row(dispute: Dispute) -> dict[str, Any]:
    reply = dispute.appeal.reply
    return {
        "id": reply.item,
        "sender": reply.submission.sender_address,
        "schools": list(reply.schools),
        "said": reply.submission.body.strip()[:_SAID],
        "received_at": iso(reply.at),
        "obligations": list(dispute.appeal.obligations),
        "candidates": [
            {
                "id": one.item.id,
                "file": one.item.file,
                "title": one.item.submission.title,
                "received_at": iso(one.arrival.received_at),
                "match": one.match.kind.value,
            }
            for one in dispute.candidates
        ],
        "commands": list(dispute.commands),
    }


def dispute_lines(disputes: Iterable[Dispute]) -> list[str]:
    lines: list[str] = []
    for dispute in disputes:
        reply = dispute.appeal.reply
        said = " ".join(reply.submission.body.split())[:_SAID]
        lines += ["", f"申诉 {reply.item}  {reply.submission.sender_address}  {reply.at:%Y-%m-%d %H:%M}", f"  “{said}”"]
        lines.append(f"  涉及：{'、'.join(dispute.appeal.obligations[:6])}")
        lines += [
            f"  可能是：{one.item.id} {one.item.file or one.item.submission.title}（{one.match.kind.label}，"
            f"{one.arrival.received_at:%Y-%m-%d %H:%M}）"
            for one in dispute.candidates
        ]
        lines += [f"  {command}" for command in dispute.commands]
    return lines
