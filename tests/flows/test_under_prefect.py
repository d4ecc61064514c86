"""The same cells with Prefect and without: a task and artifacts in the one, a plain call and the page in both."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import threading
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from flows.server import PrefectServer
from tasks.cell import cell
from tasks.notebook import Notebook, list_records
from tasks.pages.record import Told

AT = datetime(2023, 2, 25, 9, tzinfo=ZoneInfo("Asia/Shanghai"))
HOSTILE = "![x](http://x.test/p.png) [点这里](https://x.test) <script>"


@dataclass
class Unserialisable:
    """What steps are given: things that nobody can pickle, and that nobody may copy."""

    lock: Any
    seen: list[int]


@cell("数一数 count")
async def count(thing: Unserialisable, *, by: int = 1) -> Told:
    thing.seen.append(by)
    return Told(HOSTILE, ("谁", "什么"), tuple(("第一小学", HOSTILE) for _ in range(1000)))


@cell("出错 fail")
async def fail() -> Told:
    raise ValueError("第二步出错")


async def test_without_prefect_it_is_a_plain_call() -> None:
    thing = Unserialisable(threading.Lock(), [])
    told = await count(thing, by=2)
    assert told.sentence == HOSTILE
    assert thing.seen == [2]


def test_prefect_is_not_imported_for_it() -> None:
    code = "import sys, tasks.cell, tasks.notebook; sys.exit('prefect' in sys.modules or 'jinja2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


async def test_under_prefect_each_cell_is_a_task_run_and_an_artifact(
    prefect_server: PrefectServer, tmp_path: Path
) -> None:
    from prefect import flow

    thing = Unserialisable(threading.Lock(), [])

    @flow(name="数数 counting")
    async def run() -> None:
        with Notebook.of("数数 counting", tmp_path, AT) as page:
            page.md(f"## 识别\n\n{HOSTILE}")
            page.show(await count(thing, by=3))

    await run()

    assert thing.seen == [3]
    assert [record.state for record in list_records(tmp_path)] == ["完成 done"]
    tasks, artifacts = await of_flow("数数 counting")
    assert [task.name.rpartition("-")[0] for task in tasks] == ["数一数 count"]
    prose, table, page = sorted(artifacts, key=lambda artifact: artifact.key)
    assert (page.key, page.type) == ("counting-page", "markdown")
    assert "## 识别" in page.data
    assert page.data.count("第一小学") == 60
    assert (prose.key, prose.type) == ("counting-01", "markdown")
    assert (table.key, table.type) == ("counting-02", "table")
    assert "## 识别" in prose.data
    assert "第一小学" in table.data
    assert table.data.count("第一小学") == 300
    assert "1000 行" in table.description
    for text in (prose.data, prose.description, table.data, table.description, page.data):
        assert "http:" not in text
        assert "https:" not in text
        assert "<script>" not in text or text is table.data  # a table cell is shown as text, never as markup


async def test_a_failure_is_on_the_page_and_in_the_last_artifact(prefect_server: PrefectServer, tmp_path: Path) -> None:
    from prefect import flow

    @flow(name="失败 failing")
    async def run() -> None:
        with Notebook.of("失败 failing", tmp_path, AT) as page:
            page.show(await fail())

    with pytest.raises(ValueError, match="第二步出错"):
        await run()

    assert [record.state for record in list_records(tmp_path)] == ["在此中断 stopped here"]
    _, artifacts = await of_flow("失败 failing")
    assert {artifact.key for artifact in artifacts} == {"failing-01", "failing-page"}
    assert all("在此中断" in artifact.data for artifact in artifacts)


async def test_a_server_that_takes_no_artifact_does_not_stop_the_run(
    prefect_server: PrefectServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from prefect import flow

    def refuse(*_: object, **__: object) -> None:
        raise OSError("no")

    monkeypatch.setattr("prefect.client.orchestration.SyncPrefectClient.create_artifact", refuse)

    @flow(name="照常 going on")
    async def run() -> str:
        with Notebook.of("照常 going-on", tmp_path, AT) as page:
            return page.show(Told("做完了")).sentence

    assert await run() == "做完了"
    assert [record.state for record in list_records(tmp_path)] == ["完成 done"]


async def test_no_log_line_and_no_state_of_a_run_shows_personal_data(
    prefect_server: PrefectServer, tmp_path: Path
) -> None:
    from prefect import flow
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.filters import FlowFilter, FlowFilterName, LogFilter, LogFilterFlowRunId
    from prefect.logging import get_run_logger
    from prefect.logging.handlers import APILogHandler

    private = ("wangxiaoming@school.example", "18212342923", "232301199001011234")

    @cell("寄信 post")
    async def post() -> Told:
        get_run_logger().warning("%s refused, call %s", *private[:2])
        try:
            raise LookupError(private[2])
        except LookupError:
            get_run_logger().exception("of %s", private[0])
        raise ConnectionError(f"550 {private[0]}：{private[1]}")

    @flow(name="寄信 posting")
    async def run() -> None:
        with Notebook.of("寄信 posting", tmp_path, AT) as page:
            page.md(f"致 {private[0]}")
            page.show(await post())

    with pytest.raises(ConnectionError, match=r"550 wang\*{4}@school.example：182\*{4}2923"):
        await run()

    await APILogHandler.aflush()
    async with get_client() as client:
        [ran] = await client.read_flow_runs(flow_filter=FlowFilter(name=FlowFilterName(any_=["寄信 posting"])))
        logs = await client.read_logs(LogFilter(flow_run_id=LogFilterFlowRunId(any_=[ran.id])))
    tasks, artifacts = await of_flow("寄信 posting")
    said = "\n".join(line.message for line in logs)
    assert "wang****@school.example refused, call 182****2923" in said
    assert "LookupError: 232***********1234" in said
    states = [str(one.state) for one in (ran, *tasks)]
    pages = [record.path.read_text("utf-8") for record in list_records(tmp_path)]
    for text in (said, *states, *pages, *(str(artifact.data) for artifact in artifacts)):
        assert not [one for one in private if one in text], text


async def of_flow(name: str) -> tuple[list[Any], list[Any]]:
    """The task runs and the artifacts of a flow's only run."""
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.filters import (
        ArtifactFilter,
        ArtifactFilterFlowRunId,
        FlowFilter,
        FlowFilterName,
        TaskRunFilter,
        TaskRunFilterFlowRunId,
    )

    async with get_client() as client:
        [run] = await client.read_flow_runs(flow_filter=FlowFilter(name=FlowFilterName(any_=[name])))
        of_run = TaskRunFilter(flow_run_id=TaskRunFilterFlowRunId(any_=[run.id]))
        for _ in range(100):  # the server learns of task runs by events, a moment later
            if tasks := await client.read_task_runs(task_run_filter=of_run):
                break
            await asyncio.sleep(0.1)
        found = await client.read_artifacts(
            artifact_filter=ArtifactFilter(flow_run_id=ArtifactFilterFlowRunId(any_=[run.id]))
        )
    return tasks, [artifact for artifact in found if artifact.key]  # without a key: Prefect's own note of a result
