"""The whole sandbox county on the wire: website, two mailboxes and an SMTP server, moved along by the story."""

from __future__ import annotations

from collections.abc import Sequence
from email.message import EmailMessage
from pathlib import Path
from types import TracebackType
from typing import Self

from tasks.sandbox.county import Servers, write_county
from tasks.sandbox.loop import HOST, Background, bound
from tasks.sandbox.mailboxes import Mailboxes
from tasks.sandbox.moments import StoryMoment
from tasks.sandbox.smtp_sink import SmtpSink
from tasks.sandbox.story import Story
from tasks.sandbox.website import Website

WEBSITE_PORT = 8420


class Sandbox:
    """`with Sandbox(Story.of()) as box:`; `box.advance(moment)` shows and delivers all that has come by then.

    Ports are wishes: one in use is named in `notes` (Chinese) and another is taken; 0 takes any. `kept` is a folder
    for the sent mail as .eml files. Nothing is left running behind the `with`.
    """

    def __init__(
        self,
        story: Story,
        website_port: int = WEBSITE_PORT,
        imap_port: int = 0,
        smtp_port: int = 0,
        kept: Path | None = None,
    ) -> None:
        self.story = story
        self.notes: tuple[str, ...] = ()
        self._wanted = ((website_port, "演示网站"), (imap_port, "演示邮箱"), (smtp_port, "演示发信服务"))
        self._smtp, self._mailboxes = SmtpSink(kept), Mailboxes()
        self._website = Website(story, self._smtp.kept)
        self._background = Background()
        self._delivered = 0
        self.servers = Servers(HOST, 0, 0, 0)

    def __enter__(self) -> Self:
        taken = [bound(*wanted) for wanted in self._wanted]
        self.notes = tuple(note for _, note in taken if note)
        self.servers = Servers(HOST, *(one.getsockname()[1] for one, _ in taken))
        website, imap, smtp = (one for one, _ in taken)
        self._background.start()
        try:
            self._background.do(self._website.start(website))
            self._background.do(self._mailboxes.start(imap))
            self._background.do(self._smtp.start(smtp))
        except BaseException:
            self._stop()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def _stop(self) -> None:
        self._background.do(self._website.stop())
        self._background.do(self._mailboxes.stop())
        self._background.do(self._smtp.stop())
        self._background.stop()

    @property
    def website_url(self) -> str:
        return f"http://{HOST}:{self.servers.website}"

    @property
    def sent_url(self) -> str:
        return f"{self.website_url}/_sent/"

    @property
    def sent(self) -> Sequence[tuple[str, EmailMessage]]:
        """(recipient, message) of every mail that left, in order."""
        return self._smtp.kept()

    def advance(self, moment: StoryMoment) -> None:
        """Show and deliver what has come by a moment; it only goes forward."""
        self._website.show_until(moment.at)
        self._website.down = not moment.website_up
        due = [mail for mail in self.story.mails if mail.at <= moment.at]
        self._background.do(self._mailboxes.deliver(due[self._delivered :]))
        self._delivered = max(self._delivered, len(due))

    def write_county(self, folder: Path) -> None:
        """Write the county's folder with the addresses of the servers; raises BadInput if it is not empty."""
        write_county(folder, self.story.world.roster, self.servers)
