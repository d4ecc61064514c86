"""An mbox taken apart: where a mail begins, and where only a sentence does."""

from __future__ import annotations

from pathlib import Path

import pytest

from tasks.mailboxes.mbox import is_mbox, mails_of

LINE = b"From k1@school.example Thu Mar 19 08:00:00 2026\n"
ONE, TWO = b"Subject: 1\n\n", b"Subject: 2\nFrom: x@y\n\n"
BOXES = {
    "two": (LINE + ONE + b"a\n\n" + LINE + TWO + b"b\n", [ONE + b"a\n", TWO + b"b\n"]),
    "a sentence that begins with From": (
        LINE + ONE + b"a\n\nFrom here on\nall is well\n",
        [ONE + b"a\n\nFrom here on\nall is well\n"],
    ),
    "one that was quoted": (LINE + ONE + b"\n>From here\n>>From there\n", [ONE + b"\nFrom here\n>From there\n"]),
    "line ends of Windows, and a mark": (
        b"\xef\xbb\xbf" + (LINE + ONE + b"a\n").replace(b"\n", b"\r\n"),
        [(ONE + b"a\n").replace(b"\n", b"\r\n")],
    ),
    "a last line that begins with From": (LINE + ONE + b"a\n\nFrom", [ONE + b"a\n\nFrom"]),
    "Thunderbird's line": (b"From - Thu Mar 19 08:00:00 2026\n" + ONE + b"a\n", [ONE + b"a\n"]),
    "nothing but the line": (LINE, []),
}


@pytest.mark.parametrize(("data", "mails"), BOXES.values(), ids=BOXES)
def test_each_mail_is_what_was_put_in(data: bytes, mails: list[bytes], tmp_path: Path) -> None:
    box = tmp_path / "box"
    box.write_bytes(data)
    assert is_mbox(data[:64])
    assert list(mails_of(box)) == mails


def test_a_mail_that_begins_with_its_header_is_no_mbox() -> None:
    assert not is_mbox(b"From: k1@school.example\n")
