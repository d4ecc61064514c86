"""The command line. Everything heavy is imported inside the commands, so that help answers at once."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from flows.backup_commands import backup, restore
from flows.desk_commands import find, review
from flows.evidence_commands import evidence_app
from flows.given import command_under_way, given, session
from flows.list_commands import export, ledger_app, records, roster_app
from flows.plan_commands import plan_app
from flows.sandbox_commands import demo, simulate
from flows.setup_command import setup
from flows.site_commands import site_app

app = typer.Typer(
    name="rollcall",
    help="点卯：谁该交什么、到了没有、为什么这样说。先用 rollcall init 建一个县的文件夹。",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.add_typer(plan_app, name="plan")
app.add_typer(roster_app, name="roster")
app.add_typer(ledger_app, name="ledger")
app.add_typer(evidence_app, name="evidence")
app.add_typer(site_app, name="site")
for command in (setup, export, review, records, find, backup, restore, demo, simulate):
    app.command(command.__name__)(command)


class Format(StrEnum):
    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"


FormatOption = Annotated[Format, typer.Option("--format", help="输出格式")]
AsOf = Annotated[str, typer.Option("--as-of", help="按那一刻所知回答，如 2023-02-25T09:00")]
PlanOption = Annotated[str, typer.Option("--plan", help="计划编号；默认为最晚开始的一个")]
Yes = Annotated[bool, typer.Option("--yes", help="已看过影响，确认执行")]


@app.callback()
def options(
    home: Annotated[str, typer.Option("--home", envvar="ROLLCALL_HOME", help="县的文件夹")] = ".",
    clock: Annotated[str, typer.Option("--clock", envvar="ROLLCALL_CLOCK", help="演练用：整个命令发生在这一刻")] = "",
) -> None:
    given.update(home=home, clock=clock)


@app.command()
def init(
    folder: Annotated[Path, typer.Argument(help="新的或空的文件夹")],
    add_missing: Annotated[bool, typer.Option("--add-missing", help="只补写缺少的文件")] = False,
) -> None:
    """写出一个县的文件夹（模板：兰西县 2023 年）。"""
    from settings.template import write_county

    written = write_county(folder, add_missing=add_missing)
    typer.echo(f"已写出 {len(written)} 个文件到 {folder}。下一步：按注释修改，然后 rollcall --home {folder} doctor")


@app.command()
def doctor() -> None:
    """检查设置、密码、来源和发信服务器能不能连上。"""
    from flows.checkup import doctor

    raise typer.Exit(doctor(session()))


@app.command()
def read(
    source: Annotated[str, typer.Argument(help="只读这一个来源")] = "",
    mailboxes: Annotated[bool, typer.Option("--mailboxes", help="只读邮箱")] = False,
    websites: Annotated[bool, typer.Option("--websites", help="只读网站")] = False,
    confirm_fewer: Annotated[str, typer.Option(help="网站上的行数确实少了一半以上：写确认人姓名")] = "",
) -> None:
    """收取：读邮箱和网站并存下来，不作判断。"""
    from flows.running import read

    raise typer.Exit(read(session(), source, confirm_fewer, mailboxes=mailboxes, websites=websites))


@app.command()
def judge(plan: PlanOption = "") -> None:
    """核催：识别、检查、判定，排好要发的通知；有需要人工的，退出码为 1。"""
    from flows.running import judge

    raise typer.Exit(judge(session(), plan))


@app.command()
def send() -> None:
    """把发件箱里到时的通知发出去。"""
    from flows.running import send

    raise typer.Exit(send(session()))


@app.command()
def summarise() -> None:
    """截止之后的情况汇总，发给各学段联系人。"""
    from flows.running import summarise

    raise typer.Exit(summarise(session()))


@app.command()
def status(
    format_: FormatOption = Format.TABLE,
    as_of: AsOf = "",
    plan: PlanOption = "",
    party: Annotated[str, typer.Option("--party", help="学校或教师的编号或名称")] = "",
    verdict: Annotated[str, typer.Option("--verdict", help="只看这种判定，如 missing 或 缺交")] = "",
    requirement: Annotated[str, typer.Option("--requirement", help="只看这项要求，如 S1")] = "",
    due_before: Annotated[str, typer.Option("--due-before", help="只看在此之前截止的")] = "",
    out: Annotated[Path | None, typer.Option("--out", help="写到文件（xlsx 必填）")] = None,
) -> None:
    """每一项应交：到了没有，凭什么这样说。"""
    from flows.answers import Wanted, status

    wanted = Wanted(party, verdict, requirement, due_before)
    status(session(), format_.value, as_of, plan, wanted, out)


@app.command()
def explain(
    what: Annotated[list[str], typer.Argument(help="应交编号、件的编号，或几个词，如 一小 课程表")],
    format_: FormatOption = Format.TABLE,
    as_of: AsOf = "",
    plan: PlanOption = "",
    out: Annotated[Path | None, typer.Option("--out", help="写成一页 HTML，可打印")] = None,
) -> None:
    """这一项为什么这样判定：规则、截止、收取、材料、通知、决定。"""
    from flows.answers import explain

    explain(session(), what, as_of, plan, out, json=format_ is Format.JSON)


@app.command()
def rehearse(
    days: Annotated[int, typer.Option("--days", min=1, max=400, help="往后看几天")] = 7,
    format_: FormatOption = Format.TABLE,
    to: Annotated[str, typer.Option("--to", help="把预演寄给这位管理员的邮箱，不寄给别人")] = "",
) -> None:
    """预演：如果什么都不变，之后几天会发哪些通知，发给谁。什么也不会发出。"""
    from flows.answers import rehearse

    rehearse(session(), days, json=format_ is Format.JSON, to=to)


@app.command()
def decide(
    act: Annotated[
        str,
        typer.Argument(
            help="waive 豁免 | extend 延期 | vouch 代收登记 | accept 接收 | reject 退回 | assign 归到 | "
            "release 放行 | hold 扣住 | resend 再发 | merge 合并名称 | undo 撤销"
        ),
    ] = "",
    target: Annotated[
        list[str],
        typer.Argument(help="应交编号或范围（S1/*/2023），件的编号，通知的键，决定的编号，两个名称，或几个词"),
    ] = [],  # noqa: B006
    to: Annotated[str, typer.Option("--to", help="归到哪一项应交")] = "",
    until: Annotated[str, typer.Option("--until", help="延到什么时候")] = "",
    why: Annotated[str, typer.Option("--why", help="理由")] = "",
    by: Annotated[str, typer.Option("--by", help="作决定的管理员")] = "",
    channel: Annotated[str, typer.Option("--channel", help="只对这个渠道")] = "",
    member: Annotated[str, typer.Option("--member", help="只对这位教师；月报代收时是哪一类")] = "",
    on: Annotated[str, typer.Option("--on", help="代收：哪天收到的，默认为现在")] = "",
    how: Annotated[str, typer.Option("--how", help="代收：怎样收到的，如 纸质、微信、U盘")] = "",
    file: Annotated[Path | None, typer.Option("--file", help="代收：一并保存的文件")] = None,
    sheet: Annotated[Path | None, typer.Option("--from", help="按填好的表裁定：要么全部记录，要么都不记录")] = None,
    plan: PlanOption = "",
    yes: Yes = False,
) -> None:
    """裁定：豁免、延期、代收登记、接收、退回、归到、放行、扣住、再发、合并名称、撤销。谁、何时、为什么都留下。"""
    from flows.deciding import Said, decide

    said = Said(act, target, to, until, why, by, channel, member, on, how, file, plan, sheet)
    raise typer.Exit(decide(session(), said, yes=yes))


@app.command()
def serve(
    port: Annotated[int, typer.Option("--port", help="Prefect 界面的端口")] = 4200,
) -> None:
    """守护：按时收取、核催、发送；Prefect 的界面就是管理员的界面。"""
    if given["clock"]:
        from tasks.domain.errors import BadInput

        raise BadInput("serve 不接受 --clock：守护进程按真实时间运行。演练请用 rollcall demo。")
    from flows.serve import serve

    raise typer.Exit(serve(Path(given["home"]), port))


def main() -> None:
    """The entry point: a mistake of the user's ends in one sentence and the contract's exit code, no traceback."""
    from tasks.domain.errors import RollcallError

    try:
        with command_under_way:
            code = app(standalone_mode=False)
    except RollcallError as error:
        print(f"rollcall: {error}", file=sys.stderr)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        print("rollcall: 已中断；已存好的都在，再次运行会接着做。", file=sys.stderr)
        sys.exit(130)
    except OSError as error:
        print(
            f"rollcall: {error.filename or ''}：{error.strerror or error}。请检查这个位置和它的权限。", file=sys.stderr
        )
        sys.exit(2)
    except Exception as error:
        if not hasattr(error, "exit_code") or not hasattr(error, "format_message"):
            raise
        _show_wrong_use(error)
        sys.exit(2)
    sys.exit(code if isinstance(code, int) else 0)


def _show_wrong_use(error: Any) -> None:
    from flows.wrong_use import wrong_use

    if type(error).__name__ == "NoArgsIsHelpError":
        error.show()  # the help itself
    else:
        print(f"rollcall: {wrong_use(error.format_message())}", file=sys.stderr)
