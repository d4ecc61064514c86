"""Which mails are never a submission: bounces, auto-replies, newsletters, our own, replies with nothing attached."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime

from tasks.domain.evidence.keeping import BARE_REPLY, LETTER, NEWSLETTER
from tasks.domain.notice.reply import ReplyKind, read_reply
from tasks.mailboxes.bounces import DAEMONS, RETURNED_SUBJECT
from tasks.mailboxes.parse import Mail
from tasks.mailboxes.parts import INSIDE

_AUTOMATIC = re.compile(
    r"^\s*[\[【(（]?\s*(?:(?:外出|休假|假期|系统)?(?:自动回复|自动答复|自動回覆|自动应答)|来自\S{1,80}的自动回复|不在办公室"
    r"|Auto(?:matic)?[- ]?(?:Reply|Response)"
    r"|Out of (?:the )?Office)\s*(?:[:：\]】)）]|$|(?=Re[:：]))",
    re.I,
)
# without a file these, too, are a program's: a mark behind the subject, a receipt, a mail called back
_TOLD_SO = re.compile(
    r"[(（\[【]\s*(?:系统)?(?:自动回复|自动答复|Auto-?Reply)\s*[)）\]】]\s*$"
    r"|^\s*(?:已读|已阅读?|已送达|送达|Read|Delivered|Recall|撤回|已撤回|邮件撤回)(?:回执|通知|邮件)?\s*[:：]"
    r"|^\s*(?:已读回执|送达回执|Read receipt)",
    re.I,
)
_SAYS_SO = re.compile(
    r"^.{0,20}(?:这是|此为|(?:本|此|该)邮件(?:由|为|是|系)).{0,20}自动(?:回复|答复|应答|发送|发出|生成|回執)|[(（](?:系统|邮箱)?自动回复[)）]\s*$"
    r"|无法亲自回复您的邮件",
    re.S,
)
_FEW = 150  # characters; papers are longer
_SOME_DAY = datetime(2023, 1, 1, tzinfo=UTC)  # of a mail without a date
_LOOK_AGAIN = re.compile(
    r"再?(?:核实|核查|核对|查一?下|查查|看看|看一下|确认)|怎么|为什么|为何|没收到|未收到|早就|昨天|前天|上周|上个?月|上星期|\d月\d{1,2}[日号].{0,8}(?:已|就|发|交|传)"
)
_SHORT = 400  # characters: a program's excuse is no longer
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
    if _TOLD_SO.search(mail.subject) or (len(mail.body) <= _SHORT and _SAYS_SO.search(mail.body)):
        return "自动回复"
    if _is_newsletter(mail):
        return NEWSLETTER
    if mail.is_reply:
        return BARE_REPLY
    return LETTER if _is_letter(mail) else ""


def _is_letter(mail: Mail) -> bool:
    """A few words that promise, ask, or say it was sent before are no paper, also when its name stands above them."""
    if mail.is_forward or not 0 < len(mail.body) <= _FEW:
        return False
    said = read_reply(mail.body, (mail.stated_at or _SOME_DAY).date())
    if said.kind is ReplyKind.DISPUTED:
        return bool(_LOOK_AGAIN.search(mail.body))  # 课程表已发送，请查收: whoever writes so forgot the file
    return said.kind in {ReplyKind.PROMISED, ReplyKind.QUERY}


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
