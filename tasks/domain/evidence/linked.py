"""A big attachment that came as a link: whether we may fetch it, and whether to try once more."""

from __future__ import annotations

import ipaddress
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from tasks.domain.evidence.item import Blob

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


def is_to_try(tries: Sequence[Try], now: datetime) -> bool:
    """Not what was fetched, or failed for good; a failure that may pass is tried again half an hour later."""
    if not tries:
        return True
    last = tries[-1]
    return last.blob is None and not last.is_final and len(tries) < _MOST_TRIES and now - last.at >= _APART
