"""Reads one mail as its sender meant it: who, what about, the words, the files. Whatever is odd is noted, not fatal."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from typing import IO

from tasks.domain.evidence.item import Attachment, Blob
from tasks.mailboxes import text as words
from tasks.mailboxes.bounces import returned
from tasks.mailboxes.decode import decode_bytes, decode_header, is_torn
from tasks.mailboxes.links import big_attachments
from tasks.mailboxes.names import header, raw_header
from tasks.mailboxes.part import Part
from tasks.mailboxes.parts import Parts, Walk
from tasks.mailboxes.transfer import parse_skeleton
from tasks.mailboxes.vouching import plain_results

_HEADERS = (
    *("message-id", "in-reply-to", "references", "to", "cc", "reply-to", "return-path", "sender"),
    *("auto-submitted", "authentication-results", "list-id", "list-unsubscribe", "precedence"),
    *("x-autoreply", "x-autorespond", "x-auto-reply"),
)
_BOUNCE_CAP = 20_000  # characters of a body that are searched for who did not get our mail
_HEADER_CAP = 2_000  # characters of one header that are kept
_ANGLE = re.compile(r"<\s*([^<>\s@]*@[^<>\s]*)\s*>")
_BARE = re.compile(r"[^\s<>()\[\],;:\"'，；]+@[^\s<>()\[\],;:\"'，；]+")


@dataclass(frozen=True, slots=True)
class Mail:
    """What one mail says. `headers` has lower-case names with `_`, as in Submission; `kind` is its content type."""

    subject: str
    sender_address: str
    sender_name: str
    stated_at: datetime | None  # the Date header, aware; never the time of receipt
    headers: dict[str, str]
    body: str
    attachments: tuple[Attachment, ...]
    notes: tuple[str, ...]
    kind: str
    received: str  # the topmost Received header

    @property
    def is_forward(self) -> bool:
        return words.is_forward(self.subject)

    @property
    def is_reply(self) -> bool:
        answers = self.headers.get("in_reply_to") or self.headers.get("references")
        return words.is_reply(self.subject) or (bool(answers) and not self.is_forward)


def parse(file: IO[bytes], keep: Callable[[Iterable[bytes]], Blob]) -> Mail:
    """Parse the raw mail in `file` (seekable); its files go to `keep`. Raises only on what no rule here foresaw."""
    message = parse_skeleton(file)
    parts = Walk(file, keep).through(message)
    headers = _headers(message)
    address, name = sender(message)
    subject = header(message, "subject")
    headers |= returned(message, parts.inner, subject, address, "\n".join(parts.body)[:_BOUNCE_CAP])
    mail = Mail(
        subject=subject,
        sender_address=address,
        sender_name=name,
        stated_at=stated(message),
        headers=headers,
        body="",
        attachments=tuple(parts.attachments),
        notes=(*parts.notes, *_remarks(message)),
        kind=message.get_content_type(),
        received=header(message, "received"),
    )
    return _with_words(mail, parts)


def heading(raw: bytes) -> Mail:
    """What a header alone tells, where the mail itself is not there."""
    message = BytesParser(Part).parsebytes(raw, headersonly=True)
    address, name = sender(message)
    return Mail(
        subject=header(message, "subject"),
        sender_address=address,
        sender_name=name,
        stated_at=stated(message),
        headers=_headers(message),
        body="",
        attachments=(),
        notes=(),
        kind=message.get_content_type(),
        received=header(message, "received"),
    )


def _with_words(mail: Mail, parts: Parts) -> Mail:
    """Only a reply drags history along; what a forward quotes is what it is about."""
    trim = words.own_words if mail.is_reply and not mail.is_forward else words.tidy
    links: dict[str, Attachment] = {}
    for linked in parts.linked:
        for link in big_attachments(trim(linked)):
            links.setdefault(link.url or link.name, link)
    fields = {name: getattr(mail, name) for name in Mail.__slots__}
    fields["body"] = trim("\n\n".join(part for part in parts.body if part.strip()))
    fields["attachments"] = (*mail.attachments, *links.values())
    return Mail(**fields)


def sender(message: Message) -> tuple[str, str]:
    """The bare address, in lower case, and the display name of From (else Sender); empty if there is none."""
    for name in ("from", "sender"):
        raw = raw_header(message, name) or b""
        address, display = split_address(raw)
        if address:
            return address, display
    return "", decode_header(raw_header(message, "from") or b"")


def split_address(raw: bytes) -> tuple[str, str]:
    """`"王老师" <wang@x.cn>` in its two parts. A quoted name that holds an address is only a name."""
    raw = raw[:4096]
    text = raw.decode("ascii") if raw.isascii() else decode_bytes(raw)
    text = re.sub(r"\r?\n(?=[ \t])", "", text)
    bare = re.sub(r'"(?:\\.|[^"\\])*"', lambda quoted: " " * len(quoted[0]), text)
    angle = _ANGLE.search(bare)
    if angle:
        return angle[1].lower(), _display(text[: angle.start()])
    found = _BARE.search(bare)
    if not found:
        return "", ""
    comment = re.search(r"\(([^()]*)\)", text)
    return found[0].lower().strip("."), _display(comment[1]) if comment else ""


def _display(text: str) -> str:
    text = text.strip().strip(",")
    if text.startswith('"'):
        text = re.sub(r"\\(.)", r"\1", text.strip('"'))
    return decode_header(text.encode("utf-8", "replace")).strip().strip("\"'").strip()


def stated(message: Message) -> datetime | None:
    """The Date header as an aware moment, None if it is absent or no date."""
    try:
        parsed = parsedate_to_datetime(header(message, "date"))
        moment = parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)
        return moment.astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _headers(message: Message) -> dict[str, str]:
    found = {}
    for name in _HEADERS:
        if raw_header(message, name) is not None:
            found[name.replace("-", "_")] = header(message, name)[:_HEADER_CAP]
    if vouched := found.get("authentication_results"):
        found["authentication_results"] = plain_results(vouched)
    subject = raw_header(message, "subject") or b""
    if is_torn(decode_header(subject)):
        found["subject_raw"] = subject.decode("latin-1")[:_HEADER_CAP]
    return found


def _remarks(message: Message) -> list[str]:
    remarks = []
    defects = {type(defect).__name__ for part in message.walk() for defect in part.defects}
    if defects & {"CloseBoundaryNotFoundDefect", "StartBoundaryNotFoundDefect", "NoBoundaryInMultipartDefect"}:
        remarks.append("邮件结构不完整，末尾可能被截断")
    if raw_header(message, "from") is None:
        remarks.append("邮件没有发件人")
    return remarks
