"""Mailboxes that move, forget and vouch, papers that wait for a person, and folders with mistakes in them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from imapclient import IMAPClient

PLAN = """
[plan]
id = "anquan-2026"
year = 2026

[[requirement]]
id = "Q1"
title = "《安全责任书》"
party = "school"
channels = ["mailbox"]
due = "03-13 cob"
checks = ["document"]
"""
NIGHT = "2026-03-13T18:00"
SCHOOLS = "编号,学校,学段,别名,负责人\np1,第一小学,小学,一小,k1\np2,第二小学,小学,二小,k2\np3,第三小学,小学,三小,k2\n"


@pytest.fixture
def county(bare: Any, user: Callable[[], str]) -> Any:
    bare.write("rollcall.toml", "")
    bare.write("plan.toml", PLAN)
    bare.write("roster/schools.csv", SCHOOLS)
    people = (
        "k1,王老师,负责人,k1@school.example\nk2,孙老师,负责人,k2@school.example\na1,王老师,管理员,a@county.example\n"
    )
    bare.write("roster/contacts.csv", "编号,姓名,角色,邮箱\n" + people)
    bare.mailbox("post", user())
    return bare


def pledge(hand: Any, number: int, sender: str = "k1", **more: Any) -> bytes:
    paper = hand.Paper("安全责任书.docx", hand.docx(f"第{'一二三'[number - 1]}小学安全责任书", hand.essay))
    return bytes(hand.letter("安全责任书", f"{sender}@school.example", paper, **more))


def hand_in(county: Any, box: str = "post") -> IMAPClient:
    client = IMAPClient("127.0.0.1", county.port, ssl=False, timeout=20)
    client.login(county.boxes[box], "abcd-efgh-ijkl")
    return client


def test_a_mail_moved_marked_or_deleted_stays_what_it_was(county: Any, hand: Any) -> None:
    county.run("plan", "open", clock="2026-02-01T09:00")
    county.append("post", pledge(hand, 1), "2026-03-02T09:00")
    county.append("post", pledge(hand, 2, "k2"), "2026-03-02T09:01")
    county.look("2026-03-02T10:00")
    with hand_in(county) as client:
        assert client.select_folder("INBOX")[b"RECENT"] == 2, "our reading took nobody's new mail away"
        assert client.search("UNSEEN") == [1, 2]
        client.create_folder("已处理")
        client.copy([1], "已处理")
        client.delete_messages([1, 2])
        client.expunge()
    read, judged = county.look(NIGHT)
    assert (read.code, judged.code) == (0, 0), read.out
    rows = county.rows(NIGHT)
    assert [rows[f"Q1/p{n}/2026"]["verdict"] for n in (1, 2, 3)] == ["satisfied", "satisfied", "missing"]
    assert len(rows["Q1/p1/2026"]["evidence"]) == 1


def test_one_hand_for_two_schools_and_a_paper_that_names_neither(county: Any, hand: Any) -> None:
    county.run("plan", "open", clock="2026-02-01T09:00")
    bare = hand.Paper("安全责任书.docx", hand.docx("安全责任书", hand.essay))
    county.append("post", hand.letter("安全责任书", "k2@school.example", bare), "2026-03-02T09:00")
    county.look("2026-03-02T10:00")
    rows = county.rows("2026-03-02T10:00")
    assert [rows[f"Q1/p{n}/2026"]["verdict"] for n in (1, 2, 3)] == ["awaiting", "needs_review", "needs_review"]
    item = rows["Q1/p2/2026"]["evidence"][0]["id"]
    assert county.run("decide", "accept", item, clock="2026-03-02T10:00").code == 2, "whose it is comes first"
    at = "2026-03-02T10:30"
    assert county.run("decide", "assign", item, "--to", "Q1/p3/2026", clock=at).code == 0
    county.run("judge", clock=at)
    rows = county.rows(at)
    assert [rows[f"Q1/p{n}/2026"]["verdict"] for n in (2, 3)] == ["awaiting", "satisfied"]


def test_a_paper_that_names_nobody_waits_until_a_person_has_spoken(county: Any, hand: Any) -> None:
    county.run("plan", "open", clock="2026-02-01T09:00")
    stray = hand.Paper("安全责任书.docx", hand.docx("安全责任书", hand.essay))
    for minute in (0, 1):
        more = {"Message-ID": f"<{minute}@qq.example>"}
        county.append("post", hand.letter("安全责任书", "9@qq.example", stray, more=more), f"2026-03-02T09:0{minute}")
    _, judged = county.look("2026-03-02T10:00")
    assert (judged.code, "待人工 2" in judged.out) == (1, True)
    hits = county.run("explain", "9@qq.example", "--format", "json", clock="2026-03-02T10:00").json["hits"]
    first, second = (hit["id"] for hit in hits)
    at = "2026-03-02T10:30"
    assert county.run("decide", "assign", first, "--to", "一小 责任书", clock=at).code == 0
    assert county.run("decide", "reject", second, "--why", "重复", clock=at).code == 0
    judged = county.run("judge", clock=at)
    assert (judged.code, "待人工 0" in judged.out) == (0, True)
    assert county.rows(at)["Q1/p1/2026"]["verdict"] == "satisfied"


def test_only_the_providers_own_word_vouches_for_a_sender(county: Any, hand: Any) -> None:
    county.mailbox("post", county.boxes["post"], authserv_id="mx.provider.example")
    county.run("plan", "open", clock="2026-02-01T09:00")
    good = "mx.provider.example; spf=pass smtp.mailfrom=school.example; dkim=pass header.d=school.example"
    forged = "mx.evil.example; dmarc=pass header.from=school.example"
    county.append("post", pledge(hand, 1, more={"Authentication-Results": good}), "2026-03-02T09:00")
    county.append("post", pledge(hand, 2, "k2", more={"Authentication-Results": forged}), "2026-03-02T09:00")
    county.append("post", pledge(hand, 3, "k2"), "2026-03-02T09:00")
    county.look("2026-03-02T10:00")
    rows = county.rows("2026-03-02T10:00")
    assert [rows[f"Q1/p{n}/2026"]["verdict"] for n in (1, 2, 3)] == ["satisfied", "needs_review", "needs_review"]


def test_a_maildir_is_a_mailbox_whose_times_are_not_proved(county: Any, hand: Any) -> None:
    county.write("sources/post.toml", 'kind = "maildir"\npath = "incoming/mail"\n')
    for name in ("cur", "new", "tmp"):
        (county.home / "incoming/mail" / name).mkdir(parents=True)
    received = b"Received: from x by mx.provider.example; Mon, 02 Mar 2026 09:00:00 +0800\r\n"
    county.write("incoming/mail/new/1.a.b", received + pledge(hand, 1))
    assert county.run("plan", "open", clock="2026-02-01T09:00").code == 0
    read, _ = county.look(NIGHT)
    assert read.code == 0, read.out + read.err
    row = county.rows(NIGHT)["Q1/p1/2026"]
    assert row["verdict"] == "satisfied"
    assert row["evidence"][0]["received_at"] == "2026-03-02T09:00:00+08:00"


def test_an_extension_arms_the_ladder_anew(county: Any) -> None:
    county.run("plan", "open", clock="2026-02-01T09:00")
    county.look("2026-03-12T09:00")
    county.run("decide", "extend", "Q1/p1/2026", "--until", "2026-03-20", clock="2026-03-13T09:00")
    county.look("2026-03-19T09:00")
    notices = county.run("records", "notices", "--format", "json", clock="2026-03-19T09:00").json
    keys = [n["key"] for n in notices if n["rung"] == "T-1wd" and "Q1/p1/2026" in n["obligations"]]
    assert len(keys) == len(set(keys)) == 2


@pytest.mark.parametrize(
    ("path", "old", "new", "told"),
    [
        ("plan.toml", "due =", "duo =", ("duo", "due")),
        ("plan.toml", '"《安全责任书》"', "“安全责任书”", ("第", '"')),
        ("plan.toml", "03-13", "04-31", ("plan.toml 第", "4 月 31 日")),
        ("plan.toml", '["mailbox"]', '["mailbox", "fax"]', ("fax",)),
        ("plan.toml", '["document"]', '["documents"]', ("documents", "document")),
        ("roster/schools.csv", "p2,第二小学,小学", "p2,第二小学,小雪", ("小雪", "小学")),
        ("roster/schools.csv", "二小,k2", "一小,k2", ("一小",)),
        ("roster/schools.csv", "二小,k2", "二小,k9", ("k9",)),
        ("roster/contacts.csv", "k1@school", "k1＠school", ("k1",)),
        ("sources/post.toml", 'security = "none"', 'security = "nome"', ("nome", "none")),
        ("sources/post.toml", '"127.0.0.1"', '"imap.school.example"', ("明文", "tls")),
        ("rollcall.toml", "", "sending = 'maybe'\n", ("maybe",)),
    ],
)
def test_a_mistake_in_a_file_is_named_with_its_place_and_nothing_is_written(
    county: Any, path: str, old: str, new: str, told: tuple[str, ...]
) -> None:
    text = (county.home / path).read_text("utf-8")
    assert old in text
    county.write(path, text.replace(old, new, 1))
    said = county.run("plan", "open", clock="2026-02-01T09:00")
    assert said.code == 2, said
    assert path.rpartition("/")[2] in said.err
    assert all(word in said.err for word in told), said.err
    assert not list(county.home.glob("state/*.db")) or county.run("status", clock="2026-02-01T09:00").code == 2


def test_all_mistakes_of_all_files_are_reported_together(county: Any) -> None:
    county.write("plan.toml", PLAN.replace("due =", "duo =").replace('"school"', '"scool"'))
    county.write("roster/schools.csv", SCHOOLS.replace("第二小学,小学", "第二小学,小雪"))
    county.write("roster/teachers.csv", "编号,姓名,学校\nt1,王老师,p9\n")
    said = county.run("plan", "open", clock="2026-02-01T09:00")
    assert said.code == 2
    for word in ("duo", "scool", "小雪", "p9"):
        assert word in said.err, said.err
