"""Mails that come back: which of ours, for whom, and whether it is lost, only late, or was merely read."""

from __future__ import annotations

from io import BytesIO

import pytest

from tasks.mailboxes.parse import parse

TO = "wang@school.example"
QQ = "From: PostMaster@qq.com\nSubject: 系统退信/Systems bounce\nContent-Type: text/html; charset=gb18030\n\n"
NETEASE = "From: Postmaster@163.com\nSubject: 系统退信\nContent-Type: text/html; charset=utf-8\n\n"
QMAIL = "From: MAILER-DAEMON@x.example\nSubject: failure notice\n\nHi. This is the qmail-send program at x.example.\n"


def report(fields: str, kind: str = "delivery-status") -> str:
    head = "From: MAILER-DAEMON@x.example\nContent-Type: multipart/report; boundary=b\n\n--b\n"
    return f"{head}Content-Type: message/{kind}\n\n{fields}\n\n--b--\n"


BACK = {
    "lost": (report("A: b\n\nFinal-Recipient: rfc822; Wang@School.example\nAction: failed"), "failed", TO),
    "late": (report(f"A: b\n\nFinal-Recipient: rfc822; {TO}\nAction: Delayed"), "delayed", TO),
    "of two, one is lost": (
        report(
            "A: b\n\nFinal-Recipient: rfc822; sun@x.example\nAction: relayed\n\n"
            f"Final-Recipient: rfc822; {TO}\nAction: failed"
        ),
        "failed",
        TO,
    ),
    "read": (
        report(f"Final-Recipient: rfc822; {TO}\nDisposition: manual-action; displayed", "disposition-notification"),
        "displayed",
        None,
    ),
    "NetEase's own words": (NETEASE + f"<p>您的邮件被退回来了</p><p>无法发送到 <b>{TO}</b></p>", "failed", TO),
    "QQ's own words": (QQ + f"<div>收件人邮件地址：&lt;{TO}&gt;</div><div>该邮箱不存在</div>", "failed", TO),
    "QQ will try again": (QQ + f"<div>收件人：{TO}</div><div>系统将继续尝试投递</div>", "delayed", TO),
    "qmail's words": (
        QMAIL + "I'm afraid I wasn't able to deliver your message to the following addresses.\n\n"
        f"<{TO}>:\nSorry, no mailbox here by that name.\n\n--- Below this line is a copy of the message.\n",
        "failed",
        TO,
    ),
    "a program that names the one address": (
        f"From: MAILER-DAEMON@edu.example\nTo: box@county.example\nSubject: 邮件发送失败通知\n\n"
        f"box@county.example：以下收件人发送失败：\n{TO} 用户不存在",
        "failed",
        TO,
    ),
    "Google's words in Chinese": (
        f"From: mailer-daemon@x.example\nSubject: 邮件传送状态通知（失败）\n\n您的邮件未送达 {TO}，系统找不到该地址",
        "failed",
        TO,
    ),
    "a mail server that will try again": (
        "From: MAILER-DAEMON@x.example\nSubject: Delayed Mail\n\n"
        f"THIS IS A WARNING ONLY. It will be retried.\n<{TO}>: timeout",
        "delayed",
        TO,
    ),
    "an ordinary mail that tells of one": ("Subject: 课程表\n\n上次发的被退信，无法发送到 a@b.example", None, None),
}


@pytest.mark.parametrize(("text", "action", "recipient"), BACK.values(), ids=BACK)
def test_what_came_back_says_for_whom_and_whether_it_is_lost(text, action, recipient, sink):
    headers = parse(BytesIO(text.encode("gb18030" if "gb18030" in text else "utf-8")), sink.blob).headers
    assert (headers.get("report_action"), headers.get("failed_recipient")) == (action, recipient)


def test_a_bounce_tells_which_mail_came_back_and_from_whom(sink):
    text = (
        "From: MAILER-DAEMON@x.example\nContent-Type: multipart/report; boundary=b\n\n--b\n\nfailed\n--b\n"
        "Content-Type: message/delivery-status\n\nA: b\n\nFinal-Recipient: rfc822; Wang@School.example\n"
        "Action: failed\n\n--b\nContent-Type: message/rfc822\n\nMessage-ID: <ours@x>\nSubject: 提醒\n\nbody\n--b--\n"
    )
    headers = parse(BytesIO(text.encode()), sink.blob).headers
    assert headers["returned_message_id"] == "<ours@x>"
    assert headers["failed_recipient"] == "wang@school.example"
