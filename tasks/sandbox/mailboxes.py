"""The sandbox's two mailboxes, an IMAP server on loopback that holds what the story has sent so far."""

from __future__ import annotations

import asyncio
import os
import socket
from argparse import Namespace
from collections.abc import Coroutine, Sequence
from contextlib import AsyncExitStack
from email.message import EmailMessage
from email.policy import SMTP
from threading import Thread
from typing import Any

from proxyprotocol.sock import SocketInfoLocal
from pymap.backend.dict import DictBackend, Identity
from pymap.imap import IMAPServer
from pymap.parsing.message import AppendMessage
from pymap.user import Passwords, UserMetadata

from tasks.sandbox.story import Mail

ADDRESSES = {"secondary": "jxxx-zhongxue@county.example", "primary": "jxxx-xiaoxue@county.example"}
PASSWORD = "sandbox"  # noqa: S105 - of a server on loopback that lives as long as the demo


class Mailboxes:
    """An IMAP server in a thread of its own; `deliver` puts mails in with their receipt times."""

    def __init__(self, port: int) -> None:
        self.port = port
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, daemon=True)
        self._stack = AsyncExitStack()
        self._backend: DictBackend | None = None
        self._server: asyncio.Server | None = None

    def start(self) -> None:
        self._thread.start()
        self._run(self._start())

    def stop(self) -> None:
        self._run(self._stop())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)
        self._loop.close()

    def deliver(self, mails: Sequence[Mail]) -> None:
        self._run(self._deliver(mails))

    def _run(self, work: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result(120)

    async def _start(self) -> None:
        first, second = ADDRESSES.values()
        arguments = Namespace(
            debug=False, host=["127.0.0.1"], port=str(self.port), cert=None, key=None, tls=False, proxy_protocol=None,
            inherited_sockets=None, insecure_login=True, demo_data=False, demo_user=first, demo_password=PASSWORD,
            reject_dupe_keys=False, subsystem=None, cpu_subsystem=None, passlib_cfg=None, skip_services=[],
        )  # fmt: skip
        os.environ.setdefault("PYMAP_ADMIN_KEY", "")
        backend, config = await DictBackend.init(arguments)
        hashed = await Passwords(config).hash_password(PASSWORD)
        await Identity(second, backend.login, None, frozenset()).set(UserMetadata(config, second, password=hashed))
        await backend.start(self._stack)
        self._backend, serve = backend, IMAPServer(backend.login, config)

        async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            writer.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            await serve(reader, writer, SocketInfoLocal(writer.transport))

        self._server = await asyncio.start_server(connected, "127.0.0.1", self.port)

    async def _stop(self) -> None:
        if self._server is not None:
            self._server.close()
        for task in asyncio.all_tasks():
            if task is not asyncio.current_task():
                task.cancel()
        await self._stack.aclose()

    async def _deliver(self, mails: Sequence[Mail]) -> None:
        assert self._backend is not None
        for name, address in ADDRESSES.items():
            identity = Identity(address, self._backend.login, None, frozenset())
            async with identity.new_session() as session:
                inbox = await session.mailbox_set.get_mailbox("INBOX")
                for mail in mails:
                    if mail.mailbox == name:
                        data = as_message(mail, address).as_bytes(policy=SMTP)
                        await inbox.append(AppendMessage(data, mail.at, frozenset()), recent=False)


def as_message(mail: Mail, to: str) -> EmailMessage:
    """The mail as its sender's program made it."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = mail.sender, to, mail.subject
    message["Date"] = mail.at
    message["Message-ID"] = f"<{mail.at:%m%d%H%M%S}.{mail.sender}>"
    for name, value in mail.headers.items():
        message[name] = value
    message.set_content(mail.body or " ")
    for name, data in mail.attachments:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message
