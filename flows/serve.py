"""守护 serve: the Prefect server, all deployments with their schedules, and the runner, under one supervisor."""

from __future__ import annotations

import asyncio
import os
import socket
from dataclasses import dataclass, field
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

import typer

from flows.server import PrefectServer, free_port
from settings.app import County
from settings.files import CountyFiles, load_files
from tasks.casefile import calendar_of
from tasks.domain.evidence.source import MailboxSource
from tasks.domain.plan.due import due_moments
from tasks.domain.plan.rule import NthWeekday, read_due

if TYPE_CHECKING:
    from prefect.runner import Runner
    from prefect.schedules import Schedule

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
AFTER_GRACE = timedelta(minutes=5)  # a reading right after the due moment plus grace


@dataclass(frozen=True, slots=True)
class Deployed:
    """One deployment: the flow by module and name, what the admins read about it, and when it runs."""

    module: str
    flow: str
    title: str
    schedules: tuple[Schedule, ...]
    parameters: dict[str, Any] = field(default_factory=dict)


def deployments(county: County, files: CountyFiles) -> tuple[Deployed, ...]:
    """All deployments of a county, in one place, with schedules from its sources and its plan's due rules."""
    mail = _every(files, mailbox=True)
    site = _every(files, mailbox=False)
    due = due_schedules(files)
    return (
        Deployed("flows.open_plan", "open_plan", "开季：检查计划，展开应交", (), {"yes": False}),
        Deployed("flows.read_mailboxes", "read_mailboxes", "收信：读指定邮箱", (_interval("mail", mail), *due)),
        Deployed("flows.read_websites", "read_websites", "收站：读网站栏目", (_interval("site", site), *due)),
        Deployed("flows.judge", "judge", "核催：识别、检查、判定、排通知", (_interval("judge", mail), *due)),
        Deployed("flows.send_outbox", "send_outbox", "发：发送发件箱", (_interval("send", timedelta(minutes=5)),)),
        Deployed("flows.summarise", "summarise", "报：截止后与每周汇总", (_cron("weekly", "0 8 * * 1"), *due)),
        Deployed("flows.watch", "watch", "值守：是否都按时运行", (_interval("watch", timedelta(hours=1)),)),
    )


def due_schedules(files: CountyFiles) -> tuple[Schedule, ...]:
    """A run at each due moment of a year and one after its grace: the plan's due rules, in the words of a calendar.

    A month-day becomes a cron line of that day, a weekday of the month a recurrence rule (`-1FR`: the last Friday);
    what neither can say is scheduled for the days of the plan's year.
    """
    from prefect.schedules import Cron, RRule

    grace = max(files.plan.grace.values()) + AFTER_GRACE
    found: dict[str, Schedule] = {}
    for requirement in files.plan.requirements:
        for due in due_moments(requirement, files.plan, calendar_of(files)):
            clock = f"{due.due_at.minute} {due.due_at.hour}"
            what = read_due(requirement.due).what
            if isinstance(what, NthWeekday):
                day = f"{what.nth}{_WEEKDAYS[what.weekday]}"
                rule = f"FREQ=MONTHLY;BYDAY={day};BYHOUR={due.due_at.hour};BYMINUTE={due.due_at.minute};BYSECOND=0"
                found[day] = RRule(rule, timezone=files.plan.timezone, slug=f"due-{day.lower().strip('-')}")
            else:
                day = f"{due.due_at:%m-%d}"
                cron = f"{clock} {due.due_at.day} {due.due_at.month} *"
                found[day] = Cron(cron, timezone=files.plan.timezone, slug=f"due-{day}-{due.due_at:%H%M}")
            after = due.due_at + grace
            cron = f"{after.minute} {after.hour} {after.day} {after.month} *"
            found[f"{after}"] = Cron(cron, timezone=files.plan.timezone, slug=f"after-{after:%m-%d-%H%M}")
    return tuple(found.values())


def _every(files: CountyFiles, *, mailbox: bool) -> timedelta:
    """How often the quickest source of a kind is read; without one, every hour."""
    every = [source.every for source in files.sources if isinstance(source, MailboxSource) is mailbox]
    return min(every, default=timedelta(hours=1))


def _interval(slug: str, every: timedelta) -> Schedule:
    from prefect.schedules import Interval

    return Interval(every, timezone="Asia/Shanghai", slug=slug)


def _cron(slug: str, line: str) -> Schedule:
    from prefect.schedules import Cron

    return Cron(line, timezone="Asia/Shanghai", slug=slug)


async def add_deployments(
    runner: Runner, county: County, *, clock: str | None = None, every: timedelta | None = None
) -> dict[str, UUID]:
    """Register every deployment with the runner; flow name -> deployment id.

    `clock` stands still in all of them (the demo's); `every` adds a quick schedule to the watch, to see one run soon.
    """
    from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
    from prefect.deployments.runner import EntrypointType

    one = ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW)
    made = {}
    for deployed in deployments(county, load_files(county.files(), zone=county.app.timezone)):
        flow = getattr(import_module(deployed.module), deployed.flow)
        quick = (_interval("soon", every),) if every and deployed.flow == "watch" else ()
        deployment = await flow.ato_deployment(
            name=deployed.title,
            schedules=[*deployed.schedules, *quick],
            parameters={"home": str(county.home), "clock": clock, **deployed.parameters},
            concurrency_limit=one,
            entrypoint_type=EntrypointType.MODULE_PATH,
        )
        made[deployed.flow] = await runner.aadd_deployment(deployment)
    return made


def serve(home: Path, port: int) -> int:
    """Run until Ctrl-C or SIGTERM; the runner is stopped before the server, and no process is left behind."""
    county = County.at(home)
    chosen = free_port(port)
    if chosen != port:
        typer.echo(f"端口 {port} 已被占用，改用 {chosen}。")
    typer.echo("正在启动 Prefect 服务……")
    with PrefectServer(county.state / "prefect", chosen) as server:
        typer.echo(f"Prefect 界面：{server.url}　（Ctrl-C 结束）")
        return asyncio.run(_run(county, server))


async def _run(county: County, server: PrefectServer) -> int:
    from prefect.runner import Runner

    runner = Runner(name="rollcall", pause_on_shutdown=False)
    made = await add_deployments(runner, county)
    typer.echo(f"已登记 {len(made)} 个部署，按时间表运行。")
    _notify("READY=1")
    running = asyncio.create_task(runner.start())
    while not running.done():
        await asyncio.wait({running}, timeout=10)
        _notify("WATCHDOG=1")
        if not server.is_alive and not running.done():
            typer.echo("Prefect 服务意外结束，守护停止；请看 state/prefect/server.log。", err=True)
            running.cancel()
            return 3
    return 0


def _notify(message: str) -> None:
    """Tell systemd, where it listens, that we are ready and alive."""
    address = os.environ.get("NOTIFY_SOCKET")
    if address:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as notify:
            notify.sendto(message.encode(), address.replace("@", "\0", 1))
