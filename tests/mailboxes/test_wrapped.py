"""Mails inside envelopes: winmail.dat of Outlook, and S/MIME signatures of each form."""

from __future__ import annotations

import base64
import struct
import subprocess
from io import BytesIO

import pytest

from tasks.mailboxes.parse import parse
from tasks.mailboxes.wrapped import open_signed, open_winmail

PLAN = b"PK\x03\x04" + "听课计划".encode() * 50
INNER = (
    "Content-Type: multipart/mixed; boundary=i\r\n\r\n--i\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
    "课程表见附件\r\n--i\r\nContent-Type: application/zip; name=a.zip\r\nContent-Transfer-Encoding: base64\r\n\r\n"
).encode() + base64.encodebytes(PLAN)


def attribute(level: int, number: int, data: bytes) -> bytes:
    return struct.pack("<BII", level, number, len(data)) + data + struct.pack("<H", sum(data) & 0xFFFF)


def winmail(*files: tuple[bytes, bytes], words: bytes = b"") -> bytes:
    found = struct.pack("<IH", 0x223E9F78, 1) + attribute(1, 0x00089006, struct.pack("<I", 0x10000))
    found += attribute(1, 0x00069007, struct.pack("<II", 936, 0))
    found += attribute(1, 0x0002800C, words) if words else b""
    for name, data in files:
        found += attribute(2, 0x00069002, bytes(14)) + attribute(2, 0x00018010, name + b"\0")
        found += attribute(2, 0x0006800F, data)
    return found


def carrying(data: bytes, kind: str) -> bytes:
    head = (
        f"From: wang@school.example\r\nSubject: x\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    )
    return head.encode() + base64.encodebytes(data)


@pytest.fixture(scope="module")
def signed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("smime")
    key, mail = folder / "key.pem", folder / "mail"
    mail.write_bytes(INNER)
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", key.with_suffix(".crt")]
    subprocess.run([*made, "-subj", "/CN=x"], check=True, capture_output=True)

    def sign(*how: str) -> bytes:
        line = ["openssl", "cms", "-outform", "DER", "-binary", *how]
        return subprocess.run([*line, "-in", mail], check=True, capture_output=True, cwd=folder).stdout

    return sign


def test_the_files_in_a_winmail_dat_are_taken_out_and_names_in_gbk_are_read(sink):
    raw = carrying(
        winmail(("听课计划.zip".encode("gbk"), PLAN), (b"2.txt", b"x"), words="见附件".encode("gbk")),
        "application/ms-tnef; name=winmail.dat",
    )
    found = parse(BytesIO(raw), sink.blob)
    assert [a.name for a in found.attachments] == ["听课计划.zip", "2.txt"]
    assert found.attachments[0].content_type == "application/zip"
    assert sink.blobs[found.attachments[0].blob.sha256] == PLAN
    assert "winmail.dat" in found.attachments[0].note
    assert found.body == "见附件"


@pytest.mark.parametrize(
    "data",
    [b"", b"\x78\x9f\x3e\x22", winmail((b"a", b"x" * 900))[:60], winmail() + attribute(1, 1, b"") * 20_000, b"PK" * 99],
    ids=["empty", "the signature alone", "cut short", "twenty thousand attributes", "something else"],
)
def test_a_winmail_dat_that_cannot_be_read_stays_a_file_for_a_person(data, sink):
    assert open_winmail(data) is None
    [whole] = parse(BytesIO(carrying(data, "application/ms-tnef; name=winmail.dat")), sink.blob).attachments
    assert whole.name == "winmail.dat"
    assert "Outlook" in whole.note


@pytest.mark.parametrize("how", [("-nodetach",), ("-nodetach", "-stream"), ("-nodetach", "-md", "sha512")])
def test_a_mail_inside_its_signature_is_read_like_any_other(signed, sink, how):
    data = signed("-sign", "-signer", "key.crt", "-inkey", "key.pem", *how)
    for kind in ("application/pkcs7-mime; smime-type=signed-data; name=smime.p7m", 'a/b; name="x"'):
        found = parse(BytesIO(carrying(data, kind)), sink.blob)
        names = [a.name for a in found.attachments]
        if kind.startswith("a/b"):
            assert names == ["x"]  # named as something else: a file like others
        else:
            assert names == ["a.zip"]
            assert found.body == "课程表见附件"
            assert found.sender_address == "wang@school.example"
            assert "邮件带数字签名" in found.notes


def test_an_encrypted_mail_waits_for_a_person(signed, sink):
    data = signed("-encrypt", "-aes128", "-recip", "key.crt")
    assert open_signed(data) is None
    [whole] = parse(BytesIO(carrying(data, "application/pkcs7-mime; name=smime.p7m")), sink.blob).attachments
    assert "S/MIME" in whole.note


@pytest.mark.parametrize(
    "data",
    [b"", b"0", b"0\x80", b"\x30\x84\xff\xff\xff\xff", b"0\x80" * 5000, bytes.fromhex("3003020101"), b"\x00" * 99],
)
def test_what_is_no_signature_is_left_as_it_is(data):
    assert open_signed(data) is None
