"""What a person brings in by hand: a file for one obligation, old mail and papers of before the county began."""

from __future__ import annotations

import gzip
import mailbox
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

PLAN = """
[plan]
id = "dangjian-2026"
year = 2026
[channels.class_share]
watched = "no"
[[requirement]]
id = "A1"
title = "《党建工作总结》"
party = "school"
channels = ["mailbox", "class_share"]
due = "03-20 17:00"
checks = ["document"]
[[requirement]]
id = "A2"
title = "《党员名册》"
party = "school"
channels = ["mailbox"]
due = "03-20 17:00"
checks = [{ name = "table", rows = 2 }]
"""
OPENED, NOW = "2026-03-25T09:00", "2026-03-25T10:00"


@pytest.fixture
def county(bare: Any, user: Callable[[], str]) -> Any:
    bare.write("rollcall.toml", "")
    bare.write("plan.toml", PLAN)
    rows = "".join(f"p{n},第{'一二'[n - 1]}小学,小学,k{n}\n" for n in (1, 2))
    bare.write("roster/schools.csv", "id,name,stages,coordinator\n" + rows)
    people = "".join(f"k{n},孙老师{n},coordinator,k{n}@school.example\n" for n in (1, 2))
    bare.write("roster/contacts.csv", "id,name,role,email\n" + people + "a1,王老师,admin,a1@county.example\n")
    bare.mailbox("post", user())
    assert bare.run("plan", "open", clock=OPENED).code == 0
    return bare


def dated(raw: bytes, received: str) -> bytes:
    return f"Received: from mx by county; {received}\r\n".encode() + raw


def test_a_file_added_for_a_big_attachment_takes_the_links_time_and_is_checked(
    county: Any, hand: Any, tmp_path: Path
) -> None:
    link = "从QQ邮箱发来的超大附件\n党建工作总结.docx (128.03M, 2026年4月20日 21:59 到期)\nhttps://mail.qq.com/cgi-bin/ftnExs_download?k=1"
    county.append("post", hand.letter("党建工作总结", "k1@school.example", body=link), "2026-03-20T16:00:00")
    county.look(NOW)
    row = county.rows(NOW)["A1/p1/2026"]
    assert row["verdict"] == "needs_review", row["reasons"]
    item = next(e["id"] for e in row["evidence"])
    file = tmp_path / "党建工作总结.docx"
    file.write_bytes(hand.docx("党建工作总结", hand.essay))

    said = county.run("evidence", "add", "A1/p1/2026", str(file), "--for", item, "--by", "王老师", clock=NOW)

    assert said.code == 0, said.err
    county.run("judge", clock=NOW)
    row = county.rows(NOW)["A1/p1/2026"]
    assert row["verdict"] == "satisfied", row["reasons"]
    added = next(e for e in row["evidence"] if e["source"] == "handed")
    assert added["received_at"] == "2026-03-20T16:00:00+08:00"


def test_what_is_added_late_is_late_and_what_fails_fails(county: Any, hand: Any, tmp_path: Path) -> None:
    good, bad = tmp_path / "名册.xlsx", tmp_path / "空.xlsx"
    good.write_bytes(hand.xlsx(("姓名", "职务"), ("王老师", "书记"), ("孙老师", "委员")))
    bad.write_bytes(hand.xlsx(("姓名", "职务")))
    assert county.run("evidence", "add", "二小", "党员名册", str(bad), clock=NOW).code == 0
    assert county.run("evidence", "add", "A2/p1/2026", str(good), clock=NOW).code == 0
    county.look(NOW)
    rows = county.rows(NOW)
    assert (rows["A2/p1/2026"]["verdict"], rows["A2/p2/2026"]["verdict"]) == ("satisfied_late", "rejected")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["A9/p1/2026", "FILE"], "没有找到应交项"),
        (["A1", "FILE"], "符合 2 项"),
        (["A1/p1/2026", "nothing.docx"], "没有 nothing.docx 这个文件"),
        (["A1/p1/2026", "FILE", "--channel", "web_report"], "没有渠道 web_report"),
        (["A1/p1/2026", "FILE", "--for", "e999"], "没有 e999 这一件"),
        (["A1/p1/2026", "FILE", "--by", "李某"], "李某"),
        (["FILE"], "请写应交编号和文件"),
    ],
)
def test_what_cannot_be_added_is_one_sentence_and_changes_nothing(
    words: list[str], said: str, county: Any, hand: Any, tmp_path: Path
) -> None:
    file = tmp_path / "总结.docx"
    file.write_bytes(hand.docx("党建工作总结", hand.essay))
    answer = county.run("evidence", "add", *(str(file) if word == "FILE" else word for word in words), clock=NOW)
    assert answer.code == 2
    assert said in answer.err
    assert "Traceback" not in answer.err
    assert all(row["evidence"] == [] for row in county.rows(NOW).values())


def test_old_mail_and_papers_come_in_once_with_their_times(county: Any, hand: Any, tmp_path: Path) -> None:
    old = tmp_path / "旧材料"
    (old / "第二小学").mkdir(parents=True)
    summary = hand.Paper("党建工作总结.docx", hand.docx("党建工作总结", hand.essay))
    letter = hand.letter("第一小学党建工作总结", "k1@school.example", summary)
    (old / "一封.eml").write_bytes(dated(letter, "Fri, 20 Mar 2026 16:59:00 +0800"))
    table = hand.Paper("党员名册.xlsx", hand.xlsx(("姓名", "职务"), ("王老师", "书记"), ("孙老师", "委员")))
    box = mailbox.mbox(old / "archive.mbox")
    box.add(dated(hand.letter("党员名册", "k1@school.example", table), "Sat, 21 Mar 2026 08:00:00 +0800"))
    box.add(dated(hand.letter("党员名册", "k2@school.example", table), "Thu, 19 Mar 2026 08:00:00 +0800"))
    box.close()
    paper = old / "第二小学" / "党建工作总结.docx"
    paper.write_bytes(hand.docx("第二小学党建工作总结", hand.essay))
    at = datetime(2026, 3, 18, 2, tzinfo=UTC).timestamp()
    os.utime(paper, (at, at))

    first = county.run("evidence", "import", str(old), clock=NOW)
    again = county.run("evidence", "import", str(old), clock=NOW)
    county.look(NOW)

    assert (first.code, again.code) == (0, 0), first.err
    assert "带入 4 份" in first.out
    assert "带入 0 份" in again.out
    rows = county.rows(NOW)
    got = {id_: row["verdict"] for id_, row in rows.items()}
    assert got == {
        "A1/p1/2026": "satisfied", "A1/p2/2026": "needs_review",
        "A2/p1/2026": "satisfied_late", "A2/p2/2026": "satisfied",
    }  # fmt: skip
    sources = county.status(NOW)["sources"]
    assert [source["id"] for source in sources] == ["post"], "what was brought in is no source that must be read"


def test_an_old_archive_beside_the_live_mailbox_counts_each_mail_once(county: Any, hand: Any, tmp_path: Path) -> None:
    old = tmp_path / "旧邮件"
    summaries = [hand.Paper("党建工作总结.docx", hand.docx(f"第{n}小学党建工作总结", hand.essay)) for n in "一二"]
    live = dated(
        hand.letter("党建工作总结", "k1@school.example", summaries[0], more={"Message-ID": "<1@x>"}),
        "Thu, 19 Mar 2026 08:00:00 +0800",
    )
    quoted = hand.letter("党建工作总结", "k2@school.example", summaries[1], body="老师：\n\nFrom 三月 on\n附件见下")
    private = hand.letter("紫藤聚餐", "friend@qq.example", body="紫藤饭店见", more={"Message-ID": "<2@x>"})
    files = {
        "网页导出.eml": live.replace(b"\r\n", b"\n"),
        "Thunderbird/Inbox": b"From - Thu Mar 19 08:00:00 2026\n"
        + dated(quoted, "Thu, 19 Mar 2026 08:00:00 +0800").replace(b"\r\n", b"\n"),
        "Thunderbird/Drafts": b"",
        "Maildir/cur/1.a:2,S": private,
        "另一个/new/1.a": dated(private, "Thu, 19 Mar 2026 08:00:00 +0800"),
        "坏的.eml": b"",
    }
    for name, data in files.items():
        (old / name).parent.mkdir(parents=True, exist_ok=True)
        (old / name).write_bytes(data)
        os.utime(old / name, (datetime(2026, 3, 19, tzinfo=UTC).timestamp(),) * 2)
    county.append("post", live, "2026-03-19T08:00")
    county.look(NOW)

    first = county.run("evidence", "import", str(old), clock=NOW)
    again = county.run("evidence", "import", str(old), clock=NOW)
    county.look(NOW)

    assert (first.code, "带入 4 份" in first.out, "坏的.eml 是空文件" in first.out) == (1, True, True), first.out
    assert "带入 0 份，已有的 4 份" in again.out
    rows = county.rows(NOW)
    assert [rows[f"A1/p{n}/2026"]["verdict"] for n in (1, 2)] == ["satisfied", "satisfied"]
    assert [e["source"] for e in rows["A1/p1/2026"]["evidence"]] == ["post"], "the mailbox's own word stands"
    kept = b"".join(gzip.decompress(p.read_bytes()) if p.suffix == ".gz" else p.read_bytes() for p in _files(county))
    assert "紫藤".encode() not in kept.replace(b"\\u7d2b\\u85e4", "紫藤".encode())
    people = (county.home / "roster/contacts.csv").read_text()
    county.write("roster/contacts.csv", people + "k9,李老师,coordinator,friend@qq.example\n")
    county.run("plan", "open", "--yes", clock="2026-03-25T11:00")
    assert "带入 2 份" in county.run("evidence", "import", str(old), clock="2026-03-25T11:00").out


def _files(county: Any) -> list[Path]:
    return [path for path in (county.home / "state").rglob("*") if path.is_file() and path.parent.name != "records"]


def test_an_import_of_nothing_says_so(county: Any) -> None:
    said = county.run("evidence", "import", "/no/such/place", clock=NOW)
    assert said.code == 2
    assert "什么也没有带入" in said.err
