"""Restores 恢复: what the outbox of an older state may have lost is held, and nothing leaves until a person says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, tzinfo

from sqlalchemy import Connection, and_, func, insert, or_, select, update

from tasks.domain.notice.gap import LOOK_FIRST, MAY_HAVE_LEFT
from tasks.store import tables as t
from tasks.store.outbox_rows import log_each
from tasks.store.outbox_tables import attempts, outbox
from tasks.store.restore_tables import restores

RESTORED = "restored"  # the act of a notice that may have left after the backup
_CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True)
class Restored:
    """From which backup, the moment that it shows, and when."""

    backup: str
    made_at: datetime
    at: datetime


@dataclass(frozen=True, slots=True)
class Unsettled:
    """How many notices may have left since: of those that were to leave, and of those that waited for a release."""

    uncertain: int
    held: int


def record_restore(session: Connection, backup: str, made_at: datetime, at: datetime) -> Unsettled:
    """Say that the store was restored, and call uncertain whatever could have left between backup and restore."""
    values = {"act": RESTORED, "backup": backup, "made_at": made_at, "by": "", "recorded_at": at}
    session.execute(insert(restores).values(values))
    o = outbox.c
    could_leave = or_(o.state == "claimed", and_(o.state == "waiting", o.send_at <= at))
    leaving = list(session.execute(select(o.id).where(could_leave)).scalars())
    if leaving:
        settled = {"state": "uncertain", "reason": MAY_HAVE_LEFT, "send_at": at}
        session.execute(update(outbox).where(could_leave).values(settled))
        log_each(session, dict.fromkeys(leaving, MAY_HAVE_LEFT), RESTORED, at)
    held = session.execute(select(o.id, o.reason).where(o.state == "held", o.address != "")).all()
    reasons = {row.id: "；".join(filter(None, (row.reason, LOOK_FIRST))) for row in held}
    for number, reason in reasons.items():
        session.execute(update(outbox).where(o.id == number).values(reason=reason))
    if reasons:
        log_each(session, reasons, RESTORED, at)
    return Unsettled(len(leaving), len(reasons))


def unconfirmed(session: Connection) -> Restored | None:
    """The restore after which no person has let sending go on."""
    row = session.execute(select(restores).order_by(restores.c.id.desc()).limit(1)).one_or_none()
    return Restored(row.backup, row.made_at, row.recorded_at) if row is not None and row.act == RESTORED else None


def confirm(session: Connection, restored: Restored, by: str, at: datetime) -> None:
    values = {"act": _CONFIRMED, "backup": restored.backup, "made_at": restored.made_at, "by": by, "recorded_at": at}
    session.execute(insert(restores).values(values))


def last_restored(session: Connection, zone: tzinfo | None) -> datetime | None:
    """When this store was restored last: what fell due before may have been told by a state that was lost."""
    last = session.execute(select(func.max(restores.c.recorded_at)).where(restores.c.act == RESTORED)).scalar()
    return last.astimezone(zone) if last else None


@dataclass(frozen=True, slots=True)
class Lost:
    """What a store knows that was recorded after a moment."""

    submissions: int
    decisions: int
    sent: int

    @property
    def sentence(self) -> str:
        """Empty when there is nothing."""
        said = {"收到的材料 {} 份": self.submissions, "决定 {} 个": self.decisions, "发出通知的记录 {} 封": self.sent}
        return "，".join(words.format(count) for words, count in said.items() if count)


def lost_since(session: Connection, moment: datetime) -> Lost:
    """How much of what was received, decided and sent was recorded after `moment`."""
    left = attempts.c.act == "sent", attempts.c.recorded_at > moment
    questions = (
        select(func.count()).where(t.submissions.c.recorded_at > moment),
        select(func.count()).where(t.decisions.c.recorded_at > moment),
        select(func.count(attempts.c.notice.distinct())).where(*left),
    )
    submissions, decisions, sent = (session.execute(question).scalar_one() for question in questions)
    return Lost(submissions, decisions, sent)
