"""Mails of unknown fate: found again among what was read, or looked up, they are sent; else a person is asked."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, func, select, update

from tasks.domain.notice.gap import mark_of
from tasks.domain.notice.notice import Notice
from tasks.store import tables as t
from tasks.store.outbox_rows import lines_of, lines_of_each, log, notice_of
from tasks.store.outbox_tables import attempts, outbox
from tasks.store.restores import RESTORED

OWN_MAIL = "本系统发出的邮件"  # what a mailbox says of a mail of ours
_LOOKED_AGAIN = timedelta(minutes=30)  # providers throttle those who log in again and again
_LOOKED_FOR = timedelta(days=1)
_OPEN = ("uncertain", "held")  # held: only where a restore asks to look first


def uncertain_ids(session: Connection) -> dict[str, int]:
    """Message-ID without angle brackets, or the mail's mark after a restore -> number, if its fate is unknown."""
    query = select(outbox.c.message_id, outbox.c.id).where(outbox.c.state == "uncertain", outbox.c.message_id != "")
    return {number.strip("<>"): id_ for number, id_ in session.execute(query).tuples()} | _marks(session)


def _marks(session: Connection) -> dict[str, int]:
    """The marks of what may have left by a state that was lost: uncertain, or held for a person."""
    since = select(attempts.c.notice).where(attempts.c.act == RESTORED)
    rows = session.execute(select(outbox).where(outbox.c.id.in_(since), outbox.c.state.in_(_OPEN))).all()
    lines = lines_of_each(session, [row.id for row in rows], UTC)
    return {mark_of(notice_of(row, lines.get(row.id, ()), UTC)): row.id for row in rows}


def seen_in_mailboxes(session: Connection, at: datetime) -> frozenset[str]:
    """The Message-IDs of our own mails that were read in one of the county's mailboxes by `at`."""
    s = t.submissions.c
    query = select(s.headers).where(s.set_aside == OWN_MAIL, s.recorded_at <= at)
    return frozenset(str(headers.get("message_id", "")).strip("<> ") for headers in session.execute(query).scalars())


def to_look_up(session: Connection, at: datetime) -> dict[str, int]:
    """Those of the uncertain ones that are to be looked for in a mailbox now: for a day, every half hour."""
    last, since = _last(session, "looked"), _last(session, "uncertain", RESTORED)
    return {
        number: id_
        for number, id_ in uncertain_ids(session).items()
        if id_ in since and at - since[id_] <= _LOOKED_FOR and (id_ not in last or at - last[id_] >= _LOOKED_AGAIN)
    }


def note_looked(session: Connection, numbers: Collection[int], where: str, at: datetime) -> None:
    for number in numbers:
        log(session, number, "looked", at, f"在{where}里没有找到，请人工确认是否已发出")


def record_found(session: Connection, number: int, where: str, at: datetime) -> Notice | None:
    """It lies there, so it was sent; None when it is no longer uncertain."""
    reason = f"在{where}里找到了这封信，已经发出"
    changed = session.execute(
        update(outbox).where(outbox.c.id == number, outbox.c.state.in_(_OPEN)).values(state="sent", reason=reason)
    )
    if changed.rowcount != 1:
        return None
    log(session, number, "sent", at, reason)
    row = session.execute(select(outbox).where(outbox.c.id == number)).one()
    return notice_of(row, lines_of(session, number, at.tzinfo), at.tzinfo)


def _last(session: Connection, *acts: str) -> dict[int, datetime]:
    a = attempts.c
    query = select(a.notice, func.max(a.recorded_at)).where(a.act.in_(acts)).group_by(a.notice)
    return {notice: at for notice, at in session.execute(query).tuples()}
