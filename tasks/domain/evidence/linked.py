"""A big attachment that came as a link: whether we may fetch it, and whether to try once more."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from tasks.domain.evidence.dates import stated_date
from tasks.domain.evidence.item import Blob, Item

_LASTS = re.compile(r"到期|过期|失效|有效")
_FOR = re.compile(r"(?<!\d)(\d{1,3})\s*(天|小时)")
_LONGEST = timedelta(days=300)  # a day without a year is the one within so long after the mail
_MOST_TRIES = 5
_APART = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Try:
    """One attempt to fetch a linked file; `blob` None: it failed for `why` (Chinese), for good if `is_final`."""

    item: int
    at: datetime
    blob: Blob | None = None
    why: str = ""
    is_final: bool = False
    id: int = 0


def host_of(url: str) -> str:
    """The host, with its port where one is written; empty for what is no address."""
    try:
        parts = urlsplit(url)
        name = (parts.hostname or "").rstrip(".")
        return f"{name}:{parts.port}" if parts.port else name
    except ValueError:
        return ""


def may_fetch(url: str, hosts: Collection[str]) -> bool:
    """Only from hosts that the admin named, and those below them, and only over TLS, this machine excepted."""
    host = host_of(url)
    if not any(host == one or host.endswith(f".{one}") for one in hosts):
        return False
    return url.lower().startswith("https://") or is_this_machine(host)


def is_this_machine(host: str) -> bool:
    name = host.rpartition(":")[0] or host
    try:
        return ipaddress.ip_address(name.strip("[]")).is_loopback
    except ValueError:
        return name == "localhost"


def is_link_only(item: Item) -> bool:
    """Whether the file did not come with the mail, only the word where it lies, and nobody has fetched it."""
    return (
        item.file is not None
        and not item.sha256
        and item.note.startswith(("只有链接", "只有网盘链接", "只有在线文档链接"))
    )


def expires_at(item: Item) -> datetime | None:
    """When the link stops working, by the mail's own words; None when they do not say, or say never."""
    came = item.submission.received_at or item.submission.first_seen_at
    said = next((part for part in re.split(r"[，；]", item.note) if _LASTS.search(part)), "")
    if not said or came is None:
        return None
    if (lasts := _FOR.search(said)) is not None:
        return came + (timedelta(days=int(lasts[1])) if lasts[2] == "天" else timedelta(hours=int(lasts[1])))
    stated = stated_date(_LASTS.sub(" ", said), came + _LONGEST)
    if stated.at is None or stated.has_time:
        return stated.at
    return stated.at.replace(hour=23, minute=59, second=59)


def is_to_try(tries: Sequence[Try], now: datetime) -> bool:
    """Not what was fetched, or failed for good; a failure that may pass is tried again half an hour later."""
    if not tries:
        return True
    last = tries[-1]
    return last.blob is None and not last.is_final and len(tries) < _MOST_TRIES and now - last.at >= _APART
