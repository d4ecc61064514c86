"""What is erased leaves its hash and its times, and takes no byte with it that something else cites."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import Engine

from tasks.domain.evidence.contents import OPENER_VERSION, ContentKind, Contents, Opening
from tasks.domain.evidence.item import Attachment, Blob, Submission, SubmissionKind
from tasks.domain.evidence.keeping import PRIVATE, ErasedAs
from tasks.domain.verdict.decision import Act, Decision
from tasks.store import erasing
from tasks.store.decisions import record_decision
from tasks.store.evidence import arrived
from tasks.store.findings import contents_of, keep_contents
from tasks.store.session import reading, writing
from tasks.store.sink import StoreSink
from tasks.store.unchanged import Drawn
from tasks.store.vault import Vault

AT = datetime(2023, 2, 20, 9, tzinfo=ZoneInfo("Asia/Shanghai"))


def keep(sink: StoreSink, key: str, *files: bytes, words: str = "") -> tuple[Submission, list[Blob]]:
    raw = sink.mail([key.encode()])
    blobs = [sink.blob([data]) for data in files]
    found = Submission(
        "post", "mailbox", key, raw.sha256, SubmissionKind.MAIL, title=f"题{key}", sender_name="王老师",
        sender_address="w@qq.example", received_at=AT, first_seen_at=AT, raw=raw, body=words,
        attachments=tuple(Attachment(f"{n}.txt", blob=blob) for n, blob in enumerate(blobs)),
        headers={"message_id": f"<{key}>", "to": "b@c.example"},
    )  # fmt: skip
    sink.keep([found])
    return found, blobs


def test_an_erased_letter_is_a_row_without_words_and_its_own_files_go(engine: Engine, tmp_path: Path) -> None:
    vault = Vault(tmp_path / "evidence")
    sink = StoreSink(engine, vault, "post", lambda: AT)
    _, (own, shared, proof) = keep(sink, "INBOX/1/1", b"own", b"shared", b"proof", words="私事")
    keep(sink, "INBOX/1/2", b"shared", words="见附件")
    member = Contents(ContentKind.DOCUMENT, Opening.OPENED, text="x")
    with writing(engine) as session:
        keep_contents(session, {own.sha256: member, shared.sha256: member}, OPENER_VERSION, AT)
        vouched = Decision(Act.VOUCH, "S1/p1/2023", AT, file="proof", sha256=proof.sha256)
        record_decision(session, "p", vouched)

        free = erasing.erase(session, [1], ErasedAs.STRANGER, AT)
        assert vault.erase(erasing.still_free(session, free)) == 3, "the raw mail, its words, its own file"
        known = contents_of(session, [own.sha256, shared.sha256], OPENER_VERSION)
        [first, second] = arrived(session, AT)

    assert set(known) == {shared.sha256}
    gone = first.submission
    assert (gone.title, gone.body, gone.sender_name, gone.set_aside) == ("", "", "", PRIVATE)
    assert (gone.sender_address, gone.received_at, dict(gone.headers)) == (
        "w@qq.example", AT, {"message_id": "<INBOX/1/1>"},
    )  # fmt: skip
    assert [item.file for item in first.items] == [None, "", "", ""]
    assert second.submission.body == "见附件"
    assert {path.name for path in vault.folder.iterdir()} >= {shared.sha256, proof.sha256}
    assert not vault.path(own.sha256).exists()


def test_what_was_drawn_before_an_erasure_is_drawn_anew(engine: Engine, tmp_path: Path) -> None:
    keep(StoreSink(engine, Vault(tmp_path / "evidence"), "post", lambda: AT), "INBOX/1/1", words="私事")
    drawn: Drawn[list[str]] = Drawn()
    with writing(engine) as session:

        def words() -> list[str]:
            return drawn.again(session, "words", lambda: [one.submission.body for one in arrived(session, AT)])

        assert words() == ["私事"]
        erasing.erase(session, [1], ErasedAs.CLOSED, AT)
        assert words() == [""]


def test_it_stays_gone_when_the_mail_turns_up_again_unless_it_is_wanted(engine: Engine, tmp_path: Path) -> None:
    vault = Vault(tmp_path / "evidence")
    keep(StoreSink(engine, vault, "post", lambda: AT), "INBOX/1/1", b"own", words="私事")
    with writing(engine) as session:
        vault.erase(erasing.erase(session, [1], ErasedAs.STRANGER, AT))
        [letter] = erasing.forgotten(session, "post")
    assert list(vault.folder.iterdir()) == []

    keep(StoreSink(engine, vault, "post", lambda: AT), "INBOX/1/1", b"own", words="私事")
    assert list(vault.folder.iterdir()) == []
    for _ in range(2):
        keep(
            StoreSink(engine, vault, "post", lambda: AT, wanted=[letter.submission]), "INBOX/1/1", b"own", words="私事"
        )
        with writing(engine) as session:
            assert [one.submission.body for one in arrived(session, AT)] == ["", "私事"]
            erasing.asked_again(session, [letter], AT)
            assert erasing.forgotten(session, "post") == ()
    with reading(engine) as session:
        assert erasing.raw_mails(session) == {letter.sha256}
