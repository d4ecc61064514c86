"""The real server, the real scheduler, the real runner: version pairs exist in which a start looks well and is not."""

from __future__ import annotations

import asyncio
import logging
import subprocess
import sys
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from flows.daemon import at_work, skip_stale_runs
from flows.demo import scheduled_run
from flows.ears import Ears, read_and_judge
from flows.schedules import Timing
from flows.serve import DEPLOYMENTS, Renewal, add_deployments
from flows.server import PrefectServer
from settings.app import County
from settings.template import write_county
from tasks.clock import Clock
from tasks.notebook import list_records


@pytest.fixture
def county(tmp_path: Path) -> County:
    write_county(tmp_path / "county")
    for source in (tmp_path / "county" / "sources").glob("*.toml"):
        source.unlink()  # nobody's server is called by a test
    (tmp_path / "county" / "plan.toml").write_text(PLAN, "utf-8")
    (tmp_path / "county" / "rulings.toml").write_text("", "utf-8")
    (tmp_path / "county" / "circular.txt").unlink()
    return County.at(tmp_path / "county")


PLAN = """
[plan]
id = "test-2023"
year = 2023
[channels.mailbox]
watched = "by_hand"
[[requirement]]
id = "S1"
title = "活动计划"
party = "school"
channels = ["mailbox"]
due = "02-24 cob"
[[requirement]]
id = "S7"
title = "月报"
party = "school"
channels = ["mailbox"]
due = "last friday of 2-7"
"""


async def test_a_scheduled_run_appears_and_completes(prefect_server: PrefectServer, county: County) -> None:
    from prefect.runner import Runner

    runner = Runner(name="test", pause_on_shutdown=False, limit=2)
    soon = Timing("soon", every=timedelta(seconds=10))
    made = await add_deployments(runner, county, None, (("watch", soon),))
    assert set(made) == {deployed.flow for deployed in DEPLOYMENTS}

    async with at_work(runner, asyncio.Event()):
        assert await scheduled_run(made["watch"], "soon", within=120)

    assert "值守 watch" in {record.title for record in list_records(county.records)}
    schedules = await schedules_of(made["watch"])
    assert (schedules["soon"].active, schedules["hourly"].active) == (False, True)


async def test_the_due_moments_of_the_plan_are_schedules_in_shanghai(
    prefect_server: PrefectServer, county: County
) -> None:
    from prefect.runner import Runner

    made = await add_deployments(Runner(name="test"), county)
    schedules = await schedules_of(made["read_mailboxes"])
    assert schedules["due-02-24-1700"].schedule.cron == "0 17 24 2 *"
    assert schedules["due-02-24-1700"].schedule.timezone == "Asia/Shanghai"
    assert "FREQ=MONTHLY;BYDAY=-1FR;" in schedules["due-last-fr-2359"].schedule.rrule
    assert schedules["grace-02-24-1700"].schedule.cron == "31 17 24 2 *"


async def test_the_schedules_follow_the_plan_when_it_is_opened_anew(
    prefect_server: PrefectServer, county: County
) -> None:
    from prefect.runner import Runner

    from flows.open_plan import open_plan

    renewal = Renewal(county, Runner(name="test"), Ears(county, partial(read_and_judge, county)))
    await renewal.renew()
    await open_plan.fn(str(county.home), "2023-02-10T09:00", yes=True)
    changed = PLAN.replace("02-24 cob", "02-27 12:00")
    (county.home / "plan.toml").write_text(changed, "utf-8")
    await renewal.renew()
    made = await add_deployments(Runner(name="test"), county)
    assert "due-02-24-1700" in await schedules_of(made["read_mailboxes"])  # edited, not yet opened

    await open_plan.fn(str(county.home), "2023-02-11T09:00", yes=True)
    await renewal.renew()

    schedules = await schedules_of(made["read_mailboxes"])
    assert schedules["due-02-27-1200"].schedule.cron == "0 12 27 2 *"
    assert "due-02-24-1700" not in schedules


async def test_a_schedule_that_an_admin_switched_off_stays_off_after_a_restart(
    prefect_server: PrefectServer, county: County
) -> None:
    from prefect.client.orchestration import get_client
    from prefect.runner import Runner

    made = await add_deployments(Runner(name="test"), county)
    hourly = (await schedules_of(made["watch"]))["hourly"]
    async with get_client() as client:
        await client.update_deployment_schedule(made["watch"], hourly.id, active=False)

    again = await add_deployments(Runner(name="test"), county)

    assert again == made
    assert not (await schedules_of(made["watch"]))["hourly"].active


async def test_runs_that_were_missed_while_it_was_away_are_skipped_not_stormed(
    prefect_server: PrefectServer, county: County
) -> None:
    from prefect.client.orchestration import get_client
    from prefect.runner import Runner
    from prefect.states import Scheduled

    made = await add_deployments(Runner(name="test"), county)
    missed = Scheduled(scheduled_time=Clock().now() - timedelta(hours=3))
    recent = Scheduled(scheduled_time=Clock().now() - timedelta(minutes=3))
    async with get_client() as client:
        old = [await client.create_flow_run_from_deployment(made["judge"], state=missed) for _ in range(3)]
        new = await client.create_flow_run_from_deployment(made["judge"], state=recent)

        assert await skip_stale_runs() == 3

        assert {(await client.read_flow_run(run.id)).state_name for run in old} == {"Cancelled"}
        assert (await client.read_flow_run(new.id)).state_name == "Scheduled"


async def test_a_planned_run_that_was_taken_away_is_no_news_and_any_other_trouble_is(
    prefect_server: PrefectServer, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.objects import FlowRun
    from prefect.runner import Runner
    from prefect.runner._state_proposer import StateProposer

    monkeypatch.setattr(logging.getLogger("prefect.runner"), "handlers", [caplog.handler])
    async with at_work(Runner(name="test", pause_on_shutdown=False), asyncio.Event()), get_client() as client:
        assert not await StateProposer(client=client).propose_pending(FlowRun(flow_id=uuid4()))
        assert "Traceback" not in caplog.text
        assert not await StateProposer(client=None).propose_pending(FlowRun(flow_id=uuid4()))  # type: ignore[arg-type]
        assert "Traceback" in caplog.text


async def schedules_of(deployment: Any) -> dict[str, Any]:
    from prefect.client.orchestration import get_client

    async with get_client() as client:
        return {str(s.slug): s for s in (await client.read_deployment(deployment)).schedules}


def test_a_second_server_does_not_take_the_port_of_one_that_is_still_starting(tmp_path: Path) -> None:
    first = PrefectServer(tmp_path / "one", 0)
    second = PrefectServer(tmp_path / "two", first.port)
    assert second.port != first.port
    assert f"端口 {first.port} 已被占用" in second.note
    first.stop()
    second.stop()


def test_what_the_servers_own_process_logs_is_masked(prefect_server: PrefectServer) -> None:
    assert prefect_server._process is not None
    assert "flows.masked_prefect" in Path(f"/proc/{prefect_server._process.pid}/cmdline").read_text()
    says = "logging.basicConfig(); logging.getLogger('uvicorn.error').error('%s 没有账号', 'wang@school.example')"
    line = [sys.executable, "-c", f"import logging, flows.masked_prefect; {says}"]
    said = subprocess.run(line, capture_output=True, text=True, check=True).stderr
    assert said.strip() == "ERROR:uvicorn.error:wan****@school.example 没有账号"
