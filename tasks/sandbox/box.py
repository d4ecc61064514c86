"""The whole sandbox county on the wire: website, two mailboxes and an SMTP server, moved along by the story."""

from __future__ import annotations

import socket
from collections.abc import Sequence
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path
from types import TracebackType
from typing import Self

from tasks.sandbox.county import write_sandbox_county
from tasks.sandbox.mailboxes import Mailboxes
from tasks.sandbox.smtp_sink import SmtpSink
from tasks.sandbox.story import Mail, Story, StoryMoment
from tasks.sandbox.website import Website

WEBSITE_PORT = 8420


class Sandbox:
    """`with Sandbox(Story.of()) as box:`; `box.advance(moment)` shows and delivers all that has come by then."""

    def __init__(self, story: Story, website_port: int = WEBSITE_PORT) -> None:
        self.story = story
        self.smtp = SmtpSink(free_port(0))
        self.mailboxes = Mailboxes(free_port(0))
        self.website = Website(story, lambda: self.smtp.messages, free_port(website_port))
        self._waiting: list[Mail] = sorted(story.mails, key=lambda mail: mail.at)

    def __enter__(self) -> Self:
        self.smtp.start()
        self.mailboxes.start()
        self.website.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.website.stop()
        self.mailboxes.stop()
        self.smtp.stop()

    @property
    def website_url(self) -> str:
        return self.website.url

    @property
    def sent_url(self) -> str:
        return f"{self.website.url}/_sent/"

    @property
    def sent(self) -> Sequence[tuple[str, EmailMessage]]:
        """(recipient, message) of every mail that left, in order."""
        return list(zip(self.smtp.recipients, self.smtp.messages, strict=True))

    def write_county(self, folder: Path) -> None:
        write_sandbox_county(
            folder, self.story.places, site=self.website.url, imap=self.mailboxes.port, smtp=self.smtp.port
        )

    def advance(self, moment: StoryMoment) -> None:
        self.website.show_until(moment.at)
        self.website.down = not moment.website_up
        self.mailboxes.deliver(self._due(moment.at))

    def _due(self, moment: datetime) -> list[Mail]:
        due = [mail for mail in self._waiting if mail.at <= moment]
        self._waiting = self._waiting[len(due) :]
        return due


def free_port(wanted: int) -> int:
    """The wanted port if nobody has it, else one that the system gives."""
    for port in (wanted, 0):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise OSError("no free port on loopback")
