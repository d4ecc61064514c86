"""What a password locks: a zip by either cipher, a 7z, a PDF, an office file; opened by the right one only."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msoffcrypto
import pypdf
import pytest
import pyzipper
from msoffcrypto.format.ooxml import OOXMLFile

from tasks.domain.evidence.contents import Contents, Opening
from tasks.openers.opening import open_path

WORD = "密码-2025"
TEXT = "教学目标：理解课文，" * 30
Opens = Callable[[bytes, str, str], Contents]


@pytest.fixture
def opens(tmp_path: Path) -> Opens:
    def open_bytes(content: bytes, name: str, password: str) -> Contents:
        (tmp_path / "e").write_bytes(content)
        return open_path(tmp_path / "e", name, password)

    return open_bytes


def by_the_old_cipher(name: str, content: bytes, word: bytes, *, streamed: bool = False) -> bytes:
    """A zip as programs of the nineties lock it; `streamed`: the time stands where the check sum would."""
    engine = zlib.compressobj(9, zlib.DEFLATED, -15)
    crc, clock = zlib.crc32(content), 0x5A3C
    check = clock >> 8 if streamed else crc >> 24
    plain = bytes(range(11)) + bytes([check]) + engine.compress(content) + engine.flush()
    table = [zlib.crc32(bytes([n]), 0xFFFFFFFF) ^ 0xFFFFFFFF for n in range(256)]
    keys = [0x12345678, 0x23456789, 0x34567890]

    def turn(byte: int) -> None:
        keys[0] = keys[0] >> 8 ^ table[(keys[0] ^ byte) & 255]
        keys[1] = ((keys[1] + (keys[0] & 255)) * 134775813 + 1) & 0xFFFFFFFF
        keys[2] = keys[2] >> 8 ^ table[(keys[2] ^ keys[1] >> 24) & 255]

    for byte in word:
        turn(byte)
    packed = bytearray()
    for byte in plain:
        mask = keys[2] | 2
        packed.append(byte ^ ((mask * (mask ^ 1)) >> 8 & 255))
        turn(byte)
    raw = name.encode("gbk")
    shared = struct.pack("<5H3L", 20, 1 | 8 * streamed, 8, clock, 0, crc, len(packed), len(content))
    local = b"PK\x03\x04" + shared + struct.pack("<2H", len(raw), 0) + raw + packed
    central = b"PK\x01\x02" + struct.pack("<H", 20) + shared + struct.pack("<5H2L", len(raw), 0, 0, 0, 0, 0, 0) + raw
    return local + central + b"PK\x05\x06" + struct.pack("<4H2LH", 0, 0, 1, 1, len(central), len(local), 0)


def by_aes(word: bytes) -> bytes:
    out = io.BytesIO()
    with pyzipper.AESZipFile(out, "w", compression=zipfile.ZIP_LZMA, encryption=pyzipper.WZ_AES) as archive:
        archive.setpassword(word)
        archive.writestr("教案.txt", TEXT)
    return out.getvalue()


@pytest.mark.parametrize("coding", ["utf-8", "gbk"])
@pytest.mark.parametrize("streamed", [False, True])
def test_a_zip_locked_by_the_old_cipher_opens(coding: str, streamed: bool, opens: Opens) -> None:
    content = by_the_old_cipher("教案.txt", TEXT.encode(), WORD.encode(coding), streamed=streamed)
    assert opens(content, "a.zip", "").opening is Opening.LOCKED
    assert opens(content, "a.zip", WORD).members[0].contents.text == TEXT
    for wrong in ("1", "密码", *map(str, range(40))):
        seen = opens(content, "a.zip", wrong)
        assert (seen.opening, seen.members[0].contents.reason) == (Opening.LOCKED, "密码不对")


@pytest.mark.parametrize("coding", ["utf-8", "gbk"])
def test_a_zip_locked_by_aes_opens_and_a_changed_one_is_broken(coding: str, opens: Opens) -> None:
    content = by_aes(WORD.encode(coding))
    assert opens(content, "a.zip", WORD).members[0].contents.text == TEXT
    assert opens(content, "a.zip", "1").members[0].contents.reason == "密码不对"
    damaged = bytearray(content)
    damaged[90] ^= 1
    assert opens(bytes(damaged), "a.zip", WORD).members[0].contents.opening is Opening.BROKEN


def test_a_locked_archive_in_an_open_one_opens_with_the_same_word(made: Any, opens: Opens) -> None:
    content = made.zip({"签到.txt": b"x", "里.zip": by_aes(WORD.encode())})
    assert opens(content, "a.zip", "").members[1].contents.opening is Opening.LOCKED
    assert opens(content, "a.zip", WORD).members[1].contents.members[0].contents.text == TEXT


def test_a_locked_office_file_and_a_locked_pdf_open(made: Any, opens: Opens) -> None:
    paper = io.BytesIO()
    OOXMLFile(io.BytesIO(made.docx("教案", TEXT))).encrypt(WORD, paper)
    assert msoffcrypto.OfficeFile(paper).is_encrypted()
    assert opens(paper.getvalue(), "教案.docx", "").opening is Opening.LOCKED
    assert opens(paper.getvalue(), "教案.docx", "1").reason == "密码不对"
    assert TEXT in opens(paper.getvalue(), "教案.docx", WORD).text

    out, writer = io.BytesIO(), pypdf.PdfWriter(io.BytesIO(made.pdf()))
    writer.encrypt("1234", algorithm="AES-256")
    writer.write(out)
    assert [opens(out.getvalue(), "a.pdf", word).opening for word in ("", "1", "1234")] == [
        Opening.LOCKED, Opening.LOCKED, Opening.OPENED,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "content",
    [
        bytes.fromhex("3082012006092a864886f70d010703a08201") + bytes(200),
        bytes.fromhex("308006092a864886f70d010703a080") + bytes(200),
        b"-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n",
    ],
)
def test_an_encrypted_mail_may_be_good_and_cannot_be_read_here(content: bytes, opens: Opens) -> None:
    opened = opens(content, "smime.p7m", "")
    assert (opened.opening, "没有密钥" in opened.reason) == (Opening.LOCKED, True)
