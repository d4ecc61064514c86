"""A real SMTP server on loopback that answers as it is told, and keeps what it gets."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult


@dataclass
class Post:
    """`answers` to RCPT and DATA by address; what was taken lies in `mails`."""

    mails: list[Any] = field(default_factory=list)
    rcpt: dict[str, str] = field(default_factory=dict)
    data: list[str] = field(default_factory=list)  # one answer for each mail; "drop" cuts the connection
    logins: int = 0
    connections: int = 0

    async def handle_EHLO(self, server, session, envelope, hostname, responses):  # noqa: N802
        self.connections += 1
        session.host_name = hostname
        return responses

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        answer = self.rcpt.get(address, "250 OK")
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        answer = self.data.pop(0) if self.data else "250 OK"
        if answer.startswith("250") or answer == "drop":
            self.mails.append(envelope)
        if answer == "drop":
            server.transport.abort()
        return answer


@dataclass(frozen=True)
class Server:
    host: str
    port: int
    security: str = "none"
    username: str = ""


def free_port() -> int:
    """aiosmtpd connects to the port that it was told, so it must be told a real one."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
def post() -> Post:
    return Post()


@pytest.fixture
def server(post: Post) -> Iterator[Server]:
    controller = Controller(post, hostname="127.0.0.1", port=free_port(), server_kwargs={"enable_SMTPUTF8": True})
    controller.start()
    yield Server("127.0.0.1", controller.port)
    controller.stop()


@pytest.fixture
def guarded(post: Post) -> Iterator[Server]:
    """A server that asks for a password."""

    def check(_server, _session, _envelope, _mechanism, data) -> AuthResult:
        post.logins += 1
        return AuthResult(success=data.password == b"right", handled=False)

    controller = Controller(
        post, hostname="127.0.0.1", port=free_port(), authenticator=check, auth_require_tls=False, auth_required=True
    )
    controller.start()
    yield Server("127.0.0.1", controller.port, username="rollcall@county.test")
    controller.stop()


@pytest.fixture
def message() -> EmailMessage:
    message = EmailMessage()
    message["From"] = "rollcall@county.test"
    message["To"] = "王老师 <wang@school.test>"
    message["Subject"] = "第一小学：5 项材料待交"
    message["Message-ID"] = "<rollcall.1@county.test>"
    message.set_content("您好。")
    return message
