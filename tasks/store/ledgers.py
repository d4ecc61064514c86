"""What people entered into the ledgers of hours and points."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, insert, select

from tasks.domain.verdict.entry import Entry, EntryKind
from tasks.store import ledger_tables as t


def record_entries(session: Connection, plan: str, entries: Sequence[Entry]) -> None:
    for entry in entries:
        session.execute(
            insert(t.ledger_entries).values(
                plan=plan,
                kind=entry.kind.value,
                party=entry.party,
                category=entry.category,
                amount=entry.amount,
                behind=entry.behind,
                why=entry.why,
                by=entry.by,
                recorded_at=entry.recorded_at,
            )
        )


def entries(session: Connection, plan: str, as_of: datetime) -> tuple[Entry, ...]:
    """All entries of a plan known at `as_of`, in row order; times in `as_of`'s zone."""
    query = (
        select(t.ledger_entries)
        .where(t.ledger_entries.c.plan == plan, t.ledger_entries.c.recorded_at <= as_of)
        .order_by(t.ledger_entries.c.id)
    )
    return tuple(
        Entry(
            kind=EntryKind(row.kind),
            party=row.party,
            category=row.category,
            amount=row.amount,
            recorded_at=row.recorded_at.astimezone(as_of.tzinfo),
            behind=row.behind,
            why=row.why,
            by=row.by,
            id=row.id,
        )
        for row in session.execute(query)
    )
