"""The commands about lists: rosters that come in, ledgers that go out. As thin as those in cli.py."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.given import session

roster_app = typer.Typer(help="花名册：检查、导入。", no_args_is_help=True, rich_markup_mode=None)
ledger_app = typer.Typer(help="台账：登记学时和评分。", no_args_is_help=True, rich_markup_mode=None)

By = Annotated[str, typer.Option("--by", help="登记的管理员")]
PlanOption = Annotated[str, typer.Option("--plan", help="计划编号；默认为最晚开始的一个")]
Yes = Annotated[bool, typer.Option("--yes", help="已看过影响，确认执行")]


@roster_app.command("check")
def roster_check() -> None:
    """检查花名册，列出人数和问题。"""
    from flows.plans import check_roster

    check_roster(session())


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


def export(
    what: Annotated[
        str,
        typer.Argument(
            help="credit 学时 | coverage 覆盖 | scoring 考评分 | bulletin 通报 | supervision 督办单 | summary 汇总表"
        ),
    ],
    format_: Annotated[str, typer.Option("--format", help="table | json | xlsx")] = "table",
    as_of: Annotated[str, typer.Option("--as-of", help="按那一刻所知，如 2023-07-01T00:00")] = "",
    plan: PlanOption = "",
    out: Annotated[Path | None, typer.Option("--out", help="写到文件（xlsx 和公文必填）")] = None,
    party: Annotated[str, typer.Option("--party", help="督办单：哪所学校，编号或名称")] = "",
    due: Annotated[str, typer.Option("--due", help="通报、汇总表：哪天截止的，如 2023-02-24；不写就是近期全部")] = "",
) -> None:
    """台账：每位教师的学时，四个覆盖的矩阵，每所学校的考评分；还有可以修改的通报、督办单和汇总表。"""
    from flows.ledgers import export
    from flows.papers import Asked, export_paper, paper_named

    if paper_named(what):
        export_paper(session(), Asked(what, as_of, plan, party, due), out)
        return
    export(session(), what, format_, as_of, plan, out)


@ledger_app.command("hours")
def ledger_hours(
    file: Annotated[Path, typer.Argument(help="学校的学时名单：姓名、学时，可有 学校、类别、备注")],
    school: Annotated[str, typer.Option("--school", help="名单没有写学校时，是哪所学校的")] = "",
    approved: Annotated[bool, typer.Option("--approved", help="这是进修学校认定的，不只是学校上报的")] = False,
    by: By = "",
    plan: PlanOption = "",
    yes: Yes = False,
) -> None:
    """登记学校上报的学时（如校本研培 12 学时）：先列出，加 --yes 才记入。"""
    from flows.ledgers import Wanted, hours

    raise typer.Exit(hours(session(), file, Wanted(school, by=by, plan=plan), approved=approved, yes=yes))


@ledger_app.command("approve")
def ledger_approve(
    school: Annotated[str, typer.Argument(help="学校的编号或名称；不写就是全部")] = "",
    category: Annotated[str, typer.Option("--category", help="只认定这一类")] = "",
    by: By = "",
    plan: PlanOption = "",
    yes: Yes = False,
) -> None:
    """认定学时：把有依据、已上报、还没有认定的学时认定下来。"""
    from flows.ledgers import Wanted, approve

    raise typer.Exit(approve(session(), Wanted(school, category, by, plan), yes=yes))


@ledger_app.command("points")
def ledger_points(
    file: Annotated[Path, typer.Argument(help="评分表：学校、项目、得分、理由")],
    by: By = "",
    plan: PlanOption = "",
    yes: Yes = False,
) -> None:
    """登记人工评分（如教师访谈），每一分都要有理由。"""
    from flows.ledgers import Wanted, points

    raise typer.Exit(points(session(), file, Wanted(by=by, plan=plan), yes=yes))


def records(
    what: Annotated[
        str, typer.Argument(help="runs 运行记录 | notices 通知 | readings 收取 | decisions 决定 | prune 清理")
    ] = "runs",
    format_: Annotated[str, typer.Option("--format", help="table | json")] = "table",
    as_of: Annotated[str, typer.Option("--as-of", help="按那一刻所知，如 2023-07-01T00:00")] = "",
    yes: Yes = False,
) -> None:
    """已经发生的：运行记录、通知、收取、决定；prune 列出到了保存期限的内容，加 --yes 才清除。"""
    from flows import recorded

    if what == "prune":
        recorded.prune(session(), yes=yes)
        return
    recorded.records(session(), what, as_of, format_)
