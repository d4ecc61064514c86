"""Claiming a notice before it is sent, so that a crash neither loses nor doubles it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, or_, select, update

from tasks.domain.notice.notice import Line, Notice
from tasks.store.outbox import drop
from tasks.store.outbox_rows import lines_of, lines_of_each, log, notice_of
from tasks.store.outbox_tables import outbox, outbox_lines


def due(session: Connection, at: datetime) -> tuple[tuple[str, Notice], ...]:
    """The notices that may leave now, each with its plan."""
    query = select(outbox).where(outbox.c.state == "waiting", outbox.c.send_at <= at).order_by(outbox.c.id)
    rows = session.execute(query).all()
    lines = lines_of_each(session, [row.id for row in rows], at.tzinfo)
    return tuple((row.plan, notice_of(row, lines.get(row.id, ()), at.tzinfo)) for row in rows)


def claim(
    session: Connection, number: int, token: str, lease_until: datetime, at: datetime, subject: str, message_id: str
) -> bool:
    """Take a waiting notice by a conditional update; False when somebody else was quicker."""
    taken = {"token": token, "lease_until": lease_until, "subject": subject, "message_id": message_id}
    return _step(session, number, "claimed", at, ("waiting",), values={**taken, "state": "claimed", "started": False})


def start(session: Connection, number: int, token: str, at: datetime, subject: str = "") -> bool:
    """Say, just before the mail's last dot, that from here on a crash leaves it uncertain.

    False when the lease ran out or somebody else has it: then nothing may be handed over.
    """
    mine = outbox.c.token == token, outbox.c.lease_until > at, ~outbox.c.started
    values: dict[str, object] = {"started": True, **({"subject": subject} if subject else {})}
    return _step(session, number, "started", at, ("claimed",), *mine, values=values)


def record_sent(session: Connection, number: int, token: str, at: datetime, note: str = "") -> bool:
    """Also a notice that was meanwhile called uncertain is sent, if the one who claimed it knows so."""
    mine = outbox.c.token == token
    return _step(session, number, "sent", at, ("claimed", "uncertain"), mine, values={"state": "sent", "reason": note})


def record_refused(session: Connection, number: int, token: str, reason: str, code: int | None, at: datetime) -> bool:
    mine = outbox.c.token == token
    return _step(
        session, number, "refused", at, ("claimed",), mine, values={"state": "refused", "reason": reason}, code=code
    )


def record_uncertain(session: Connection, number: int, token: str, reason: str, at: datetime) -> bool:
    mine = outbox.c.token == token
    return _step(session, number, "uncertain", at, ("claimed",), mine, values={"state": "uncertain", "reason": reason})


def put_back(
    session: Connection, number: int, token: str, next_at: datetime, reason: str, at: datetime, code: int | None = None
) -> bool:
    """Nothing left: the notice waits again, not before `next_at`."""
    values = {"state": "waiting", "reason": reason, "send_at": next_at, "started": False}
    return _step(session, number, "later", at, ("claimed",), outbox.c.token == token, values=values, code=code)


def put_off(session: Connection, number: int, next_at: datetime, reason: str, at: datetime) -> bool:
    """A waiting notice that may not leave yet is looked at again at `next_at`."""
    return _step(session, number, "later", at, ("waiting",), values={"send_at": next_at, "reason": reason})


def keep_lines(session: Connection, was: Notice, notice: Notice, lapsed: Sequence[tuple[Line, str]]) -> None:
    """Renew what the notice still says; take out the lines that no longer stand, each with its reason."""
    number, l = notice.id, outbox_lines.c  # noqa: E741
    if (was.kind, was.accuses) != (notice.kind, notice.accuses):
        session.execute(update(outbox).where(outbox.c.id == number).values(kind=notice.kind, accuses=notice.accuses))
    for line in set(notice.lines) - set(was.lines):
        same = l.notice == number, l.rung == line.rung, l.obligation == line.obligation
        session.execute(update(outbox_lines).where(*same).values(verdict=line.verdict))
    for line, reason in lapsed:
        same = l.notice == number, l.rung == line.rung, l.obligation == line.obligation
        session.execute(update(outbox_lines).where(*same).values(live=False, reason=reason))


def settle_expired(session: Connection, at: datetime) -> tuple[Notice, ...]:
    """Claims whose lease ran out: those that were handed over are uncertain, the others wait again.

    Returns the uncertain ones, of which a person must be told.
    """
    query = select(outbox).where(outbox.c.state == "claimed", outbox.c.lease_until <= at)
    rows = session.execute(query).all()
    for row in rows:
        if row.started:
            reason = "发送途中中断，不知道是否已发出；请在发件箱或抄送邮箱里查这封信，再作决定"
            values: dict[str, object] = {"state": "uncertain", "reason": reason}
            _step(session, row.id, "uncertain", at, ("claimed",), values=values)
        else:
            values = {"state": "waiting", "reason": "上次发送中断，尚未发出", "send_at": at}
            _step(session, row.id, "later", at, ("claimed",), values=values)
    return tuple(notice_of(r, lines_of(session, r.id, at.tzinfo), at.tzinfo) for r in rows if r.started)


def drop_expired(session: Connection, at: datetime) -> int:
    """Waiting and held notices past their lateness cap are dropped, with that reason."""
    query = select(outbox.c.id, outbox.c.reason).where(
        outbox.c.state.in_(("waiting", "held")), outbox.c.expires_at <= at
    )
    rows = session.execute(query).all()
    for row in rows:
        drop(session, row.id, "已过时限，未能发出" + (f"（{row.reason}）" if row.reason else ""), at, for_good=True)
    return len(rows)


def close_as_rehearsed(session: Connection, at: datetime) -> int:
    """Sending was switched off: what still waits is closed, and blocks nothing."""
    waiting = or_(outbox.c.state == "waiting", outbox.c.state == "held")
    numbers = list(session.execute(select(outbox.c.id).where(waiting)).scalars())
    for number in numbers:
        values: dict[str, object] = {"state": "rehearsed", "reason": "只预演，不发送"}
        _step(session, number, "rehearsed", at, ("waiting", "held"), values=values)
        session.execute(update(outbox_lines).where(outbox_lines.c.notice == number).values(live=False))
    return len(numbers)


def _step(
    session: Connection,
    number: int,
    act: str,
    at: datetime,
    states: tuple[str, ...],
    *mine: Any,
    values: Mapping[str, object],
    code: int | None = None,
) -> bool:
    """One conditional change of a row's claim columns, and its line in the log; False when the row has moved on."""
    changed = session.execute(
        update(outbox).where(outbox.c.id == number, outbox.c.state.in_(states), *mine).values(**values)
    )
    if changed.rowcount != 1:
        return False
    log(session, number, act, at, str(values.get("reason", "")), code)
    return True
