"""What `records` lists: runs, notices, readings, decisions, as they were known at a moment."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

import typer

from flows.answers import print_json
from flows.session import Session
from tasks.domain.errors import BadInput
from tasks.notebook import list_records
from tasks.pages.notices import notice_rows
from tasks.pages.status import as_table, iso
from tasks.store import decisions as decision_store
from tasks.store import outbox
from tasks.store import readings as reading_store
from tasks.store.session import open_store, reading

Listed = tuple[Sequence[str], Sequence[tuple[str, ...]], list[dict[str, Any]]]  # headings, rows, plain JSON


def runs(session: Session, as_of: datetime) -> Listed:
    found = [record for record in list_records(session.county.records) if record.began_at <= as_of]
    plain = [{"began_at": iso(r.began_at), "title": r.title, "state": r.state, "page": str(r.path)} for r in found]
    return ("时间", "运行", "结果", "页面"), [tuple(str(v) for v in one.values()) for one in plain], plain


def notices(session: Session, as_of: datetime) -> Listed:
    with reading(open_store(session.county.database_url)) as connection:
        plain = notice_rows(outbox.notices(connection, as_of))
    rows = [(r["send_at"][:16], r["recipient"], r["subject"], r["state"], r["key"]) for r in plain]
    return ("时间", "收件人", "标题", "状态", "编号"), rows, plain


def readings(session: Session, as_of: datetime) -> Listed:
    with reading(open_store(session.county.database_url)) as connection:
        found = reading_store.readings(connection, as_of)
    plain = [
        {
            "id": look.id,
            "source": look.source,
            "began_at": iso(look.began_at),
            "ended_at": iso(look.ended_at),
            "state": look.state.value,
            "reason": look.reason,
            "new": look.new,
            "incomplete": [
                {"channel": p.scope.channel, "party": p.scope.party, "list": p.scope.list_name, "reason": p.reason}
                for p in look.scopes
                if not p.complete
            ],
        }
        for look in found
    ]
    rows = [(str(x.id), f"{x.began_at:%m-%d %H:%M}", x.source, x.state.label, str(x.new), x.reason) for x in found]
    return ("编号", "时间", "来源", "结果", "新到", "说明"), rows, plain


def decisions(session: Session, as_of: datetime) -> Listed:
    with reading(open_store(session.county.database_url)) as connection:
        found = decision_store.decisions(connection, None, as_of)
    plain = [
        {"id": d.id, "act": d.act.value, "target": d.target, "until": iso(d.until) if d.until else None, "to": d.to,
         "channel": d.channel, "member": d.member, "why": d.why, "by": d.by,
         "on": iso(d.came_at) if d.came_at else None, "how": d.how, "file": d.file, "recorded_at": iso(d.recorded_at)}
        for d in found
    ]  # fmt: skip
    return ("编号", "对象", "决定"), [(str(d.id), d.target, d.sentence) for d in found], plain


RECORDS: Mapping[str, Callable[[Session, datetime], Listed]] = {
    "runs": runs,
    "notices": notices,
    "readings": readings,
    "decisions": decisions,
}


def prune(session: Session, *, yes: bool) -> None:
    """What has been kept long enough; erased when a person says yes."""
    session.check_clock()
    if yes:
        from flows.prune import prune as flow

        typer.echo(session.run(flow).told.sentence)
        return
    from tasks.prune import prune as step

    typer.echo(asyncio.run(step(session.county, session.clock.now(), apply=False)).told.sentence)


def records(session: Session, what: str, as_of: str, format_: str) -> None:
    if format_ not in ("table", "json"):
        raise BadInput(f"records 没有 {format_} 这种格式；有：table、json。")
    if what not in RECORDS:
        raise BadInput(f"没有记录“{what}”；有：{'、'.join(RECORDS)}。")
    headings, rows, plain = RECORDS[what](session, session.as_of(as_of))
    print_json(plain) if format_ == "json" else typer.echo(as_table(headings, rows))
