"""The commands about the plan: lint, show, open, draft. As thin as those in cli.py."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from flows.given import given, session

plan_app = typer.Typer(help="计划：起草、检查、查看、开季。", no_args_is_help=True, rich_markup_mode=None)


class Printed(StrEnum):
    TABLE = "table"
    JSON = "json"


FormatOption = Annotated[Printed, typer.Option("--format", help="输出格式")]
Yes = Annotated[bool, typer.Option("--yes", help="已看过影响，确认执行")]


@plan_app.command("lint")
def plan_lint(
    circular: Annotated[Path | None, typer.Argument(help="只看这一份通知")] = None,
    format_: FormatOption = Printed.TABLE,
) -> None:
    """列出计划和通知里的问题；有未裁定的错误时退出码为 1。"""
    from flows.plans import lint

    raise typer.Exit(lint(None if circular else session(), circular, json=format_ is Printed.JSON))


@plan_app.command("show")
def plan_show(
    year: Annotated[int | None, typer.Option("--year", help="按这一年展开")] = None,
    format_: FormatOption = Printed.TABLE,
) -> None:
    """列出每项要求和这一年的每个截止时间。"""
    from flows.plans import show

    show(session(), year, json=format_ is Printed.JSON)


@plan_app.command("open")
def plan_open(
    year: Annotated[int | None, typer.Option("--year", help="按这一年开季")] = None, yes: Yes = False
) -> None:
    """开季：检查计划，列出全部应交，写成新的一版。"""
    at = session()
    at.check_clock()
    from flows.open_plan import open_plan

    opened = at.run(open_plan, year=year, yes=yes)
    typer.echo(opened.told.sentence)


@plan_app.command("draft")
def plan_draft(
    circular: Annotated[Path, typer.Argument(help="通知：文本、.docx 或 .pdf")],
    format_: Annotated[Printed, typer.Option("--format", help="table 写成 plan.toml 草稿 | json")] = Printed.TABLE,
    out: Annotated[Path | None, typer.Option("--out", help="把 plan.toml 草稿写到这个文件")] = None,
    against: Annotated[Path | None, typer.Option("--against", help="去年的 plan.toml，列出与去年不同")] = None,
    year: Annotated[int | None, typer.Option("--year", min=1900, max=2199, help="通知没写年份时，按这一年")] = None,
) -> None:
    """按通知起草 plan.toml：谁、交什么、交到哪里、何时；每项注明行号和把握，读不出的列出来。"""
    from flows.drafting import draft_plan

    home, json = Path(given["home"]), format_ is Printed.JSON
    draft_plan(circular, home, year=year, last_year=against, out=out, json=json)
