"""What comes back to nobody's mail of ours: an objection is heard all the same, small talk is not."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tasks.domain.evidence.item import Attachment, Blob, Submission, SubmissionKind
from tasks.domain.evidence.keeping import BARE_REPLY
from tasks.domain.notice.correspondence import Letters, replies
from tasks.domain.notice.reply import ReplyKind
from tasks.domain.plan.party import Contact, Roster, School, Stage

AT = datetime(2023, 3, 16, 2, tzinfo=UTC)
ROSTER = Roster(
    (School("p1", "第一小学", (Stage.PRIMARY,), coordinators=("k1",)),),
    (),
    (Contact("k1", "王老师", "coordinator", "k1@school.example"),),
)
LOGO = Attachment("logo.gif", "image/gif", Blob("ab", 900))
PHOTO = Attachment("image001.jpg", "image/jpeg", Blob("cd", 400_000))


def heard(body: str, *files: Attachment, sender: str = "k1@school.example") -> list[ReplyKind]:
    told = {"title": "回复：催交", "sender_address": sender, "body": body, "set_aside": BARE_REPLY, "received_at": AT}
    mail = Submission("post", "mailbox", "k", "v", SubmissionKind.MAIL, attachments=files, **told)  # type: ignore[arg-type]
    return [reply.said.kind for reply in replies([(mail, "e1")], Letters((), ROSTER), lambda _: True)]


@pytest.mark.parametrize("files", [(), (LOGO,)])
def test_a_reply_to_another_mail_that_says_it_was_sent_is_an_objection(files: tuple[Attachment, ...]) -> None:
    assert heard("我校3月1日已发送责任书，请查收", *files) == [ReplyKind.DISPUTED]


def test_other_replies_to_other_mails_are_nobodys_business() -> None:
    assert heard("好的，准时参加会议") == []
    assert heard("我校3月1日已发送责任书", sender="9@qq.example") == []
    assert heard("我校3月1日已发送责任书", PHOTO) == [], "a file is looked at as a paper"
