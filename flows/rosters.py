"""The command `roster import`: the effect first, then, with --yes, the county's roster."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

import typer

from flows.session import Session
from tasks.domain.errors import BadInput
from tasks.domain.plan.rosters.schools import Said
from tasks.pages.status import as_table
from tasks.roster import Imported, import_roster, propose_addresses

_SHOWN = 200


def import_list(
    session: Session, file: Path, same: Sequence[str], new: Sequence[str], addresses: Path | None, *, yes: bool
) -> int:
    """0 when nothing changes or it was written, 1 when a person has to say --yes first."""
    if yes:
        session.check_clock()
    imported = asyncio.run(import_roster(session.county, file, _said(same, new), yes=yes))
    _show(imported)
    if yes or addresses is not None:
        path, count = asyncio.run(propose_addresses(session.county, session.clock.now(), addresses))
        if path is not None:
            typer.echo(f"有 {count} 所学校没有负责人邮箱，确认表已写到 {path}：填好“采用”后再导入这张表。")
    if imported.changes.changes and not yes:
        typer.echo(
            "还没有写入。看过无误后加 --yes 再运行；学校更名或合并没有认出的加 --same 旧名=新名，认错的加 --new 名称。"
        )
        return 1
    if imported.written:
        typer.echo("下一步：rollcall roster check，再 rollcall plan open，让新花名册生效。")
    return 0


def _said(same: Sequence[str], new: Sequence[str]) -> Said:
    pairs = [tuple(part.strip() for part in text.replace("＝", "=").partition("=")[::2]) for text in same]
    if any(not old or not now for old, now in pairs):
        raise BadInput("--same 要写成 旧名=新名，如 --same 红星小学=第五小学。")
    return Said({old: now for old, now in pairs}, frozenset(new))


def _show(imported: Imported) -> None:
    listed, told = imported.listed, imported.told
    read = (("学校", len(listed.schools)), ("教师", len(listed.teachers)), ("联系人", len(listed.contacts)))
    typer.echo("读到 " + "，".join(f"{label} {count}" for label, count in read if count) + "。")
    if listed.not_stored:
        typer.echo(f"这些列花名册里没有，不会保存：{'、'.join(listed.not_stored)}")
    for sentence in (*listed.dropped, *imported.changes.notes):
        typer.echo(f"  · {sentence}")
    if told.rows:
        typer.echo("\n" + as_table(told.headings, told.rows[:_SHOWN]))
        if len(told.rows) > _SHOWN:
            typer.echo(f"……其余 {len(told.rows) - _SHOWN} 条从略")
    typer.echo(f"\n{told.sentence}")
    for name in imported.put_aside:
        typer.echo(f"原来的 {name} 已改名为 {name}~：花名册现在是 roster/ 里的三个 CSV。")
