"""A small county around the private Dovecot, run through its command line, for what measures the whole product."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

from bench import PeerMissing
from mailserver import SECRET, MailServer

from tasks.clock import Clock

SCHOOLS = ("第一小学", "第二小学", "第三小学")
_PLAN = """
[plan]
id = "two-minutes-{year}"
year = {year}
[[requirement]]
id = "S4"
title = "《课程表》"
party = "school"
stages = ["primary"]
channels = ["mailbox"]
due = "next 01-31"
checks = ["table"]
"""


def county(server: MailServer) -> Path:
    """Three schools that owe a timetable to the mailbox "box" of this server; the plan is open, nothing is read."""
    home = server.folder / "county"
    for folder in ("roster", "sources"):
        (home / folder).mkdir(parents=True)
    files = {
        "rollcall.toml": 'name = "教师进修学校"\n',
        "plan.toml": _PLAN.format(year=Clock(zone=ZoneInfo("Asia/Shanghai")).now().year),
        "secrets.env": f"ROLLCALL_SECRET_BOX={SECRET}\n",
        "roster/schools.csv": "编号,学校,学段,负责人\n"
        + "".join(f"sch{n},{name},小学,c{n}\n" for n, name in enumerate(SCHOOLS)),
        "roster/contacts.csv": "编号,姓名,角色,邮箱\n"
        + "".join(f"c{n},负责人{n},负责人,c{n}@school.example\n" for n in range(len(SCHOOLS))),
        "sources/box.toml": f'kind = "imap"\nhost = "127.0.0.1"\nport = {server.port}\nsecurity = "none"\n'
        'username = "box"\nevery = "15m"\n',
    }
    for name, text in files.items():
        (home / name).write_text(text, encoding="utf-8")
    (home / "secrets.env").chmod(0o600)
    rollcall(home, "plan", "open", "--yes")
    return home


def command(home: Path) -> list[str]:
    return [str(Path(sys.executable).parent / "rollcall"), "--home", str(home)]


def rollcall(home: Path, *words: str) -> str:
    environment = {key: value for key, value in os.environ.items() if key != "PREFECT_API_URL"}
    done = subprocess.run([*command(home), *words], capture_output=True, text=True, check=False, env=environment)
    if done.returncode:
        raise PeerMissing(f"rollcall {' '.join(words)}: {done.stdout}{done.stderr}")
    return done.stdout
