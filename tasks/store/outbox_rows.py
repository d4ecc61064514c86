"""Rows of the outbox to notices and back, and the log in which each step of a notice is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, tzinfo
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from tasks.domain.notice.notice import Line, Notice, NoticeState
from tasks.store.outbox_tables import attempts, outbox, outbox_lines

_AT_ONCE = 500  # rows in one question


def row_of(notice: Notice) -> dict[str, object]:
    return {
        "key": notice.key,
        "kind": notice.kind,
        "recipient": notice.recipient,
        "address": notice.address,
        "school": notice.school,
        "accuses": notice.accuses,
        "decided_at": notice.decided_at,
        "send_at": notice.send_at,
        "expires_at": notice.expires_at,
        "state": notice.state.value,
        "reason": notice.reason,
        "subject": notice.subject,
        "about": list(notice.about),
        "released": notice.released,
    }


def notice_of(row: Row[Any], lines: Sequence[Line], zone: tzinfo | None) -> Notice:
    return Notice(
        key=row.key,
        kind=row.kind,
        recipient=row.recipient,
        address=row.address,
        school=row.school,
        lines=tuple(lines),
        accuses=row.accuses,
        decided_at=row.decided_at.astimezone(zone),
        send_at=row.send_at.astimezone(zone),
        expires_at=row.expires_at.astimezone(zone) if row.expires_at else None,
        state=NoticeState(row.state),
        reason=row.reason,
        subject=row.subject,
        about=tuple(row.about),
        released=row.released,
        id=row.id,
    )


def lines_of(session: Connection, number: int, zone: tzinfo | None) -> tuple[Line, ...]:
    """The lines that the notice still carries."""
    return lines_of_each(session, [number], zone).get(number, ())


def lines_of_each(session: Connection, numbers: Sequence[int], zone: tzinfo | None) -> Mapping[int, tuple[Line, ...]]:
    """The same for many notices, in one question."""
    live = outbox_lines.c.notice.in_(numbers), outbox_lines.c.live
    found: dict[int, tuple[Line, ...]] = {}
    for row in session.execute(select(outbox_lines).where(*live).order_by(outbox_lines.c.id)):
        due_at, fell_due = row.due_at.astimezone(zone), row.fell_due.astimezone(zone)
        line = Line(row.rung, row.obligation, due_at, fell_due, row.verdict)
        found[row.notice] = (*found.get(row.notice, ()), line)
    return found


def log(session: Connection, number: int, act: str, at: datetime, reason: str = "", code: int | None = None) -> None:
    """Add one step to the log, with the state that the row is in now and the lines that it carries."""
    log_each(session, {number: reason}, act, at, code)


def log_each(session: Connection, reasons: Mapping[int, str], act: str, at: datetime, code: int | None = None) -> None:
    """The same step of many rows, each with its reason."""
    for first in range(0, len(reasons), _AT_ONCE):
        numbers = list(reasons)[first : first + _AT_ONCE]
        o, a = outbox.c, outbox_lines.c
        query = select(o.id, o.state, o.subject, o.send_at, o.message_id).where(o.id.in_(numbers))
        rows = {row.id: row for row in session.execute(query)}
        carried: dict[int, list[tuple[bool, list[str]]]] = {}
        lines = select(a.notice, a.live, a.rung, a.obligation).where(a.notice.in_(numbers)).order_by(a.id)
        for number, live, rung, obligation in session.execute(lines):
            carried.setdefault(number, []).append((live, [rung, obligation]))
        steps = [
            {
                "notice": row.id,
                "act": act,
                "state": row.state,
                "reason": reasons[row.id],
                "code": code,
                "subject": row.subject,
                "send_at": row.send_at,
                "lines": _shown(carried.get(row.id, [])),
                "message_id": row.message_id,
                "recorded_at": at,
            }
            for row in map(rows.__getitem__, numbers)
        ]
        session.execute(insert(attempts), steps)


def _shown(lines: Sequence[tuple[bool, list[str]]]) -> list[list[str]]:
    """Those that it still carries; all of them when it carries none."""
    return [words for live, words in lines if live] or [words for _, words in lines]
