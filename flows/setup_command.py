"""The command setup. As thin as those in cli.py."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.given import given


def setup(
    answers: Annotated[str, typer.Option("--answers", help="不提问：答案写在这个 TOML 文件里，- 是标准输入")] = "",
    untested: Annotated[bool, typer.Option("--untested", help="连不上的邮箱和发信服务器也写入")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="要改已有的文件时，不再问")] = False,
) -> None:
    """第一次设置：问几个问题，当场连一连邮箱、网站和发信服务器，写好 rollcall.toml、secrets.env 和来源文件。"""
    from flows.setting_up import Asked, setup

    raise typer.Exit(setup(Path(given["home"]), Asked(answers, untested, yes)))
