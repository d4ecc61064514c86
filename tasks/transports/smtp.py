"""Sending over SMTP with yagmail, in the one way that neither doubles a mail nor waits for ever."""

from __future__ import annotations

import re
import smtplib
import ssl
from collections.abc import Callable
from email.message import EmailMessage
from email.utils import parseaddr
from ipaddress import ip_address
from typing import Any, Protocol

import yagmail
from tenacity import Retrying, retry_if_exception, stop_after_attempt, wait_exponential

from tasks.clock import rest
from tasks.domain.errors import CannotReach, LoginRefused
from tasks.transports.connection import Handover, NotOurs, PlainConnection, TlsConnection
from tasks.transports.outcome import Outcome, Refused, Sent, TryLater, Uncertain, Withheld

TIMEOUT = 20.0  # seconds, for each answer of the server
# A 550 is not always final: QQ says so when it throttles, NetEase with 554.
_THROTTLED = ("frequency", "too many", "rate limit", "limit exceeded", "mi:sfq", "mi:sft", "mi:scc")
_DAY_IS_FULL, _ONE_CONNECTION = "mi:stc", "mi:dmc"
_SPAM = ("dt:spm", "spam", "junk", "垃圾")
_WHO = r"(?:user|mailbox|recipient|account|address)"
_NO_SUCH = re.compile(
    rf"\b5\.1\.(?:0|1|2|3|6|10)\b|{_WHO}\s*(?:is\s*)?(?:unknown|not found|unavailable|invalid)"
    rf"|(?:unknown|no such|invalid|non-?existent)\s*{_WHO}|(?:does not|doesn't|not) exist|不存在",
    re.I,
)


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
        pause: Callable[[float], None] = rest,
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
        tries = Retrying(
            stop=stop_after_attempt(3),
            wait=wait_exponential(multiplier=1, max=4),
            retry=retry_if_exception(_may_pass),
            reraise=True,
            sleep=self._pause,
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

    def send(self, message: EmailMessage, go_ahead: Callable[[], bool] = lambda: True) -> Outcome:
        """Hand one mail over, once. Blind copies stand in its Bcc, which does not leave.

        `go_ahead` is asked when everything but the mail's text has been said: a crash before it has sent nothing.
        """
        if not self._connected:
            try:
                self.connect()
            except CannotReach as error:
                return TryLater(str(error), stops_batch=True)
        connection: Any = self._client.smtp
        connection.in_hand, connection.go_ahead = False, go_ahead
        connection.must_reach = parseaddr(str(message["To"]))[1]
        try:
            refused = connection.send_message(message)
        except NotOurs:
            self._hang_up(politely=False)  # no last dot, no mail
            return Withheld()
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
                outcome = _answered(code, said, of_address=True)
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
        if isinstance(outcome, TryLater) and _ONE_CONNECTION in outcome.reason.lower():
            self._hang_up()  # so many mails for one connection: the next one opens another
        else:
            self._clear()
        return outcome

    def _clear(self) -> None:
        """Make the session ready for the next mail; one that the server has closed is opened anew then."""
        try:
            self._client.smtp.rset()
        except (smtplib.SMTPException, OSError):
            self._hang_up()

    def _hang_up(self, *, politely: bool = True) -> None:
        if self._connected:
            self._connected = False
            try:
                self._client.close() if politely else self._client.smtp.close()
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


def _answered(code: int, said: bytes | str, *, of_address: bool = False) -> Outcome:
    text = _said(said)
    lower = text.lower()
    if _DAY_IS_FULL in lower:
        return TryLater(f"服务器说今天发得太多（{code} {text}），明天再发", code, stops_batch=True, not_today=True)
    if _ONE_CONNECTION in lower:
        return TryLater(f"服务器说这次连接发得太多（{code} {text}）", code)
    if code == 421 or any(word in lower for word in _THROTTLED):
        return TryLater(f"服务器要求稍后再发（{code} {text}）", code, stops_batch=True)
    if 400 <= code < 500:
        return TryLater(f"服务器暂不接收（{code} {text}）", code)
    if of_address and _NO_SUCH.search(text):
        return Refused(f"收件地址不存在（{code} {text}）", code)
    if any(word in lower for word in _SPAM):
        return Refused(f"被当作垃圾邮件拒收（{code} {text}），请管理员看一看内容", code)
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
