"""Mailboxes on a private Dovecot, a server that demands ID, and a sink that keeps what it got."""

from __future__ import annotations

import hashlib
import itertools
import socket
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from imapclient import IMAPClient
from tenacity import wait_none

from tasks.domain.evidence.item import Blob, Submission
from tasks.domain.evidence.source import MailboxSource
from tasks.mailboxes import connect, imap

SHANGHAI = timezone(timedelta(hours=8))
NOW = datetime(2023, 2, 25, 9, 0, tzinfo=SHANGHAI)
ARRIVED = datetime(2023, 2, 24, 8, 30, 15, tzinfo=UTC)
SECRET = "abcd-efgh-ijkl"


class MemorySink:
    """A sink with the store's manners: a mail whose raw bytes are known is left alone, bytes come before rows."""

    def __init__(self) -> None:
        self.blobs: dict[str, bytes] = {}
        self.kept: list[Submission] = []
        self.cursor: Mapping[str, object] = {}
        self.batches: list[int] = []
        self.expected = 0
        self.before_keep: Callable[[], None] = lambda: None

    def blob(self, chunks: Iterable[bytes]) -> Blob:
        data = b"".join(chunks)
        sha256 = hashlib.sha256(data).hexdigest()
        self.blobs[sha256] = data
        return Blob(sha256, len(data))

    def mail(self, chunks: Iterable[bytes]) -> Blob:
        return self.blob(chunks)

    def mails_of(self, sizes: Collection[int]) -> dict[tuple[int, str], list[Blob]]:
        found: dict[tuple[int, str], list[Blob]] = {}
        for raw, number in ((s.raw, s.headers.get("message_id", "")) for s in self.kept if s.raw):
            if raw.size in sizes:
                found.setdefault((raw.size, number), []).append(raw)
        return found

    def opened(self, raw: Blob) -> BytesIO:
        return BytesIO(self.blobs[raw.sha256])

    def known(self, key: str) -> str | None:
        return next((s.version for s in reversed(self.kept) if s.key == key), None)

    def keep(self, submissions: Sequence[Submission], cursor: Mapping[str, object] | None = None) -> None:
        self.before_keep()
        for submission in submissions:
            assert submission.raw is None or submission.raw.sha256 in self.blobs
            assert all(a.blob is None or a.blob.sha256 in self.blobs for a in submission.attachments)
            if submission.version not in {s.version for s in self.kept}:
                self.kept.append(submission)
        self.batches.append(len(submissions))
        if cursor is not None:
            self.cursor = cursor

    def expect(self, count: int) -> None:
        self.expected += count

    @property
    def titles(self) -> list[str]:
        return [s.title for s in self.kept]

    def file(self, name: str) -> bytes:
        """The bytes of the one attachment of that name."""
        [blob] = [a.blob for s in self.kept for a in s.attachments if a.name == name and a.blob]
        return self.blobs[blob.sha256]


@dataclass
class Account:
    """One mailbox on the test's Dovecot, with a hand in it like a person's and an eye on it like ours."""

    source: MailboxSource
    root: Path
    sink: MemorySink = field(default_factory=MemorySink)

    def hand(self) -> IMAPClient:
        client = IMAPClient(self.source.host, self.source.port, ssl=False, timeout=20)
        client.socket().setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        client.login(self.source.username, SECRET)
        return client

    def append(self, raw: bytes, folder: str = "INBOX", at: datetime = ARRIVED) -> None:
        with self.hand() as client:
            if not client.folder_exists(folder):
                client.create_folder(folder)
            client.append(folder, raw, (), at)

    def read(self, **more: Any) -> Any:
        return imap.read(more.pop("source", self.source), SECRET, self.sink.cursor, self.sink, lambda: NOW, **more)


def mail(subject: str = "第一小学课程表", body: str = "见附件", message_id: str = "", **headers: str) -> bytes:
    lines = {"From": "wang@school.example", "To": "box@county.example", "Subject": subject, **headers}
    if message_id:
        lines["Message-ID"] = message_id
    head = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in lines.items())
    return (head + "Content-Type: text/plain; charset=utf-8\r\n\r\n" + body + "\r\n").encode()


@pytest.fixture
def make_mail() -> Callable[..., bytes]:
    return mail


@pytest.fixture
def sink() -> MemorySink:
    return MemorySink()


@pytest.fixture
def cast() -> SimpleNamespace:
    return SimpleNamespace(now=NOW, arrived=ARRIVED, secret=SECRET, zone=SHANGHAI, Sink=MemorySink)


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connect, "WAIT", wait_none())


_USERS = itertools.count(1)


@pytest.fixture
def account(dovecot: Any) -> Account:
    user = f"box{next(_USERS)}"
    source = MailboxSource(id="primary-mail", host="127.0.0.1", port=dovecot.plain, security="none", username=user)
    return Account(source, dovecot.folder / "mail" / user)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def pymap_port() -> Iterator[int]:
    """The embedded IMAP server that the sandbox uses: one user, "box", nothing in it."""
    import asyncio
    import threading
    from argparse import Namespace
    from contextlib import AsyncExitStack

    from proxyprotocol.sock import SocketInfoLocal
    from pymap.backend.dict import DictBackend
    from pymap.imap import IMAPServer

    port, loop, stack = _free_port(), asyncio.new_event_loop(), AsyncExitStack()
    arguments = Namespace(
        debug=False, host=["127.0.0.1"], port=str(port), cert=None, key=None, tls=False, proxy_protocol=None,
        inherited_sockets=None, insecure_login=True, demo_data=False, demo_user="box", demo_password=SECRET,
        reject_dupe_keys=False, subsystem=None, cpu_subsystem=None, passlib_cfg=None, skip_services=[],
    )  # fmt: skip

    async def start() -> None:
        backend, config = await DictBackend.init(arguments)
        await backend.start(stack)
        serve = IMAPServer(backend.login, config)
        await asyncio.start_server(lambda r, w: serve(r, w, SocketInfoLocal(w)), "127.0.0.1", port)

    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    asyncio.run_coroutine_threadsafe(start(), loop).result(30)
    yield port
    loop.call_soon_threadsafe(loop.stop)
    thread.join(5)
