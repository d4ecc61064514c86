"""The daemon's heart: the runner at work until it is told to stop, and systemd kept informed."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

import typer

from flows.server import PrefectServer
from tasks.clock import Clock
from tasks.domain.notice.masking import masked

if TYPE_CHECKING:
    from prefect.runner import Runner

STALE = timedelta(minutes=30)  # a run that late says nothing that a later one would not say
_BEAT = 10.0  # seconds
_STOPPING = 60.0


async def keep_running(runner: Runner, server: PrefectServer, beat: Callable[[], Awaitable[None]]) -> int:
    """Run scheduled runs until SIGTERM or Ctrl-C (0), or until the server is gone (3); `beat` is called all along."""
    stop = stop_signal()
    await skip_stale_runs()
    async with at_work(runner, stop) as running:
        _notify("READY=1")
        while not stop.is_set():
            _notify("WATCHDOG=1")
            await _quietly(beat)
            done, _ = await asyncio.wait(
                {running, waiting := asyncio.create_task(stop.wait())},
                timeout=_BEAT,
                return_when=asyncio.FIRST_COMPLETED,
            )
            waiting.cancel()
            if running in done or not server.is_alive:
                typer.echo(f"Prefect 意外结束，守护停止；请看 {server.log}。", err=True)
                return 3
        typer.echo("正在停止……")
        _notify("STOPPING=1")
    return 0


async def _quietly(beat: Callable[[], Awaitable[None]]) -> None:
    try:
        await beat()
    except Exception as error:  # a database that is away for a moment must not end the daemon
        typer.echo(masked(f"{type(error).__name__}: {error}"), err=True)


def _is_news(record: logging.LogRecord) -> bool:
    """Not that a planned run is gone: its schedule was changed, or switched off, just when the runner had read it.

    Prefect's server takes such runs away whenever a deployment or a schedule changes, and its runner logs a stack
    trace for one that it was about to begin; nothing is missing, the new schedule has its own runs.
    """
    from prefect.exceptions import ObjectNotFound

    return not (record.exc_info and isinstance(record.exc_info[1], ObjectNotFound))


@asynccontextmanager
async def at_work(runner: Runner, stop: asyncio.Event) -> AsyncIterator[asyncio.Task[None]]:
    """The runner as a task. On the way out its runs are ended first, while the server still answers them."""
    logging.getLogger("prefect.runner.state_proposer").addFilter(_is_news)
    running = asyncio.create_task(runner.start())
    while not runner.started and not running.done():
        await asyncio.sleep(0.05)
    _listen(stop)  # once more: the runner has taken SIGTERM for itself
    try:
        yield running
    finally:
        if runner.started:
            await runner.astop()
        await asyncio.wait({running}, timeout=_STOPPING)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


def stop_signal() -> asyncio.Event:
    """An event that SIGTERM and Ctrl-C set."""
    stop = asyncio.Event()
    _listen(stop)
    return stop


def _listen(stop: asyncio.Event) -> None:
    loop = asyncio.get_running_loop()
    for wish in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(wish, stop.set)


async def skip_stale_runs() -> int:
    """Cancel what was scheduled while the daemon was away; returns how many runs.

    Prefect would run all of them at once. Flows look at what is due, so the next round does their work.
    """
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.filters import (
        FlowRunFilter,
        FlowRunFilterExpectedStartTime,
        FlowRunFilterState,
        FlowRunFilterStateType,
    )
    from prefect.client.schemas.objects import StateType
    from prefect.states import Cancelled

    waiting = FlowRunFilterState(type=FlowRunFilterStateType(any_=[StateType.SCHEDULED]))
    before = FlowRunFilterExpectedStartTime.model_validate({"before_": Clock().now() - STALE})
    wanted = FlowRunFilter(state=waiting, expected_start_time=before)
    skipped = 0
    async with get_client() as client:
        while runs := await client.read_flow_runs(flow_run_filter=wanted, limit=200):
            for run in runs:
                await client.set_flow_run_state(
                    run.id, Cancelled(message="过时跳过：守护停止期间的计划运行"), force=True
                )
            skipped += len(runs)
    return skipped


def _notify(message: str) -> None:
    """Tell systemd, where it listens, that we are ready and alive."""
    address = os.environ.get("NOTIFY_SOCKET")
    if address:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as notify:
            notify.sendto(message.encode(), address.replace("@", "\0", 1))
