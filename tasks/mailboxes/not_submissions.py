"""Which mails are never a submission: bounces, auto-replies, newsletters, our own, replies with nothing attached."""

from __future__ import annotations

import re
from collections.abc import Callable

from tasks.domain.evidence.keeping import BARE_REPLY, NEWSLETTER
from tasks.mailboxes.bounces import DAEMONS, RETURNED_SUBJECT
from tasks.mailboxes.parse import Mail
from tasks.mailboxes.parts import INSIDE

_AUTOMATIC = re.compile(
    r"^\s*[\[【(（]?\s*(?:自动回复|自动答复|自動回覆|Auto(?:matic)?[- ]?(?:Reply|Response)|Out of (?:the )?Office)"
    r"\s*(?:[:：\]】)）]|$)",
    re.I,
)
_ID = re.compile(r"<[^<>\s@]+@[^<>\s]+>")


def set_aside_reason(mail: Mail, is_ours: Callable[[str], bool]) -> str:
    """Why this mail is never an item, in Chinese; empty for a mail that may be one (forwards among them).

    `is_ours` tells whether a Message-ID, with its angle brackets, was made by Rollcall.
    """
    message_id = mail.headers.get("message_id", "")
    if message_id and is_ours(message_id):
        return "本系统发出的邮件"
    if returned := _is_bounce(mail, is_ours):
        return returned
    if _is_automatic(mail):
        return "自动回复"
    if mail.attachments:
        return ""
    if _is_newsletter(mail):
        return NEWSLETTER
    if mail.is_reply:
        return BARE_REPLY
    return ""


def _is_bounce(mail: Mail, is_ours: Callable[[str], bool]) -> str:
    if mail.kind == "multipart/report":
        return "回执或退信"
    if mail.headers.get("return_path", "").replace(" ", "") == "<>":
        return "退信（退信地址为空）"
    is_titled = bool(RETURNED_SUBJECT.match(mail.subject))
    own_files = [file for file in mail.attachments if INSIDE not in file.note]
    if mail.sender_address.partition("@")[0] in DAEMONS and (is_titled or not own_files):
        return "退信"
    # some providers' bounces are HTML alone, and name the mail that came back only in their text
    numbers = [mail.headers.get("returned_message_id", ""), *_ID.findall(mail.body)]
    if is_titled and (not own_files or any(is_ours(number) for number in numbers if number)):
        return "退信"
    return ""


def _is_automatic(mail: Mail) -> bool:
    submitted = mail.headers.get("auto_submitted", "no").partition(";")[0].strip().lower()
    if submitted not in {"", "no"}:
        return True
    if any(name in mail.headers for name in ("x_autoreply", "x_autorespond", "x_auto_reply")):
        return mail.headers.get("x_autoreply", "yes").strip().lower() not in {"no", "false"}
    if mail.headers.get("precedence", "").strip().lower() in {"auto_reply", "auto-reply"}:
        return True
    return bool(_AUTOMATIC.match(mail.subject))


def _is_newsletter(mail: Mail) -> bool:
    headers = mail.headers
    bulk = headers.get("precedence", "").strip().lower() in {"bulk", "list", "junk"}
    return bulk or bool(headers.get("list_id") or headers.get("list_unsubscribe"))
