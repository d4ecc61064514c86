"""An SMTP server that keeps what it gets and passes nothing on."""

from __future__ import annotations

import asyncio
import email
import email.policy
import socket
from collections.abc import Sequence
from email.message import EmailMessage
from pathlib import Path

from aiosmtpd.smtp import SMTP, Envelope, Session


class SmtpSink:
    """`sent` is (recipient, message) for every recipient, in the order of arrival; `folder` also gets .eml files."""

    def __init__(self, folder: Path | None = None) -> None:
        self.sent: list[tuple[str, EmailMessage]] = []
        self._folder, self._received = folder, 0
        self._server: asyncio.Server | None = None

    def kept(self) -> Sequence[tuple[str, EmailMessage]]:
        return list(self.sent)

    async def start(self, taken: socket.socket) -> None:
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(
            lambda: SMTP(self, enable_SMTPUTF8=True, hostname="sandbox.example.test", loop=loop), sock=taken
        )

    async def stop(self) -> None:
        if self._server is not None:
            self._server.close()

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - its name
        content = envelope.content
        data = content if isinstance(content, bytes) else (content or "").encode()
        message = email.message_from_bytes(data, policy=email.policy.default)
        assert isinstance(message, EmailMessage)
        self._received += 1
        if self._folder is not None:
            self._folder.mkdir(parents=True, exist_ok=True)
            (self._folder / f"{self._received:04}.eml").write_bytes(data)
        self.sent += [(recipient, message) for recipient in envelope.rcpt_tos]
        return "250 kept"
