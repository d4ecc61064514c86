"""The product's own reading of a mailbox into a store of its own, as `rollcall read` does it, for the rows."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import IO

from imapclient import IMAPClient
from mailserver import SECRET, MailServer

from tasks.domain.evidence.item import Blob, Submission
from tasks.domain.evidence.reading import ReadingState
from tasks.domain.evidence.source import MailboxSource
from tasks.mailboxes import fetching, imap
from tasks.mailboxes.connect import hang_up, open_mailbox
from tasks.mailboxes.receipt import Receipt, unfetched
from tasks.mailboxes.structure import file_names
from tasks.store.evidence import add_submission, cursor_of, set_cursor
from tasks.store.session import open_store, reading, writing
from tasks.store.sink import StoreSink
from tasks.store.vault import Vault

NOW = datetime(2023, 2, 25, 9, tzinfo=UTC)


class Reader:
    """One source with its store."""

    def __init__(self, folder: Path, server: MailServer, user: str) -> None:
        self.source = MailboxSource(
            "bench-mail", host="127.0.0.1", port=server.port, security="none", username=user, folders=("INBOX",)
        )
        self._engine = open_store(f"sqlite:///{folder}/rollcall.db")
        self._vault = Vault(folder / "evidence")

    def read(self) -> float:
        """Seconds for one reading, connection and login included."""
        began = time.perf_counter()
        sink = StoreSink(self._engine, self._vault, self.source.id, lambda: NOW)
        with reading(self._engine) as session:
            cursor = cursor_of(session, self.source.id)
        found = imap.read(self.source, SECRET, cursor, sink, lambda: NOW)
        assert found.state is ReadingState.COMPLETE, found.reason
        return time.perf_counter() - began

    def already_knows(self, count: int) -> None:
        """The store and the cursor as they are after a first reading of so many mails, without their bytes."""
        found = _Counting()
        assert imap.read(self.source, SECRET, {}, found, lambda: NOW).state is ReadingState.COMPLETE
        assert len(found.kept) == count
        with writing(self._engine) as session:
            for submission in found.kept:
                add_submission(session, submission, None, NOW)
            set_cursor(session, self.source.id, dict(found.cursor))


def outlined(server: MailServer, user: str, count: int) -> float:
    """Seconds in which the first pass of our reading knows sender, subject and files of so many mails."""
    source = MailboxSource("bench-mail", host="127.0.0.1", port=server.port, security="none", username=user)
    began = time.perf_counter()
    client = open_mailbox(source, SECRET)
    uids, _ = fetching.uid_list(client, client.select_folder("INBOX", readonly=True)[b"EXISTS"])
    found = []
    for start in range(0, len(uids), fetching.AT_ONCE):
        for one in fetching.envelopes(client, uids[start : start + fetching.AT_ONCE]).values():
            receipt = Receipt(source, str(one.uid), "INBOX", NOW, one.received_at)
            found.append(unfetched(receipt, one.header, file_names(one.structure), ""))
    hang_up(client)
    seconds = time.perf_counter() - began
    assert len(found) == count
    assert all(one.title and one.sender_address and one.attachments[0].name == "a.zip" for one in found)
    return seconds


class _Counting:
    """A sink that keeps no bytes: the disk is not what such a row measures."""

    def __init__(self) -> None:
        self.kept: list[Submission] = []
        self.cursor: Mapping[str, object] = {}

    def blob(self, chunks: Iterable[bytes]) -> Blob:
        data = b"".join(chunks)
        return Blob(sha256(data).hexdigest(), len(data))

    def mail(self, chunks: Iterable[bytes]) -> Blob:
        return self.blob(chunks)

    def mails_of(self, sizes: Collection[int]) -> dict[tuple[int, str], list[Blob]]:
        return {}

    def opened(self, raw: Blob) -> IO[bytes]:
        raise FileNotFoundError(raw.sha256)

    def known(self, key: str) -> str | None:
        return None

    def expect(self, count: int) -> None:
        """Nobody watches."""

    def keep(self, submissions: Sequence[Submission], cursor: Mapping[str, object] | None = None) -> None:
        self.kept += submissions
        self.cursor = cursor or self.cursor


@contextmanager
def reader(server: MailServer, user: str) -> Iterator[Reader]:
    with tempfile.TemporaryDirectory(prefix="rollcall-bench-") as name:
        yield Reader(Path(name), server, user)


def logged_in(server: MailServer, user: str) -> IMAPClient:
    client = IMAPClient("127.0.0.1", server.port, ssl=False, timeout=60)
    client.login(user, SECRET)
    return client
