"""Files behind links: which are waiting, and each attempt to fetch one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select

from tasks.domain.evidence.item import Attachment, Blob
from tasks.domain.evidence.linked import Try
from tasks.store import tables as t
from tasks.store.linked_tables import fetches


@dataclass(frozen=True, slots=True)
class Waiting:
    """An item that is a link only."""

    item: int
    file: Attachment


def linked_items(session: Connection, source: str) -> tuple[Waiting, ...]:
    """The items of a source that came as a link, whether or not they were fetched since."""
    i, s = t.items.c, t.submissions.c
    query = (
        select(i.id, i.file, i.url, i.note)
        .join(t.submissions, s.id == i.submission)
        .where(s.source == source, s.set_aside == "", i.url != "", i.sha256 == "", i.file.is_not(None))
        .order_by(i.id)
    )
    return tuple(Waiting(r.id, Attachment(r.file, note=r.note, url=r.url)) for r in session.execute(query))


def record_try(session: Connection, found: Try) -> None:
    sha256, size = (found.blob.sha256, found.blob.size) if found.blob else ("", 0)
    row = {"item": found.item, "sha256": sha256, "size": size, "why": found.why, "is_final": found.is_final}
    session.execute(insert(fetches).values(**row, recorded_at=found.at))


def tries(session: Connection, as_of: datetime) -> Mapping[int, tuple[Try, ...]]:
    """Item -> the attempts known at `as_of`, in their order."""
    found: dict[int, tuple[Try, ...]] = {}
    for row in session.execute(select(fetches).where(fetches.c.recorded_at <= as_of).order_by(fetches.c.id)):
        blob = Blob(row.sha256, row.size) if row.sha256 else None
        one = Try(row.item, row.recorded_at, blob, row.why, row.is_final, row.id)
        found[row.item] = (*found.get(row.item, ()), one)
    return found
