"""What the command `backup` does: make one, list them, or read one through."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import typer

from flows.session import Session
from tasks.domain.errors import BadFiles, BadInput
from tasks.holdings import shelf_of
from tasks.pages.status import as_table
from tasks.store.backup_check import is_too_new, mistakes_in
from tasks.store.backup_shelf import Shelf
from tasks.store.manifest import read_manifest


@dataclass(frozen=True, slots=True)
class Asked:
    name: str
    to: Path | None
    check: bool
    list: bool
    secrets: bool
    full: bool


def backup(session: Session, asked: Asked) -> int:
    """0 done, or sound; 1 when evidence was lost before, or a backup is damaged, or the disk is full."""
    if asked.name and not asked.check:
        raise BadInput(f"多了“{asked.name}”：要核对它，写 rollcall backup --check {asked.name}；要恢复它，用 restore。")
    if asked.check and asked.list:
        raise BadInput("--check 和 --list 只能写一个。")
    shelf = shelf_of(session.county, asked.to)
    if asked.list:
        return _list(shelf)
    if asked.check:
        return _check(shelf, asked.name)
    session.check_clock()
    from flows.backup import backup as flow

    to = str(asked.to.expanduser().absolute()) if asked.to else ""
    made = session.run(flow, to=to, secrets=asked.secrets, full=asked.full)
    typer.echo(made.told.sentence)
    for sha256, what in made.told.rows:
        typer.echo(f"  {sha256}：{what}")
    return 1 if made.gone else 0


def _list(shelf: Shelf) -> int:
    good = shelf.good()
    rows = [
        (name, f"{m.made_at:%Y-%m-%d %H:%M}", str(len(m.files)), f"{sum(k.size for k in m.files) / 1e6:.1f} MB",
         "有" if m.secrets else "无")
        for name, m in good.items()
    ]  # fmt: skip
    typer.echo(as_table(("名称", "时刻", "文件", "大小", "密码"), rows) if rows else f"{shelf.folder} 里还没有备份。")
    for name in shelf.names():
        if name not in good:
            typer.echo(f"{name}：不是本县的一份完整备份，不算数，也不会自动清理。")
    return 0


def _check(shelf: Shelf, name: str) -> int:
    folder = shelf.found(name)
    manifest = read_manifest(folder)
    if mistakes := mistakes_in(folder, manifest):
        typer.echo(f"{folder} 有 {len(mistakes)} 处不对，不能整个恢复：\n{BadFiles(mistakes)}")
        typer.echo("请换一份，或用 rollcall backup --full 重新完整备份。")
        return 1
    lost = f"（备份之前就已丢失的证据 {len(manifest.lost)} 份）" if manifest.lost else ""
    newer = "但它来自更新的程序，恢复之前请先升级。" if is_too_new(manifest) else ""
    typer.echo(f"{folder} 完好：文件 {len(manifest.files)} 个，逐个核对过指纹，数据库完整{lost}。{newer}")
    return 0
