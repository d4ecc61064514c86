"""耳 ears: while the daemon runs it waits at each mailbox that can call it, and starts a reading when mail comes."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable, Iterable
from functools import partial
from time import monotonic

import typer

from settings.app import County
from tasks.domain.errors import CannotReach, RollcallError
from tasks.domain.evidence.source import MailboxSource, Source
from tasks.domain.notice.masking import masked
from tasks.mailboxes.waiting import wait_for_mail

_LONG_SECONDS = 60.0  # a line that held so long was a good one
AGAIN_SECONDS = (30.0, 120.0, 600.0)  # after a lost connection; logins are what providers throttle


class Ears:
    """One thread for each IMAP mailbox. What they hear is a wake-up for the scheduled flows and never instead of them.

    `answer` reads the mailboxes and judges; False when it could not begin, so that it is tried again.
    """

    def __init__(self, county: County, answer: Callable[[], Awaitable[bool]]) -> None:
        self._county, self._answer = county, answer
        self._heard = threading.Event()
        self._over = threading.Event()
        self._answering: asyncio.Task[None] | None = None

    def listen(self, sources: Iterable[Source]) -> None:
        """Wait at these mailboxes from now on, and no more at those of before."""
        self._over.set()
        self._over = threading.Event()
        for source in sources:
            secret = self._county.secret(source.id)
            if isinstance(source, MailboxSource) and source.kind == "imap" and secret:
                threading.Thread(target=self._wait, args=(source, secret, self._over), daemon=True).start()

    def stop(self) -> None:
        self._over.set()

    async def beat(self) -> None:
        """Start answering what was heard, unless that is going on already."""
        if self._heard.is_set() and (self._answering is None or self._answering.done()):
            self._heard.clear()
            self._answering = asyncio.create_task(self._answered())

    async def _answered(self) -> None:
        try:
            is_done = await self._answer()
        except Exception as error:  # a server that is away for a moment must not make the daemon deaf
            typer.echo(masked(f"来信后未能启动收取：{type(error).__name__}：{error}"), err=True)
            is_done = False
        if not is_done:
            self._heard.set()

    def _wait(self, source: MailboxSource, secret: str, over: threading.Event) -> None:
        losses = 0
        while not over.is_set():
            began = monotonic()
            try:
                if not wait_for_mail(source, secret, over.is_set, partial(self._hear, over)):
                    return  # the provider does not offer it: the regular rounds are all there is
            except RollcallError as trouble:  # the regular reading meets the same, and records it
                losses = 0 if monotonic() - began > _LONG_SECONDS else losses
                if losses == 0 and isinstance(trouble, CannotReach):
                    self._hear(over)  # what came while the line was down called nobody
                over.wait(AGAIN_SECONDS[min(losses, len(AGAIN_SECONDS) - 1)])
                losses += 1

    def _hear(self, over: threading.Event) -> None:
        if not over.is_set():
            self._heard.set()


async def read_and_judge(county: County) -> bool:
    """Run the two deployments, one after the other; False when the first was refused because one was running."""
    from prefect.deployments import run_deployment

    parameters = {"home": str(county.home)}
    for name in ("收信 read_mailboxes/read_mailboxes", "核催 judge/judge"):
        run = await run_deployment(name, parameters=parameters, timeout=600, poll_interval=2)  # type: ignore[misc]
        if run.state is None or run.state.is_cancelled():
            return name.endswith("/judge")  # the round that is running may have looked before the mail came
    return True
