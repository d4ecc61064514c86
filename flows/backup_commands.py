"""The commands backup and restore. As thin as those in cli.py."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.given import given, session


def backup(
    name: Annotated[str, typer.Argument(help="和 --check 一起用：核对哪一份；默认为最近一份")] = "",
    to: Annotated[Path | None, typer.Option("--to", help="写到（或查看）这个文件夹，如另一个盘")] = None,
    check: Annotated[bool, typer.Option("--check", help="逐个文件核对一份备份，不做新的")] = False,
    list_: Annotated[bool, typer.Option("--list", help="列出已有的备份")] = False,
    secrets: Annotated[bool, typer.Option("--with-secrets", help="把 secrets.env（密码）也放进去")] = False,
    full: Annotated[bool, typer.Option("--full", help="每个文件都重新读一遍，不沿用上一份")] = False,
) -> None:
    """备份：数据库、证据、运行记录和县的文件夹，一份完整的副本；旧的按规则清理。"""
    from flows.backing_up import Asked, backup

    raise typer.Exit(backup(session(), Asked(name, to, check, list_, secrets, full)))


def restore(
    name: Annotated[str, typer.Argument(help="备份的名称或路径；默认为最近一份")] = "",
    to: Annotated[Path | None, typer.Option("--to", help="恢复到这个新的或空的文件夹；默认为 --home")] = None,
    confirm: Annotated[bool, typer.Option("--confirm", help="恢复之后：已经核对，可以继续发送")] = False,
    by: Annotated[str, typer.Option("--by", help="确认的管理员")] = "",
    yes: Annotated[bool, typer.Option("--yes", help="已看过会丢掉什么，确认覆盖")] = False,
) -> None:
    """从备份恢复：先核对每个文件，再整个换上；恢复之后不发信，直到管理员确认。"""
    from flows.restoring import Asked, confirm_sending, restore

    if confirm:
        raise typer.Exit(confirm_sending(session(), by))
    raise typer.Exit(restore(Path(given["home"]), given["clock"], Asked(name, to, yes)))
