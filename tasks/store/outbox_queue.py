"""Putting into the outbox 排入发件箱: what was just decided, all of it by a few statements, however much it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Row, and_, bindparam, insert, or_, select, update

from tasks.domain.notice.gap import LOOK_FIRST, MAY_HAVE_LEFT, after_gap
from tasks.domain.notice.notice import EVENTS, SUMMARY, Line, Notice, NoticeState
from tasks.store.outbox_rows import lines_of, lines_of_each, log_each, row_of
from tasks.store.outbox_tables import outbox, outbox_lines
from tasks.store.restores import RESTORED, last_restored

_BY_THEMSELVES = (SUMMARY,)  # queued once, and not decided anew with the reminders
_AT_ONCE = 500  # keys asked for in one question
_TOO_LATE, _NO_LONGER = "已过时限，未能发出", "重新核催：不再需要，或已并入新的通知"
_LEFT_OUT = "重新核催：已过时限，或不再需要"

Pair = tuple[str, str]  # recipient, key
Standing = Row[Any]
Rows = Mapping[int, Standing]


@dataclass(frozen=True, slots=True)
class Queued:
    """What a queueing changed: `new` were written, `kept` were there already, `gone` are no longer needed."""

    new: tuple[Notice, ...]
    kept: int
    gone: int


def queue(session: Connection, plan: str, notices: Sequence[Notice], at: datetime, *, sending: bool) -> Queued:
    """Make the waiting reminders those that were just decided; nothing that was claimed or told is touched.

    While `sending` is off each is closed as rehearsed at once, and blocks no key.
    """
    notices = _with_own_keys(session, plan, notices)
    decided = {(notice.recipient, notice.key) for notice in notices}
    gone = [row for row in _undecided(session, plan) if (row.recipient, row.key) not in decided]
    late = {row.id for row in gone if row.expires_at is not None and row.expires_at <= at}
    _drop_each(session, {row.id: _why_gone(row, _TOO_LATE if row.id in late else _NO_LONGER) for row in gone}, late, at)
    new = _put_each(session, plan, notices, at, sending)
    return Queued(new, len(notices) - len(new), len(gone))


def queue_once(session: Connection, plan: str, notice: Notice, at: datetime, *, sending: bool) -> Notice | None:
    """Queue a summary or another single mail, if no row has its key; None when one has."""
    return next(iter(_put_each(session, plan, _with_own_keys(session, plan, [notice]), at, sending)), None)


def send_again(session: Connection, plan: str, old: Notice, new: Notice, at: datetime) -> Notice | None:
    """Queue `new` with the lines that `old` still carried; from now on it is `new` that tells them."""
    lines = lines_of(session, old.id, at.tzinfo)
    session.execute(update(outbox_lines).where(outbox_lines.c.notice == old.id).values(live=False, reason="已再发一次"))
    return next(iter(_put_each(session, plan, [replace(new, lines=lines)], at, True)), None)


def _put_each(
    session: Connection, plan: str, notices: Sequence[Notice], at: datetime, sending: bool
) -> tuple[Notice, ...]:
    """Write the notices, or bring rows of their keys back to life; returns those of which no row was left as it is."""
    if not sending:  # also what came too late: whatever is decided in rehearsal blocks no key
        notices = [replace(notice, state=NoticeState.REHEARSED) for notice in notices]
    rows = {(row.recipient, row.key): row for row in _standing(session, {(n.recipient, n.key): n for n in notices})}
    wanted = {(n.recipient, n.key): n for n in _after_a_restore(session, notices, rows, at)}
    fresh = [notice for pair, notice in wanted.items() if pair not in rows]
    back = [replace(n, id=rows[pair].id) for pair, n in wanted.items() if pair in rows and _may_revive(rows[pair], n)]
    _renew(session, plan, wanted, rows, at)

    written = {(n.recipient, n.key): n for n in (*_insert(session, plan, fresh, at), *_revive(session, back))}
    _write_lines(session, plan, list(written.values()), live=sending)
    for act, some in _by_act(written.values(), sending=sending).items():
        log_each(session, {n.id: n.reason for n in some}, act, at)
    return tuple(written[pair] for pair in wanted if pair in written)


def _after_a_restore(
    session: Connection, notices: Sequence[Notice], rows: Mapping[Pair, Standing], at: datetime
) -> list[Notice]:
    """What a state that was lost may have sent is uncertain."""
    waiting = {pair for pair, row in rows.items() if row.state == "waiting"}
    return after_gap(notices, last_restored(session, at.tzinfo), waiting)


def _by_act(notices: Iterable[Notice], *, sending: bool) -> dict[str, list[Notice]]:
    found: dict[str, list[Notice]] = {}
    for notice in notices:
        act = RESTORED if notice.reason.endswith((MAY_HAVE_LEFT, LOOK_FIRST)) else "queued" if sending else "rehearsed"
        found.setdefault(act, []).append(notice)
    return found


def _insert(session: Connection, plan: str, notices: Sequence[Notice], at: datetime) -> list[Notice]:
    if not notices:
        return []
    rows = [{**row_of(notice), "plan": plan, "recorded_at": at} for notice in notices]
    session.execute(insert(outbox), rows)
    numbers = {
        (row.recipient, row.key): row.id for row in _standing(session, {(n.recipient, n.key): n for n in notices})
    }
    return [replace(notice, id=numbers[notice.recipient, notice.key]) for notice in notices]


def _revive(session: Connection, notices: Sequence[Notice]) -> Sequence[Notice]:
    if notices:
        rows = [{**row_of(n), "started": False, "token": "", "_id": n.id} for n in notices]
        session.execute(update(outbox).where(outbox.c.id == bindparam("_id")), rows)
        session.execute(outbox_lines.delete().where(outbox_lines.c.notice.in_([n.id for n in notices])))
    return notices


def _renew(
    session: Connection, plan: str, wanted: Mapping[Pair, Notice], rows: Mapping[Pair, Standing], at: datetime
) -> None:
    """A notice that still waits takes in what joined it meanwhile, and leaves out what no longer stands."""
    waits = {pair: row for pair, row in rows.items() if _still_waits(row, wanted[pair])}
    told = lines_of_each(session, [row.id for row in waits.values()], at.tzinfo)
    renewed = [
        replace(wanted[pair], id=row.id)
        for pair, row in waits.items()
        if _what(told.get(row.id, ())) != _what(wanted[pair].lines)
    ]
    if not renewed:
        return
    for number, notice in ((n.id, row_of(n)) for n in renewed):
        values = {name: notice[name] for name in ("kind", "accuses", "subject", "about", "expires_at")}
        session.execute(update(outbox).where(outbox.c.id == number).values(values))
    _take_out(session, {n.id: (told.get(n.id, ()), _what(n.lines)) for n in renewed}, {r.id: r for r in rows.values()})
    live = outbox_lines.c.notice.in_([n.id for n in renewed]), outbox_lines.c.live
    session.execute(outbox_lines.delete().where(*live))
    _write_lines(session, plan, renewed, live=True)
    log_each(session, {n.id: n.reason for n in renewed}, "renewed", at)


def _take_out(
    session: Connection, notices: Mapping[int, tuple[Sequence[Line], set[tuple[str, str, datetime]]]], rows: Rows
) -> None:
    """What a waiting notice does not say any more stays beside it with the reason: a rung that ran out unsent, too."""
    gone = [
        {"_of": number, "_rung": line.rung, "_owed": line.obligation, "_due": line.due_at, "live": False}
        | {"reason": _why_gone(rows[number], _LEFT_OUT)}
        for number, (was, now) in notices.items()
        for line in was
        if (line.rung, line.obligation, line.due_at) not in now
    ]
    if gone:
        l = outbox_lines.c  # noqa: E741
        same = l.notice == bindparam("_of"), l.rung == bindparam("_rung"), l.obligation == bindparam("_owed")
        session.execute(update(outbox_lines).where(*same, l.due_at == bindparam("_due"), l.live), gone)


def _why_gone(row: Standing, why: str) -> str:
    return f"{why}（一直没有发出：{row.reason}）" if row.reason else why


def _what(lines: Sequence[Line]) -> set[tuple[str, str, datetime]]:
    return {(line.rung, line.obligation, line.due_at) for line in lines}


def _write_lines(session: Connection, plan: str, notices: Sequence[Notice], *, live: bool) -> None:
    rows = [
        {
            "notice": notice.id,
            "plan": plan,
            "recipient": notice.recipient,
            "rung": line.rung,
            "obligation": line.obligation,
            "due_at": line.due_at,
            "fell_due": line.fell_due,
            "verdict": line.verdict,
            "live": live,
        }
        for notice in notices
        for line in notice.lines
    ]
    if rows:
        session.execute(insert(outbox_lines), rows)


def _drop_each(session: Connection, reasons: Mapping[int, str], for_good: set[int], at: datetime) -> None:
    """As `outbox.drop`, for many."""
    if not reasons:
        return
    rows = [{"_id": number, "state": "dropped", "reason": reason} for number, reason in reasons.items()]
    session.execute(update(outbox).where(outbox.c.id == bindparam("_id")), rows)
    log_each(session, reasons, "dropped", at)
    again = [{"_id": number, "live": False, "reason": reasons[number]} for number in reasons if number not in for_good]
    if again:
        session.execute(update(outbox_lines).where(outbox_lines.c.notice == bindparam("_id")), again)


def _with_own_keys(session: Connection, plan: str, notices: Sequence[Notice]) -> list[Notice]:
    """Two plans may be open that owe the same by name on the same day: the key of the later one bears its plan.

    What tells of something that happened, once for all plans, keeps its key.
    """
    mine = {(n.recipient, n.key): n for n in notices if n.kind not in EVENTS}
    others = {(row.recipient, row.key) for row in _standing(session, mine) if row.plan != plan}
    mark = sha256(plan.encode()).hexdigest()[:8]
    return [replace(n, key=f"{n.key}|{mark}") if (n.recipient, n.key) in others else n for n in notices]


def _standing(session: Connection, wanted: Mapping[Pair, Notice]) -> Iterator[Standing]:
    """The rows of these recipients and keys."""
    keys = sorted({key for _, key in wanted})
    for first in range(0, len(keys), _AT_ONCE):
        query = select(outbox).where(outbox.c.key.in_(keys[first : first + _AT_ONCE]))
        yield from (row for row in session.execute(query) if (row.recipient, row.key) in wanted)


def _undecided(session: Connection, plan: str) -> Sequence[Standing]:
    """Rows that are decided anew each time: waiting ones, and held ones that only lack an address."""
    o = outbox.c
    open_ = or_(and_(o.state == "waiting", ~o.released), and_(o.state == "held", o.address == ""))
    return session.execute(select(outbox).where(o.plan == plan, o.kind.not_in(_BY_THEMSELVES), open_)).all()


def _may_revive(row: Standing, notice: Notice) -> bool:
    if row.state == "dropped":
        return notice.state is not NoticeState.DROPPED
    if row.state == "rehearsed":
        return notice.state is not NoticeState.REHEARSED
    if row.state == "held":
        return row.address == "" and notice.state is not NoticeState.HELD
    return row.state == "waiting" and not row.released and notice.state is not NoticeState.WAITING


def _still_waits(row: Standing, notice: Notice) -> bool:
    if row.state == "held":
        return row.address == "" and notice.state is NoticeState.HELD
    return row.state == "waiting" and not row.released and notice.state is NoticeState.WAITING
