"""Makes a submission of a raw mail whose bytes are kept; a mail that cannot be read waits for a person."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import IO

from tasks.domain.evidence.copies import UNFETCHED
from tasks.domain.evidence.item import Attachment, Blob, Submission, SubmissionKind
from tasks.domain.evidence.source import MailboxSource
from tasks.mailboxes.fetching import LARGE
from tasks.mailboxes.not_submissions import set_aside_reason
from tasks.mailboxes.parse import Mail, heading, parse

UNPROVED = "收到时间未经证实"


@dataclass(frozen=True, slots=True)
class Receipt:
    """Where and when a mail was found; `received_at` is the server's, None if it gave none.

    `file_time` stands in where there is no server: then the topmost Received header is the provider's own word.
    """

    source: MailboxSource
    key: str
    folder: str
    seen_at: datetime  # aware; its zone is the plan's
    received_at: datetime | None = None
    notes: tuple[str, ...] = ()
    file_time: datetime | None = None


def submission(
    receipt: Receipt,
    raw: Blob,
    file: IO[bytes],
    keep: Callable[[Iterable[bytes]], Blob],
    is_ours: Callable[[str], bool],
) -> Submission:
    """Never raises over what the mail holds."""
    try:
        mail = parse(file, keep)
        reason = set_aside_reason(mail, is_ours)
    except (OSError, MemoryError):
        raise  # our disk or our memory, not the mail
    except Exception as odd:
        file.seek(0)
        whole = keep(iter(lambda: file.read(LARGE), b""))
        return unreadable(receipt, raw, f"邮件无法解析（{type(odd).__name__}），原件已存，请人工打开", whole)
    return _as_submission(receipt, raw, mail, reason)


def _as_submission(receipt: Receipt, raw: Blob, mail: Mail, reason: str) -> Submission:
    moment, notes = _received(receipt, mail)
    return Submission(
        source=receipt.source.id,
        channel="mailbox",
        key=receipt.key,
        version=raw.sha256,
        kind=SubmissionKind.MAIL,
        title=mail.subject[:1000],
        sender_address=mail.sender_address[:320],
        sender_name=mail.sender_name[:200],
        stated_at=mail.stated_at.astimezone(receipt.seen_at.tzinfo) if mail.stated_at else None,
        stated_time=mail.stated_at is not None,
        received_at=moment,
        first_seen_at=receipt.seen_at,
        raw=raw,
        body=mail.body,
        attachments=mail.attachments,
        headers={**mail.headers, "folder": receipt.folder},
        set_aside=reason,
        notes=(*receipt.notes, *notes, *mail.notes),
    )


def unreadable(receipt: Receipt, raw: Blob | None, why: str, whole: Blob | None = None) -> Submission:
    """A mail of which there is only the raw file, or not even that: an item that a person must look at.

    `whole` is the raw mail once more, as a file that can be opened.
    """
    return Submission(
        source=receipt.source.id,
        channel="mailbox",
        key=receipt.key,
        version=raw.sha256 if raw else f"{UNFETCHED}{receipt.key}",
        kind=SubmissionKind.MAIL,
        received_at=_local(receipt.received_at or receipt.file_time or receipt.seen_at, receipt),
        first_seen_at=receipt.seen_at,
        raw=raw,
        attachments=(Attachment("原始邮件.eml", "message/rfc822", whole, why),),
        headers={"folder": receipt.folder},
        notes=(*receipt.notes, why, *(() if receipt.received_at else (UNPROVED,))),
    )


def unfetched(receipt: Receipt, header: bytes, files: Sequence[str], why: str) -> Submission:
    """A mail that the server lists and never gives, as far as its header and structure tell: a person must look."""
    bare = unreadable(receipt, None, why)
    try:
        mail = heading(header)
    except Exception:
        return bare
    return replace(
        bare,
        title=mail.subject[:1000],
        sender_address=mail.sender_address[:320],
        sender_name=mail.sender_name[:200],
        headers={**mail.headers, **bare.headers},
        attachments=tuple(Attachment(name, note=why) for name in files) or bare.attachments,
    )


def received_moment(received: str) -> datetime | None:
    """The moment that a Received header ends with, aware, None if it has none."""
    try:
        moment = parsedate_to_datetime(re.sub(r"\s*\([^()]*\)\s*$", "", received.rpartition(";")[2].strip()))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment if moment.tzinfo else None


def _received(receipt: Receipt, mail: Mail) -> tuple[datetime, tuple[str, ...]]:
    if receipt.received_at is not None:
        return _local(receipt.received_at, receipt), ()
    moment = received_moment(mail.received)
    if moment is not None:
        doubt = () if receipt.file_time else (f"{UNPROVED}（服务器未给出，取自邮件的 Received）",)
        return _local(moment, receipt), doubt
    if receipt.file_time is not None:
        return _local(receipt.file_time, receipt), (f"{UNPROVED}（取自文件时间）",)
    return _local(receipt.seen_at, receipt), (f"{UNPROVED}（服务器未给出，取首次看到的时间）",)


def _local(moment: datetime, receipt: Receipt) -> datetime:
    try:
        return moment.astimezone(receipt.seen_at.tzinfo).replace(microsecond=0)
    except (OverflowError, ValueError):
        return receipt.seen_at.replace(microsecond=0)
