"""The commands of the review desk: what waits for a person, and where something stands. As thin as those in cli.py."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from flows.given import session


class DeskFormat(StrEnum):
    TABLE = "table"
    JSON = "json"
    XLSX = "xlsx"


AsOf = Annotated[str, typer.Option("--as-of", help="按那一刻所知，如 2023-02-25T09:00")]
PlanOption = Annotated[str, typer.Option("--plan", help="计划编号；默认为最晚开始的一个")]


def review(
    format_: Annotated[DeskFormat, typer.Option("--format", help="输出格式；xlsx 是可填的裁定表")] = DeskFormat.TABLE,
    as_of: AsOf = "",
    plan: PlanOption = "",
    out: Annotated[Path | None, typer.Option("--out", help="写到文件（xlsx 必填）")] = None,
    files: Annotated[bool, typer.Option("--files", help="把等人看的文件和照片一览一并放到表的旁边")] = False,
) -> None:
    """待人工：等人看的全部材料和通知，最急的在前，各有建议；xlsx 填好后用 decide --from 收回。"""
    from flows.reviewing import review

    review(session(), format_.value, as_of, plan, out, files=files)


def find(
    words: Annotated[list[str], typer.Argument(help="几个词，都要符合，如 王老师 反思")],
    format_: Annotated[DeskFormat, typer.Option("--format", help="table | json")] = DeskFormat.TABLE,
    as_of: AsOf = "",
    plan: PlanOption = "",
) -> None:
    """查找：学校、教师、联系人、应交项，以及材料的标题、文件名、压缩包里的文件名、发件人。"""
    from flows.reviewing import find

    find(session(), words, as_of, plan, json=format_ is DeskFormat.JSON)
