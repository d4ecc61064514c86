"""Plan versions: each is the county's files as they were when the plan was opened."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select

from tasks.store import tables as t
from tasks.store.columns import add_row


@dataclass(frozen=True, slots=True)
class PlanVersion:
    """`files` is loaded on demand with `files_of`; `year` is what `plan open --year` asked for."""

    id: int
    plan: str
    year: int
    starts: datetime
    recorded_at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Gained:
    """An obligation that the open plan gained after its first opening."""

    obligation: str
    recorded_at: datetime
    why: str
    shown_by: str = ""


def open_version(
    session: Connection, plan: str, year: int, starts: datetime, files: Mapping[str, bytes], at: datetime, by: str
) -> int:
    """Write a new version and return its number."""
    row = {"plan": plan, "year": year, "starts": starts, "recorded_at": at, "by": by}
    version = add_row(session, t.plan_versions, row)
    kept = set(session.execute(select(t.file_texts.c.sha256)).scalars())
    for path, data in sorted(files.items()):
        sha256 = hashlib.sha256(data).hexdigest()
        if sha256 not in kept:
            session.execute(insert(t.file_texts).values(sha256=sha256, bytes=data))
            kept.add(sha256)
        session.execute(insert(t.plan_files).values(version=version, path=path, sha256=sha256))
    return version


def versions(session: Connection, as_of: datetime, plan: str | None = None) -> tuple[PlanVersion, ...]:
    """The versions known at `as_of`, oldest first."""
    query = select(t.plan_versions).where(t.plan_versions.c.recorded_at <= as_of).order_by(t.plan_versions.c.id)
    if plan is not None:
        query = query.where(t.plan_versions.c.plan == plan)
    return tuple(
        PlanVersion(row.id, row.plan, row.year, row.starts, row.recorded_at, row.by) for row in session.execute(query)
    )


def current_version(session: Connection, as_of: datetime, plan: str | None = None) -> PlanVersion | None:
    """The newest version of the named plan, else of the plan that started last; None while none is open."""
    newest = {version.plan: version for version in versions(session, as_of, plan)}
    return max(newest.values(), key=lambda version: (version.starts, version.id), default=None)


def files_of(session: Connection, version: int) -> dict[str, bytes]:
    query = (
        select(t.plan_files.c.path, t.file_texts.c.bytes)
        .join(t.file_texts, t.file_texts.c.sha256 == t.plan_files.c.sha256)
        .where(t.plan_files.c.version == version)
    )
    return {row.path: row.bytes for row in session.execute(query)}


def gain(session: Connection, plan: str, gained: Sequence[Gained]) -> None:
    for one in gained:
        session.execute(
            insert(t.gained_obligations).values(
                plan=plan,
                obligation=one.obligation,
                why=one.why,
                shown_by=one.shown_by,
                recorded_at=one.recorded_at,
            )
        )


def gained(session: Connection, plan: str, as_of: datetime) -> tuple[Gained, ...]:
    query = (
        select(t.gained_obligations)
        .where(t.gained_obligations.c.plan == plan, t.gained_obligations.c.recorded_at <= as_of)
        .order_by(t.gained_obligations.c.id)
    )
    return tuple(Gained(row.obligation, row.recorded_at, row.why, row.shown_by) for row in session.execute(query))
