"""The outbox 发件箱: what was decided to be sent, to whom, and what became of it. One row for each (recipient, key)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, and_, func, insert, or_, select, update

from tasks.domain.notice.escalation import Told
from tasks.domain.notice.notice import Line, Notice, NoticeState
from tasks.store.outbox_rows import log, notice_of
from tasks.store.outbox_tables import attempts, decidings, outbox, outbox_lines

RELEASED = timedelta(minutes=10)  # until then a release can be taken back
_CLOSED = ("claimed", "sent", "uncertain", "refused", "dropped")


def note_sending(session: Connection, plan: str, sending: bool, at: datetime, *, decided: bool = False) -> None:
    """Remember whether sending was on: nobody is accused of what was past due when it was switched on."""
    session.execute(insert(decidings).values(plan=plan, sending=sending, decided=decided, recorded_at=at))


def sending_since(session: Connection, plan: str, as_of: datetime, opened: datetime) -> datetime:
    """Since when sending has been on: since `opened` if it was never seen off, else since it was seen on again."""
    seen = decidings.c.plan == plan, decidings.c.recorded_at <= as_of
    off = session.execute(select(func.max(decidings.c.id)).where(*seen, ~decidings.c.sending)).scalar()
    if off is None:
        return opened
    on = session.execute(select(func.min(decidings.c.recorded_at)).where(*seen, decidings.c.id > off)).scalar()
    return on.astimezone(as_of.tzinfo) if on else as_of


def last_decided(session: Connection, plan: str, as_of: datetime) -> datetime | None:
    """The last moment before now at which notices were decided."""
    query = select(func.max(decidings.c.recorded_at)).where(
        decidings.c.plan == plan, decidings.c.decided, decidings.c.recorded_at <= as_of
    )
    found = session.execute(query).scalar()
    return found.astimezone(as_of.tzinfo) if found else None


def told(session: Connection, plan: str, *, sending: bool) -> frozenset[Told]:
    """What recipients were told, or never will be; what still waits is decided anew each time.

    What was rehearsed counts only while nothing is sent.
    """
    o, n = outbox_lines.c, outbox.c
    settled = or_(
        n.state.in_(_CLOSED),
        and_(n.state == "held", n.address != ""),
        and_(n.state == "waiting", n.released),
    )
    counted = and_(o.live, settled)
    if not sending:
        counted = or_(counted, n.state == "rehearsed")
    query = (
        select(o.recipient, o.rung, o.obligation, o.due_at)
        .join(outbox, n.id == o.notice)
        .where(n.plan == plan, counted)
    )
    return frozenset(Told(*row) for row in session.execute(query))


def drop(session: Connection, number: int, reason: str, at: datetime, *, for_good: bool) -> None:
    """`for_good`: its lines stay told, so that they are not decided again; else they may be."""
    session.execute(update(outbox).where(outbox.c.id == number).values(state="dropped", reason=reason))
    log(session, number, "dropped", at, reason)
    if not for_good:
        session.execute(update(outbox_lines).where(outbox_lines.c.notice == number).values(live=False, reason=reason))


def release(session: Connection, key: str, at: datetime, why: str = "") -> int:
    """Let held notices with this key and an address go, ten minutes from now; returns how many."""
    leaves = at + RELEASED
    numbers = _held_or_waiting(session, key, "held", outbox.c.address != "")
    for number in numbers:
        session.execute(
            update(outbox)
            .where(outbox.c.id == number)
            .values(state="waiting", released=True, reason=why, send_at=leaves)
        )
        log(session, number, "released", at, why)
    return len(numbers)


def hold(session: Connection, key: str, at: datetime, why: str = "") -> int:
    """Keep waiting notices with this key back until a person releases them; returns how many."""
    numbers = _held_or_waiting(session, key, "waiting")
    for number in numbers:
        session.execute(update(outbox).where(outbox.c.id == number).values(state="held", reason=why or "由管理员扣住"))
        log(session, number, "held", at, why)
    return len(numbers)


def let_wait(session: Connection, key: str, at: datetime, why: str = "") -> int:
    """Take a holding back: notices with this key wait again as they did before; returns how many."""
    numbers = _held_or_waiting(session, key, "held")
    for number in numbers:
        session.execute(update(outbox).where(outbox.c.id == number).values(state="waiting", reason=why))
        log(session, number, "let wait", at, why)
    return len(numbers)


def notices(session: Connection, as_of: datetime, plan: str | None = None) -> tuple[Notice, ...]:
    """Every notice as it stood at `as_of`, in the order in which they were decided."""
    last = (
        select(attempts.c.notice, func.max(attempts.c.id).label("attempt"))
        .where(attempts.c.recorded_at <= as_of)
        .group_by(attempts.c.notice)
        .subquery()
    )
    query = (
        select(outbox, attempts.c.state.label("then"), attempts.c.reason.label("why"), attempts.c.subject.label("said"))
        .add_columns(attempts.c.send_at.label("due"), attempts.c.lines)
        .join(last, last.c.notice == outbox.c.id)
        .join(attempts, attempts.c.id == last.c.attempt)
        .order_by(outbox.c.id)
    )
    if plan is not None:
        query = query.where(outbox.c.plan == plan)
    found = []
    for row in session.execute(query):
        lines = tuple(Line(r, o, row.decided_at, row.decided_at) for r, o in row.lines)
        then = notice_of(row, lines, as_of.tzinfo)
        state = NoticeState(row.then)
        found.append(
            replace(then, state=state, reason=row.why, subject=row.said, send_at=row.due.astimezone(as_of.tzinfo))
        )
    return tuple(found)


def own_message_ids(session: Connection) -> frozenset[str]:
    """The Message-IDs of everything that was handed over, with and without their angle brackets."""
    query = select(attempts.c.message_id).where(attempts.c.message_id != "").distinct()
    ids = set(session.execute(query).scalars())
    return frozenset(ids | {id_.strip("<>") for id_ in ids})


def _held_or_waiting(session: Connection, key: str, state: str, *more: ColumnElement[bool]) -> list[int]:
    query = select(outbox.c.id).where(outbox.c.key == key, outbox.c.state == state, *more)
    return list(session.execute(query).scalars())
