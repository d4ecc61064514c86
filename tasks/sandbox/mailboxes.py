"""The county's two mailboxes on an IMAP server of their own, filled as the story moves along."""

from __future__ import annotations

import asyncio
import socket
from argparse import Namespace
from collections.abc import Iterable
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr
from typing import Any

from proxyprotocol.reader import ProxyProtocolReader
from proxyprotocol.version import ProxyProtocolVersion
from pymap.backend.dict import DictBackend, Identity
from pymap.concurrent import Subsystem
from pymap.imap import IMAPServer
from pymap.parsing.message import AppendMessage
from pymap.user import Passwords, UserMetadata
from pysasl.hashing import BuiltinHash

from tasks.sandbox.wire import PRIMARY_MAILBOX, SECONDARY_MAILBOX, Mail

ADDRESSES = {SECONDARY_MAILBOX: "secondary@office.example.test", PRIMARY_MAILBOX: "primary@office.example.test"}
PASSWORD = "sandbox-only"


class Mailboxes:
    """Two accounts on loopback, without TLS; `deliver` puts mails into their INBOX at their INTERNALDATE."""

    def __init__(self) -> None:
        self._server: asyncio.Server | None = None
        self._backend: Any = None

    async def start(self, taken: socket.socket) -> None:
        # nothing to protect here: half a million rounds of hashing would cost half a second for each login
        quick = BuiltinHash(rounds=1)
        subsystem = Subsystem.for_asyncio()
        self._backend, config = await DictBackend.init(_options(), cpu_subsystem=subsystem, hash_context=quick)
        config.apply_context()
        # The dict back end starts with one user, the secondary mailbox; the other is set through its Identity.
        address = ADDRESSES[PRIMARY_MAILBOX]
        password = await Passwords(config).hash_password(PASSWORD)
        await self._identity(address).set(UserMetadata(config, address, password=password))
        plain = ProxyProtocolReader(ProxyProtocolVersion.get(None))
        serve = plain.get_callback(IMAPServer(self._backend.login, config))
        self._server = await asyncio.start_server(serve, sock=taken)

    async def stop(self) -> None:
        if self._server is not None:
            self._server.close()

    async def deliver(self, mails: Iterable[Mail]) -> None:
        for mail in mails:
            async with self._identity(ADDRESSES[mail.mailbox]).new_session() as session:
                inbox = await session.mailbox_set.get_mailbox("INBOX")
                await inbox.append(AppendMessage(as_bytes(mail), mail.at, frozenset()))

    def _identity(self, address: str) -> Any:
        return Identity(address, self._backend.login, None, frozenset())


def as_bytes(mail: Mail) -> bytes:
    """The mail as it would lie on a server; its Date is the sender's own and proves nothing."""
    message = EmailMessage()
    message["From"] = formataddr((mail.sender_name, mail.sender))
    message["To"] = ADDRESSES[mail.mailbox]
    message["Subject"] = mail.subject
    message["Date"] = format_datetime(mail.at)
    message["Message-ID"] = f"<{mail.at:%Y%m%d%H%M%S}.{mail.sender}>"
    for name, value in mail.headers:
        message[name] = value
    message.set_content(mail.text)
    for file in mail.files:
        main, _, sub = file.media_type.partition("/")
        message.add_attachment(file.data, maintype=main, subtype=sub, filename=file.name)
    if message.is_multipart():
        message.set_boundary(f"=_{mail.at:%m%d%H%M%S}_{len(mail.files)}")
    return message.as_bytes(policy=SMTP)


def _options() -> Namespace:
    """What pymap's own command line would have given it."""
    return Namespace(
        host=None,
        port=0,
        debug=False,
        cert=None,
        key=None,
        tls=False,
        passlib_cfg=None,
        proxy_protocol=None,
        inherited_sockets=None,
        demo_data=False,
        demo_user=ADDRESSES[SECONDARY_MAILBOX],
        demo_password=PASSWORD,
    )
