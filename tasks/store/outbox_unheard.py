"""The outbox's other half: what was decided to be told, and did not reach its reader for all we know."""

from __future__ import annotations

from sqlalchemy import Connection, select

from tasks.domain.notice.escalation import Told
from tasks.store.outbox_tables import outbox, outbox_lines

_UNHEARD = ("dropped", "refused", "uncertain", "held")


def unheard(session: Connection, plan: str) -> frozenset[Told]:
    """What a notice was to say that never left, was refused, or is of unknown fate."""
    o, n = outbox_lines.c, outbox.c
    query = (
        select(o.recipient, o.rung, o.obligation, o.due_at)
        .join(outbox, n.id == o.notice)
        .where(n.plan == plan, o.live, n.state.in_(_UNHEARD))
    )
    return frozenset(Told(*row) for row in session.execute(query))
