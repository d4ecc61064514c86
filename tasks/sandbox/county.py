"""The sandbox county's folder: the shipped plan, with this county's people, sources and mail server."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from settings.template import write_county
from tasks.sandbox.mailboxes import ADDRESSES, PASSWORD
from tasks.sandbox.people import Place

_SHARE = """
[[list]]
channel = "{channel}"
url = "{url}"
container = "main"
row = "article"
fields.title = "h2 a"
fields.link = "h2 a@href"
fields.date = "time@datetime"
fields.author = ".author"
fields.account = ".author a@href"
fields.column = ".column"
next = "a.next@href"
total = ".pageinfo"
[list.detail]
title = "h1"
date = "time@datetime"
body = ".content"
attachments = ".content a@href, .content img@src"
"""
_MEMBERS = """
[[list]]
channel = "class_membership"
url = "/class/{class}/members"
container = ".members"
row = "tbody tr"
fields = { name = "td:nth-child(2)", account = "td:nth-child(3)" }
"""
_ROLLCALL = """sending = "on"
name = "兰西县教师进修学校（演示）"
timezone = "Asia/Shanghai"
[smtp]
host = "127.0.0.1"
port = {smtp}
security = "none"
sender = "jxxx@county.example"
per_hour = 1000
per_day = 5000
"""


def write_sandbox_county(folder: Path, places: Sequence[Place], *, site: str, imap: int, smtp: int) -> None:
    """Write the folder anew from the template. Raises BadInput if it is not empty."""
    write_county(folder)
    for old in [*(folder / "sources").glob("*.toml"), *(folder / "roster").glob("*")]:
        old.unlink()
    for name, text in _files(places, site, imap, smtp).items():
        (folder / name).write_text(text, "utf-8")
    (folder / "secrets.env").chmod(0o600)


def _files(places: Sequence[Place], site: str, imap: int, smtp: int) -> Mapping[str, str]:
    head = f'kind = "html_list"\nbase_url = "{site}"\nrate = "500/s"\n'
    secrets = [f"ROLLCALL_SECRET_MAIL_{name.upper()}={PASSWORD}" for name in ADDRESSES]
    return {
        "rollcall.toml": _ROLLCALL.format(smtp=smtp),
        "secrets.env": "\n".join(secrets) + "\n",
        "roster/schools.csv": _schools(places),
        "roster/teachers.csv": _teachers(places),
        "roster/contacts.csv": _contacts(places),
        "sources/website.toml": head
        + _SHARE.format(channel="class_share", url="/class/{class}")
        + _SHARE.format(channel="personal_article", url="/articles")
        + _MEMBERS,
        "sources/report-site.toml": head + _SHARE.format(channel="web_report", url="/reports"),
        **{f"sources/mail-{name}.toml": _mailbox(name, imap) for name in ADDRESSES},
    }


def _mailbox(name: str, port: int) -> str:
    stages = '["senior", "junior"]' if name == "secondary" else '["primary", "kindergarten"]'
    return (
        f'kind = "imap"\nhost = "127.0.0.1"\nport = {port}\nsecurity = "none"\n'
        f'username = "{ADDRESSES[name]}"\nstages = {stages}\n'
    )


def _schools(places: Sequence[Place]) -> str:
    rows = [(p.id, p.name, p.stages, p.aliases, p.class_name, f"{p.id}-fz", f"{p.id}-xz") for p in places]
    return _csv(("编号", "姓名", "学段", "别名", "班级", "负责人", "校长"), rows).replace("姓名", "学校", 1)


def _teachers(places: Sequence[Place]) -> str:
    rows = [
        (t.id, t.name, t.school, t.subject, t.account, "是" if t.observed else "") for p in places for t in p.teachers
    ]
    return _csv(("编号", "姓名", "学校", "任教学科", "账号", "出课教师"), rows)


def _contacts(places: Sequence[Place]) -> str:
    rows = [
        ("sun", "孙老师", "联系人", "sun@county.example", "高中;初中", "000-0001"),
        ("zhao", "赵老师", "联系人", "zhao@county.example", "小学;幼儿园", "000-0002"),
        ("admin", "王老师", "管理员", "admin@county.example", "", ""),
        ("bureau", "县教体局", "县教体局", "bureau@county.example", "", ""),
    ]
    for place in places:
        rows.append((f"{place.id}-fz", f"{place.name}负责人", "负责人", place.address, "", "000-1000"))
        rows.append((f"{place.id}-xz", f"{place.name}校长", "校长", f"{place.id}-xz@school.example", "", ""))
    return _csv(("编号", "姓名", "角色", "邮箱", "学段", "电话"), rows)


def _csv(headings: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([headings, *rows])
    return out.getvalue()
