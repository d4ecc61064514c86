"""The ears of the daemon: mail that comes starts a reading, and starts it again if it could not begin."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from imapclient import IMAPClient

from flows.ears import Ears
from tasks.domain.evidence.source import MailboxSource
from tasks.mailboxes import waiting


async def until(question: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not question():
            await asyncio.sleep(0.01)


async def test_mail_that_comes_is_answered_and_an_answer_that_failed_is_given_again(
    dovecot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret, answers, idles = "abcd-efgh-ijkl", [False, True], []
    given: list[bool] = []

    async def answer() -> bool:
        given.append(answers[len(given)])
        if not given[-1]:
            raise ConnectionError("the server is away")
        return True

    idle = IMAPClient.idle
    monkeypatch.setattr(waiting, "_CHECK_SECONDS", 0.05)
    monkeypatch.setattr(IMAPClient, "idle", lambda self: (idle(self), idles.append(1)))
    source = MailboxSource("a-mail", host="127.0.0.1", port=dovecot.plain, security="none", username="ears")
    ears = Ears(SimpleNamespace(secret=lambda _: secret), answer)  # type: ignore[arg-type]
    ears.listen([source])
    await until(lambda: bool(idles))
    await ears.beat()
    assert given == []

    with IMAPClient("127.0.0.1", dovecot.plain, ssl=False) as hand:
        hand.login("ears", secret)
        hand.append("INBOX", b"Subject: x\r\n\r\nx")
    await until(ears._heard.is_set)
    await ears.beat()
    await until(lambda: given == [False])
    await until(ears._heard.is_set)
    await until(ears._answering.done)  # type: ignore[union-attr]
    await ears.beat()
    await until(lambda: given == [False, True])
    await ears.beat()
    ears.stop()
    assert given == [False, True]
