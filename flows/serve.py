"""守护 serve: all deployments in one list, registered with their schedules, and kept running by the daemon."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID
from zoneinfo import ZoneInfo

import typer

from flows.at_work import at_work_in
from flows.daemon import keep_running
from flows.ears import Ears, read_and_judge
from flows.schedules import FROM_THE_PLAN, Timing, timings
from flows.server import PrefectServer
from settings.app import County
from settings.files import CountyFiles, load_files
from tasks.clock import Clock
from tasks.planfile import load_version
from tasks.store import plans as plan_store
from tasks.store.session import open_store, reading

if TYPE_CHECKING:
    from prefect.deployments.runner import RunnerDeployment
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
    Deployed("prune", "清理：到了保存期限的内容"),
    Deployed("backup", "备份：整个县的一份副本"),
)


async def add_deployments(
    runner: Runner,
    county: County,
    clock: str | None = None,
    more: Sequence[tuple[str, Timing]] = (),
    *,
    paused: bool = False,
) -> dict[str, UUID]:
    """Register every deployment with the runner; flow -> deployment id.

    `clock` stands still in all of them (the demo's); `more` adds schedules to flows. What is `paused` runs when it is
    resumed: until then the server plans nothing, and takes them sooner.
    """
    regular = timings(county.app, planned_files(county)[1])
    made = {}
    for deployed in DEPLOYMENTS:
        wanted = [*regular[deployed.flow], *(timing for name, timing in more if name == deployed.flow)]
        deployment = await _deployment(deployed, county, clock, wanted, paused=paused)
        made[deployed.flow] = await runner.aadd_deployment(deployment)
    return made


async def _deployment(
    deployed: Deployed, county: County, clock: str | None, wanted: Sequence[Timing], *, paused: bool
) -> RunnerDeployment:
    from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
    from prefect.types.entrypoint import EntrypointType

    flow = getattr(import_module(f"flows.{deployed.flow}"), deployed.flow)
    off = await _tidy(f"{flow.name}/{deployed.flow}", {timing.slug for timing in wanted})
    made: RunnerDeployment = await flow.ato_deployment(
        name=deployed.flow,
        description=deployed.title,
        tags=[county.app.name],
        schedules=[_schedule(timing, county.app.timezone, timing.slug not in off) for timing in wanted],
        parameters={"home": str(county.home), "clock": clock, **deployed.parameters},
        # what is running already looks at all there is to do; a second run at the same time would only wait for it
        concurrency_limit=ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW),
        paused=paused,
        entrypoint_type=EntrypointType.MODULE_PATH,
    )
    return made


async def resume(deployments: Iterable[UUID]) -> None:
    """Switch paused deployments on, with their schedules."""
    from prefect.client.orchestration import get_client

    async with get_client() as client:
        for deployment in deployments:
            await client.resume_deployment(deployment)


async def _tidy(deployment: str, wanted: Collection[str]) -> frozenset[str]:
    """Take away the schedules of due moments that the plan no longer has; returns what an admin has switched off.

    Registering would leave the first as they are, and switch the second on again.
    """
    from prefect.client.orchestration import get_client
    from prefect.exceptions import ObjectNotFound

    async with get_client() as client:
        try:
            known = await client.read_deployment_by_name(deployment)
        except ObjectNotFound:
            return frozenset()
        for schedule in known.schedules:
            if schedule.slug and schedule.slug.startswith(FROM_THE_PLAN) and schedule.slug not in wanted:
                await client.delete_deployment_schedule(known.id, schedule.id)
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


def planned_files(county: County) -> tuple[int, CountyFiles]:
    """The open plan's version and its files; 0 and the folder's own files while none is open.

    A mistake in a file that was edited since does not keep the daemon from starting.
    """
    with reading(open_store(county.database_url)) as session:
        version = plan_store.current_version(session, Clock(zone=county.zone).now())
        if version is not None:
            return version.id, load_version(session, version, county.app.timezone)
    return 0, load_files(county.files(), zone=county.app.timezone)


def serve(home: Path, port: int) -> int:
    """Run until Ctrl-C or SIGTERM; the runner is stopped before the server, and no process is left behind."""
    county = County.at(home)
    planned_files(county)  # say what is wrong before anything is started
    starting = PrefectServer(county.state / "prefect", port, county.secret("prefect"))
    typer.echo(f"{starting.note}正在启动 Prefect 服务……")
    with at_work_in(county.home), starting as server:
        server.wait()
        typer.echo(f"Prefect 界面：{server.url}　（Ctrl-C 结束）")
        return asyncio.run(_run(county, server))


async def _run(county: County, server: PrefectServer) -> int:
    from prefect.runner import Runner

    runner = Runner(name="rollcall", pause_on_shutdown=False, limit=4)
    ears = Ears(county, partial(read_and_judge, county))
    renewal = Renewal(county, runner, ears)
    await renewal.renew()
    try:
        return await keep_running(runner, server, renewal.beat)
    finally:
        ears.stop()


@dataclass
class Renewal:
    """Keeps the schedules in step with the plan: another version of it may have other due moments and sources."""

    county: County
    runner: Runner
    ears: Ears
    version: int = -1

    async def beat(self) -> None:
        """What the daemon does every few seconds."""
        await self.renew()
        await self.ears.beat()

    async def renew(self) -> None:
        """Register all deployments anew if the open plan has changed since."""
        newest, files = planned_files(self.county)
        if newest != self.version:
            made = await add_deployments(self.runner, self.county)
            self.version = newest
            self.ears.listen(files.sources)
            typer.echo(f"已登记 {len(made)} 个部署，按时间表运行。")
