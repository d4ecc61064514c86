"""Four senders against one: throughput over a slow SMTP server, limits off, none lost or doubled when one is killed."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from datetime import datetime
from email import message_from_bytes
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from aiosmtpd.controller import Controller

SENTENCE = "four senders against one, at a mail server that takes 0.5 s for a mail; one of the four is killed"
GOAL, AT_MOST = 3.5, False

MAILS, SECONDS = 80, 0.5
_ENDS = 10
ZONE = ZoneInfo("Asia/Shanghai")
PLAN = """
[plan]
id = "b-2023"
year = 2023
[[requirement]]
id = "S1"
title = "计划"
party = "school"
channels = ["mailbox"]
due = "02-24 cob"
"""
TOP = Path(__file__).resolve().parents[3]


class Slow:
    """A mail server at the other end of a slow line; it remembers when each mail was taken."""

    def __init__(self) -> None:
        self.taken: list[tuple[float, str]] = []

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        await asyncio.sleep(SECONDS)
        self.taken.append((time.monotonic(), str(message_from_bytes(envelope.content)["Message-ID"])))
        return "250 OK"

    def rate(self) -> float:
        """Mails a second while all senders were at it: without the first and the last, when some start or are done."""
        moments = sorted(moment for moment, _ in self.taken)[_ENDS:-_ENDS]
        return (len(moments) - 1) / (moments[-1] - moments[0])


def measure() -> float:
    one, four = [], []
    for _ in range(1):
        one.append(_run(1))
        four.append(_run(4))
    _run(4, kill=True)
    return statistics.median(four) / statistics.median(one)


def _run(senders: int, *, kill: bool = False) -> float:
    slow = Slow()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(slow, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        with tempfile.TemporaryDirectory() as folder:
            home = Path(folder) / "county"
            _county(home, port)
            _queue(home)
            processes = [_sender(home) for _ in range(senders)]
            if kill:
                while len(slow.taken) < MAILS // 3:
                    time.sleep(0.05)
                os.kill(processes[0].pid, signal.SIGKILL)
            for process in processes:
                process.wait(timeout=300)
            _check(home, slow, kill=kill)
            return slow.rate()
    finally:
        with suppress(Exception):
            controller.stop()


def _county(home: Path, port: int) -> None:
    (home / "roster").mkdir(parents=True)
    (home / "sources").mkdir()
    (home / "plan.toml").write_text(PLAN)
    (home / "rollcall.toml").write_text(
        f'sending = "on"\n[smtp]\nhost = "127.0.0.1"\nport = {port}\nsecurity = "none"\nsender = "r@county.test"\n'
        "per_hour = 100000\nper_day = 100000\n"
    )
    schools = [f"s{n},第{n}小学,小学,,,k{n}," for n in range(MAILS)]
    contacts = [f"k{n},王老师{n},负责人,k{n}@school.test,," for n in range(MAILS)]
    (home / "roster" / "schools.csv").write_text("\n".join(["编号,学校,学段,别名,班级,负责人,校长", *schools]) + "\n")
    (home / "roster" / "contacts.csv").write_text("\n".join(["编号,姓名,角色,邮箱,学段,电话", *contacts]) + "\n")
    (home / "sources" / "box.toml").write_text(f'kind = "maildir"\npath = "{home}/mail"\n')


def _queue(home: Path) -> None:
    from settings.app import County
    from tasks.open_plan import open_version
    from tasks.remind import queue_notices

    county = County.at(home, {})
    asyncio.run(open_version(county, datetime(2023, 2, 11, 9, tzinfo=ZONE), yes=True))
    asyncio.run(queue_notices(county, datetime(2023, 2, 17, 9, tzinfo=ZONE)))


def _sender(home: Path) -> subprocess.Popen[bytes]:
    environ = {name: value for name, value in os.environ.items() if name != "PREFECT_API_URL"}
    line = [Path(sys.executable).with_name("rollcall"), "--home", home, "--clock", "2023-02-17T09:05", "send"]
    return subprocess.Popen(line, cwd=TOP, env=environ)


def _check(home: Path, slow: Slow, *, kill: bool) -> None:
    """Every mail arrived once; of one that was being handed over when its sender was killed a person is told."""
    from settings.app import County
    from tasks.clock import Clock
    from tasks.send import send_due
    from tasks.store import outbox
    from tasks.store.session import open_store, reading

    county, later = County.at(home, {}), datetime(2023, 2, 17, 9, 30, tzinfo=ZONE)
    if kill:
        asyncio.run(send_due(county, Clock(later, ZONE)))
    with reading(open_store(county.database_url)) as session:
        states = Counter(n.state.value for n in outbox.notices(session, later))
    doubled = [number for number, times in Counter(number for _, number in slow.taken).items() if times > 1]
    known = states["sent"] + states["uncertain"]
    lost = not MAILS - states["uncertain"] <= len(slow.taken) <= MAILS
    if doubled or lost or known != MAILS or states["uncertain"] > kill:
        raise SystemExit(f"senders: {len(slow.taken)} of {MAILS} arrived, doubled {doubled}, states {dict(states)}")
