"""A mailbox that is a person's own too: of private letters only their coming is kept, of a school's nothing is lost."""

from __future__ import annotations

import gzip
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

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
OPENED, CAME, READ, LATER = "2026-02-01T09:00", "2026-03-02T09:00", "2026-03-02T10:00", "2026-03-03T10:00"
WORD = "紫藤"
PEOPLE = "编号,姓名,角色,邮箱\nk1,王老师,负责人,k1@school.example\na1,孙老师,管理员,a@county.example\n"


def kept_bytes(county: Any) -> bytes:
    """Everything in state/: the files, the mails in them unpacked, and the database."""
    found = []
    for path in (county.home / "state").rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            found.append(gzip.decompress(data) if path.suffix == ".gz" else data)
    return b"\n".join(found).replace(json.dumps(WORD).strip('"').encode(), WORD.encode())


def test_private_letters_leave_no_words_and_come_back_when_the_roster_learns_the_sender(
    bare: Any, user: Any, hand: Any
) -> None:
    county = bare
    county.write("rollcall.toml", "")
    county.write("plan.toml", PLAN)
    county.write("roster/schools.csv", "编号,学校,学段,别名,负责人\np1,第一小学,小学,一小,k1\n")
    county.write("roster/contacts.csv", PEOPLE)
    county.mailbox("post", user())
    assert county.run("plan", "open", clock=OPENED).code == 0
    named = hand.Paper("第一小学安全责任书.docx", hand.docx("第一小学安全责任书", hand.essay))
    nameless = hand.Paper("安全责任书.docx", hand.docx("安全责任书", hand.essay))
    party = hand.Paper("同学会名单.docx", hand.docx("紫藤班同学会", "紫藤花开的时候我们再聚，带上家人一起来。" * 5))
    bare_reply = {"In-Reply-To": "<other@friend.example>", "Message-ID": "<r@friend.example>"}
    letters = [
        hand.letter(
            "紫藤聚餐", "friend@qq.example", party, body="紫藤饭店见", more={"Message-ID": "<1@friend.example>"}
        ),
        hand.letter("Re: 紫藤聚餐", "friend@qq.example", body="紫藤好的", more=bare_reply),
        hand.letter("紫藤周刊", "news@shop.example", body="紫藤特价", more={"List-Id": "<news.shop.example>"}),
        hand.letter("安全责任书", "new@qq.example", nameless),
        hand.letter("一小安全责任书", "k1@school.example", named),
        hand.letter("紫藤旧事", "old@qq.example", body="紫藤往年的信", more={"Message-ID": "<o@qq.example>"}),
        hand.letter("材料", "k9@school.example", hand.Paper("紫藤.docx", hand.docx("紫藤", hand.essay)), body="紫藤"),
    ]
    for number, raw in enumerate(letters):
        county.append("post", raw, "2024-05-05T10:00" if number == 5 else CAME)

    county.run("read", clock=READ)
    assert WORD.encode() in kept_bytes(county)
    judged = county.run("judge", clock=READ)

    assert (judged.code, "待人工 1" in judged.out) == (1, True), "the nameless paper waits"
    assert county.rows(READ)["Q1/p1/2026"]["verdict"] == "satisfied"
    left = kept_bytes(county)
    assert WORD.encode() not in left
    assert b"friend@qq.example" in left
    hits = county.run("explain", "friend@qq.example", "--format", "json", clock=READ).json["hits"]
    assert [(hit["name"], hit["standing"]) for hit in hits] == [("", "其他事项"), ("", "不是材料")]
    assert county.run("judge", clock=READ).code == 1
    assert county.run("read", clock=READ).out.count("新到 0 件") == 1

    county.write("roster/contacts.csv", PEOPLE + "k9,李老师,负责人,k9@school.example\n")
    county.write("roster/schools.csv", "编号,学校,学段,别名,负责人\np1,第一小学,小学,一小,k1;k9\n")
    county.run("plan", "open", "--yes", clock=LATER)
    again = county.run("read", clock=LATER)
    assert "新到 1 件" in again.out
    assert county.run("read", clock=LATER).out.count("新到 0 件") == 1
    county.run("judge", clock=LATER)
    hits = county.run("explain", "k9@school.example", "--format", "json", clock=LATER).json["hits"]
    assert WORD.encode() in kept_bytes(county), hits
    assert b"friend@qq.example" in kept_bytes(county)


def test_a_big_attachment_is_fetched_once_the_admin_names_its_host(bare: Any, user: Any, hand: Any) -> None:
    county = bare
    county.write("rollcall.toml", "")
    county.write("plan.toml", PLAN)
    county.write("roster/schools.csv", "编号,学校,学段,别名,负责人\np1,第一小学,小学,一小,k1\n")
    county.write("roster/contacts.csv", PEOPLE)
    county.mailbox("post", user())
    paper = hand.docx("第一小学安全责任书", hand.essay)
    with Host({"/ftn/1": paper}) as host:
        shown = "从QQ邮箱发来的超大附件\n第一小学安全责任书.docx (1.2M, 2026年4月1日 21:59 到期)\n进入下载页面："
        county.append("post", hand.letter("安全责任书", "k1@school.example", body=f"{shown}{host.url}/ftn/1"), CAME)
        assert county.run("plan", "open", clock=OPENED).code == 0
        county.look(READ)
        row = county.rows(READ)["Q1/p1/2026"]
        assert (row["verdict"], row["evidence"][0]["sha256"]) == ("needs_review", "")
        assert host.asked == []

        source = county.home / "sources/post.toml"
        source.write_text(source.read_text() + f'hosts = ["{host.url.removeprefix("http://")}"]\n')
        assert county.run("plan", "open", "--yes", clock=LATER).code == 0
        for _ in range(2):
            county.look(LATER)
    assert host.asked == ["/ftn/1"]
    row = county.rows(LATER)["Q1/p1/2026"]
    assert row["verdict"] == "satisfied", row["reasons"]
    [item] = row["evidence"]
    assert (county.home / "state/evidence" / item["sha256"]).read_bytes() == paper
    assert item["received_at"] == "2026-03-02T09:00:00+08:00"
    assert county.rows("", "--as-of", READ)["Q1/p1/2026"]["verdict"] == "needs_review"


class Host:
    """A web server that has some files, and remembers what it was asked for."""

    def __init__(self, files: dict[str, bytes]) -> None:
        asked = self.asked = []  # type: ignore[var-annotated]

        class Answers(BaseHTTPRequestHandler):
            def do_GET(self) -> None:  # noqa: N802 - http.server's name
                asked.append(self.path)
                data = files.get(self.path, b"")
                self.send_response(200 if data else 404)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_: Any) -> None:
                """Nobody reads it."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> Host:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
