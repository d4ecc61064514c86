"""What the command `restore` does: bring a backup back, finish what was killed, let sending go on."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path

import typer

from flows.at_work import alone_in
from flows.session import Session, read_moment
from settings.app import County
from tasks.clock import SHANGHAI, Clock
from tasks.domain.errors import BadFiles, BadInput
from tasks.holdings import shelf_of
from tasks.restore import bring_back, confirm_restore, finish_restore
from tasks.store.backup_shelf import Shelf


@dataclass(frozen=True, slots=True)
class Asked:
    name: str
    to: Path | None
    yes: bool


def restore(home: Path, clock: str, asked: Asked) -> int:
    """0 done; 1 when something would be lost, or is at work there; 2 for a backup or folder that cannot be used."""
    target = (asked.to or home).expanduser().absolute()
    if target.exists() and not target.is_dir():
        raise BadInput(f"{target} 是一个文件，不是文件夹。请用 --to 指定一个新的或空的文件夹。")
    target.mkdir(mode=0o755, parents=True, exist_ok=True)
    with alone_in(target):
        if name := finish_restore(target):
            typer.echo(f"上一次从 {name} 的恢复没有做完，现在接着做完了。发信停着，核对之后运行 restore --confirm。")
            return 0
        folder = _shelf(home).found(asked.name)
        at = Clock(read_moment(clock, SHANGHAI) if clock else None, SHANGHAI).now()
        brought = asyncio.run(bring_back(folder, target, at, yes=asked.yes))
    typer.echo(brought.told.sentence)
    return 0


def _shelf(home: Path) -> Shelf:
    """The county's own; where there is no county yet, or none that can be read, the usual place."""
    try:
        return shelf_of(County.at(home))
    except BadFiles:
        return Shelf(home.expanduser().absolute() / "state/backups")


def confirm_sending(session: Session, by: str) -> int:
    """0 done; 2 when nothing waits for a confirmation."""
    session.check_clock()
    restored = asyncio.run(confirm_restore(session.county, by, session.clock.now()))
    left = f"{restored.at.astimezone(session.county.zone):%Y-%m-%d %H:%M} 从备份 {restored.backup}"
    rest = "标为“待确认是否发出”的不会自动再发：确实没有发的，用 decide resend。"
    typer.echo(f"已确认 {left} 的恢复，到时的通知照常发出。{rest}")
    return 0
