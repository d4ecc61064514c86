"""Mailboxes that are read: one file for each kind, found by its name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from importlib import import_module
from typing import Protocol, cast

from tasks.domain.errors import BadInput
from tasks.domain.evidence.reading import Reading, Sink
from tasks.domain.evidence.source import MailboxSource

KINDS = ("imap", "maildir")


class Mailbox(Protocol):
    """What a module of this package offers under its kind's name."""

    def read(
        self,
        source: MailboxSource,
        secret: str | None,
        cursor: Mapping[str, object],
        sink: Sink,
        now: Callable[[], datetime],
        own_message_ids: Callable[[str], bool] = ...,
        recalled: Iterable[str] = ...,
    ) -> Reading: ...

    def probe(self, source: MailboxSource, secret: str | None) -> str: ...


def find_mailbox(kind: str) -> Mailbox:
    """The module for a kind of mailbox. Raises BadInput for a kind that there is not."""
    if kind not in KINDS:
        raise BadInput(f"没有“{kind}”这种邮箱，kind 只能是：{'、'.join(KINDS)}")
    return cast(Mailbox, import_module(f"tasks.mailboxes.{kind}"))
