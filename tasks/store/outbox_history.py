"""What the outbox has told already: the accusing lines that left, which may have to be taken back or thanked for."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, func, select

from tasks.domain.notice.aftermath import Accusation
from tasks.store.outbox_tables import attempts, outbox, outbox_lines

_ACCUSING = ("missing", "unknown", "rejected")


def accusations(session: Connection, plan: str, as_of: datetime) -> tuple[Accusation, ...]:
    """Each accusing line of a mail that left, or may have left, the latest last."""
    l, n, a = outbox_lines.c, outbox.c, attempts.c  # noqa: E741
    query = (
        select(n.recipient, n.address, n.school, l.obligation, l.due_at, l.fell_due, l.verdict, a.recorded_at)
        .join(outbox, n.id == l.notice)
        .join(attempts, a.notice == n.id)
        .where(n.plan == plan, n.accuses, l.live, l.verdict.in_(_ACCUSING))
        .where(a.act.in_(("sent", "uncertain")), a.recorded_at <= as_of)
        .order_by(a.id, l.id)
    )
    zone = as_of.tzinfo
    return tuple(
        Accusation(
            recipient, address, school, owed, due.astimezone(zone), fell.astimezone(zone), verdict, at.astimezone(zone)
        )
        for recipient, address, school, owed, due, fell, verdict, at in session.execute(query).tuples()
    )


def first_failure_notices(session: Connection, plan: str, as_of: datetime) -> dict[str, datetime]:
    """Obligation -> when a mail first said that something sent for it has to be mended."""
    query = (
        select(outbox_lines.c.obligation, func.min(attempts.c.recorded_at))
        .join(attempts, attempts.c.notice == outbox_lines.c.notice)
        .where(
            outbox_lines.c.live,
            outbox_lines.c.plan == plan,
            outbox_lines.c.verdict == "rejected",
            attempts.c.act == "sent",
            attempts.c.recorded_at <= as_of,
        )
        .group_by(outbox_lines.c.obligation)
    )
    return {obligation: first.astimezone(as_of.tzinfo) for obligation, first in session.execute(query).tuples()}
