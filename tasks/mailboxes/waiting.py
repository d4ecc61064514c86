"""Waits at a mailbox until something comes, where the provider offers it (IDLE); the regular rounds go on beside it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from time import monotonic

from imapclient.exceptions import IMAPClientError

from tasks.domain.errors import CannotReach
from tasks.domain.evidence.source import MailboxSource
from tasks.mailboxes.connect import hang_up, in_words, open_mailbox
from tasks.mailboxes.wire import Wire

RENEW_SECONDS = 9 * 60.0  # servers end an IDLE after half an hour, some routers forget it after ten minutes
_CHECK_SECONDS = 1.0


def wait_for_mail(source: MailboxSource, secret: str, is_over: Callable[[], bool], came: Callable[[], None]) -> bool:
    """Call `came` whenever the inbox changes, until `is_over`; False at once if the server does not offer to wait.

    Raises CannotReach or LoginRefused when the connection is lost or cannot be made.
    """
    client = open_mailbox(source, secret)
    try:
        if not client.has_capability("IDLE"):
            return False
        client.select_folder("INBOX", readonly=True)
        while not is_over():
            _listen(client, is_over, came)
        return True
    except (OSError, IMAPClientError) as lost:
        with suppress(Exception):
            client.shutdown()  # whoever is asked to end a waiting that is lost does not answer for a minute
        raise CannotReach(f"等待邮箱 {source.id} 的新邮件时连接断开：{in_words(lost)}") from lost
    finally:
        hang_up(client)


def _listen(client: Wire, is_over: Callable[[], bool], came: Callable[[], None]) -> None:
    """One IDLE, from its beginning to its renewal."""
    until = monotonic() + RENEW_SECONDS
    client.idle()
    while monotonic() < until and not is_over():
        answers = client.idle_check(timeout=_CHECK_SECONDS)
        if any(isinstance(one, tuple) and b"EXISTS" in one for one in answers):
            came()
        if any(isinstance(one, tuple) and one[0] == b"BYE" for one in answers):
            raise OSError("the server ended the connection")
    _, answers = client.idle_done()
    if any(isinstance(one, tuple) and b"EXISTS" in one for one in answers):
        came()
