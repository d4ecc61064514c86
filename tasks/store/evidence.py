"""Submissions and their items, as they came. Nothing here is ever changed or deleted by reading again."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from tasks.domain.evidence.item import Attachment, Blob, Item, Submission, SubmissionKind
from tasks.domain.evidence.linked import Try
from tasks.store import tables as t
from tasks.store.linked import tries

_NOTHING: Mapping[int, Sequence[Try]] = {}


@dataclass(frozen=True, slots=True)
class Arrived:
    """A stored submission with its items, in the order in which they lay in it."""

    submission: Submission
    items: tuple[Item, ...]
    recorded_at: datetime
    fetched: int = 0  # the newest attempt to fetch one of its linked files; 0: none

    @property
    def mark(self) -> str:
        """What a placing and an examination rest on beside the rules."""
        return f"/f{self.fetched}" if self.fetched else ""


def add_submission(session: Connection, found: Submission, body: Blob | None, at: datetime) -> int:
    """Store one submission and an item for its body and for each attachment; returns its row number."""
    return add_submissions(session, [(found, body)], at)[0]


def add_submissions(session: Connection, found: Sequence[tuple[Submission, Blob | None]], at: datetime) -> list[int]:
    """The same for many, in two statements: most of what one row costs is paid for each statement."""
    if not found:
        return []
    new = insert(t.submissions).returning(t.submissions.c.id, sort_by_parameter_order=True)
    numbers = list(session.execute(new, [_row(submission, at) for submission, _ in found]).scalars())
    items = [_item_rows(number, *pair) for number, pair in zip(numbers, found, strict=True)]
    session.execute(insert(t.items), [row for rows in items for row in rows])
    return numbers


def _row(found: Submission, at: datetime) -> dict[str, Any]:
    return {
        "source": found.source,
        "channel": found.channel,
        "key": found.key,
        "version": found.version,
        "kind": found.kind.value,
        "title": found.title,
        "sender_address": found.sender_address,
        "sender_name": found.sender_name,
        "account": found.account,
        "column": found.column,
        "list_name": found.list_name,
        "list_party": found.list_party,
        "stated_at": found.stated_at,
        "stated_time": found.stated_time,
        "received_at": found.received_at,
        "first_seen_at": found.first_seen_at or at,
        "raw_sha256": found.raw.sha256 if found.raw else "",
        "raw_size": found.raw.size if found.raw else 0,
        "body": found.body,
        "headers": dict(found.headers),
        "set_aside": found.set_aside,
        "notes": list(found.notes),
        "recorded_at": at,
    }


def _item_rows(submission: int, found: Submission, body: Blob | None) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = [
        {
            "submission": submission,
            "part": "body",
            "file": None,
            "content_type": "text/plain",
            "sha256": body.sha256 if body else "",
            "size": body.size if body else 0,
            "url": "",
            "last_modified": None,
            "note": "",
        }
    ]
    for number, attachment in enumerate(found.attachments, 1):
        rows.append(
            {
                "submission": submission,
                "part": f"a{number}",
                "file": attachment.name,
                "content_type": attachment.content_type,
                "sha256": attachment.blob.sha256 if attachment.blob else "",
                "size": attachment.blob.size if attachment.blob else 0,
                "url": attachment.url,
                "last_modified": attachment.last_modified,
                "note": attachment.note,
            }
        )
    return rows


def arrived(session: Connection, as_of: datetime) -> tuple[Arrived, ...]:
    """Everything that was in the store at `as_of`, in row order; times in `as_of`'s zone."""
    zone = as_of.tzinfo
    items: dict[int, list[Row[Any]]] = {}
    joined = t.items.join(t.submissions, t.submissions.c.id == t.items.c.submission)
    known = t.submissions.c.recorded_at <= as_of
    fetched = tries(session, as_of)
    for row in session.execute(select(t.items).select_from(joined).where(known).order_by(t.items.c.id)):
        items.setdefault(row.submission, []).append(row)
    found = []
    for row in session.execute(select(t.submissions).where(known).order_by(t.submissions.c.id)):
        own = items.get(row.id, [])
        submission = _submission(row, own, zone, fetched)
        pieces = tuple(_item(piece, submission, fetched) for piece in own)
        newest = max((fetched[piece.id][-1].id for piece in own if piece.id in fetched), default=0)
        found.append(Arrived(submission, pieces, row.recorded_at, newest))
    return tuple(found)


def items_of(session: Connection, submission: int) -> tuple[Item, ...]:
    """The items of one submission, in the order of its parts."""
    rows = session.execute(select(t.items).where(t.items.c.submission == submission).order_by(t.items.c.id)).all()
    row = session.execute(select(t.submissions).where(t.submissions.c.id == submission)).one()
    found = _submission(row, rows, row.first_seen_at.tzinfo)
    return tuple(_item(piece, found) for piece in rows)


def known_versions(session: Connection, source: str) -> list[tuple[int, str, str]]:
    """(number, key, version) of everything stored for one source, in row order."""
    s = t.submissions.c
    query = select(s.id, s.key, s.version).where(s.source == source).order_by(s.id)
    return [(row.id, row.key, row.version) for row in session.execute(query)]


def raw_mails(session: Connection, source: str, sizes: Collection[int]) -> dict[tuple[int, str], list[Blob]]:
    """The raw mails of one source that have one of these sizes, by size and Message-ID."""
    s = t.submissions.c
    number = s.headers["message_id"].as_string().label("number")
    query = select(s.raw_sha256, s.raw_size, number).where(
        s.source == source, s.raw_size.in_(sizes), s.raw_sha256 != ""
    )
    found: dict[tuple[int, str], list[Blob]] = {}
    for row in session.execute(query.distinct()):
        found.setdefault((row.raw_size, row.number or ""), []).append(Blob(row.raw_sha256, row.raw_size))
    return found


def cursor_of(session: Connection, source: str) -> dict[str, Any]:
    row = session.execute(select(t.cursors.c.cursor).where(t.cursors.c.source == source)).first()
    return dict(row.cursor) if row else {}


def set_cursor(session: Connection, source: str, cursor: dict[str, Any]) -> None:
    changed = session.execute(t.cursors.update().where(t.cursors.c.source == source).values(cursor=cursor))
    if changed.rowcount == 0:
        session.execute(insert(t.cursors).values(source=source, cursor=cursor))


def _submission(
    row: Row[Any], items: Sequence[Row[Any]], zone: tzinfo | None, fetched: Mapping[int, Sequence[Try]] = _NOTHING
) -> Submission:
    return Submission(
        source=row.source,
        channel=row.channel,
        key=row.key,
        version=row.version,
        kind=SubmissionKind(row.kind),
        title=row.title,
        sender_address=row.sender_address,
        sender_name=row.sender_name,
        account=row.account,
        column=row._mapping["column"],
        list_name=row.list_name,
        list_party=row.list_party,
        stated_at=row.stated_at.astimezone(zone) if row.stated_at else None,
        stated_time=row.stated_time,
        received_at=row.received_at.astimezone(zone) if row.received_at else None,
        first_seen_at=row.first_seen_at.astimezone(zone),
        raw=Blob(row.raw_sha256, row.raw_size) if row.raw_sha256 else None,
        body=row.body,
        attachments=tuple(_attachment(item, zone, fetched) for item in items if item.file is not None),
        headers=row.headers,
        set_aside=row.set_aside,
        notes=tuple(row.notes),
        id=row.id,
    )


def _attachment(row: Row[Any], zone: tzinfo | None, fetched: Mapping[int, Sequence[Try]]) -> Attachment:
    blob, note = _bytes_of(row, fetched)
    return Attachment(
        name=row.file,
        content_type=row.content_type,
        blob=blob,
        note=note,
        url=row.url,
        last_modified=row.last_modified.astimezone(zone) if row.last_modified else None,
    )


def _item(row: Row[Any], submission: Submission, fetched: Mapping[int, Sequence[Try]] = _NOTHING) -> Item:
    blob, note = _bytes_of(row, fetched)
    return Item(
        id=f"e{row.id}",
        part=row.part,
        file=row.file,
        sha256=blob.sha256 if blob else "",
        size=blob.size if blob else 0,
        submission=submission,
        note=note,
    )


def _bytes_of(row: Row[Any], fetched: Mapping[int, Sequence[Try]]) -> tuple[Blob | None, str]:
    """The bytes that came, or were fetched since; the note with why they were not."""
    if row.sha256 or row.id not in fetched:
        return (Blob(row.sha256, row.size) if row.sha256 else None), row.note
    last = fetched[row.id][-1]
    return last.blob, last.why if last.blob else f"{row.note}；{last.why}"
