"""When a reader was last sent a summary."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, func, select

from tasks.domain.notice.notice import SUMMARY
from tasks.store.outbox_tables import outbox


def last_summary(session: Connection, plan: str, recipient: str, before: datetime) -> datetime | None:
    """The moment at which the last summary before `before` was decided; one that was dropped told nobody."""
    o = outbox.c
    query = select(func.max(o.decided_at)).where(
        o.plan == plan, o.kind == SUMMARY, o.recipient == recipient, o.state != "dropped", o.decided_at < before
    )
    found = session.execute(query).scalar()
    return found.astimezone(before.tzinfo) if found else None
