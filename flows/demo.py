"""演示 demo: a made-up county from the opening of its plan to the summary, on real servers, in under three minutes."""

from __future__ import annotations

import asyncio
import fcntl
import os
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

import typer

from flows.daemon import at_work, stop_signal
from flows.playing import Played, play
from flows.schedules import Timing
from flows.serve import DEPLOYMENTS, add_deployments, resume
from flows.server import PrefectServer
from settings.app import County
from tasks.sandbox.box import Sandbox
from tasks.sandbox.story import Story

T = TypeVar("T")
_STOPPED = 130  # as a shell says it of Ctrl-C
_SCHEDULED_WITHIN = 120.0  # seconds


def demo(*, once: bool) -> int:
    """Play the story and compare; 1 when a verdict differs from the truth or no scheduled run came through."""
    began = time.monotonic()
    with _folder() as folder:
        starting = PrefectServer(folder / "prefect")
        typer.echo(f"{starting.note}正在启动 Prefect 服务（几秒到二十秒）……")
        with starting as server, Sandbox(Story.of()) as box:
            for note in box.notes:
                typer.echo(note)
            home = folder / "county"
            typer.echo(f"虚构的县：{len(box.story.places)} 所学校，文件夹 {home}")
            box.write_county(home)
            for deployed in DEPLOYMENTS:  # the server needs its time to start; so does this
                import_module(f"flows.{deployed.flow}")
            server.wait()
            typer.echo(f"Prefect 界面 {server.url}，虚构县的网站 {box.website_url}")
            return asyncio.run(_demo(box, home, server, began, once=once))


async def _demo(box: Sandbox, home: Path, server: PrefectServer, began: float, *, once: bool) -> int:
    from prefect.runner import Runner

    stop = stop_signal()
    played = await _unless(stop, play(box, home))
    if played is None:
        return _STOPPED
    typer.echo("\n故事演完。现在打开时间表，等一次计划运行经过运行器……")
    # somebody waits for this one scheduled run: look for it more often than every ten seconds
    runner = Runner(name="rollcall-demo", pause_on_shutdown=False, limit=2, query_seconds=2)
    soon = Timing("soon", every=timedelta(seconds=6))  # one that comes while another runs is cancelled
    clock, more = Story.moments[-1].at.isoformat(), (("watch", soon),)
    made = await add_deployments(runner, County.at(home), clock, more, paused=True)
    async with at_work(runner, stop):
        await resume([made["watch"]])
        ran = await _unless(stop, scheduled_run(made["watch"], soon.slug, _SCHEDULED_WITHIN))
        if ran is None:
            return _STOPPED
        await resume(made.values())
        typer.echo(f"计划运行已完成：{ran}" if ran else f"{_SCHEDULED_WITHIN:.0f} 秒内没有计划运行完成。")
        _summary(box, home, server, played, time.monotonic() - began, once=once)
        if not once:
            await stop.wait()
            typer.echo("正在停止……")
    return 0 if ran and not played.differences else 1


async def _unless(stop: asyncio.Event, work: Coroutine[Any, Any, T]) -> T | None:
    """What the work comes to; None when it was stopped before."""
    working, stopping = asyncio.create_task(work), asyncio.create_task(stop.wait())
    await asyncio.wait({working, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if working.done():
        return working.result()
    typer.echo("正在停止……")
    working.cancel()
    await asyncio.gather(working, return_exceptions=True)
    return None


async def scheduled_run(deployment: UUID, slug: str, within: float) -> str:
    """Wait until the scheduler, not a person, has made a run and it has completed; then switch its schedule off."""
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.filters import DeploymentFilter, DeploymentFilterId

    until = time.monotonic() + within
    wanted = DeploymentFilter(id=DeploymentFilterId(any_=[deployment]))
    found = ""
    async with get_client() as client:
        while not found and time.monotonic() < until:
            runs = await client.read_flow_runs(deployment_filter=wanted)
            done = [run for run in runs if run.auto_scheduled and run.state and run.state.is_completed()]
            found = done[0].name if done else ""
            await asyncio.sleep(1)
        for schedule in (await client.read_deployment(deployment)).schedules:
            if schedule.slug == slug:
                await client.update_deployment_schedule(deployment, schedule.id, active=False)
    return found


def _summary(box: Sandbox, home: Path, server: PrefectServer, played: Played, seconds: float, *, once: bool) -> None:
    typer.echo(f"\n==== 总结（用时 {seconds:.0f} 秒）====")
    typer.echo(f"最后一刻 {Story.moments[-1].at:%Y-%m-%d %H:%M}，{played.figures}")
    mails = Counter(recipient for recipient, _ in box.sent)
    typer.echo(f"共发出 {len(box.sent)} 封信，收信人 {len(mails)} 位：")
    for recipient, count in sorted(mails.items()):
        subjects = [str(message["Subject"]).removeprefix("【研培材料】") for to, message in box.sent if to == recipient]
        typer.echo(f"  {recipient} {count} 封：" + "；".join(subjects))
    typer.echo(f"Prefect 界面：{server.url}")
    typer.echo(f"虚构县的网站：{box.website_url}")
    typer.echo(f"发出的信：{box.sent_url}")
    typer.echo(f"运行记录：{home / 'state' / 'records'}")
    rollcall = Path(sys.executable).with_name("rollcall")
    typer.echo(f"再看结果：{rollcall} --home {home} status --as-of {Story.moments[-1].at.isoformat()}")
    if not once:
        typer.echo("现在可以在界面里点开各次运行，或点“Run”再运行一次。按 Ctrl-C 结束。")
    equal = played.compared - len(played.differences)
    typer.echo(f"verdicts: {equal} of {played.compared} equal the story's truth")


@contextmanager
def _folder() -> Iterator[Path]:
    """A folder of this demo's own, made anew: .demo in the checkout, or, where there is none, a temporary one."""
    top = Path(__file__).resolve().parents[1]
    parent = top / ".demo" if (top / "pyproject.toml").is_file() and os.access(top, os.W_OK) else None
    if parent is None:
        yield Path(tempfile.mkdtemp(prefix="rollcall-demo-"))
        return
    parent.mkdir(exist_ok=True)
    for number in range(1, 100):
        with (parent / f"{number}.lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:  # another demo is playing there
                continue
            folder = parent / str(number)
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            yield folder
            return
