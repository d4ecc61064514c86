"""Mail is put into a Maildir instead of being sent: for drills, and for reading what would have left."""

from __future__ import annotations

import mailbox
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from typing import Protocol

from tasks.transports.outcome import Outcome, Sent, TryLater, Withheld


class Folder(Protocol):
    @property
    def path(self) -> str: ...


class MaildirTransport:
    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> MaildirTransport:
        return self

    def __exit__(self, *_error: object) -> None:
        return None

    def send(self, message: EmailMessage, go_ahead: Callable[[], bool] = lambda: True) -> Outcome:
        """Deliver by write and rename; a full disk is a reason to try later."""
        if not go_ahead():
            return Withheld()
        try:
            mailbox.Maildir(self._path, create=True).add(message)
        except OSError as error:
            return TryLater(f"写不进 {self._path}：{error.strerror}", stops_batch=True)
        return Sent()


def open_transport(server: Folder, secret: str | None) -> MaildirTransport:
    return MaildirTransport(Path(server.path))


def probe(server: Folder, secret: str | None) -> str:
    """One sentence for `doctor`."""
    return f"信件写入 {server.path}，不发出"
