"""What the sandbox puts on the wire: files, mails, posts and class members, each with its moment."""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tasks.clock import SHANGHAI

SECONDARY_MAILBOX = "mail-126"
PRIMARY_MAILBOX = "mail-qq"


class Column(StrEnum):
    """The website's lists."""

    CLASS_SHARE = "class"  # one for each school's class
    PERSONAL = "personal"  # one for all teachers
    REPORTS = "reports"  # one for all schools


@dataclass(frozen=True, slots=True)
class File:
    name: str
    data: bytes

    @property
    def media_type(self) -> str:
        return mimetypes.guess_type(self.name)[0] or "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Mail:
    at: datetime  # INTERNALDATE, aware
    mailbox: str
    sender: str  # address
    sender_name: str
    subject: str
    text: str
    files: tuple[File, ...] = ()
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Post:
    column: Column
    class_name: str  # of CLASS_SHARE, else ""
    title: str
    author: str
    account: str  # "" where the site shows the author without a link
    label: str  # the column's name beside the author: the school as it calls itself
    appears_at: datetime  # when the site began to show it
    dated: str  # the date that it bears, ISO, with or without a time; "" for none
    body: str = ""
    files: tuple[File, ...] = ()
    gone_at: datetime | None = None

    def shows_at(self, moment: datetime) -> bool:
        return self.appears_at <= moment and (self.gone_at is None or moment < self.gone_at)


@dataclass(frozen=True, slots=True)
class Joined:
    """A row in a class's list of members."""

    class_name: str
    name: str
    account: str
    at: datetime
    left_at: datetime | None = None

    def shows_at(self, moment: datetime) -> bool:
        return self.at <= moment and (self.left_at is None or moment < self.left_at)


def at(text: str | datetime) -> datetime:
    """ "02-24 17:00" or "02-24 17:00:01" of 2023, "2022-02-20 10:00" of another year, in Asia/Shanghai.

    A moment that is known (aware) stays, to the second.
    """
    if isinstance(text, datetime):
        return text.replace(microsecond=0)
    whole = text if text[4] == "-" else f"2023-{text}"
    return datetime.fromisoformat(whole).replace(tzinfo=SHANGHAI)
