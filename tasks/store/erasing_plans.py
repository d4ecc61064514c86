"""Erasing, of a plan that closed long ago, its people's addresses and the words of its mails, as a recorded act."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from tasks.domain.evidence.keeping import ErasedAs
from tasks.domain.notice.masking import masked
from tasks.store import tables as t
from tasks.store.erasure_tables import plan_erasures
from tasks.store.outbox_tables import attempts, outbox


def erased_of_plans(session: Connection) -> frozenset[tuple[str, str]]:
    """(plan, kind) of what was erased."""
    return frozenset(session.execute(select(plan_erasures.c.plan, plan_erasures.c.kind)).tuples())


def record_erasure(session: Connection, plan: str, kind: ErasedAs, at: datetime) -> None:
    session.execute(insert(plan_erasures).values(plan=plan, kind=kind.value, recorded_at=at))


def put_files(session: Connection, version: int, written: Mapping[str, bytes], gone: Collection[str]) -> None:
    """Put these in the place of a version's files, take those away, and forget bytes that no version names any more."""
    f = t.plan_files.c
    of_version = select(f.sha256).where(f.version == version, f.path.in_([*written, *gone]))
    before = set(session.execute(of_version).scalars())
    session.execute(delete(t.plan_files).where(f.version == version, f.path.in_([*written, *gone])))
    for path, data in written.items():
        sha256 = hashlib.sha256(data).hexdigest()
        if not session.execute(select(t.file_texts.c.sha256).where(t.file_texts.c.sha256 == sha256)).first():
            session.execute(insert(t.file_texts).values(sha256=sha256, bytes=data))
        session.execute(insert(t.plan_files).values(version=version, path=path, sha256=sha256))
    named = set(session.execute(select(f.sha256).where(f.sha256.in_(before))).scalars())
    session.execute(delete(t.file_texts).where(t.file_texts.c.sha256.in_(before - named)))


def empty_mails(session: Connection, plan: str) -> int:
    """Rung, obligations, times and fate of each mail stay; returns how many there were."""
    mails = session.execute(select(outbox.c.id, outbox.c.reason).where(outbox.c.plan == plan)).all()
    for mail in mails:
        emptied = {"address": "", "subject": "", "about": [], "reason": masked(mail.reason)}
        session.execute(update(outbox).where(outbox.c.id == mail.id).values(emptied))
        steps = select(attempts.c.id, attempts.c.reason).where(attempts.c.notice == mail.id)
        for step in session.execute(steps).all():
            said = {"subject": "", "reason": masked(step.reason)}
            session.execute(update(attempts).where(attempts.c.id == step.id).values(said))
    return len(mails)
