"""The outbox 发件箱: what was decided to be sent, to whom, and what became of it. One row for each (recipient, key)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import ColumnElement, Connection, Row, and_, func, insert, or_, select, update

from tasks.domain.notice.escalation import Told
from tasks.domain.notice.notice import EVENTS, SUMMARY, Line, Notice, NoticeState
from tasks.store.columns import add_row
from tasks.store.outbox_rows import lines_of, log, notice_of, row_of
from tasks.store.outbox_tables import attempts, decidings, outbox, outbox_lines

RELEASED = timedelta(minutes=10)  # until then a release can be taken back
_BY_THEMSELVES = (SUMMARY,)  # queued once, and not decided anew with the reminders
_CLOSED = ("claimed", "sent", "uncertain", "refused", "dropped")


@dataclass(frozen=True, slots=True)
class Queued:
    """What a queueing changed: `new` were written, `kept` were there already, `gone` are no longer needed."""

    new: tuple[Notice, ...]
    kept: int
    gone: int


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


def queue(session: Connection, plan: str, notices: Sequence[Notice], at: datetime, *, sending: bool) -> Queued:
    """Make the waiting reminders those that were just decided; nothing that was claimed or told is touched.

    While `sending` is off each is closed as rehearsed at once, and blocks no key.
    """
    notices = [_with_own_key(session, plan, notice) for notice in notices]
    decided = {(notice.recipient, notice.key): notice for notice in notices}
    gone = 0
    for row in _undecided(session, plan):
        if (row.recipient, row.key) not in decided:
            too_late = row.expires_at is not None and row.expires_at <= at
            reason = "已过时限，未能发出" if too_late else "重新核催：不再需要，或已并入新的通知"
            drop(session, row.id, reason, at, for_good=too_late)
            gone += 1
    new = [kept for notice in notices if (kept := _put(session, plan, notice, at, sending))]
    return Queued(tuple(new), len(notices) - len(new), gone)


def queue_once(session: Connection, plan: str, notice: Notice, at: datetime, *, sending: bool) -> Notice | None:
    """Queue a summary or another single mail, if no row has its key; None when one has."""
    return _put(session, plan, _with_own_key(session, plan, notice), at, sending)


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


def send_again(session: Connection, plan: str, old: Notice, new: Notice, at: datetime) -> Notice | None:
    """Queue `new` with the lines that `old` still carried; from now on it is `new` that tells them."""
    lines = lines_of(session, old.id, at.tzinfo)
    session.execute(update(outbox_lines).where(outbox_lines.c.notice == old.id).values(live=False, reason="已再发一次"))
    return _put(session, plan, replace(new, lines=lines), at, sending=True)


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


def _with_own_key(session: Connection, plan: str, notice: Notice) -> Notice:
    """Two plans may be open that owe the same by name on the same day: the key of the later one bears its plan.

    What tells of something that happened, once for all plans, keeps its key.
    """
    if notice.kind in EVENTS:
        return notice
    same = outbox.c.recipient == notice.recipient, outbox.c.key == notice.key
    others = session.execute(select(outbox.c.plan).where(*same, outbox.c.plan != plan)).scalar()
    return replace(notice, key=f"{notice.key}|{sha256(plan.encode()).hexdigest()[:8]}") if others else notice


def _undecided(session: Connection, plan: str) -> Iterable[Row[tuple[object, ...]]]:
    """Rows that are decided anew each time: waiting ones, and held ones that only lack an address."""
    o = outbox.c
    open_ = or_(and_(o.state == "waiting", ~o.released), and_(o.state == "held", o.address == ""))
    return session.execute(select(outbox).where(o.plan == plan, o.kind.not_in(_BY_THEMSELVES), open_)).all()


def _held_or_waiting(session: Connection, key: str, state: str, *more: ColumnElement[bool]) -> list[int]:
    query = select(outbox.c.id).where(outbox.c.key == key, outbox.c.state == state, *more)
    return list(session.execute(query).scalars())


def _put(session: Connection, plan: str, notice: Notice, at: datetime, sending: bool) -> Notice | None:
    """Write the notice, or bring a row of its key back to life; None when the row is to be left as it is."""
    if not sending:  # also what came too late: whatever is decided in rehearsal blocks no key
        notice = replace(notice, state=NoticeState.REHEARSED)
    query = select(outbox).where(outbox.c.recipient == notice.recipient, outbox.c.key == notice.key)
    row = session.execute(query).one_or_none()
    if row is None:
        number = add_row(session, outbox, {**row_of(notice), "plan": plan, "recorded_at": at})
    else:
        if not _may_revive(row, notice):
            return None
        number = row.id
        session.execute(update(outbox).where(outbox.c.id == number).values(**row_of(notice), started=False, token=""))
        session.execute(outbox_lines.delete().where(outbox_lines.c.notice == number))
    for line in notice.lines:
        session.execute(insert(outbox_lines).values(**_line_row(line, number, plan, notice.recipient, live=sending)))
    log(session, number, "queued" if sending else "rehearsed", at, notice.reason)
    return replace(notice, id=number)


def _may_revive(row: Row[tuple[object, ...]], notice: Notice) -> bool:
    if row.state == "dropped":
        return notice.state is not NoticeState.DROPPED
    if row.state == "rehearsed":
        return notice.state is not NoticeState.REHEARSED
    if row.state == "held":
        return row.address == "" and notice.state is not NoticeState.HELD
    return row.state == "waiting" and not row.released and notice.state is not NoticeState.WAITING


def _line_row(line: Line, notice: int, plan: str, recipient: str, *, live: bool) -> dict[str, object]:
    return {
        "notice": notice,
        "plan": plan,
        "recipient": recipient,
        "rung": line.rung,
        "obligation": line.obligation,
        "due_at": line.due_at,
        "fell_due": line.fell_due,
        "verdict": line.verdict,
        "live": live,
    }
