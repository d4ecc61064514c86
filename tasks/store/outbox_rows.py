"""Rows of the outbox to notices and back, and the log in which each step of a notice is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, tzinfo
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from tasks.domain.notice.notice import Line, Notice, NoticeState
from tasks.store.outbox_tables import attempts, outbox, outbox_lines


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
    row = session.execute(select(outbox).where(outbox.c.id == number)).one()
    query = select(outbox_lines.c.rung, outbox_lines.c.obligation, outbox_lines.c.live)
    lines = session.execute(query.where(outbox_lines.c.notice == number).order_by(outbox_lines.c.id)).all()
    carried = [line for line in lines if line.live] or lines
    session.execute(
        insert(attempts).values(
            notice=number,
            act=act,
            state=row.state,
            reason=reason,
            code=code,
            subject=row.subject,
            send_at=row.send_at,
            lines=[[line.rung, line.obligation] for line in carried],
            message_id=row.message_id,
            recorded_at=at,
        )
    )
