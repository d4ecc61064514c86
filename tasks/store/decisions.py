"""What admins decided: each a row with who, when and why; undone by another row, never erased."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, select

from tasks.domain.verdict.decision import Act, Decision
from tasks.store import tables as t
from tasks.store.columns import add_row


def record_decision(session: Connection, plan: str, decision: Decision) -> int:
    row = {
        "plan": plan,
        "act": decision.act.value,
        "target": decision.target,
        "channel": decision.channel,
        "member": decision.member,
        "until": decision.until,
        "to": decision.to,
        "why": decision.why,
        "by": decision.by,
        "came_at": decision.came_at,
        "how": decision.how,
        "file": decision.file,
        "sha256": decision.sha256,
        "recorded_at": decision.recorded_at,
    }
    return add_row(session, t.decisions, row)


def decisions(session: Connection, plan: str | None, as_of: datetime) -> tuple[Decision, ...]:
    """All decisions about a plan (None: about any) known at `as_of`, in row order; times in `as_of`'s zone."""
    query = select(t.decisions).where(t.decisions.c.recorded_at <= as_of).order_by(t.decisions.c.id)
    if plan is not None:
        query = query.where(t.decisions.c.plan == plan)
    return tuple(
        Decision(
            act=Act(row.act),
            target=row.target,
            recorded_at=row.recorded_at.astimezone(as_of.tzinfo),
            channel=row.channel,
            member=row.member,
            until=row.until.astimezone(as_of.tzinfo) if row.until else None,
            to=row.to,
            why=row.why,
            by=row.by,
            came_at=row.came_at.astimezone(as_of.tzinfo) if row.came_at else None,
            how=row.how,
            file=row.file,
            sha256=row.sha256,
            id=row.id,
        )
        for row in session.execute(query)
    )
