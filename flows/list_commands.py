"""The commands about lists: rosters that come in, ledgers that go out. As thin as those in cli.py."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from flows.session import Session

Yes = Annotated[bool, typer.Option("--yes", help="已看过影响，确认执行")]


def add_roster_commands(roster_app: typer.Typer, session: Callable[[], Session]) -> None:
    @roster_app.command("import")
    def roster_import(
        file: Annotated[Path, typer.Argument(help="名单：XLSX、XLS 或 CSV；也可以是填好的邮箱确认表")],
        yes: Yes = False,
        same: Annotated[list[str] | None, typer.Option("--same", help="学校更名或合并：旧名=新名，可写多次")] = None,
        new: Annotated[list[str] | None, typer.Option("--new", help="这一所或这一位按新增算，可写多次")] = None,
        addresses: Annotated[Path | None, typer.Option("--addresses", help="把没有邮箱的学校写成这张确认表")] = None,
    ) -> None:
        """导入名单：先列出更名、调动、合并、新增、终止；加 --yes 才写入花名册，未加时退出码为 1。"""
        from flows.rosters import import_list

        raise typer.Exit(import_list(session(), file, same or (), new or (), addresses, yes=yes))
