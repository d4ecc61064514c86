"""The sandbox county's folder: the shipped county with the made-up roster and the addresses of the servers."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from settings.template import write_county as write_template
from tasks.domain.plan.party import Roster
from tasks.sandbox.mailboxes import ADDRESSES, PASSWORD
from tasks.sandbox.wire import PRIMARY_MAILBOX, SECONDARY_MAILBOX

_STAGES = {SECONDARY_MAILBOX: '["senior", "junior"]', PRIMARY_MAILBOX: '["primary", "kindergarten"]'}
_ROLLCALL = """\
sending = "on"
name = "教师进修学校（演示）"
[smtp]
host = "{host}"
port = {smtp}
security = "none"
sender = "rollcall@office.example.test"
per_hour = 500
per_day = 2000
[send_window]
days = "working"
hours = ["08:30-11:30", "13:30-16:30"]
"""
_SITE = """\
kind = "html_list"
base_url = "{site}"
opening_hours = "06:00-22:00"
rate = "200/s"
"""
_LIST = """
[[list]]
channel = "{channel}"
url = "{url}"
container = "main.list"
row = "article.post"
fields = {{ title = "h2 a", link = "h2 a@href", date = "time@datetime", author = ".author", \
account = ".author a@href", column = ".column" }}
next = "a.next@href"
total = ".pageinfo"
[list.detail]
title = "h1"
date = "time@datetime"
body = ".content"
attachments = ".files a@href"
"""
_MEMBERS = """
[[list]]
channel = "class_membership"
url = "/class/{class}/members"
container = "table.members"
row = "tbody tr"
fields = { name = "td:nth-child(2)", account = "td:nth-child(3)" }
total = ".pageinfo"
"""
_MAILBOX = """\
kind = "imap"
host = "{host}"
port = {port}
security = "none"
username = "{username}"
stages = {stages}
"""


@dataclass(frozen=True, slots=True)
class Servers:
    """Where the sandbox's servers listen."""

    host: str
    website: int
    imap: int
    smtp: int


def write_county(folder: Path, roster: Roster, servers: Servers) -> None:
    """Write the shipped county into a new or empty folder, then this roster and these servers over it.

    Raises BadInput, with nothing touched, for a folder with anything in it. The plan is the shipped one.
    """
    write_template(folder)
    for old in [*(folder / "sources").iterdir(), *(folder / "roster").iterdir()]:
        old.unlink()
    for name, text in _files(roster, servers).items():
        (folder / name).write_text(text, "utf-8")


def _files(roster: Roster, servers: Servers) -> dict[str, str]:
    site = _SITE.format(site=f"http://{servers.host}:{servers.website}")
    share = _LIST.format(channel="class_share", url="/class/{class}/")
    personal = _LIST.format(channel="personal_article", url="/personal/")
    boxes = {
        f"sources/{id_}.toml": _MAILBOX.format(host=servers.host, port=servers.imap, username=name, stages=_STAGES[id_])
        for id_, name in ADDRESSES.items()
    }
    return {
        "rollcall.toml": _ROLLCALL.format(host=servers.host, smtp=servers.smtp),
        "secrets.env": "".join(f"{_secret(id_)}={PASSWORD}\n" for id_ in ADDRESSES),
        "sources/website.toml": site + share + personal + _MEMBERS,
        "sources/report-site.toml": site + _LIST.format(channel="web_report", url="/reports/"),
        **boxes,
        "roster/schools.csv": _schools(roster),
        "roster/teachers.csv": _teachers(roster),
        "roster/contacts.csv": _contacts(roster),
    }


def _secret(source: str) -> str:
    return "ROLLCALL_SECRET_" + source.upper().replace("-", "_")


def _schools(roster: Roster) -> str:
    head = ["编号", "学校", "学段", "别名", "班级", "负责人", "校长"]
    rows = (
        (s.id, s.name, _joined(x.label for x in s.stages), _joined(s.aliases), s.class_name)
        + (_joined(s.coordinators), s.principal)
        for s in roster.schools
    )
    return _csv(head, rows)


def _teachers(roster: Roster) -> str:
    head = ["id", "name", "school", "subjects", "aliases", "account", "gives_observed_lesson", "stages"]
    rows = (
        (t.id, t.name, t.school, _joined(t.subjects), _joined(t.aliases), t.account)
        + ("yes" if t.gives_observed_lesson else "", _joined(t.stages))
        for t in roster.teachers
    )
    return _csv(head, rows)


def _contacts(roster: Roster) -> str:
    head = ["编号", "姓名", "角色", "邮箱", "学段", "电话"]
    rows = ((c.id, c.name, c.role.label, c.email, _joined(x.label for x in c.stages), c.phone) for c in roster.contacts)
    return _csv(head, rows)


def _joined(values: Iterable[str]) -> str:
    return ";".join(values)


def _csv(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows([head, *rows])
    return buffer.getvalue()
