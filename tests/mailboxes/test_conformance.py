"""The conformance table: each situation of a mailbox, on each server and on a Maildir, has the same outcome."""

from __future__ import annotations

import base64
import dataclasses
import os
import shutil
import socket
import socketserver
import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from imapclient.imap_utf7 import encode

from tasks.domain.evidence.reading import ReadingState
from tasks.domain.evidence.source import MailboxSource
from tasks.mailboxes import maildir

AT = "2023-02-24T16:30:15+08:00"
SERVERS = ("dovecot", "demands ID", "pymap", "maildir")


class Gate(socketserver.ThreadingTCPServer):
    """A Dovecot behind a door-keeper that opens no folder for a client which did not say its name."""

    daemon_threads, allow_reuse_address = True, True
    behind = 0


class Keeper(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        with socket.create_connection(("127.0.0.1", self.server.behind)) as wire:  # type: ignore[attr-defined]
            threading.Thread(target=self._back, args=(wire,), daemon=True).start()
            is_named = False
            while line := self.rfile.readline():
                tag, _, rest = line.partition(b" ")
                verb = rest.split()[0].upper() if rest.split() else b""
                is_named = is_named or verb == b"ID"
                if verb in {b"SELECT", b"EXAMINE", b"STATUS"} and not is_named:
                    self.wfile.write(tag + b" NO " + verb + b" Unsafe Login. Please contact kefu@188.com for help\r\n")
                else:
                    wire.sendall(line)

    def _back(self, wire: socket.socket) -> None:
        try:
            while data := wire.recv(1 << 16):
                self.wfile.write(data)
        except OSError:
            return  # either side hung up


@pytest.fixture(scope="module")
def gate(dovecot: Any) -> Iterator[int]:
    with Gate(("127.0.0.1", 0), Keeper) as server:
        server.behind = dovecot.plain
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


class ByImap:
    """A mailbox on a server; the hand in it is a person's."""

    def __init__(self, account: Any, hands: Any) -> None:
        self.account, self.sink, self.hands = account, account.sink, hands

    def put(self, raw: bytes, folder: str = "INBOX") -> None:
        self.hands.append(raw, folder)

    def _in(self, folder: str, act: Callable[[Any, list[int]], object]) -> None:
        with self.hands.hand() as client:
            client.select_folder(folder)
            act(client, client.search(["ALL"]))

    def mark_seen(self) -> None:
        self._in("INBOX", lambda client, all_: client.add_flags(all_, [b"\\Seen", b"\\Flagged"]))

    def move(self, folder: str, to: str) -> None:
        with self.hands.hand() as client:
            client.create_folder(to)
        self._in(folder, lambda client, all_: (client.copy(all_, to), self._gone(client, all_)))

    def delete(self, folder: str = "INBOX") -> None:
        self._in(folder, self._gone)

    def _gone(self, client: Any, uids: list[int]) -> None:
        if uids:
            client.delete_messages(uids)
            client.expunge()

    def rename(self, folder: str, to: str) -> None:
        with self.hands.hand() as client:
            client.rename_folder(folder, to)

    def renumber(self, folder: str, raws: list[bytes]) -> None:
        """The folder is made anew: other UIDVALIDITY, other UIDs."""
        with self.hands.hand() as client:
            client.delete_folder(folder)
        for raw in raws:
            self.put(raw, folder)

    def read(self, **more: Any) -> Any:
        return self.account.read(**more)

    def clean(self) -> None:
        """Only where all tests share one mailbox."""
        if self.hands is not self.account:
            return
        with self.hands.hand() as client:
            client.select_folder("INBOX")
            self._gone(client, client.search(["ALL"]))
            for _, _, folder in client.list_folders():
                if folder != "INBOX":
                    client.delete_folder(folder)


class ByMaildir:
    def __init__(self, root: Path, sink: Any, cast: Any) -> None:
        self.root, self.sink, self.cast, self._number = root, sink, cast, 0

    def _place(self, folder: str) -> Path:
        place = self.root if folder == "INBOX" else self.root / f".{encode(folder).decode()}"
        for part in ("cur", "new", "tmp"):
            (place / part).mkdir(parents=True, exist_ok=True)
        return place

    def put(self, raw: bytes, folder: str = "INBOX") -> None:
        self._number += 1
        path = self._place(folder) / "new" / f"{1676000000 + self._number}.{self._number}.host"
        path.write_bytes(raw)
        os.utime(path, (self.cast.arrived.timestamp(),) * 2)

    def _files(self, folder: str) -> list[Path]:
        return [path for part in ("new", "cur") for path in (self._place(folder) / part).iterdir()]

    def mark_seen(self) -> None:
        for path in self._files("INBOX"):
            path.rename(self.root / "cur" / f"{path.name}:2,FS")

    def move(self, folder: str, to: str) -> None:
        for path in self._files(folder):
            path.rename(self._place(to) / "cur" / path.name)

    def delete(self, folder: str = "INBOX") -> None:
        for path in self._files(folder):
            path.unlink()

    def rename(self, folder: str, to: str) -> None:
        self._place(folder).rename(self.root / f".{encode(to).decode()}")

    def renumber(self, folder: str, raws: list[bytes]) -> None:
        shutil.rmtree(self._place(folder))
        for raw in raws:
            self.put(raw, folder)

    def read(self, **more: Any) -> Any:
        source = MailboxSource("primary-mail", kind="maildir", path=str(self.root))
        return maildir.read(source, None, self.sink.cursor, self.sink, lambda: self.cast.now, **more)

    def clean(self) -> None:
        """The folder is the test's own."""


@pytest.fixture(params=SERVERS)
def box(request: Any, account: Any, cast: Any, tmp_path: Path) -> Iterator[Any]:
    kind = request.param
    if kind == "maildir":
        made: Any = ByMaildir(tmp_path / "box", cast.Sink(), cast)
        made._place("INBOX")
    else:
        port = {"dovecot": "", "demands ID": "gate", "pymap": "pymap_port"}[kind]
        where = {"port": request.getfixturevalue(port)} if port else {}
        where |= {"username": "box"} if kind == "pymap" else {}
        seen = dataclasses.replace(account, source=dataclasses.replace(account.source, **where))
        made = ByImap(seen, seen if kind == "pymap" else account)
    made.kind = kind
    made.clean()
    yield made
    made.clean()


def paper(subject: str, size: int = 40, number: str = "") -> bytes:
    """A mail with one file; its bytes are the same each time."""
    lines = {"From": "wang@school.example", "Subject": subject, "Message-ID": number or f"<{subject.encode().hex()}@x>"}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    data = base64.encodebytes((subject.encode() * size)[: max(size, 40)]).replace(b"\n", b"\r\n")
    part = b'--e\r\nContent-Type: application/zip; name="a.zip"\r\nContent-Transfer-Encoding: base64\r\n\r\n'
    kind = b"Content-Type: multipart/mixed; boundary=e\r\n\r\n--e\r\nContent-Type: text/plain\r\n\r\nhello\r\n"
    return head.encode() + kind + part + data + b"--e--\r\n"


def nothing(box: Any) -> None:
    """An empty mailbox is a complete reading too."""


def one(box: Any) -> None:
    box.put(paper("kebiao"))


def several(box: Any) -> None:
    for number in range(3):
        box.put(paper(f"kebiao {number}"))


def seen_first(box: Any) -> None:
    one(box)
    box.mark_seen()


def seen_later(box: Any) -> None:
    one(box)
    box.read()
    box.mark_seen()


def in_two_folders(box: Any) -> None:
    one(box)
    box.put(paper("kebiao"), "其他文件夹")


def moved(box: Any) -> None:
    one(box)
    box.read()
    box.move("INBOX", "已处理")


def deleted(box: Any) -> None:
    one(box)
    box.read()
    box.delete()


def renumbered(box: Any) -> None:
    box.put(paper("kebiao"), "其他文件夹")
    box.read()
    box.renumber("其他文件夹", [paper("kebiao 2"), paper("kebiao")])


def moved_at_once(box: Any) -> None:
    one(box)
    box.move("INBOX", "已处理")


def renamed(box: Any) -> None:
    box.put(paper("kebiao"), "第一小学")
    box.read()
    box.rename("第一小学", "一小（已收）")


def emptied_and_sent_again(box: Any) -> None:
    one(box)
    box.read()
    box.delete()
    box.read()
    one(box)


def odd_folder_name(box: Any) -> None:
    box.put(paper("kebiao"), "A&B 第一小学~")


def junk(box: Any) -> None:
    box.put(paper("kebiao"), "垃圾邮件")


def draft(box: Any) -> None:
    box.put(paper("kebiao"), "草稿箱")


def large(box: Any) -> None:
    box.put(paper("kebiao", 1_500_000))


def own(box: Any) -> None:
    box.put(paper("own", number="<own@rollcall>"))


def enclosed(box: Any) -> None:
    head = b"From: office@county.example\r\nSubject: Fw: kebiao\r\nContent-Type: message/rfc822\r\n\r\n"
    box.put(head + paper("kebiao"))


def reply(box: Any) -> None:
    box.put(b"From: wang@school.example\r\nSubject: Re: kebiao\r\n\r\nthank you\r\n")


def invitation(box: Any) -> None:
    head = b"From: wang@school.example\r\nSubject: meeting\r\nContent-Type: text/calendar; method=REQUEST\r\n\r\n"
    box.put(head + b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")


def linked(box: Any) -> None:
    said = "=E4=BB=8EQQ=E9=82=AE=E7=AE=B1=E5=8F=91=E6=9D=A5=E7=9A=84=E8=B6=85=E5=A4=A7=E9=99=84=E4=BB=B6"
    where = "a.zip (1.2G)\r\nhttps://wx.mail.qq.com/ftn/download?k=3D1\r\n"
    kind = "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n"
    box.put(f"From: wang@school.example\r\nSubject: kebiao\r\n{kind}\r\n{said}\r\n{where}".encode())


def encoded_twice(box: Any) -> None:
    word = base64.b64encode("第一小学课程表".encode().decode("latin-1").encode()).decode()
    box.put(f"From: wang@school.example\r\nSubject: =?utf-8?B?{word}?=\r\n\r\nhello\r\n".encode())


def headless(box: Any) -> None:
    box.put(b"\r\nno header at all\r\n")


def odd_mails(box: Any) -> None:
    for put in (enclosed, reply, invitation, linked, encoded_twice, headless):
        put(box)


def bounce(box: Any) -> None:
    box.put(b"From: postmaster@x.example\r\nReturn-Path: <>\r\nSubject: returned\r\n\r\nno such user\r\n")


def automatic(box: Any) -> None:
    box.put(b"From: wang@school.example\r\nAuto-Submitted: auto-replied\r\nSubject: away\r\n\r\nback on Monday\r\n")


def broken(box: Any) -> None:
    head = b"From: wang@school.example\r\nSubject: cut\r\nContent-Type: multipart/mixed; boundary=e\r\n\r\n"
    box.put(head + b"--e\r\nContent-Type: text/plain\r\n\r\nhe")


def raw_gbk(box: Any) -> None:
    box.put(b"From: wang@school.example\r\nSubject: " + "第一小学课程表".encode("gbk") + b"\r\n\r\nhello\r\n")


# what is kept after all readings: title, files, why it is never a submission, remarks
KEPT = ("kebiao", ("a.zip",), "", ())
ODD = [
    ("", (), "", ("邮件没有发件人",)),
    ("Fw: kebiao", ("a.zip",), "", ()),
    ("Re: kebiao", (), "回复邮件，无附件", ()),
    KEPT,
    ("meeting", ("未命名1.ics",), "会议邀请或日程，无其他附件", ()),
    ("第一小学课程表", (), "", ()),
]
TABLE = [
    (nothing, []),
    (one, [KEPT]),
    (several, [(f"kebiao {n}", ("a.zip",), "", ()) for n in range(3)]),
    (seen_first, [KEPT]),
    (seen_later, [KEPT]),
    (in_two_folders, [KEPT]),
    (moved, [KEPT]),
    (deleted, [KEPT]),
    (moved_at_once, [KEPT]),
    (renamed, [KEPT]),
    (emptied_and_sent_again, [KEPT]),
    (odd_folder_name, [KEPT]),
    (renumbered, [KEPT, ("kebiao 2", ("a.zip",), "", ())]),
    (junk, [("kebiao", ("a.zip",), "", ("在垃圾邮件夹中",))]),
    (draft, []),
    (large, [KEPT]),
    (own, [("own", ("a.zip",), "本系统发出的邮件", ())]),
    (odd_mails, ODD),
    (bounce, [("returned", (), "退信（退信地址为空）", ())]),
    (automatic, [("away", (), "自动回复", ())]),
    (broken, [("cut", (), "", ("邮件结构不完整，末尾可能被截断",))]),
    (raw_gbk, [("第一小学课程表", (), "", ())]),
]


@pytest.mark.parametrize(("situation", "kept"), TABLE, ids=[row[0].__name__ for row in TABLE])
def test_each_mailbox_has_the_same_outcome(box: Any, situation: Callable[[Any], None], kept: list[Any]) -> None:
    if situation is raw_gbk and box.kind == "pymap":
        kept = []  # it stores such bytes in another form; what is read of them is tried on the others
    situation(box)

    first = box.read(own_message_ids="<own@rollcall>".__eq__)
    again = box.read(own_message_ids="<own@rollcall>".__eq__)

    assert (first.state, again.state, again.new) == (ReadingState.COMPLETE, ReadingState.COMPLETE, 0), first.reason
    assert first.scopes[0].complete
    assert box.sink.kept == [] or {s.received_at for s in box.sink.kept} == {datetime.fromisoformat(AT)}
    found = sorted(
        (s.title, tuple(a.name for a in s.attachments), s.set_aside, tuple(n for n in s.notes if "未经证实" not in n))
        for s in box.sink.kept
    )
    if kept or situation is not raw_gbk:
        assert found == kept
    for s in box.sink.kept:
        assert s.version == s.raw.sha256
        assert all(len(box.sink.blobs[a.blob.sha256]) == a.blob.size for a in s.attachments if a.blob)


def test_a_mail_that_no_rule_foresaw_is_quarantined_everywhere(box: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tasks.mailboxes.receipt.parse", lambda *_: 1 / 0)
    one(box)
    reading = box.read()
    [found] = box.sink.kept
    assert (reading.state, reading.new) == (ReadingState.COMPLETE, 1)
    [file] = found.attachments
    assert (file.name, box.sink.blobs[file.blob.sha256]) == ("原始邮件.eml", box.sink.blobs[found.raw.sha256])
