"""Fetches mails without touching them: small ones together, large ones in pieces, one that fails never the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from imapclient.exceptions import IMAPClientAbortError, IMAPClientError

from tasks.domain.evidence.item import Blob
from tasks.mailboxes.wire import Wire

Chunks = bytes | Iterable[bytes]
AT_ONCE = 500  # UIDs in one FETCH; some servers refuse longer lines
LARGE = 1024 * 1024  # bytes; a larger mail comes in pieces of this size
GROUP_BYTES, GROUP_MAILS = 2 * 1024 * 1024, 50  # in one FETCH
KEEP_BYTES, KEEP_MAILS = 16 * 1024 * 1024, 200  # in one transaction
_PLAIN = ["INTERNALDATE", "RFC822.SIZE", "FLAGS"]
_STRUCTURE = [*_PLAIN, "BODYSTRUCTURE", "BODY.PEEK[HEADER]<0.65536>"]


@dataclass(frozen=True, slots=True)
class Envelope:
    """What the server says of a mail before it is fetched; `received_at` is its INTERNALDATE, aware, or None.

    `header` (64 KB of it) and `structure` (the server's BODYSTRUCTURE) are empty where it did not give them.
    """

    uid: int
    size: int | None
    received_at: datetime | None
    is_draft: bool
    header: bytes = field(default=b"", repr=False)
    structure: object = field(default=None, repr=False, compare=False)

    @property
    def is_large(self) -> bool:
        return self.size is None or self.size >= LARGE


class VanishedError(Exception):
    """The server had the mail in its list, and gave nothing when asked for it."""


def uid_list(client: Wire, exists: int) -> tuple[list[int], bool]:
    """All UIDs of the open folder, ascending, and whether they are as many as the server says there are.

    SEARCH is not to be trusted on every provider: when its count differs, the folder is walked by position.
    """
    found = {int(uid) for uid in client.search(["ALL"])}
    if len(found) != exists:
        found |= set(_by_position(client, exists))
    return sorted(found), len(found) >= exists


def _by_position(client: Wire, exists: int) -> Iterator[int]:
    client.use_uid = False
    try:
        for first in range(1, exists + 1, AT_ONCE):
            positions = list(range(first, min(first + AT_ONCE, exists + 1)))
            for answer in client.fetch(positions, ["UID"]).values():
                if isinstance(answer.get(b"UID"), int):
                    yield answer[b"UID"]
    finally:
        client.use_uid = True


def envelopes(client: Wire, uids: Sequence[int], *, plain: bool = False) -> dict[int, Envelope]:
    """The first pass, for as many of the UIDs as the server still knows.

    Structures are often wrong or refused: mails that are not given with theirs are asked for without (`plain`: all).
    An answer that cannot be read costs only its own mail.
    """
    answers = {} if plain else _if_it_can(client, uids, _STRUCTURE)
    answers.update(_each_if_need_be(client, [uid for uid in uids if uid not in answers], _PLAIN))
    return {uid: _envelope(uid, answer) for uid, answer in answers.items()}


def _envelope(uid: int, answer: dict[bytes, Any]) -> Envelope:
    size, date = answer.get(b"RFC822.SIZE"), answer.get(b"INTERNALDATE")
    flags = {flag.lower() for flag in answer.get(b"FLAGS") or () if isinstance(flag, bytes)}
    aware = date if isinstance(date, datetime) and date.tzinfo else None
    header = as_bytes(answer.get(b"BODY[HEADER]<0>", answer.get(b"BODY[HEADER]")))
    is_draft, structure = b"\\draft" in flags, answer.get(b"BODYSTRUCTURE")
    return Envelope(uid, size if isinstance(size, int) else None, aware, is_draft, header, structure)


def groups(found: Iterable[Envelope]) -> Iterator[list[Envelope]]:
    """In ascending order: runs of small mails that fit in one answer, each large one alone."""
    run: list[Envelope] = []
    weight = 0
    for envelope in found:
        size = LARGE if envelope.size is None else envelope.size
        if run and (size >= LARGE or weight + size > GROUP_BYTES or len(run) >= GROUP_MAILS):
            yield run
            run, weight = [], 0
        run.append(envelope)
        weight += size
        if size >= LARGE:
            yield run
            run, weight = [], 0
    if run:
        yield run


def small_mails(client: Wire, uids: Sequence[int]) -> dict[int, bytes]:
    """The raw bytes of those that the server gave."""
    answers = _each_if_need_be(client, uids, ["BODY.PEEK[]"])
    found = {uid: answer.get(b"BODY[]", answer.get(b"RFC822")) for uid, answer in answers.items()}
    return {uid: as_bytes(raw) for uid, raw in found.items() if raw is not None}


def pieces_of(client: Wire, uid: int, size: int | None) -> Iterator[bytes]:
    """A mail in pieces of a megabyte, until the server has no more; what it said of the size is only a hint."""
    offset = 0
    while True:
        answer = client.fetch([uid], [f"BODY.PEEK[]<{offset}.{LARGE}>"]).get(uid)
        if answer is None:
            raise VanishedError(uid)
        whole = answer.get(b"BODY[]")
        piece = as_bytes(whole if whole is not None else answer.get(f"BODY[]<{offset}>".encode()))
        if offset == 0 and not piece and size:
            raise VanishedError(uid)
        yield piece
        offset += len(piece)
        if not piece or whole is not None or (len(piece) < LARGE and offset >= (size or 0)):
            return


@contextmanager
def on_disk(
    chunks: bytes | Iterable[bytes], keep: Callable[[Iterable[bytes]], Blob]
) -> Iterator[tuple[Blob, IO[bytes]]]:
    """The raw mail kept, and open for reading as long as the context lasts; one that is there whole stays so."""
    if isinstance(chunks, bytes):
        yield keep([chunks]), BytesIO(chunks)
        return
    with closing(SpooledTemporaryFile(max_size=LARGE)) as file:  # noqa: SIM115 - closing() is the context

        def copied() -> Iterator[bytes]:
            for chunk in chunks:
                file.write(chunk)
                yield chunk

        blob = keep(copied())
        file.seek(0)
        yield blob, file


def _if_it_can(client: Wire, uids: Sequence[int], items: list[str]) -> dict[int, dict[bytes, Any]]:
    try:
        return dict(client.fetch(list(uids), items)) if uids else {}
    except IMAPClientAbortError:
        raise
    except (IMAPClientError, ValueError):
        return {}


def _each_if_need_be(client: Wire, uids: Sequence[int], items: list[str]) -> dict[int, dict[bytes, Any]]:
    try:
        return dict(client.fetch(list(uids), items)) if uids else {}
    except IMAPClientAbortError:
        raise
    except (IMAPClientError, ValueError):
        if len(uids) == 1:
            return {}
    found: dict[int, dict[bytes, Any]] = {}
    for uid in uids:
        found.update(_each_if_need_be(client, [uid], items))
    return found


def as_bytes(raw: object) -> bytes:
    if isinstance(raw, bytes):
        return raw
    return b"" if raw is None else str(raw).encode()
