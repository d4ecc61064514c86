"""What the store keeps of a reading: bytes first, each submission once, and the cursor with them."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Engine

from tasks.domain.errors import Stopped
from tasks.domain.evidence.item import Attachment, Blob, Submission, SubmissionKind
from tasks.store.evidence import arrived, cursor_of
from tasks.store.session import reading
from tasks.store.sink import StoreSink
from tasks.store.vault import Vault

AT = datetime(2023, 2, 20, 9, tzinfo=ZoneInfo("Asia/Shanghai"))


def sink_of(engine: Engine, folder: Path) -> StoreSink:
    return StoreSink(engine, Vault(folder / "evidence"), "mail-a", lambda: AT)


def mail(sink: StoreSink, key: str, raw: bytes = b"From: a\n\nb", **more: object) -> Submission:
    blob = sink.blob([raw])
    kind = SubmissionKind.MAIL
    return Submission("mail-a", "mailbox", key, blob.sha256, kind, received_at=AT, first_seen_at=AT, raw=blob, **more)  # type: ignore[arg-type]


def test_a_folder_into_which_nothing_was_ever_put_can_be_tidied(tmp_path: Path) -> None:
    Vault(tmp_path / "evidence").sweep(timedelta(days=1))
    assert not (tmp_path / "evidence").exists()


def test_bytes_lie_under_their_sha256_and_nothing_half_written_stays(engine: Engine, tmp_path: Path) -> None:
    sink = sink_of(engine, tmp_path)
    blob = sink.blob([b"a", b"b"])
    assert blob.sha256 == hashlib.sha256(b"ab").hexdigest()
    sink.keep([])

    def torn() -> object:
        yield b"half"
        raise OSError("the wire broke")

    with pytest.raises(OSError, match="wire"):
        sink.blob(torn())  # type: ignore[arg-type]
    assert [path.name for path in (tmp_path / "evidence").iterdir()] == [blob.sha256]


def test_a_kept_mail_is_found_by_size_and_number_and_opens_as_it_came(engine: Engine, tmp_path: Path) -> None:
    sink, raw = sink_of(engine, tmp_path), b"Message-ID: <1@x>\r\n\r\n" + b"x" * 70_000
    blob = sink.mail([raw])
    plain = mail(sink, "INBOX/1/2", b"other")
    kept = Submission("mail-a", "mailbox", "INBOX/1/1", blob.sha256, SubmissionKind.MAIL, raw=blob, first_seen_at=AT)
    sink.keep([replace(kept, headers={"message_id": "<1@x>"}), plain])

    found = sink_of(engine, tmp_path).mails_of({blob.size, 5, 7})

    assert found == {(blob.size, "<1@x>"): [blob], (5, ""): [plain.raw]}
    with sink.opened(blob) as packed, sink.opened(plain.raw) as as_it_is:
        assert (packed.read(), as_it_is.read()) == (raw, b"other")
    with pytest.raises(FileNotFoundError):
        sink.opened(Blob("0" * 64, 5))


def test_the_same_mail_twice_in_one_group_is_stored_once(engine: Engine, tmp_path: Path) -> None:
    sink = sink_of(engine, tmp_path)
    sink.keep([mail(sink, "INBOX/1/1"), mail(sink, "INBOX/1/2"), mail(sink, "INBOX/1/3", b"another")], {"INBOX": 3})

    assert sink.new == 2
    with reading(engine) as session:
        assert [one.submission.key for one in arrived(session, AT)] == ["INBOX/1/1", "INBOX/1/3"]


def test_a_raw_mail_lies_compressed_under_the_sha256_of_what_came(engine: Engine, tmp_path: Path) -> None:
    sink, short, long = sink_of(engine, tmp_path), b"Subject: a\r\n\r\nb", b"x" * 100_000 + b"\r\n" * 1_000_000
    blobs = [sink.mail([short]), sink.mail([long[:70_000], long[70_000:]]), sink.mail([b""])]
    sink.keep([])

    for blob, raw in zip(blobs, (short, long, b""), strict=True):
        assert blob == Blob(hashlib.sha256(raw).hexdigest(), len(raw))
        place = tmp_path / "evidence" / f"{blob.sha256}.eml.gz"
        assert gzip.decompress(place.read_bytes()) == raw
    assert place.stat().st_size < 100
    assert len(list((tmp_path / "evidence").iterdir())) == 3


def test_a_raw_mail_that_an_older_program_kept_whole_is_packed(tmp_path: Path) -> None:
    vault = Vault(tmp_path)
    blob = vault.put([b"Subject: a\n\nb"])
    vault.pack(blob.sha256)
    vault.pack(blob.sha256)
    [place] = tmp_path.iterdir()
    assert place.name == f"{blob.sha256}.eml.gz"
    assert gzip.decompress(place.read_bytes()) == b"Subject: a\n\nb"


def test_a_mail_that_was_moved_or_whose_folder_was_numbered_anew_is_kept_once(engine: Engine, tmp_path: Path) -> None:
    sink = sink_of(engine, tmp_path)
    sink.keep([mail(sink, "INBOX/1/1")], {"INBOX": 1})
    again = sink_of(engine, tmp_path)
    again.keep([mail(again, "INBOX/2/1"), mail(again, "已归档/1/7")], {"INBOX": 2})
    with reading(engine) as session:
        assert [one.submission.key for one in arrived(session, AT)] == ["INBOX/1/1"]
        assert cursor_of(session, "mail-a") == {"INBOX": 2}


def test_an_edited_post_is_a_new_version_and_the_old_one_stays(engine: Engine, tmp_path: Path) -> None:
    sink = sink_of(engine, tmp_path)
    for version in ("one", "two", "two"):
        sink.keep([Submission("site", "class_share", "k", version, SubmissionKind.POST, first_seen_at=AT)])
    with reading(engine) as session:
        assert [one.submission.version for one in arrived(session, AT)] == ["one", "two"]


def test_body_and_attachments_become_items_in_their_order(engine: Engine, tmp_path: Path) -> None:
    sink = sink_of(engine, tmp_path)
    blob = sink.blob([b"table"])
    sink.keep([mail(sink, "INBOX/1/1", body="见附件", attachments=(Attachment("课程表.xlsx", blob=blob),))])
    with reading(engine) as session:
        [one] = arrived(session, AT)
    assert [(item.part, item.file) for item in one.items] == [("body", None), ("a1", "课程表.xlsx")]
    assert one.items[0].sha256 == hashlib.sha256("见附件".encode()).hexdigest()
    assert one.items[1].sha256 == blob.sha256


def test_what_was_recorded_later_was_not_known_before(engine: Engine, tmp_path: Path) -> None:
    sink = sink_of(engine, tmp_path)
    sink.keep([mail(sink, "INBOX/1/1")])
    with reading(engine) as session:
        assert arrived(session, AT.replace(hour=8)) == ()
        assert len(arrived(session, AT)) == 1


def test_a_reading_that_is_ended_keeps_what_it_had_and_the_next_goes_on(engine: Engine, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    sink = StoreSink(engine, Vault(tmp_path / "evidence"), "mail-a", lambda: AT, lambda *said: told.append(said))
    sink.expect(3)
    sink.keep([mail(sink, "INBOX/1/1")], {"INBOX": 1})
    sink.stop()
    with pytest.raises(Stopped):
        sink.keep([mail(sink, "INBOX/1/2", b"two")], {"INBOX": 2})
    with reading(engine) as session:
        assert [one.submission.key for one in arrived(session, AT)] == ["INBOX/1/1"]
        assert cursor_of(session, "mail-a") == {"INBOX": 1}
    assert told == [(1, 3)]
