"""What came: a submission 提交 (one mail, one post, one member row) and its items 件, as they came."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class SubmissionKind(StrEnum):
    MAIL = "mail"
    POST = "post"
    MEMBER = "member"  # a row of a class's member list
    HANDED = "handed"  # came on paper, by WeChat, or was ticked on a signed sheet: a person vouches for it


@dataclass(frozen=True, slots=True)
class Blob:
    """Bytes kept in state/evidence/ under their sha256."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Attachment:
    name: str  # as it came, decoded; never a path to write to
    content_type: str = ""
    blob: Blob | None = None  # None: named but not fetched; `note` says why
    note: str = ""  # Chinese: "链接，未取得", "下载失败：404", …
    url: str = ""
    last_modified: datetime | None = None


@dataclass(frozen=True, slots=True)
class Submission:
    """One mail, post or member row, as an adapter hands it to the store.

    `key` is unique within its source: "INBOX/1676000000/42" (folder/UIDVALIDITY/UID), the post's address or number,
    the member's account or name. `version` is a hash of what a person would call its content: another version under
    the same key is an edit. `received_at` is the server's own time for a mail (INTERNALDATE, to the second); for a post
    it is None, and the domain derives it from `stated_at` and from the readings.
    """

    source: str
    channel: str
    key: str
    version: str
    kind: SubmissionKind
    title: str = ""
    sender_address: str = ""
    sender_name: str = ""  # display name of a mail, author of a post, name of a member
    account: str = ""  # of the author or member; an address is cut to its last segment or uid
    column: str = ""
    list_name: str = ""  # which list of the site showed it
    list_party: str = ""  # the school or teacher whose own list showed it
    stated_at: datetime | None = None  # its own date: a post's; the Date header of a mail (shown only)
    stated_time: bool = False  # whether that date has a time of day
    received_at: datetime | None = None
    first_seen_at: datetime | None = None
    raw: Blob | None = None  # the mail, or the page it came from
    body: str = ""  # plain text, capped
    attachments: tuple[Attachment, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)  # message_id, auto_submitted, in_reply_to, to, …
    set_aside: str = ""  # Chinese: why this is never a submission (bounce, auto-reply, own mail); else empty
    notes: tuple[str, ...] = ()  # Chinese remarks that travel with it
    id: int = 0  # row number, once stored


@dataclass(frozen=True, slots=True)
class Item:
    """One 件: an attachment, a member of a bundle, or the body, with the submission that it came in.

    `part` is "body", "a1", "a2", …, or "a1/<member path>" for a member of a bundle.
    """

    id: str  # "e17", or "e17/课程表.xlsx" for a member of a bundle
    part: str
    file: str | None  # name as it came; None for the body
    sha256: str
    size: int
    submission: Submission
    note: str = ""
