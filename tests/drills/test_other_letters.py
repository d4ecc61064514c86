"""Another county's own ladder, and all that comes back to its mails, from the accusation to the answer."""

from __future__ import annotations

import email.policy
import mailbox
import os
from datetime import datetime, timedelta, timezone
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Any

import pytest
from other_papers import LONG, docx
from other_site import County, Sink

SHANGHAI = timezone(timedelta(hours=8))
PLAN = """
[plan]
id = "letters"
year = 2026
starts = "03-01"
[[requirement]]
id = "A"
title = "《校本教研方案》"
party = "school"
channels = ["mailbox"]
due = "03-27 cob"
checks = ["document"]
"""
NAMES = ("第一小学", "第二小学", "第三小学", "第四小学", "第五小学", "第六小学")
SCHOOLS = "编号,学校,学段,负责人,校长\n" + "".join(
    f"s{n},{name},小学,k{n}{'；k7' if n == 4 else ''},p{n}\n" for n, name in enumerate(NAMES, 1)
)
CONTACTS = (
    "编号,姓名,角色,邮箱\n"
    + "".join(f"k{n},王老师{n},负责人,k{n}@school.example\n" for n in range(1, 8))
    + "".join(f"p{n},孙校长{n},校长,p{n}@school.example\n" for n in range(1, 7))
    + "t1,赵老师,联系人,zhao@county.example\na1,钱老师,管理员,qian@county.example\n"
)
APP = """
sending = "on"
name = "邻县教师发展中心"
[smtp]
host = "127.0.0.1"
port = {port}
security = "none"
sender = "notice@county.example"
[send_window]
hours = ["09:00-12:00"]
"""
RUNG = 'when = "{when}"\nto = "{to}"\nverdicts = ["缺交", "需补正"]\naccuses = true\nwithin = "10wd"\n'
TEXT = '{{ recipient }}：\n请核对。\n{% include "entries.txt" %}\n{{ sender }}\n'
PAGE = '{% extends "layout.html" %}{% block body %}<p>请核对。</p>{% include "entries.html" %}{% endblock %}'
LADDER = {
    "10-核对": (RUNG.format(when="+1wd", to="负责人"), "{{ school }} 请核对 {{ count }} 项"),
    "20-校长": (RUNG.format(when="+3wd", to="校长") + 'release_by = "联系人"\n', "{{ school }} 请校长过目"),
}


class Post:
    """The county's mailbox, and what people put into it."""

    def __init__(self, county: County) -> None:
        self.path = county.home.parent / "box"
        self.count = 0
        for folder in ("cur", "new", "tmp"):
            (self.path / folder).mkdir(parents=True)

    def arrives(self, at: str, sender: str, subject: str, body: str, *, file: bytes = b"", **headers: str) -> None:
        self.count += 1
        mail, moment = EmailMessage(), datetime.fromisoformat(at).replace(tzinfo=SHANGHAI)
        mail["From"], mail["To"], mail["Subject"] = sender, "box@county.example", subject
        mail["Message-ID"] = f"<{self.count}@school.example>"
        for name, value in headers.items():
            mail[name.replace("_", "-")] = value
        mail.set_content(body, subtype="html" if body.startswith("<") else "plain")
        if file:
            mail.add_attachment(file, maintype="application", subtype="octet-stream", filename="校本教研方案.docx")
        mail["Received"] = f"from x by y; {format_datetime(moment)}"
        path = self.path / "new" / mailbox.Maildir(self.path).add(mail.as_bytes(policy=email.policy.SMTP))
        os.utime(path, (moment.timestamp(), moment.timestamp()))


@pytest.fixture
def post(county: County, sink: Sink) -> Post:
    county.write(
        {
            "rollcall.toml": APP.format(port=sink.port),
            "plan.toml": PLAN,
            "roster/schools.csv": SCHOOLS,
            "roster/contacts.csv": CONTACTS,
            "sources/box.toml": 'kind = "maildir"\npath = "../box"\nusername = "box@county.example"\n',
        }
    )
    for folder, (rung, subject) in LADDER.items():
        parts = {"rung.toml": rung, "subject.txt": subject, "body.txt": TEXT, "body.html": PAGE}
        county.write({f"rungs/{folder}/{name}": text for name, text in parts.items()})
    return Post(county)


def words(mail: EmailMessage) -> str:
    part = mail.get_body(("plain",))
    assert part is not None
    return f"{mail['Subject']}\n{part.get_content()}"


def round_(county: County, sink: Sink, at: str) -> dict[str, list[str]]:
    """One look, judging and sending; reader -> the mails that left."""
    for command in ("read", "judge", "send"):
        assert county.run(command, at=at).code in (0, 1)
    told: dict[str, list[str]] = {}
    for to, mail in sink.take():
        told.setdefault(to.partition("@")[0], []).append(words(mail))
    return told


def held(county: County, at: str) -> dict[str, str]:
    found: list[dict[str, Any]] = county.run("records", "notices", "--format", "json", at=at).json
    return {n["recipient"]: n["key"] for n in found if n["state"] == "held"}


def test_what_comes_back_is_read_and_answered(county: County, post: Post, sink: Sink) -> None:
    county.opened("2026-03-02T09:00")
    for command in ("read", "judge", "send"):
        county.run(command, at="2026-03-30T09:00")
    accused = {to.partition("@")[0]: mail for to, mail in sink.take()}
    assert {f"k{n}" for n in range(1, 7)} <= set(accused)
    assert "完整查看指定邮箱" in words(accused["k1"])

    def reply(number: int, body: str, **more: Any) -> None:
        mail = accused[f"k{number}"]
        headers = {"In_Reply_To": str(mail["Message-ID"]), **more}
        post.arrives("2026-03-30T10:00", f"k{number}@school.example", f"回复：{mail['Subject']}", body, **headers)

    reply(1, "收到，4月2日前补交")
    reply(2, "您好，我们上周就发过了，请再查查邮箱。")
    reply(3, "我正在外出培训，已上交工作给同事，回来后尽快回复您。", Auto_Submitted="auto-replied")
    bounce = f"<p>您的邮件被退回来了</p><p>无法发送到 <b>k4@school.example</b></p><p>{accused['k4']['Message-ID']}</p>"
    post.arrives("2026-03-30T10:01", "Postmaster@163.com", "系统退信", bounce, Return_Path="<>")
    reply(5, "补交，请查收。", file=docx("校本教研方案", LONG))
    post.arrives("2026-03-30T10:02", "k6@school.example", "查询", "")
    county.run("read", at="2026-03-30T10:03")
    county.run("judge", at="2026-03-30T10:03")
    told = round_(county, sink, "2026-03-30T10:20")
    promised = "03-30 10:00 来信答应 04-02 前补交，到 04-02 为止不再提醒"
    assert promised in county.run("explain", "A/s1/2026", at="2026-03-30T10:21").out
    assert "有来信申诉" in county.run("explain", "A/s2/2026", at="2026-03-30T10:21").out
    assert not set(told) & {"k1", "k3", "k4"}, "a promise and an automatic reply are not answered"
    assert "已转人工核实，期间不再催办" in told["k2"][0]
    assert any("收到 1 件的回执" in mail and "合格" in mail for mail in told["k5"])
    assert "查询结果" in told["k6"][0]
    assert "第五小学" not in told["k6"][0]
    assert "尚未收到" in told["k7"][0], "the next contact of the fourth school"
    assert "k4@school.example" in told["qian"][0]

    told = round_(county, sink, "2026-04-01T09:05")
    assert any("我们上周就发过了" in mail and "已过两个工作日没有答复" in mail for mail in told["qian"])
    assert not any(reader.startswith("p") for reader in told), "the principals' mails wait for the stage contact"
    waiting = held(county, "2026-04-01T09:06")
    assert set(waiting) == {"p1", "p3", "p4", "p6"}, "who appealed and who handed in is not taken further"
    for school in ("p3", "p6"):
        released = county.run("decide", "release", waiting[school], "--by", "赵老师", at="2026-04-01T09:10")
        assert released.code == 0, released.words
    post.arrives("2026-04-01T09:12", "k6@school.example", "第六小学材料", "请查收", file=docx("校本教研方案", LONG))
    told = round_(county, sink, "2026-04-01T09:20")
    assert "请校长过目" in told["p3"][0]
    assert "p6" not in told, "it came in the ten minutes before the mail left"

    item = next(
        w for w in county.run("review", at="2026-04-01T09:21").out.split() if w.startswith("e") and w[1:].isdigit()
    )
    rejected = county.run(
        "decide", "reject", item, "--why", "所有文件夹都查过", "--by", "钱老师", at="2026-04-01T09:30"
    )
    assert rejected.code == 0, rejected.words
    county.run("judge", at="2026-04-01T09:31")
    told = round_(county, sink, "2026-04-01T09:45")
    assert "已经人工核实：所有文件夹都查过" in told["k2"][0]


def test_a_big_attachment_that_is_a_link_is_told_of_before_it_expires(county: County, post: Post, sink: Sink) -> None:
    county.opened("2026-03-02T09:00")
    link = "https://mail.qq.com/cgi-bin/ftnExs_download?k=1&code=ab"
    big = f"见附件\n\n从QQ邮箱发来的超大附件\n\n{{}} (128.03M, {{}} 到期)进入下载页面：{link}"
    for number, until in ((1, "2026年03月31日 21:59"), (2, "2026年03月21日 10:00"), (3, "2026年03月31日 21:59")):
        sender = f"k{number}@school.example" if number < 3 else "somebody@elsewhere.example"
        body = big.format(f"{NAMES[number - 1]}校本教研方案.docx", until)
        post.arrives("2026-03-20T09:00", sender, f"{NAMES[number - 1]}校本教研方案", body)
    county.run("read", at="2026-03-20T09:01")
    county.run("judge", at="2026-03-20T09:01")
    told = round_(county, sink, "2026-03-20T09:15")
    assert county.verdicts("2026-03-20T09:16")["A/s1/2026"] == "needs_review"
    assert "只有链接，03月31日 21:59 过期，文件还没有取得" in told["k1"][0]
    assert "只有链接，03月21日 10:00 过期" in told["k2"][0]
    assert "k3" not in told, "an address that is on no roster gets no receipt"
    assert "“第二小学校本教研方案.docx”" in told["qian"][0], "it expires in two working days"
    assert "第一小学" not in told["qian"][0]
    desk = county.run("review", at="2026-03-20T09:16").out
    assert desk.index("第二小学校本教研方案") < desk.index("第一小学校本教研方案"), "the first to expire is first"

    assert "k1" not in round_(county, sink, "2026-03-26T09:05")
    foreseen = {n["recipient"] for n in county.run("rehearse", "--format", "json", at="2026-03-26T12:30").json}
    told = round_(county, sink, "2026-03-27T09:05")
    assert [mail for mail in told["k1"] if "链接快要过期" in mail and "03月31日 21:59 过期" in mail]
    assert {"k1", "a1"} <= foreseen
    alarm = "\n".join(told["qian"])
    assert "第一小学校本教研方案.docx" in alarm
    assert "第三小学校本教研方案.docx" in alarm
    assert "第二小学" not in alarm, "it was told of once"
    told = round_(county, sink, "2026-03-27T11:30")
    assert not any("链接" in mail for mail in (*told.get("k1", ()), *told.get("qian", ())))

    item = next(one["id"] for one in county.rows("2026-03-30T09:00")["A/s1/2026"]["evidence"] if one["file"])
    file = county.home.parent / "方案.docx"
    file.write_bytes(docx("校本教研方案", LONG))
    added = county.run("evidence", "add", "A/s1/2026", str(file), "--for", item, at="2026-03-30T09:01")
    assert added.code == 0, added.words
    county.run("judge", at="2026-03-30T09:02")
    assert county.verdicts("2026-03-30T09:03")["A/s1/2026"] == "satisfied"

    told = county.run("records", "notices", "--format", "json", at="2026-03-30T09:03").json
    assert "没有到了" in county.run("records", "prune", "--yes", at="2029-03-26T03:00").out
    pruned = county.run("records", "prune", "--yes", at="2029-03-28T03:00").out
    assert "花名册的邮箱、电话、账号（letters）" in pruned
    assert "没有到了" in county.run("records", "prune", at="2029-03-29T03:00").out
    kept = b"".join(path.read_bytes() for path in (county.home / "state").rglob("*") if path.is_file())
    assert b"k1@school.example" not in kept
    store = b"".join(path.read_bytes() for path in (county.home / "state").glob("rollcall.db*"))
    assert "链接快要过期".encode() not in store
    assert county.verdicts("2029-03-29T03:01")["A/s1/2026"] == "satisfied"
    left = county.run("records", "notices", "--format", "json", at="2029-03-29T03:01").json
    assert [(n["key"], n["rung"], n["state"]) for n in left] == [(n["key"], n["rung"], n["state"]) for n in told]
