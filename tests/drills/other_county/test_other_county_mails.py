"""One requirement, sixty schools, sixty habits of sending: each gets the verdict that a fair clerk would give."""

# ruff: noqa: E501 - the table of habits reads best with one habit on a line

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

NUMERALS = "零一二三四五六七八九"
PLAN = """
[plan]
id = "shili-2026"
year = 2026
starts = "02-01"
close_of_business = "16:30"
grace = { mailbox = "45m", website = "2h" }

[channels.class_share]
watched = "no"

[[requirement]]
id = "G2"
title = "《安全责任书》"
aliases = ["安全工作责任书"]
party = "school"
channels = ["mailbox"]
opens = "02-24"
due = "03-13 cob"
checks = [{ name = "document", min_han = 20 }]

[[requirement]]
id = "G5"
title = "《教研组名单》"
party = "school"
stages = ["primary"]
channels = ["mailbox", "class_share"]
needs = "any"
opens = "03-01"
due = "03-20 12:00"
checks = [{ name = "table", rows = 2 }]

[[requirement]]
id = "G8"
title = "《师德建设方案》"
party = "school"
stages = ["primary"]
channels = ["class_share"]
due = "03-10"
"""
NIGHT = "2026-03-13T18:00"
IN_TIME = "2026-03-12T10:20:30"


def school(number: int) -> str:
    tens, ones = divmod(number, 10)
    return f"第{(NUMERALS[tens] if tens > 1 else '') + ('十' if tens else '')}{NUMERALS[ones] if ones else ''}小学"


@pytest.fixture
def county(bare: Any, user: Callable[[], str]) -> Any:
    bare.write("rollcall.toml", 'name = "示例县教师进修学校"\n', "utf-8-sig")
    bare.write("plan.toml", PLAN, "gb18030")
    schools = [f"x{n:02d},{school(n)},小学,{school(n)[1:-2] + '小'},k{n:02d}；d{n:02d}" for n in range(1, 51)]
    schools += ["y01,第一中学,初中,一中,k51"]
    bare.write("roster/schools.csv", "编号,学校,学段,别名,负责人\r\n" + "\r\n".join(schools), "gb18030")
    people = [f"k{n:02d},负责人{n},负责人,k{n:02d}@school.example" for n in range(1, 52)]
    people += [f"d{n:02d},副手{n},负责人,d{n:02d}@school.example" for n in range(1, 51)]
    people += ["adm,王老师,管理员,admin@county.example", "stg,孙老师,联系人,stage@county.example"]
    bare.write("roster/contacts.csv", "编号,姓名,角色,邮箱\n" + "\n".join(people), "utf-8-sig")
    bare.mailbox("small-box", user(), '"primary", "kindergarten"')
    bare.mailbox("big-box", user(), '"junior", "senior"')
    return bare


def habits(hand: Any) -> list[tuple[str, dict[str, Any]]]:
    """(expected verdict, what arrives) for school 1, 2, 3, …"""
    paper, essay = hand.Paper, hand.essay
    good = lambda n: hand.docx(f"{school(n)}安全责任书", essay)  # noqa: E731

    def one(n: int, name: str | None = None, **more: Any) -> dict[str, Any]:
        style = more.pop("style", "rfc2231")
        data = more.pop("data", good(n))
        return {"papers": [paper(name or f"{school(n)}安全责任书.docx", data, style)], **more}

    truncated = good(17)[:900]
    return [
        ("satisfied", one(1)),
        ("satisfied", one(2, style="raw-gbk", subject=f"{school(2)}安全责任书".encode("gb18030"))),
        ("satisfied", one(3, style="split")),
        ("satisfied", one(4, style="encoded-word")),
        ("satisfied", {"papers": [
            paper("五小教研组名单.xlsx", hand.xlsx(("姓名", "组"), ("王老师", "语文"), ("孙老师", "数学"))),
            paper("安全责任书.docx", good(5)), paper("食堂菜单.docx", hand.docx("本周菜单", "周一：面条；周二：米饭；周三：包子。")),
            paper("logo.png", hand.picture(3)), paper("通讯录.xlsx", hand.xlsx(("姓名", "电话"), ("王老师", "1"))),
        ], "subject": "材料"}),  # fmt: skip
        ("satisfied", {"papers": [paper("材料.zip", hand.archive({
            "安全责任书.docx": good(6),
            "教研组名单.xlsx": hand.xlsx(("姓名", "组"), ("王老师", "语文"), ("孙老师", "数学")),
        }))], "subject": "六小材料"}),  # fmt: skip
        ("needs_review", one(7, sender="admin@county.example", subject=f"转发：{school(7)}安全责任书")),
        ("needs_review", one(8, sender="12345@qq.example")),
        ("satisfied", one(9, box="big-box")),
        ("satisfied", one(10, twice=True)),
        ("missing", {"subject": f"自动回复：{school(11)}安全责任书", "body": essay, "more": {"Auto-Submitted": "auto-replied"}}),
        ("missing", {"subject": "系统退信", "sender": "PostMaster@qq.com", "body": "您的邮件《第十二小学安全责任书》被退回。" + essay}),
        ("missing", {"subject": "Re: 关于报送安全责任书的通知", "body": "收到，抓紧准备。" + essay, "more": {"In-Reply-To": "<a@b>"}}),
        ("missing", one(14, at="2026-01-31T23:59:59")),
        ("missing", {}),
        ("satisfied", one(16, at="2026-03-13T16:30:00")),
        ("rejected", one(17, data=truncated)),
        ("rejected", one(18, data=b"")),
        ("needs_review", one(19, name="安全责任书.zip", data=hand.archive({"安全责任书.docx": good(19)}, locked=True))),
        ("satisfied_late", one(20, at="2026-03-13T16:30:01")),
        ("satisfied", one(21, name="新建 DOCX 文档.docx", subject="（无主题）")),
        ("satisfied", {"subject": f"{school(22)}安全责任书", "body": essay * 2}),
        ("missing", one(23, name="通知.docx", data=hand.docx("家长会通知", "请各位家长周五到校参加家长会，地点在操场，请准时。"), subject="家长会")),
        ("needs_review", one(24, name="1.zip", data=hand.archive({"1.docx": good(24)}, locked=True), subject="你好")),
        ("satisfied", one(25, name="安全责任书.doc")),
        ("needs_review", one(26, name="2024年安全责任书.docx", data=hand.docx("2024年安全责任书", essay), subject="2024年材料")),
        ("satisfied", one(27, sender="d27@school.example")),
        ("satisfied", one(28, folder="Junk")),
        ("satisfied", one(29, sender='"=?GBK?B?zfXAz8qm?=" <K29@School.Example>')),
        ("missing", one(30, at="2026-03-13T18:30:00")),
        ("needs_review", one(31, name="安全责任书.jpg", data=hand.picture(31))),
        ("needs_review", {"subject": "安全责任书", "body": "从QQ邮箱发来的超大附件\n\n安全责任书.docx (128.03M, 2026年04月27日 21:59 到期)\n"
                          "进入下载页面：https://mail.qq.com/cgi-bin/ftnExs_download?t=exs_ftn_download&k=1\n"}),
        ("satisfied", one(33, name="安全工作责任书（终稿）(1).docx", subject="补发")),
        ("satisfied", one(34, at="2026-02-20T08:00:00")),
        ("rejected", one(35, data=hand.docx("安全责任书"))),
        ("satisfied", one(36, subject="Fwd: 关于报送安全责任书的通知", more={"In-Reply-To": "<a@b>"})),
        ("satisfied", one(37, subject="Re: 关于报送安全责任书的通知", more={"In-Reply-To": "<a@b>", "References": "<a@b>"})),
        ("satisfied", one(38, style="none", name="x", subject=f"{school(38)}安全责任书")),
        ("rejected", one(39, name="安全责任书.zip", data=hand.archive({}))),
        ("satisfied", one(40, more={"Date": "Mon, 1 Jan 2001 00:00:00 +0000"})),
        ("satisfied", one(41, subject="[SPAM] ＡＮＱＵＡＮ 安 全 责 任 书")),
        ("satisfied", one(42, charset="gb18030", body="附件是我校的，请查收。")),
        ("satisfied", one(43, folder="其他文件夹")),
        ("satisfied", one(44, name="安全责任书.zip", data=hand.archive({"责任书/安全责任书.docx": good(44)}))),
    ]  # fmt: skip


def send(county: Any, hand: Any, number: int, what: dict[str, Any]) -> None:
    if not what:
        return
    what = dict(what)
    at, box, folder = what.pop("at", IN_TIME), what.pop("box", "small-box"), what.pop("folder", "INBOX")
    twice = what.pop("twice", False)
    papers, subject = what.pop("papers", ()), what.pop("subject", f"{school(number)}安全责任书")
    sender = what.pop("sender", f"k{number:02d}@school.example")
    for _ in range(2 if twice else 1):
        what["more"] = {"Message-ID": f"<{number}.{_}@school.example>", **what.get("more", {})}
        county.append(box, hand.letter(subject, sender, *papers, **what), at, folder)


def test_each_habit_of_sending_gets_its_fair_verdict(county: Any, hand: Any) -> None:
    opened = county.run("plan", "open", clock="2026-02-20T09:00", apart=True)
    assert opened.code == 0, opened.err
    sent = habits(hand)
    for number, (_, what) in enumerate(sent, 1):
        send(county, hand, number, what)

    read = county.run("read", clock=NIGHT, apart=True)
    judged = county.run("judge", clock=NIGHT, apart=True)

    assert (read.code, judged.code) == (0, 1), read.out + read.err + judged.err
    document = county.status(NIGHT)
    rows = {row["id"]: row for row in document["rows"]}
    got = {number: rows[f"G2/x{number:02d}/2026"] for number in range(1, len(sent) + 1)}
    wrong = [(expected, got[n]) for n, (expected, _) in enumerate(sent, 1) if got[n]["verdict"] != expected]
    assert not wrong, "\n".join(map(str, wrong))
    _check_shape(document)
    _check_details(rows, county.home)
    _check_the_rest(rows)


def _check_the_rest(rows: dict[str, Any]) -> None:
    assert [rows[f"G5/x{n:02d}/2026"]["verdict"] for n in (5, 6, 7)] == ["satisfied", "satisfied", "awaiting"]
    assert rows["G8/x01/2026"]["verdict"] == "unknown"
    assert "未核对" in "".join(rows["G8/x01/2026"]["reasons"])
    assert rows["G8/x01/2026"]["due_at"] == "2026-03-10T23:59:59+08:00"
    assert rows["G2/y01/2026"]["stage"] == "junior"
    assert "G5/y01/2026" not in rows


def _check_details(rows: dict[str, Any], home: Path) -> None:
    first = rows["G2/x01/2026"]
    [piece] = first["evidence"]
    assert piece["received_at"] == "2026-03-12T10:20:30+08:00"
    assert (piece["file"], piece["channel"], piece["source"]) == ("第一小学安全责任书.docx", "mailbox", "small-box")
    stored = [path for path in (home / "state/evidence").rglob(f"*{piece['sha256']}*") if path.is_file()]
    assert hashlib.sha256(stored[0].read_bytes()).hexdigest() == piece["sha256"]
    assert [(f["check"], f["result"]) for f in piece["findings"]] == [("document", "accepted")]
    assert first["channels"]["mailbox"] == {
        "state": "present", "needed": 1, "accepted": 1, "first_received_at": "2026-03-12T10:20:30+08:00",
    }  # fmt: skip
    assert [e["file"] for e in rows["G2/x02/2026"]["evidence"]] == ["第二小学安全责任书.docx"]
    assert rows["G2/x22/2026"]["evidence"][0]["file"] is None
    assert rows["G2/x15/2026"]["channels"]["mailbox"]["state"] == "absent"
    assert rows["G2/x19/2026"]["channels"]["mailbox"]["state"] == "waiting"
    assert rows["G5/x07/2026"]["channels"]["mailbox"]["state"] == "open"
    assert rows["G2/x10/2026"]["channels"]["mailbox"]["accepted"] == 1
    assert rows["G2/x15/2026"]["evidence"] == []
    assert "邮箱 big-box" in "".join(rows["G2/x09/2026"]["reasons"]), "the wrong mailbox is noted"
    assert any(f["result"] == "failed" and f["text"] for e in rows["G2/x17/2026"]["evidence"] for f in e["findings"])


_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00")


def _check_shape(document: dict[str, Any]) -> None:
    assert list(document) == ["as_of", "plan", "sources", "rows"]
    assert (document["as_of"], document["plan"]) == ("2026-03-13T18:00:00+08:00", "shili-2026")
    assert document["sources"] == [
        {"id": id_, "channel": "mailbox", "complete_through": "2026-03-13T18:00:00+08:00", "state": "complete"}
        for id_ in ("big-box", "small-box")
    ]
    for row in document["rows"]:
        assert list(row) == [
            "id", "requirement", "party", "party_name", "stage", "period", "opens_at", "due_at", "verdict", "reasons",
            "channels", "evidence",
        ]  # fmt: skip
        assert row["reasons"]
        assert all(isinstance(reason, str) and reason.strip() for reason in row["reasons"])
        assert row["id"] == f"{row['requirement']}/{row['party']}/{row['period']}"
        assert _TIME.fullmatch(row["opens_at"])
        assert _TIME.fullmatch(row["due_at"])
        for channel in row["channels"].values():
            assert list(channel) == ["state", "needed", "accepted", "first_received_at"]
            assert channel["state"] in {"present", "waiting", "open", "absent", "unknown"}
        for piece in row["evidence"]:
            assert set(piece) == {"id", "channel", "source", "received_at", "title", "file", "sha256", "findings"}
            assert _TIME.fullmatch(piece["received_at"])
            for finding in piece["findings"]:
                assert set(finding) == {"check", "result", "text"}
                assert finding["result"] in {"accepted", "failed", "doubtful"}


def odder_habits(hand: Any) -> list[tuple[str, dict[str, Any]]]:
    """(expected verdict, what arrives) for school 1, 2, 3, …: what comes once a year, and always before a deadline."""
    paper, essay = hand.Paper, hand.essay
    good = lambda n: hand.docx(f"{school(n)}安全责任书", essay)  # noqa: E731
    name = "安全责任书.docx"
    eml = lambda n: hand.letter("安全责任书", "x@qq.example", paper(name, good(n)))  # noqa: E731
    rtf = r"{\rtf1\ansi\ansicpg936 " + "".join(f"\\u{ord(c)}?" for c in f"安全责任书 {essay}") + "}"
    gbk_zip = hand.archive({"zzzzz.docx": good(13)}).replace(b"zzzzz.docx", "责任a.docx".encode("gb18030"))
    page = f"<html><body><p>尊敬的领导：</p><table><tr><td>{essay}</td></tr></table></body></html>"
    return [
        ("satisfied", {"papers": [paper(name, good(1))], "at": "2026-03-13T08:30:00+00:00"}),
        ("satisfied_late", {"papers": [paper(name, good(2))], "at": "2026-03-13T08:30:01+00:00"}),
        ("missing", {"papers": [paper(name, good(3))], "folder": "Drafts"}),
        ("missing", {"subject": "安全责任书 电子报", "body": essay * 2, "more": {"List-Unsubscribe": "<mailto:x@y.example>"}}),
        ("needs_review", {"papers": [paper("第六小学安全责任书.docx", good(6))]}),
        ("needs_review", {}),  # what its neighbour sent in its name
        ("needs_review", {"papers": [paper("wechat_2026.docx", good(7))], "sender": "888@qq.example", "subject": ""}),
        ("satisfied", {"papers": [paper("转发.eml", eml(8), kind="message/rfc822")], "subject": "材料"}),
        ("satisfied", {"papers": [paper("安全责任书.txt", f"第九小学安全责任书\r\n{essay}".encode("gb18030"))]}),
        ("satisfied", {"papers": [paper("安全责任书.rtf", rtf.encode())]}),
        ("satisfied", {"papers": [paper("安全责任书.zip", hand.archive({"内层.zip": hand.archive({name: good(11)})}))]}),
        ("rejected", {"papers": [paper("安全责任书.pdf", b"%PDF-1.4\n%%EOF")]}),
        ("satisfied", {"papers": [paper("安全责任书.zip", gbk_zip)]}),
        ("needs_review", {"papers": [paper("winmail.dat", b"\x78\x9f\x3e\x22" + bytes(64), kind="application/ms-tnef")]}),
        ("needs_review", {"papers": [paper("安全责任书.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096))]}),
        ("satisfied", {"papers": [paper("../../etc/安全责任书.docx", good(16))]}),
        ("satisfied", {"papers": [paper("安\u200b全 责 任 书\u202e.docx", good(17))], "subject": "=?utf-8?Q?=E5=AE=89?= =?bogus"}),
        ("satisfied", {"papers": [paper(name, good(18)), paper("安全责任书（盖章）.jpg", hand.picture(18))]}),
        ("rejected", {"papers": [paper(name, b"<html><body>404 Not Found</body></html>")]}),
        ("needs_review", {"papers": [paper(name, good(20))], "sender": "adm@nowhere.example", "subject": "代二十小报安全责任书"}),
        ("satisfied", {"papers": [paper("二十一小安全责任书定稿.docx", good(21)), paper("二十一小安全责任书.docx", good(21))]}),
        ("rejected", {"papers": [paper("《安全责任书》.xyz", bytes(range(256)) * 9)]}),
        ("satisfied", {"papers": [paper(name, hand.docx("二〇二六年度安全责任书", essay))], "subject": "2025—2026学年度安全责任书"}),
        ("satisfied", {"subject": "安全责任书", "body": page, "html": True}),
        ("rejected", {"subject": "安全责任书", "body": "见附件"}),
        ("satisfied", {"papers": [paper(name, good(26))], "sender": "王老师<k26@school.example>, 孙老师 <x@y.example>"}),
    ]  # fmt: skip


def test_odd_mails_are_neither_lost_nor_taken_for_what_they_are_not(county: Any, hand: Any) -> None:
    assert county.run("plan", "open", clock="2026-02-20T09:00").code == 0
    sent = odder_habits(hand)
    for number, (_, what) in enumerate(sent, 1):
        send(county, hand, number, what)
    stray = hand.Paper("安全责任书模板.docx", hand.docx("安全责任书（模板）", hand.essay))
    county.append("small-box", hand.letter("安全责任书模板", "office@bureau.example", stray), IN_TIME)

    read, judged = county.look(NIGHT)

    assert (read.code, judged.code) == (0, 1), read.out + read.err + judged.err
    rows = county.rows(NIGHT)
    got = {number: rows[f"G2/x{number:02d}/2026"] for number in range(1, len(sent) + 1)}
    wrong = [(expected, got[n]) for n, (expected, _) in enumerate(sent, 1) if got[n]["verdict"] != expected]
    assert not wrong, "\n".join(map(str, wrong))
    with_it = county.run("explain", "安全责任书模板", "--format", "json", clock=NIGHT)
    assert with_it.code == 0
    assert "office@bureau.example" in with_it.out or "模板" in with_it.out
    assert rows["G2/x49/2026"]["verdict"] == "missing", "a paper that names no school blocks nobody"
