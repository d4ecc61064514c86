"""What a new version of an open plan made past due when it was opened: our own change, which accuses nobody."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import Connection, insert, select

from tasks.store.lapse_tables import lapses


def record_lapses(session: Connection, plan: str, obligations: Iterable[str], at: datetime) -> None:
    for obligation in obligations:
        session.execute(insert(lapses).values(plan=plan, obligation=obligation, recorded_at=at))


def lapsed_at(session: Connection, plan: str, as_of: datetime) -> Mapping[str, datetime]:
    """Obligation -> when a version last made it past due."""
    known = lapses.c.plan == plan, lapses.c.recorded_at <= as_of
    query = select(lapses.c.obligation, lapses.c.recorded_at).where(*known).order_by(lapses.c.id)
    return {row.obligation: row.recorded_at for row in session.execute(query)}
