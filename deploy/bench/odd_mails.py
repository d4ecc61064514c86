"""Reads the odd mails that libraries ship: each gets a verdict, and none stops the reader.

.venv/bin/python deploy/bench/odd_mails.py [FOLDER…]: Python's own test mails, and what lies in the folders (a sdist)
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tasks.domain.evidence.item import Blob, Submission  # noqa: E402 - after the path
from tasks.domain.evidence.source import MailboxSource  # noqa: E402
from tasks.mailboxes.receipt import Receipt, submission  # noqa: E402

NOW = datetime(2023, 2, 25, 9, tzinfo=UTC)
_ENDINGS = {".eml", ".txt", ".msg", ".mail", ".tnef", ".winmail", ""}
_OUTLOOK = (
    b"From: wang@school.example\r\nSubject: winmail\r\nContent-Type: application/ms-tnef; name=winmail.dat\r\n"
    b"Content-Transfer-Encoding: base64\r\n\r\n"
)


def odd_mails(folders: Iterable[Path]) -> Iterator[tuple[str, bytes]]:
    """(name, raw mail) of each; a bare TNEF file is put into the mail that Outlook would make of it."""
    import base64

    for folder in folders:
        for path in sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix.lower() in _ENDINGS):
            raw = path.read_bytes()
            is_tnef = raw[:4] == b"\x78\x9f\x3e\x22"
            yield str(path.relative_to(folder)), _OUTLOOK + base64.encodebytes(raw) if is_tnef else raw


def read_one(raw: bytes) -> Submission:
    def keep(chunks: Iterable[bytes]) -> Blob:
        data = b"".join(chunks)
        return Blob(sha256(data).hexdigest(), len(data))

    receipt = Receipt(MailboxSource("odd"), "INBOX/1/1", "INBOX", NOW, NOW)
    return submission(receipt, keep([raw]), BytesIO(raw), keep, lambda _: False)


def verdict(found: Submission) -> str:
    """In which of its four ways the reader took a mail."""
    if any("无法解析" in note for note in found.notes):
        return "quarantined"
    if found.set_aside:
        return f"set aside: {found.set_aside}"
    return "with files" if found.attachments else "words" if found.body else "empty"


def main(words: list[str]) -> int:
    import test

    own = Path(next(iter(test.__path__))) / "test_email" / "data"
    counts: Counter[str] = Counter()
    slowest = (0.0, "")
    for name, raw in odd_mails([path for path in (own, *map(Path, words)) if path.is_dir()]):
        began = time.perf_counter()
        found = read_one(raw)
        slowest = max(slowest, (time.perf_counter() - began, name))
        counts[verdict(found)] += 1
        print(f"{verdict(found):<40} {name}  {found.title[:40]!r}, {len(found.attachments)} files")
    print("; ".join(f"{count} {what}" for what, count in counts.most_common()))
    print(f"odd mails: {counts.total()}, the slowest {slowest[0]:.2f} s ({slowest[1]})")
    return 0 if counts.total() else 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
