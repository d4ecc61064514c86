"""A Maildir gives what the same mails give over IMAP, but for the proof of when they came."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tasks.domain.evidence.reading import ReadingState
from tasks.domain.evidence.source import MailboxSource
from tasks.mailboxes import maildir


@pytest.fixture
def box(tmp_path) -> Path:
    for part in ("cur", "new", "tmp"):
        (tmp_path / "box" / part).mkdir(parents=True)
    return tmp_path / "box"


@pytest.fixture
def read(box, sink, cast) -> Callable:
    source = MailboxSource("old-mail", kind="maildir", path=str(box))
    return lambda: maildir.read(source, None, sink.cursor, sink, lambda: cast.now)


def test_new_and_read_mails_are_read_once_also_after_their_flags_changed(box, sink, read, make_mail):
    (box / "new" / "1.a.host").write_bytes(make_mail("一"))
    (box / "cur" / "2.b.host:2,S").write_bytes(make_mail("二"))
    assert read().new == 2
    (box / "new" / "1.a.host").rename(box / "cur" / "1.a.host:2,RS")
    assert read().new == 0
    assert sorted(sink.titles) == ["一", "二"]


def test_the_topmost_received_is_the_time_and_else_the_file_marked_as_not_proved(box, sink, read, make_mail):
    raw = b"Received: from a by b; Fri, 24 Feb 2023 16:30:15 +0800 (CST)\r\n"
    raw += b"Received: x; Mon, 1 Jan 2001 00:00:00 +0800\r\n"
    (box / "new" / "1").write_bytes(raw + make_mail("有"))
    (box / "new" / "2").write_bytes(make_mail("无"))
    os.utime(box / "new" / "2", (1677000000, 1677000000))
    read()
    proved, guessed = sink.kept
    assert proved.received_at.isoformat() == "2023-02-24T16:30:15+08:00"
    assert proved.notes == ()
    assert guessed.received_at.timestamp() == 1677000000
    assert any("未经证实" in note for note in guessed.notes)


def test_subfolders_are_read_but_for_sent_and_drafts(box, sink, read, make_mail):
    for name in (".&V4NXPpCuTvY-", ".Sent", ".Drafts"):
        (box / name / "cur").mkdir(parents=True)
        (box / name / "cur" / "1").write_bytes(make_mail(name, body=name))
    read()
    [junk] = sink.kept
    assert junk.headers["folder"] == "垃圾邮件"


def test_a_path_that_is_no_maildir_is_unreachable(sink, cast, tmp_path):
    source = MailboxSource("old-mail", kind="maildir", path=str(tmp_path / "nowhere"))
    reading = maildir.read(source, None, {}, sink, lambda: cast.now)
    assert reading.state is ReadingState.UNREACHABLE
    assert "nowhere" in reading.reason
