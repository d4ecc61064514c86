"""A small county on disk with a real store and a real SMTP server; the readings are written by hand."""

from __future__ import annotations

import asyncio
import email
import email.policy
import io
import mailbox
import os
import socket
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path
from types import ModuleType
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import xlsxwriter
from aiosmtpd.controller import Controller

from settings.app import County
from settings.rungs import load_rungs
from tasks.casefile import open_casefile
from tasks.clock import Clock
from tasks.decide import handle_notice, record
from tasks.domain.evidence.reading import Reading, ReadingState, Scope, ScopeReading
from tasks.domain.notice.notice import Notice
from tasks.domain.verdict.decision import Act, Decision
from tasks.examine import examine_items
from tasks.identify import identify_arrivals
from tasks.judge import judge_obligations
from tasks.open_plan import open_version
from tasks.pages.mails import Mail
from tasks.read import read_source, to_read
from tasks.rehearsal import mail_rehearsal
from tasks.remind import Reminded, queue_notices, rehearse
from tasks.send import Drained, send_due
from tasks.store import outbox
from tasks.store import readings as reading_store
from tasks.store.plans import files_of
from tasks.store.session import open_store, reading, writing
from tasks.summarise import Summarised, summarise_deadlines

ZONE = ZoneInfo("Asia/Shanghai")
WANG = "wang@school.test"

PLAN = """
[plan]
id = "lanxi-2023"
year = 2023
starts = "previous 12-01"
[channels.class_share]
watched = "no"
[[requirement]]
id = "S1"
title = "《“推门听课”活动计划》"
party = "school"
channels = ["mailbox"]
due = "02-24 cob"
checks = ["document"]
[[requirement]]
id = "S4"
title = "《课程表》"
party = "school"
channels = ["mailbox"]
due = "02-24 cob"
checks = ["table"]
"""
ROSTER = {
    "schools.csv": "编号,学校,学段,别名,班级,负责人,校长\nsch01,第一小学,小学,一小,class-1,c-wang,\n"
    "sch02,第二小学,小学,二小,class-2,c-li,\n",
    "contacts.csv": "编号,姓名,角色,邮箱,学段,电话\nc-wang,王老师,负责人,wang@school.test,,\n"
    "c-li,李老师,负责人,,,\nc-sun,孙老师,联系人,sun@county.test,小学,0455-1\n",
}


def at(text: str) -> datetime:
    """ "02-17 09:00" in 2023, in Shanghai."""
    return datetime.strptime(f"2023-{text}", "%Y-%m-%d %H:%M").replace(tzinfo=ZONE)


@dataclass
class Post:
    """An SMTP server's memory; `answers` to DATA, one for each mail."""

    mails: list[EmailMessage] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)  # answers to RCPT

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        if address in self.refused:
            return self.refused[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        answer = self.answers.pop(0) if self.answers else "250 OK"
        if answer.startswith("250") or answer == "drop":
            self.mails.append(email.message_from_bytes(envelope.content, policy=email.policy.default))  # type: ignore[arg-type]
        if answer == "drop":
            server.transport.abort()
        return answer


def sheet() -> bytes:
    """A timetable with a few rows."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        page = book.add_worksheet()
        for number, row in enumerate([("节次", "一", "二"), ("1", "语文", "数学"), ("2", "英语", "体育")]):
            page.write_row(number, 0, row)
    return out.getvalue()


@dataclass
class Town:
    """One county and what its steps do to it, each at a moment."""

    home: Path
    post: Post
    port: int
    letters: list[str] = field(default_factory=list)

    @property
    def county(self) -> County:
        return County.at(self.home, {})

    def settle(self, sending: str, more: str = "") -> None:
        (self.home / "rollcall.toml").write_text(
            f'sending = "{sending}"\nname = "教师进修学校"\n[smtp]\nhost = "127.0.0.1"\nport = {self.port}\n'
            f'security = "none"\nsender = "rollcall@county.test"\n{more}'
        )

    def open(self, when: str) -> None:
        asyncio.run(open_version(self.county, at(when), yes=True))

    def look(self, when: str, state: ReadingState = ReadingState.COMPLETE) -> None:
        """A reading of the empty mailbox, and the judging that looks into it."""
        began = at(when)
        scope = ScopeReading(Scope("mailbox"), state is ReadingState.COMPLETE, "", {"folders": ["INBOX"]})
        with writing(open_store(self.county.database_url)) as session:
            done = Reading("primary", began, began + timedelta(minutes=1), state, "", (scope,))
            reading_store.record_reading(session, done, began + timedelta(minutes=1))
        asyncio.run(judge_obligations(self.county, began + timedelta(minutes=2)))

    def arrives(self, when: str, subject: str, body: str = "", *files: str, sender: str = WANG, **more: str) -> None:
        """A mail is put into the mailbox at a moment; `files` are names of documents that hold a table."""
        mail = EmailMessage()
        mail["From"], mail["To"], mail["Subject"] = sender, "primary@county.test", subject
        mail["Message-ID"] = f"<{len(self.letters)}@school.test>"
        for name, value in more.items():
            mail[name.replace("_", "-")] = value
        mail.set_content(body or "请查收")
        for name in files:
            mail.add_attachment(sheet(), maintype="application", subtype="octet-stream", filename=name)
        moment = at(when)
        mail["Received"] = f"from x by y; {format_datetime(moment)}"
        box = mailbox.Maildir(self.home.parent / "mail")
        path = self.home.parent / "mail" / "new" / box.add(mail.as_bytes(policy=email.policy.SMTP))
        os.utime(path, (moment.timestamp(), moment.timestamp()))
        self.letters.append(subject)

    def copied(self, mail: EmailMessage, when: str) -> None:
        """The blind copy of one of our mails lands in the mailbox that is read."""
        path = self.home.parent / "mail" / "new" / mailbox.Maildir(self.home.parent / "mail").add(mail.as_bytes())
        os.utime(path, (at(when).timestamp(), at(when).timestamp()))

    def handle(self, act: Act, key: str, when: str, **more: Any) -> None:
        asyncio.run(handle_notice(self.county, Decision(act, key, at(when), **more)))

    def cycle(self, when: str) -> Drained:
        """Read, judge, queue and send, all at one moment."""
        clock = Clock(at(when), ZONE)
        sources = to_read(self.county, at(when))
        for source in sources.sources:
            asyncio.run(read_source(self.county, clock, source, sources.roster))
        asyncio.run(identify_arrivals(self.county, at(when)))
        asyncio.run(examine_items(self.county, at(when)))
        asyncio.run(judge_obligations(self.county, at(when)))
        self.remind(when)
        return self.send(when)

    def foresee(self, when: str, days: int) -> list[Notice]:
        with reading(open_store(self.county.database_url)) as session:
            case = open_casefile(session, at(when))
            ladder = load_rungs(files_of(session, case.version.id))
            return list(rehearse(session, self.county, case, ladder, timedelta(days=days)))

    def mail_rehearsal(self, when: str, days: int, to: str) -> str:
        found = [(notice, Mail(notice.subject, "第一小学", "")) for notice in self.foresee(when, days)]
        return mail_rehearsal(self.county, at(when), found, timedelta(days=days), to)

    def mails_to(self, who: str) -> list[EmailMessage]:
        return [mail for mail in self.post.mails if who in str(mail["To"])]

    def decide(self, act: Act, target: str, when: str, **more: Any) -> None:
        asyncio.run(record(self.county, Decision(act, target, at(when), **more), yes=True))

    def remind(self, when: str) -> Reminded:
        return asyncio.run(queue_notices(self.county, at(when)))

    def send(self, when: str) -> Drained:
        return asyncio.run(send_due(self.county, Clock(at(when), ZONE)))

    def summarise(self, when: str) -> Summarised:
        return asyncio.run(summarise_deadlines(self.county, at(when)))

    def notices(self, when: str) -> tuple[Notice, ...]:
        with reading(open_store(self.county.database_url)) as session:
            return outbox.notices(session, at(when))

    def states(self, when: str) -> list[tuple[str, str, str]]:
        """(kind, recipient, state) of every notice as it stood then."""
        with reading(open_store(self.county.database_url)) as session:
            return [(n.kind, n.recipient, n.state.value) for n in outbox.notices(session, at(when))]


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    """The county, with sending on and nothing opened yet."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    post = Post()
    controller = Controller(post, hostname="127.0.0.1", port=port)
    controller.start()
    for folder in ("cur", "new", "tmp"):
        (tmp_path / "mail" / folder).mkdir(parents=True)
    home = tmp_path / "county"
    (home / "roster").mkdir(parents=True)
    (home / "sources").mkdir()
    (home / "plan.toml").write_text(PLAN)
    for name, text in ROSTER.items():
        (home / "roster" / name).write_text(text)
    (home / "sources" / "primary.toml").write_text(
        f'kind = "maildir"\npath = "{tmp_path}/mail"\nusername = "primary@county.test"\n'
    )
    town = Town(home, post, port)
    town.settle("on")
    yield town
    controller.stop()


@pytest.fixture
def cast() -> ModuleType:
    return sys.modules[__name__]
