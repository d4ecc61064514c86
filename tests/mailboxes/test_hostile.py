"""Mails made to hang or to break a reader: each is read in no time, or kept for a person."""

from __future__ import annotations

from io import BytesIO

import pytest

from tasks.domain.evidence.source import MailboxSource
from tasks.mailboxes.receipt import Receipt, submission

REPLY = b"Subject: Re: x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
HOSTILE = {
    "nested multiparts": b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (n, n) for n in range(400)
    ),
    "three thousand mails in one another": b"Content-Type: message/rfc822\r\n\r\n" * 3000,
    "open anchors": b"Content-Type: text/html\r\n\r\n" + b"<a " * 200_000,
    "open line breaks": b"Content-Type: text/html\r\n\r\n" + b"<br " * 200_000,
    "open encoded words": b"Subject: " + b"=?utf-8?q?a" * 20_000 + b"\r\n\r\n",
    "half histories": REPLY + ("在" + "a" * 100 + "\n").encode() * 20_000,
    "sender lines": REPLY + b"From: a\n" * 30_000,
    "dashes": REPLY + b"-" * 500_000,
    "empty lines": REPLY + b"\n" * 300_000 + b"x",
    "blanks": REPLY + b" " * 300_000 + b"x",
    "half a list of big files": b"\r\n" + "超大附件".encode() + b"a.zip ( " * 100_000,
    "words as if encoded twice": b"\r\n" + "ç¬¬ä a".encode() * 100_000,
    "open pictures": b"Content-Type: text/html\r\n\r\n" + b"a<img " * 200_000,
    "half an address of a disk": b"\r\n" + "pan.baidu.com/s/ 「a 密码".encode() * 30_000,
    "backslashes": b'Content-Disposition: attachment; filename="' + b"\\" * 100_000 + b"\r\n\r\n",
    "blanks between parameters": b"Content-Type: a/b;" + b" " * 60_000 + b"=\r\n\r\n",
    "thirty thousand parts": b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n' + b"--b\r\n\r\nx\r\n" * 30_000,
    "a sender of at-signs": b"From: <" + b"a@" * 30_000 + b"\r\n\r\n",
    "a null in the boundary": b"Content-Type: multipart/mixed; boundary*=\x00''b\r\n\r\n--b\r\n",
    "nothing": b"",
    "null bytes": b"\x00" * 10_000,
}


@pytest.mark.timeout(20)
@pytest.mark.parametrize("raw", HOSTILE.values(), ids=HOSTILE)
def test_it_comes_through_as_a_row(raw, sink, cast):
    receipt = Receipt(MailboxSource("primary-mail"), "INBOX/7/1", "INBOX", cast.now, cast.arrived)
    found = submission(receipt, sink.blob([raw]), BytesIO(raw), sink.blob, lambda _: False)
    assert found.key == "INBOX/7/1"
    assert found.received_at == cast.arrived
    assert len(found.body) <= 200_000
