"""Sending over SMTP with yagmail, in the one way that neither doubles a mail nor waits for ever."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Callable
from email.message import EmailMessage
from email.utils import parseaddr
from ipaddress import ip_address
from typing import Any, Protocol

import yagmail
from tenacity import Retrying, retry_if_exception, stop_after_attempt, wait_exponential

from tasks.domain.errors import CannotReach, LoginRefused
from tasks.transports.connection import Handover, PlainConnection, TlsConnection
from tasks.transports.outcome import Outcome, Refused, Sent, TryLater, Uncertain

TIMEOUT = 20.0  # seconds, for each answer of the server
# A 550 is not always final: QQ says so when it throttles, NetEase with 554.
_THROTTLED = ("frequency", "too many", "rate limit", "mi:stc", "mi:sfq", "mi:dmc", "mi:sft")


class Server(Protocol):
    """[smtp] of rollcall.toml."""

    @property
    def host(self) -> str: ...
    @property
    def port(self) -> int: ...
    @property
    def security(self) -> str: ...
    @property
    def username(self) -> str: ...


class _Client(yagmail.Client):  # type: ignore[misc]
    """yagmail's client with connections that know what was handed over. Its own `send` is never called."""

    @property
    def connection(self) -> type[smtplib.SMTP]:
        return TlsConnection if self.ssl else PlainConnection


class SmtpTransport:
    """One batch over one login. `pause` replaces the seconds-level waiting between attempts to connect."""

    def __init__(
        self,
        server: Server,
        secret: str | None,
        *,
        context: ssl.SSLContext | None = None,
        pause: Callable[[float], None] | None = None,
    ) -> None:
        self._server = server
        self._client = _client(server, secret, context or ssl.create_default_context())
        self._pause = pause
        self._connected = False

    def __enter__(self) -> SmtpTransport:
        return self

    def __exit__(self, *_error: object) -> None:
        self._hang_up()

    def connect(self) -> None:
        """Log in, trying three times within seconds. Raises LoginRefused, or CannotReach when nobody answers."""
        waiting: dict[str, Any] = {"sleep": self._pause} if self._pause else {}
        tries = Retrying(
            stop=stop_after_attempt(3),
            wait=wait_exponential(multiplier=1, max=4),
            retry=retry_if_exception(_may_pass),
            reraise=True,
            **waiting,
        )
        where = f"{self._server.host}:{self._server.port}"
        try:
            tries(self._login)
        except smtplib.SMTPAuthenticationError as error:
            said = _said(error.smtp_error)
            if 400 <= error.smtp_code < 500:
                raise CannotReach(f"发信服务器 {where} 暂不接受登录（{error.smtp_code} {said}），稍后再试。") from None
            raise LoginRefused(
                f"发信服务器 {where} 拒绝登录（{error.smtp_code} {said}）。请核对授权码 ROLLCALL_SECRET_SMTP。"
            ) from None
        except ssl.SSLError as error:
            raise CannotReach(f"发信服务器 {where} 的加密连接不成立（{error.reason}），没有发送。") from None
        except (OSError, smtplib.SMTPException) as error:
            raise CannotReach(
                f"发信服务器 {where} 连不上（{error}）。请检查网络和 [smtp] 的 host、port、security。"
            ) from None

    def send(self, message: EmailMessage) -> Outcome:
        """Hand one mail over, once. Blind copies stand in its Bcc, which does not leave."""
        if not self._connected:
            try:
                self.connect()
            except CannotReach as error:
                return TryLater(str(error), stops_batch=True)
        connection: Any = self._client.smtp
        connection.in_hand = False
        connection.must_reach = parseaddr(str(message["To"]))[1]
        try:
            refused = connection.send_message(message)
        except (smtplib.SMTPException, OSError, ValueError) as error:
            return self._failed(error, connection)
        return Sent("；".join(f"抄送 {who} 被拒（{code} {_said(said)}）" for who, (code, said) in refused.items()))

    def _login(self) -> None:
        self._hang_up()
        self._client.login()
        self._connected = True

    def _failed(self, error: Exception, connection: Handover) -> Outcome:
        in_hand = connection.in_hand
        match error:
            case smtplib.SMTPRecipientsRefused():
                code, said = next(iter(error.recipients.values()))
                outcome = _answered(code, said)
            case smtplib.SMTPResponseException() if not isinstance(error, smtplib.SMTPConnectError):
                outcome = _answered(error.smtp_code, error.smtp_error)
            case smtplib.SMTPNotSupportedError() | ValueError():
                return Refused(f"这封信发不了：{error}")
            case _ if in_hand:
                self._hang_up()
                return Uncertain(f"服务器收信时连接断了（{error or type(error).__name__}），不知道是否已发出")
            case _:
                self._hang_up()
                return TryLater(f"连接断了（{error or type(error).__name__}），尚未发出", stops_batch=True)
        self._clear()
        return outcome

    def _clear(self) -> None:
        """Make the session ready for the next mail; one that the server has closed is opened anew then."""
        try:
            self._client.smtp.rset()
        except (smtplib.SMTPException, OSError):
            self._hang_up()

    def _hang_up(self) -> None:
        if self._connected:
            self._connected = False
            try:
                self._client.close()
            except (smtplib.SMTPException, OSError):
                self._client.smtp.close()


def open_transport(server: Server, secret: str | None) -> SmtpTransport:
    return SmtpTransport(server, secret)


def probe(server: Server, secret: str | None) -> str:
    """Log in and out again; one sentence for `doctor`. Raises CannotReach."""
    with SmtpTransport(server, secret) as transport:
        transport.connect()
    who = f"，以 {server.username} 登录" if server.username else "，不登录"
    return f"{server.host}:{server.port} 可以连接{who}"


def _client(server: Server, secret: str | None, context: ssl.SSLContext) -> _Client:
    """Certificates are checked, the password is given (yagmail would ask for it), an empty username logs in nowhere."""
    if server.security == "none" and not _is_loopback(server.host):
        raise CannotReach(f'[smtp] security = "none" 只用于本机，而 host 是 {server.host}；请改为 tls 或 starttls。')
    options: dict[str, Any] = {"context": context} if server.security == "tls" else {}
    return _Client(
        user=server.username,
        password=secret or "",
        host=server.host,
        port=server.port,
        smtp_ssl=server.security == "tls",
        smtp_starttls={"context": context} if server.security == "starttls" else False,
        smtp_skip_login=not server.username,
        soft_email_validation=False,
        timeout=TIMEOUT,
        **options,
    )


def _may_pass(error: BaseException) -> bool:
    """Only a connection that failed is tried again at once: providers throttle those who log in again and again."""
    if isinstance(error, smtplib.SMTPException):
        return isinstance(error, smtplib.SMTPServerDisconnected)
    return isinstance(error, OSError) and not isinstance(error, ssl.SSLError)


def _answered(code: int, said: bytes | str) -> Outcome:
    text = _said(said)
    slowed = any(word in text.lower() for word in _THROTTLED)
    if slowed or code == 421:
        return TryLater(f"服务器要求稍后再发（{code} {text}）", code, stops_batch=True)
    if 400 <= code < 500:
        return TryLater(f"服务器暂不接收（{code} {text}）", code)
    return Refused(f"服务器拒收（{code} {text}）", code)


def _said(said: bytes | str) -> str:
    """The server's own words, on one line; NetEase and QQ answer in GBK at times."""
    text = said if isinstance(said, str) else _decoded(said)
    return " ".join(text.split())[:200]


def _decoded(said: bytes) -> str:
    try:
        return said.decode()
    except UnicodeDecodeError:
        return said.decode("gb18030", "replace")


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"
