"""The commands that bring evidence in by hand: a file for one obligation, or an archive of old mail."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.given import session

evidence_app = typer.Typer(help="材料：补充文件，带入旧邮件和文件夹。", no_args_is_help=True, rich_markup_mode=None)
PlanOption = Annotated[str, typer.Option("--plan", help="计划编号；默认为最晚开始的一个")]


@evidence_app.command("add")
def evidence_add(
    what: Annotated[list[str], typer.Argument(help="应交编号（或几个词），最后是文件")],
    channel: Annotated[str, typer.Option("--channel", help="只算在这个渠道；默认为还缺的渠道")] = "",
    on: Annotated[str, typer.Option("--on", help="什么时候收到的，如 2023-02-24T10:00；默认为现在")] = "",
    instead_of: Annotated[str, typer.Option("--for", help="代替只有链接的那一件（如 e17）：用它的渠道和收到时间")] = "",
    by: Annotated[str, typer.Option("--by", help="哪位管理员")] = "",
    why: Annotated[str, typer.Option("--why", help="理由")] = "",
    plan: PlanOption = "",
) -> None:
    """把一份文件补充到一项应交，如超大附件从链接下载后的文件；内容照常检查。"""
    from flows.bringing import add

    add(session(), what, channel, on, instead_of, by, why, plan)


@evidence_app.command("password")
def evidence_password(
    what: Annotated[list[str], typer.Argument(help="加密的那一件（如 e17），或几个词")],
    by: Annotated[str, typer.Option("--by", help="哪位管理员")] = "",
    plan: PlanOption = "",
) -> None:
    """用密码打开加密的材料：密码在提示后输入（或从标准输入读一行），不显示、不保存、不写日志。"""
    from flows.bringing import unlock

    unlock(session(), what, by, plan)


@evidence_app.command("import")
def evidence_import(
    path: Annotated[Path, typer.Argument(help=".eml 文件、mbox 文件、Maildir，或装着这些和材料文件的文件夹")],
) -> None:
    """带入旧邮件和文件，以便年中开始使用；收到时间没有凭据的会注明，已有的不重复存。"""
    from flows.bringing import bring

    raise typer.Exit(bring(session(), path))
