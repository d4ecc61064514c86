"""Erasing the words and files of what came, as a recorded act: hash, times, senders and verdicts stay."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.sql import ColumnElement

from tasks.domain.evidence.keeping import PRIVATE, ErasedAs
from tasks.domain.notice.masking import masked
from tasks.store import tables as t
from tasks.store.erasure_tables import erasures
from tasks.store.linked_tables import fetches

V = TypeVar("V")
_AT_ONCE = 500
_HEADERS = ("message_id", "in_reply_to", "folder")  # what the row is known by among others
_SHA256 = re.compile(r"\b[0-9a-f]{64}\b")


@dataclass(frozen=True, slots=True)
class Forgotten:
    """A stranger's letter of which only this is left."""

    submission: int
    key: str
    sha256: str
    sender_address: str


def erase(session: Connection, numbers: Collection[int], kind: ErasedAs, at: datetime) -> frozenset[str]:
    """Empty these submissions; returns the hashes of the files that nothing cites any more, to be removed."""
    for some in _some(numbers):
        rows = session.execute(select(t.submissions).where(t.submissions.c.id.in_(some))).all()
        for row in rows:
            session.execute(update(t.submissions).where(t.submissions.c.id == row.id).values(_emptied(row, kind)))
        own = t.items.c.submission.in_(some)
        session.execute(update(t.items).where(own).values(note="", url=""))
        session.execute(update(t.items).where(own, t.items.c.file.is_not(None)).values(file=""))
        session.execute(insert(erasures), [{"submission": row.id, "kind": kind, "recorded_at": at} for row in rows])
        if kind is ErasedAs.STRANGER:
            _empty_matches(session, some)
    free = still_free(session, _hashes_of(session, numbers))
    _forget_contents(session, free)
    return free


def erased(session: Connection) -> frozenset[int]:
    return frozenset(session.execute(select(erasures.c.submission)).scalars())


def still_free(session: Connection, hashes: Collection[str]) -> frozenset[str]:
    """Those that nothing cites, also now."""
    return frozenset(hashes) - frozenset(_cited(session, hashes))


def free_hashes(session: Connection) -> frozenset[str]:
    """All hashes that only erased submissions name: no file of theirs should lie on the disk."""
    return still_free(session, _hashes_of(session, erased(session)))


def raw_mails(session: Connection) -> frozenset[str]:
    """The hashes of raw mails that are nothing else: no item, no page of a website."""
    s = t.submissions.c
    mails = set(session.execute(select(s.raw_sha256).where(s.kind == "mail", s.raw_sha256 != "")).scalars())
    return frozenset(mails) - set(session.execute(select(t.items.c.sha256)).scalars())


def forgotten(session: Connection, source: str) -> tuple[Forgotten, ...]:
    """The strangers' letters of a source that were never asked for again."""
    s = t.submissions.c
    query = (
        select(s.id, s.key, s.raw_sha256, s.sender_address)
        .join(erasures, erasures.c.submission == s.id)
        .where(s.source == source, erasures.c.kind == ErasedAs.STRANGER, erasures.c.asked_again_at.is_(None))
    )
    return tuple(Forgotten(*row) for row in session.execute(query))


def asked_again(session: Connection, letters: Iterable[Forgotten], at: datetime) -> None:
    for some in _some([letter.submission for letter in letters]):
        session.execute(update(erasures).where(erasures.c.submission.in_(some)).values(asked_again_at=at))


def _emptied(row: Any, kind: ErasedAs) -> dict[str, Any]:
    headers = dict(row.headers)
    if kind is not ErasedAs.AUTOMATIC:  # which of our mails came back, and from whom, is no secret of anybody's
        headers = {name: headers[name] for name in _HEADERS if name in headers}
    notes = [f"{kind.label}：内容已按保存期限清除"]
    emptied = {"title": "", "sender_name": "", "body": "", "headers": headers, "notes": notes}
    if kind is ErasedAs.CLOSED:
        emptied["sender_address"] = masked(row.sender_address)
    return {**emptied, "set_aside": PRIVATE} if kind is ErasedAs.STRANGER else emptied


def _empty_matches(session: Connection, numbers: Collection[int]) -> None:
    for row in session.execute(select(t.matches).where(t.matches.c.submission.in_(numbers))).all():
        plain = [
            {
                **one,
                "item": {**one["item"], "file": one["item"].get("file") and "", "note": ""},
                "match": {**one["match"], "reasons": [PRIVATE]},
            }
            for one in row.matches
        ]
        session.execute(update(t.matches).where(t.matches.c.id == row.id).values(matches=plain))


def _hashes_of(session: Connection, numbers: Collection[int]) -> set[str]:
    found: set[str] = set()
    for some in _some(numbers):
        found |= set(session.execute(select(t.submissions.c.raw_sha256).where(t.submissions.c.id.in_(some))).scalars())
        found |= set(session.execute(select(t.items.c.sha256).where(t.items.c.submission.in_(some))).scalars())
        own = select(fetches.c.sha256).join(t.items, t.items.c.id == fetches.c.item)
        found |= set(session.execute(own.where(t.items.c.submission.in_(some))).scalars())
    return found - {""}


def _cited(session: Connection, hashes: Collection[str]) -> Iterator[str]:
    """Those of the hashes that something unerased, or a decision, names."""
    gone = select(erasures.c.submission)
    for some in _some(hashes):
        alive: ColumnElement[bool] = t.submissions.c.id.not_in(gone)
        yield from session.execute(
            select(t.submissions.c.raw_sha256).where(t.submissions.c.raw_sha256.in_(some), alive)
        ).scalars()
        yield from session.execute(
            select(t.items.c.sha256).where(t.items.c.sha256.in_(some), t.items.c.submission.not_in(gone))
        ).scalars()
        linked = select(fetches.c.sha256).join(t.items, t.items.c.id == fetches.c.item)
        alive = t.items.c.submission.not_in(gone)
        yield from session.execute(linked.where(fetches.c.sha256.in_(some), alive)).scalars()
        yield from session.execute(select(t.decisions.c.sha256).where(t.decisions.c.sha256.in_(some))).scalars()


def _forget_contents(session: Connection, hashes: Collection[str]) -> None:
    """What the openers saw in files that are gone, and in their members, unless another archive holds the same."""
    c = t.contents.c
    members: set[str] = set()
    for some in _some(hashes):
        for facts in session.execute(select(c.facts).where(c.sha256.in_(some))).scalars():
            members |= set(_SHA256.findall(json.dumps(facts)))
        session.execute(delete(t.contents).where(c.sha256.in_(some)))
    if not members:
        return
    elsewhere = set(_cited(session, members))
    for row in session.execute(select(c.sha256, c.facts)):
        if row.sha256 not in members:
            elsewhere.update(_SHA256.findall(json.dumps(row.facts)))
    for some in _some(members - elsewhere):
        session.execute(delete(t.contents).where(c.sha256.in_(some)))


def _some(values: Iterable[V]) -> Iterator[list[V]]:
    every = list(values)
    for first in range(0, len(every), _AT_ONCE):
        yield every[first : first + _AT_ONCE]
