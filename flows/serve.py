"""守护 serve: all deployments in one list, registered with their schedules, and kept running by the daemon."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID
from zoneinfo import ZoneInfo

import typer

from flows.daemon import keep_running
from flows.schedules import Timing, timings
from flows.server import PrefectServer, free_port
from settings.app import County
from settings.files import load_files

if TYPE_CHECKING:
    from prefect.runner import Runner
    from prefect.schedules import Schedule


@dataclass(frozen=True, slots=True)
class Deployed:
    """One deployment: the flow, which is also its module in flows/, and what the admins read about it."""

    flow: str
    title: str
    parameters: dict[str, Any] = field(default_factory=dict)


DEPLOYMENTS = (
    Deployed("open_plan", "开季：检查计划，展开应交", {"year": None, "yes": False}),
    Deployed("read_mailboxes", "收信：读指定邮箱"),
    Deployed("read_websites", "收站：读网站栏目"),
    Deployed("judge", "核催：识别、检查、判定、排通知"),
    Deployed("send_outbox", "发：发送发件箱里到时的通知"),
    Deployed("summarise", "报：截止后与每周的汇总"),
    Deployed("watch", "值守：该运行的是否都运行了"),
)


async def add_deployments(
    runner: Runner, county: County, clock: str | None = None, more: Sequence[tuple[str, Timing]] = ()
) -> dict[str, UUID]:
    """Register every deployment with the runner; flow -> deployment id.

    `clock` stands still in all of them (the demo's); `more` adds schedules to flows.
    """
    from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
    from prefect.types.entrypoint import EntrypointType

    files = load_files(county.files(), zone=county.app.timezone)
    regular = timings(county.app, files)
    # what is running already looks at all there is to do; a second run at the same time would only wait for it
    one = ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW)
    made = {}
    for deployed in DEPLOYMENTS:
        flow = getattr(import_module(f"flows.{deployed.flow}"), deployed.flow)
        wanted = [*regular[deployed.flow], *(timing for name, timing in more if name == deployed.flow)]
        off = await _switched_off(f"{flow.name}/{deployed.flow}")
        deployment = await flow.ato_deployment(
            name=deployed.flow,
            description=deployed.title,
            tags=[county.app.name],
            schedules=[_schedule(timing, county.app.timezone, timing.slug not in off) for timing in wanted],
            parameters={"home": str(county.home), "clock": clock, **deployed.parameters},
            concurrency_limit=one,
            entrypoint_type=EntrypointType.MODULE_PATH,
        )
        made[deployed.flow] = await runner.aadd_deployment(deployment)
    return made


async def _switched_off(deployment: str) -> frozenset[str]:
    """The slugs of the schedules that an admin has switched off, which registering anew would switch on again."""
    from prefect.client.orchestration import get_client
    from prefect.exceptions import ObjectNotFound

    async with get_client() as client:
        try:
            known = await client.read_deployment_by_name(deployment)
        except ObjectNotFound:
            return frozenset()
    return frozenset(schedule.slug for schedule in known.schedules if schedule.slug and not schedule.active)


def _schedule(timing: Timing, zone: str, active: bool) -> Schedule:
    from prefect.schedules import Schedule

    midnight = datetime(2023, 1, 1, tzinfo=ZoneInfo(zone))  # a fixed anchor: a restart does not move the rounds
    return Schedule(
        cron=timing.cron or None,
        rrule=timing.rrule or None,
        interval=timing.every,
        anchor_date=midnight + timing.offset,
        timezone=zone,
        slug=timing.slug,
        active=active,
    )


def serve(home: Path, port: int) -> int:
    """Run until Ctrl-C or SIGTERM; the runner is stopped before the server, and no process is left behind."""
    county = County.at(home)
    load_files(county.files(), zone=county.app.timezone)  # say what is wrong before anything is started
    chosen = free_port(port)
    if chosen != port:
        typer.echo(f"端口 {port} 已被占用，改用 {chosen}。")
    typer.echo("正在启动 Prefect 服务……")
    with PrefectServer(county.state / "prefect", chosen, county.secret("prefect")) as server:
        typer.echo(f"Prefect 界面：{server.url}　（Ctrl-C 结束）")
        return asyncio.run(_run(county, server))


async def _run(county: County, server: PrefectServer) -> int:
    from prefect.runner import Runner

    runner = Runner(name="rollcall", pause_on_shutdown=False, limit=4)
    made = await add_deployments(runner, county)
    typer.echo(f"已登记 {len(made)} 个部署，按时间表运行。")
    return await keep_running(runner, server)
