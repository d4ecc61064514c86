"""Of a mail that came back: which of ours it was, for whom, and whether it is lost or only late."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from email.message import Message

from tasks.mailboxes.names import header

DAEMONS = {"mailer-daemon", "postmaster", "mail-daemon", "maildaemon", "mailerdaemon"}
RETURNED_SUBJECT = re.compile(
    r"^\s*[\[【]?\s*(?:(?:系统|退回|投递)?退信|(?:邮件|信件|您的邮件)?(?:被退回|已退回|退回通知)|退回邮件"
    r"|(?:邮件|郵件|信件)?(?:投递|发送|传递|送达)(?:失败|延迟)(?:通知)?|(?:邮件|郵件|信件)?(?:无法|無法|未能?|沒有)(?:送达|送達|传递|傳遞|傳送|投递|递送|寄達)"
    r"|(?:邮件)?(?:传送|投递|传递)状态通知"
    r"|Undelivered|Undeliverable|Delivery (?:Status|Failure|has failed|Notification)"
    r"|Mail (?:delivery|System Error|could not)|Returned mail|Failure Notice|Delayed Mail"
    r"|Warning: (?:could not send|message))"
    r"(?!.{0,8}(?:重发|重新|再发|再传|补发|重传))",
    re.I,
)
_LATE = re.compile(
    r"暂时(?:无法|未能)(?:投递|送达|发送)|(?:系统|服务器)(?:将|会)?继续(?:尝试|重试)|延迟投递"
    r"|will\s+(?:be\s+retried|keep\s+trying|retry)|delivery (?:is|has been) delayed|warning(?: message)? only",
    re.I,
)
# NetEase and Tencent write HTML alone: the address stands behind these words, in brackets or bare
_FAILED_FOR = re.compile(
    r"(?:无法(?:发送|投递)(?:到|至|给)|未能(?:送达|投递)(?:到|至|给)?|收件人(?:邮件地址|地址|邮箱)?|投递到)"
    r"[^\w@]{0,12}(?:[^\s@]{0,20}[<(（\"“])?\s*([\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
)
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.A)
_MESSAGE_ID = re.compile(r"(?im)^message-id:\s*(<[^>\r\n]+>)")


def returned(message: Message, inner: Sequence[Message], subject: str, sender: str, body: str) -> dict[str, str]:
    """Headers for the submission: `returned_message_id`, `failed_recipient`, `report_action`, as far as known.

    The action is failed, delayed, relayed, displayed, …: only the first means that a mail is lost.
    """
    found = dict(_report(message))
    if numbers := [number for number in _numbers(message, inner) if number]:
        found["returned_message_id"] = numbers[0]
    if found.get("report_action") or not looks_returned(subject, sender):
        return found
    return {**_guessed(message, body), **found}


def looks_returned(subject: str, sender: str) -> bool:
    return sender.partition("@")[0] in DAEMONS or bool(RETURNED_SUBJECT.match(subject))


def _report(message: Message) -> Iterator[tuple[str, str]]:
    """What a report by the standards (RFC 3464, RFC 8098) says; of several recipients the one for whom it is lost."""
    if any(part.get_content_type() == "message/disposition-notification" for part in message.walk()):
        yield "report_action", "displayed"
        return
    actions: dict[str, str] = {}
    for part in message.walk():
        recipient = header(part, "final-recipient") or header(part, "original-recipient")
        if recipient:
            actions.setdefault(header(part, "action").lower() or "failed", _address(recipient))
    worst = "failed" if "failed" in actions else next(iter(actions), "")
    if worst:
        yield "report_action", worst
        yield "failed_recipient", actions[worst]


def _address(recipient: str) -> str:
    """`rfc822; Wang@School.example` without its kind."""
    return recipient.rpartition(";")[2].strip(" <>").lower()


def _numbers(message: Message, inner: Sequence[Message]) -> Iterator[str]:
    yield from (header(mail, "message-id") for mail in inner)
    for part in message.walk():
        if part.get_content_type() == "text/rfc822-headers":
            yield from _MESSAGE_ID.findall(str(part.get_payload()))


def _guessed(message: Message, body: str) -> dict[str, str]:
    """Of a bounce in a provider's own words: by flufl.bounce, else by the Chinese providers' notes."""
    from flufl.bounce import all_failures

    try:
        late, lost = all_failures(message)
    except Exception:  # its detectors raise on odd mails
        late, lost = frozenset(), frozenset()
    action = "delayed" if (late and not lost) or _LATE.search(body) else "failed"
    address = next((one.decode("ascii", "replace").lower() for one in sorted(lost or late)), "")
    if not address and (named := _FAILED_FOR.search(body)):
        address = named[1].lower()
    if not address:  # one address alone, which is neither the writer's nor ours
        others = {one.lower().strip(".") for one in _ADDRESS.findall(body)} - _parties(message)
        address = others.pop() if len(others) == 1 else ""
    return {"report_action": action, **({"failed_recipient": address} if address else {})}


def _parties(message: Message) -> set[str]:
    return {one.lower() for name in ("from", "to") for one in _ADDRESS.findall(header(message, name))}
