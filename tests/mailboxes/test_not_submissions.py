"""Which mails are never an item, and which only look so."""

from __future__ import annotations

from io import BytesIO

import pytest

from tasks.domain.evidence.keeping import BARE_REPLY
from tasks.mailboxes.not_submissions import set_aside_reason
from tasks.mailboxes.parse import parse

FILE = "Content-Type: application/zip; name=a.zip\n\nPK"
TEXT = "Content-Type: text/plain; charset=utf-8\n\n正文"
NEVER = {
    "a report": "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n\nx\n--b--",
    "an empty return path": f"Return-Path: <>\nSubject: 通知\n{TEXT}",
    "a daemon": f"From: MAILER-DAEMON@x.example\nSubject: hm\n{TEXT}",
    "QQ's postmaster, HTML alone": "From: PostMaster@qq.com\nSubject: 系统退信/Bounce\nContent-Type: text/html\n\n<p>",
    "auto-submitted": f"Auto-Submitted: auto-replied (vacation)\nSubject: 课程表\n{FILE}",
    "x-autoreply": f"X-Autoreply: yes\nSubject: 课程表\n{TEXT}",
    "an automatic subject": f"Subject: 自动回复:课程表\n{TEXT}",
    "an automatic subject in brackets": f"Subject: 【自动回复】我在外出差\n{TEXT}",
    "QQ's subject": f"Subject: 来自k2@qq.com的自动回复\n{TEXT}",
    "out of office": f"Subject: 外出自动回复: 课程表\n{TEXT}",
    "out of office, answered": f"Subject: Out of Office Re: 课程表\n{TEXT}",
    "a mark behind the subject": f"Subject: Re:课程表(自动回复)\n{TEXT}",
    "a receipt for reading": f"Subject: 已读: 课程表\n{TEXT}",
    "a mail called back": f"Subject: 已撤回：课程表\n{TEXT}",
    "a body that says so": f"Subject: 课程表\n{TEXT[:-2]}这是来自QQ邮箱的假期自动回复邮件。\n您好，我正在休假中",
    "an objection with the paper's name above it": (
        f"Subject: 关于课程表\n{TEXT[:-2]}老师您好，我们的课程表3月18日就已经发到邮箱了，请再查一下"
    ),
    "a promise in a mail of its own": f"Subject: 课程表\n{TEXT[:-2]}老师好，课程表周五前补交",
    "Exchange's words": f"From: x@school.example\nSubject: 未送达：提醒\n{TEXT}",
    "a receipt alone": "Subject: 回执\nContent-Type: message/disposition-notification\n\nDisposition: x; displayed",
    "a receipt in the program's words": f"Subject: 回执：提醒\n{TEXT[:-2]}这是邮件收条。您的邮件已被阅读",
    "a program's own header": f"X-Autoreply-From: a@b.example\nSubject: 提醒\n{TEXT}",
    "a mail called back, in the body": f"Subject: 课程表\n{TEXT[:-2]}王老师 将撤消邮件“课程表”。",
    "an invitation": "Subject: 课程表讨论会\nContent-Type: text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR",
    "an answer to an invitation": (
        f"Subject: 已接受: 会议\nContent-Type: multipart/alternative; boundary=b\n\n--b\n{TEXT}\n--b\n"
        "Content-Type: text/calendar; method=REPLY; name=invite.ics\n\nBEGIN:VCALENDAR\n--b--"
    ),
    "a reply with a visiting card": "Subject: 回复：提醒\nContent-Type: text/vcard; name=a.vcf\n\nBEGIN:VCARD",
    "a reply under which a gateway put its notice": (
        "Subject: 回复：提醒\nContent-Type: text/plain; name=ATT00001.txt\n\n本邮件已经过安全检查"
    ),
    "our own": f"Message-ID: <ours@x>\nSubject: 提醒\n{FILE}",
    "a newsletter": f"List-Unsubscribe: <mailto:u@x>\nSubject: 特惠\n{TEXT}",
    "bulk": f"Precedence: bulk\nSubject: 特惠\n{TEXT}",
    "a reply": f"Subject: 回复：提醒\n{TEXT}",
    "a reply by its headers": f"Subject: 课程表\nIn-Reply-To: <ours@x>\n{TEXT}",
    "a numbered reply": f"Subject: Re[2]: 提醒\n{TEXT}",
}
PERHAPS = {
    "a plain mail": f"Subject: 期末总结\n{TEXT}",
    "a reply with a file": f"Subject: 回复：提醒\nIn-Reply-To: <ours@x>\n{FILE}",
    "a forward": f"Subject: 转发：课程表\nIn-Reply-To: <1@x>\nReferences: <1@x>\n{TEXT}",
    "auto-submitted: no": f"Auto-Submitted: no\nSubject: 课程表\n{TEXT}",
    "a subject about automatic replies": f"Subject: 自动回复系统培训总结\n{TEXT}",
    "words to a file that was forgotten": f"Subject: 课程表\n{TEXT[:-2]}老师好，课程表已发送，请查收",
    "a paper in the mail itself": f"Subject: 期末总结\n{TEXT[:-2]}{'本学期我校已按要求上报各项材料，成效明显。' * 12}",
    "a complaint about automatic mails": f"Subject: 课程表\n{TEXT}：没有收到系统自动发送的提醒",
    "an automatic subject around a file": f"Subject: Re: 自动回复: 课程表\n{FILE}",
    "a forwarded bounce": f"Subject: 转发：系统退信\n{TEXT}",
    "a paper sent again after a bounce": f"Subject: 退信重发：课程表\n{TEXT}",
    "a slip for parents to return": f"Subject: 回执：家长会\n{FILE}",
    "a paper beside an invitation": (
        "Subject: 课程表\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
        f"Content-Type: text/calendar; name=i.ics\n\nBEGIN:VCALENDAR\n--b\n{FILE}\n--b--"
    ),
    "a photograph in a reply, named by the mail program": (
        "Subject: Re: 课程表\nContent-Type: image/jpeg; name=image001.jpg\n\n" + "0" * 40_000
    ),
    "a table that is text": "Subject: 课程表\nContent-Type: text/csv\n\n节次,周一\n1,语文",
    "a list mail with a file": f"Precedence: list\nSubject: 课程表\n{FILE}",
    "a school's summary named Re": f"Subject: Report of 第一小学\n{TEXT}",
    "a reply that holds a link to a big file": (
        "Subject: Re: 提醒\nContent-Type: text/plain; charset=utf-8\n\n从QQ邮箱发来的超大附件\n"
        "a.zip (128.03M, 2023年05月27日 21:59 到期)进入下载页面：http://mail.qq.com/cgi-bin/ftnExs_download?k=1"
    ),
}


def reason(text: str, sink) -> str:
    return set_aside_reason(parse(BytesIO(text.encode()), sink.blob), lambda number: number == "<ours@x>")


@pytest.mark.parametrize("text", NEVER.values(), ids=NEVER)
def test_it_is_set_aside_with_a_reason(text, sink):
    assert reason(text, sink)


@pytest.mark.parametrize("said", ["您的邮件我校已阅读，课程表上周已交", "邮件已阅，我校已撤回邮件中的旧表，昨已发新的"])
def test_a_person_who_has_read_our_mail_is_no_program(said, sink):
    assert reason(f"Subject: 回复：提醒\n{TEXT[:-2]}{said}", sink) == BARE_REPLY


@pytest.mark.parametrize("text", PERHAPS.values(), ids=PERHAPS)
def test_it_may_be_an_item(text, sink):
    assert reason(text, sink) == ""


def test_a_school_whose_address_is_postmaster_may_send_its_papers(sink):
    assert reason(f"From: postmaster@school.example\nSubject: 课程表\n{FILE}", sink) == ""
