"""Readings: each look at a source, with what proves that it was whole."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import datetime, tzinfo
from functools import lru_cache
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, Text, cast, func, insert, select

from tasks.domain.evidence.reading import Reading, ReadingState, Scope, ScopeReading
from tasks.store import tables as t
from tasks.store.columns import add_row


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


_Known = tuple[tuple[datetime, Reading], ...]  # with the moments at which they were recorded, in row order
_known: WeakKeyDictionary[Engine, dict[tzinfo | None, _Known]] = WeakKeyDictionary()


def readings(session: Connection, as_of: datetime) -> tuple[Reading, ...]:
    """All readings known at `as_of`, in row order, with their scopes; times in `as_of`'s zone.

    They are never changed and grow by the hour: what was loaded before is not loaded again, where rows are committed
    in their order.
    """
    by_zone = _known.setdefault(session.engine, {})
    known = by_zone.get(as_of.tzinfo, ())
    if known and not _is_there(session, *known[-1]):
        known = ()
    known += tuple(_loaded(session, known[-1][1].id if known else 0, as_of.tzinfo))
    if session.dialect.name == "sqlite":  # one writer at a time
        by_zone[as_of.tzinfo] = known
    return tuple(reading for recorded_at, reading in known if recorded_at <= as_of)


def _is_there(session: Connection, recorded_at: datetime, reading: Reading) -> bool:
    r = t.readings.c
    same = r.id == reading.id, r.source == reading.source, r.recorded_at == recorded_at
    return session.execute(select(r.id).where(*same)).first() is not None


def _loaded(session: Connection, after: int, zone: tzinfo | None) -> Iterator[tuple[datetime, Reading]]:
    c = t.reading_scopes.c
    parts = select(c.reading, c.channel, c.party, c.list, c.complete, c.reason, cast(c.proof, Text))
    scopes: dict[int, list[ScopeReading]] = {}
    for number, *part in session.execute(parts.where(c.reading > after)):
        scopes.setdefault(number, []).append(_part(*part))
    for row in session.execute(select(t.readings).where(t.readings.c.id > after).order_by(t.readings.c.id)):
        reading = Reading(
            source=row.source,
            began_at=row.began_at.astimezone(zone),
            ended_at=row.ended_at.astimezone(zone),
            state=ReadingState(row.state),
            reason=row.reason,
            scopes=tuple(scopes.get(row.id, ())),
            new=row.new,
            id=row.id,
        )
        yield row.recorded_at, reading


@lru_cache(maxsize=1 << 16)
def _part(channel: str, party: str, list_name: str, complete: bool, reason: str, proof: str) -> ScopeReading:
    """One object for all the times at which a list looked the same: a year has a million, most of them alike."""
    return ScopeReading(Scope(channel, party, list_name), complete, reason, json.loads(proof))


def latest(session: Connection) -> Sequence[tuple[str, datetime, str]]:
    """(source, began_at, state) of each source's newest reading."""
    newest = select(func.max(t.readings.c.id)).group_by(t.readings.c.source)
    query = select(t.readings.c.source, t.readings.c.began_at, t.readings.c.state).where(t.readings.c.id.in_(newest))
    return [(row.source, row.began_at, row.state) for row in session.execute(query)]


def rows_last_time(session: Connection, source: str) -> dict[Scope, int]:
    """How many rows each scope's last complete reading counted."""
    c = t.reading_scopes.c
    joined = t.reading_scopes.join(t.readings, t.readings.c.id == c.reading)
    whole = select(c.channel, c.party, c.list, func.max(c.reading).label("last")).select_from(joined)
    whole = whole.where(t.readings.c.source == source, c.complete).group_by(c.channel, c.party, c.list)
    last = whole.subquery()
    same = (c.reading == last.c.last) & (c.channel == last.c.channel) & (c.party == last.c.party)
    found = session.execute(select(t.reading_scopes).join(last, same & (c.list == last.c.list)))
    counted = {Scope(row.channel, row.party, row.list): row.proof.get("rows") for row in found}
    return {scope: rows for scope, rows in counted.items() if isinstance(rows, int)}


def looked_at(session: Connection, source: str) -> dict[Scope, datetime]:
    """When each scope was last looked at, whole or not."""
    joined = t.reading_scopes.join(t.readings, t.readings.c.id == t.reading_scopes.c.reading)
    place = (t.reading_scopes.c.channel, t.reading_scopes.c.party, t.reading_scopes.c.list)
    last = func.max(t.readings.c.id)
    newest = select(*place, last.label("reading")).select_from(joined).where(t.readings.c.source == source)
    began = dict(session.execute(select(t.readings.c.id, t.readings.c.began_at)).tuples().all())
    rows = session.execute(newest.group_by(*place))
    return {Scope(row.channel, row.party, row.list): began[row.reading] for row in rows}


def was_recorded(session: Connection, source: str, began_at: datetime) -> bool:
    r = t.readings.c
    return session.execute(select(r.id).where(r.source == source, r.began_at == began_at)).first() is not None


def newest_reading(session: Connection, as_of: datetime) -> int:
    """The row number of the newest reading known at `as_of`, 0 if there is none."""
    query = select(func.max(t.readings.c.id)).where(t.readings.c.recorded_at <= as_of)
    return session.execute(query).scalar() or 0
