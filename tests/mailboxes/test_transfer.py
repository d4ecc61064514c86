"""Long attachments are left on the disk while the mail is taken apart, and come back byte for byte."""

from __future__ import annotations

import base64
import random
from email import message_from_bytes
from io import BytesIO
from tempfile import TemporaryFile
from typing import IO

import pytest

from tasks.mailboxes.transfer import pieces, skeleton

ODD = (b"", b"hello world\r\n", b"--e\r\n", b"a b" * 4_000, b"AAAA" * 3_000 + b"-- " + b"BBBB" * 3_000 + b"\r\n")


def leaves(raw: bytes, file: IO[bytes]) -> list[bytes]:
    return [b"".join(pieces(part, file)) for part in message_from_bytes(raw).walk() if not part.is_multipart()]


def run(chance: random.Random) -> bytes:
    """Base64 as one program or another writes it, or something that is none."""
    text = base64.b64encode(chance.randbytes(chance.choice((0, 3_000, 9_000, 60_000))))
    width, edge = chance.choice((76, 60, 4_096, 10**9)), chance.choice((b"\r\n", b"\n"))
    lines = edge.join(text[first : first + width] for first in range(0, len(text), width))
    return chance.choice((lines + edge, lines + edge + edge, lines, *ODD, chance.randbytes(9_000)))


def mail(chance: random.Random) -> bytes:
    raw = b"Subject: " + b"A" * chance.choice((3, 9_000)) + b"\r\nContent-Type: multipart/mixed; boundary=e\r\n\r\n"
    for _ in range(chance.randrange(1, 4)):
        encoding = chance.choice((b"base64", b"8bit", b"quoted-printable"))
        raw += b"--e\r\nContent-Type: application/zip\r\nContent-Transfer-Encoding: " + encoding + b"\r\n\r\n"
        raw += b"".join(run(chance) for _ in range(chance.randrange(1, 4))) + chance.choice((b"\r\n", b""))
    return raw + b"--e--\r\n"


def test_what_was_left_on_the_disk_comes_back_byte_for_byte() -> None:
    shortened = 0
    for seed in range(150):
        raw = mail(random.Random(seed))
        whole = leaves(raw, BytesIO(b""))
        with TemporaryFile() as file:
            file.write(raw)
            for there in (BytesIO(raw), file):  # in memory, and on the disk
                mark = skeleton(there)

                assert leaves(mark, there) == whole, seed
                shortened += len(mark) < len(raw)
    assert shortened > 100


def test_base64_is_the_same_decoded_at_once_and_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    chance, mails = random.Random(7), []
    for _ in range(500):
        text = base64.b64encode(chance.randbytes(chance.choice((0, 1, 2, 3, 57, 58, 400))))
        lines = chance.choice((b"\r\n", b"\n")).join(text[first : first + 60] for first in range(0, len(text), 60))
        for _ in range(chance.choice((0, 0, 1, 2))):  # as some programs damage it
            at = chance.randrange(len(lines) + 1)
            lines = lines[:at] + chance.choice((b"", b"A", b"=", b"==", b"\r\n", b" ", b"-")) + lines[at + 1 :]
        mails.append(b"Content-Transfer-Encoding: base64\r\n\r\n" + lines)
    at_once = [leaves(mail, BytesIO()) for mail in mails]
    monkeypatch.setattr("tasks.mailboxes.transfer._at_once", lambda piece: None)
    assert at_once == [leaves(mail, BytesIO()) for mail in mails]


@pytest.mark.parametrize("size", [40_000, 3_000_000])
def test_of_a_long_attachment_the_skeleton_keeps_a_line(size: int) -> None:
    raw = b"Subject: a\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64.encodebytes(random.randbytes(size))
    mark = skeleton(BytesIO(raw))
    assert len(mark) < 150
    assert mark.startswith(b"Subject: a\r\nContent-Transfer-Encoding: base64\r\n\r\n\x01cut ")
