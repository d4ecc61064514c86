"""The command that helps to set a website up: `site probe` looks at a page and writes the file that reads it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.given import given

site_app = typer.Typer(help="网站：看一个网页，写出读它的来源文件。", no_args_is_help=True, rich_markup_mode=None)


@site_app.command("probe")
def site_probe(
    url: Annotated[str, typer.Argument(help="栏目列表页的网址")],
    format_: Annotated[str, typer.Option("--format", help="table | json")] = "table",
    channel: Annotated[str, typer.Option("--channel", help="这是哪个渠道，如 class_share")] = "",
    like: Annotated[str, typer.Option("--like", help="用这个来源的登录和密码去看（须有县文件夹）")] = "",
    write: Annotated[str, typer.Option("--write", help="写成县文件夹里的 sources/名称.toml")] = "",
) -> None:
    """看一个列表页：提出怎样读它（行、字段、翻页、编码），列出前五行，并写出来源文件。"""
    from flows.probing import probe

    raise typer.Exit(probe(Path(given["home"]), url, channel, like, write, json=format_ == "json"))
