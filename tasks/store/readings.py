"""Readings: each look at a source, with what proves that it was whole."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, func, insert, select

from tasks.domain.evidence.reading import Reading, ReadingState, Scope, ScopeReading
from tasks.store import tables as t
from tasks.store.columns import add_row

BELIEVED_AFTER = timedelta(days=1)  # a list that shrank


def record_reading(session: Connection, reading: Reading, at: datetime) -> int:
    """Store a reading and its scopes; returns its row number."""
    row = {
        "source": reading.source,
        "began_at": reading.began_at,
        "ended_at": reading.ended_at,
        "state": reading.state.value,
        "reason": reading.reason,
        "new": reading.new,
        "recorded_at": at,
    }
    number = add_row(session, t.readings, row)
    scopes = [
        {
            "reading": number,
            "channel": part.scope.channel,
            "party": part.scope.party,
            "list": part.scope.list_name,
            "complete": part.complete,
            "reason": part.reason,
            "proof": dict(part.proof),
        }
        for part in reading.scopes
    ]
    if scopes:
        session.execute(insert(t.reading_scopes), scopes)
    return number


def readings(session: Connection, as_of: datetime) -> tuple[Reading, ...]:
    """All readings known at `as_of`, in row order, with their scopes; times in `as_of`'s zone."""
    zone = as_of.tzinfo
    scopes: dict[int, list[ScopeReading]] = {}
    joined = t.reading_scopes.join(t.readings, t.readings.c.id == t.reading_scopes.c.reading)
    query = select(t.reading_scopes).select_from(joined).where(t.readings.c.recorded_at <= as_of)
    for row in session.execute(query):
        scope = Scope(row.channel, row.party, row.list)
        scopes.setdefault(row.reading, []).append(ScopeReading(scope, row.complete, row.reason, row.proof))
    found = session.execute(select(t.readings).where(t.readings.c.recorded_at <= as_of).order_by(t.readings.c.id))
    return tuple(
        Reading(
            source=row.source,
            began_at=row.began_at.astimezone(zone),
            ended_at=row.ended_at.astimezone(zone),
            state=ReadingState(row.state),
            reason=row.reason,
            scopes=tuple(scopes.get(row.id, ())),
            new=row.new,
            id=row.id,
        )
        for row in found
    )


def latest(session: Connection) -> Sequence[tuple[str, datetime, str]]:
    """(source, began_at, state) of each source's newest reading."""
    newest = select(func.max(t.readings.c.id)).group_by(t.readings.c.source)
    query = select(t.readings.c.source, t.readings.c.began_at, t.readings.c.state).where(t.readings.c.id.in_(newest))
    return [(row.source, row.began_at, row.state) for row in session.execute(query)]


def rows_last_time(session: Connection, source: str, now: datetime) -> dict[Scope, int]:
    """How many rows are expected of each scope: as many as its last complete reading counted.

    A list that shrank, and has shown the same number of rows for a day since, is believed.
    """
    joined = t.reading_scopes.join(t.readings, t.readings.c.id == t.reading_scopes.c.reading)
    query = (
        select(t.reading_scopes, t.readings.c.began_at)
        .select_from(joined)
        .where(t.readings.c.source == source)
        .order_by(t.readings.c.id)
    )
    expected: dict[Scope, int] = {}
    short: dict[Scope, tuple[int, datetime]] = {}  # rows since when
    for row in session.execute(query):
        scope, rows = Scope(row.channel, row.party, row.list), row.proof.get("rows")
        if row.complete and isinstance(rows, int):
            expected[scope] = rows
            short.pop(scope, None)
        elif isinstance(rows, int) and "shrunk_from" in row.proof:
            same = short.get(scope)
            short[scope] = same if same and same[0] == rows else (rows, row.began_at)
    return expected | {scope: rows for scope, (rows, since) in short.items() if now - since >= BELIEVED_AFTER}


def newest_reading(session: Connection, as_of: datetime) -> int:
    """The row number of the newest reading known at `as_of`, 0 if there is none."""
    query = select(func.max(t.readings.c.id)).where(t.readings.c.recorded_at <= as_of)
    return session.execute(query).scalar() or 0
