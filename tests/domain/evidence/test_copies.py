"""The same mail from an archive and from the mailbox; a mail that the server gave after all."""

from __future__ import annotations

from tasks.domain.evidence.copies import superseded
from tasks.domain.evidence.item import Attachment, Blob, Submission, SubmissionKind


def mail(number: int, source: str, file: str = "ab", message_id: str = "<1@x>", **more: str) -> Submission:
    key, version = more.get("key", f"INBOX/7/{number}"), more.get("version", file)
    files = (Attachment("课程表.xlsx", blob=Blob(file, 9)),)
    headers = {"message_id": message_id}
    return Submission(
        source, "mailbox", key, version, SubmissionKind.MAIL, attachments=files, headers=headers, id=number
    )


def test_the_mailboxs_own_mail_stands_for_the_archives_whichever_came_first() -> None:
    assert superseded([mail(1, "import"), mail(2, "post")], ()) == {1}
    assert superseded([mail(1, "post"), mail(2, "import")], ()) == {2}


def test_of_two_copies_in_archives_the_first_stands() -> None:
    assert superseded([mail(1, "import"), mail(2, "import", version="cd")], ()) == {2}


def test_another_file_or_no_number_makes_another_mail() -> None:
    assert superseded([mail(1, "post"), mail(2, "import", "cd")], ()) == frozenset()
    assert superseded([mail(1, "post", message_id=""), mail(2, "import", message_id="")], ()) == frozenset()


def test_two_mailboxes_that_got_the_same_mail_both_count() -> None:
    assert superseded([mail(1, "post"), mail(2, "junior")], ()) == frozenset()


def test_what_a_person_decided_about_stays() -> None:
    assert superseded([mail(1, "import"), mail(2, "post")], {1}) == frozenset()


def test_a_row_kept_for_a_mail_gives_way_to_the_mail() -> None:
    row = mail(1, "post", key="INBOX/7/3", version="unfetched:INBOX/7/3")
    assert superseded([row], ()) == frozenset()
    assert superseded([row, mail(2, "post", key="INBOX/7/3")], ()) == {1}
