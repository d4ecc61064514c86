"""Opens a mailbox: encrypted, verified, logged in, introduced as providers demand; says in Chinese what failed."""

from __future__ import annotations

import ipaddress
import re
import socket
import ssl
from contextlib import suppress

from imapclient import SocketTimeout
from imapclient.exceptions import CapabilityError, IMAPClientAbortError, IMAPClientError
from tenacity import Retrying, retry_if_exception, stop_after_attempt, wait_exponential

from tasks.clock import rest
from tasks.domain.errors import BadInput, CannotReach, LoginRefused
from tasks.domain.evidence.source import MailboxSource
from tasks.mailboxes.providers import host_of, provider_of
from tasks.mailboxes.wire import Wire

CONNECT_SECONDS, READ_SECONDS = 15.0, 60.0
ATTEMPTS = 3
WAIT = wait_exponential(multiplier=0.5, max=4)
_BUSY = re.compile(r"\[(?:UNAVAILABLE|INUSE|LIMIT|SERVERBUG|OVERQUOTA)\]", re.I)


def open_mailbox(source: MailboxSource, secret: str) -> Wire:
    """A connection that is logged in. Raises CannotReach or LoginRefused with a sentence for the admin."""
    if source.security == "none" and not is_loopback(host_of(source)):
        raise BadInput(f'来源 {source.id}：security = "none" 只许用于本机（127.0.0.1），请改为 tls 或 starttls')
    client = _connected(source)
    try:
        _log_in(client, source, secret)
        _introduce(client)
    except BaseException:
        hang_up(client)
        raise
    return client


def is_loopback(host: str) -> bool:
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def hang_up(client: Wire) -> None:
    """End the connection; a server that does not answer any more is left behind."""
    try:
        client.logout()
    except Exception:
        with suppress(Exception):
            client.shutdown()


def in_words(trouble: BaseException) -> str:
    """What went wrong on the wire, in Chinese."""
    if isinstance(trouble, ssl.SSLCertVerificationError):
        return f"对方的证书无法验证（{trouble.verify_message}），为安全起见没有登录"
    if isinstance(trouble, ssl.SSLError):
        return "无法建立加密连接，请核对端口和 security"
    if isinstance(trouble, socket.gaierror):
        return "找不到这个主机名，请核对 host 或检查网络"
    if isinstance(trouble, TimeoutError):
        return "等待超时"
    if isinstance(trouble, ConnectionRefusedError):
        return "对方拒绝连接，请核对主机和端口"
    if isinstance(trouble, OSError):
        return f"网络出错（{trouble.strerror or trouble}）"
    if isinstance(trouble, CapabilityError) and "STARTTLS" in str(trouble):
        return (
            '对方不提供 STARTTLS 加密，为安全起见没有登录；请改为 security = "tls"、port = 993，'
            "仍不行则核对网络中是否有设备改动了连接"
        )
    words = said(trouble)
    if "socket error: EOF" in words:
        return "对方断开了连接"
    if words.startswith("unexpected response"):
        return f"对方不是邮箱（IMAP）服务器，请核对主机和端口（它说的是“{words.partition(':')[2].strip()[:60]}”）"
    return f"服务器说“{words}”"


def said(trouble: BaseException, secret: str = "") -> str:
    """The server's own words, shortened, the secret struck out."""
    text = str(trouble)
    bytes_shown = re.match(r"^b(['\"])(.*)\1$", text, re.S)
    text = re.sub(r"\s+", " ", bytes_shown[2] if bytes_shown else text)
    return (text.replace(secret, "***") if secret else text)[:200]


def _connected(source: MailboxSource) -> Wire:
    try:
        for attempt in Retrying(
            stop=stop_after_attempt(ATTEMPTS), wait=WAIT, retry=retry_if_exception(_may_pass), sleep=rest, reraise=True
        ):
            with attempt:
                return _greeted(source)
    except (OSError, IMAPClientError) as trouble:
        raise CannotReach(f"连不上邮箱服务器 {host_of(source)}:{source.port}：{in_words(trouble)}") from trouble
    raise AssertionError("Retrying gives a client or raises")


def _may_pass(trouble: BaseException) -> bool:
    if isinstance(trouble, ssl.SSLError | TimeoutError):  # whoever was silent for a minute will be so for the next
        return False
    return isinstance(trouble, (OSError, IMAPClientAbortError))


def _greeted(source: MailboxSource) -> Wire:
    context = None if source.security == "none" else ssl.create_default_context()
    timeout = SocketTimeout(CONNECT_SECONDS, READ_SECONDS)
    client = Wire(host_of(source), source.port, timeout, context, tls=source.security == "tls")
    try:
        client.socket().setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if source.security == "starttls":
            client.starttls(context)
            client.socket().settimeout(READ_SECONDS)
    except BaseException:
        with suppress(Exception):
            client.shutdown()
        raise
    return client


def _log_in(client: Wire, source: MailboxSource, secret: str) -> None:
    advice = provider_of(source).advice
    secret = secret.strip("\r\n")
    if not secret.isascii() or not secret.isprintable():
        raise LoginRefused(f"邮箱 {source.id} 的密码含有中文、全角或不可见字符，无法登录。{advice}")
    try:
        client.login(_word(source.username), secret)
    except (OSError, IMAPClientError, UnicodeError) as trouble:
        cause = trouble.__context__
        if isinstance(trouble, OSError) or isinstance(cause, IMAPClientAbortError):
            raise CannotReach(f"登录邮箱 {source.id} 时连接断开：{in_words(cause or trouble)}") from None
        if _BUSY.search(str(trouble)):
            raise CannotReach(f"邮箱 {source.id} 暂时不能登录：服务器说“{said(trouble, secret)}”") from None
        raise LoginRefused(f"邮箱 {source.id} 登录被拒：服务器说“{said(trouble, secret)}”。{advice}") from None


def _word(text: str) -> str:
    """imaplib sends a user name as it is: one that is no plain atom is quoted here."""
    if re.fullmatch(r"[A-Za-z0-9!#$&'+,./:;<=>?@^_`|~-]+", text):
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _introduce(client: Wire) -> None:
    """RFC 2971 before any folder is opened: NetEase answers "Unsafe Login" to a client that did not say its name."""
    offered = client.has_capability("ID") or "ID" in client._imap.capabilities
    if not offered:
        return
    try:
        client._imap._simple_command("ID", '("name" "Rollcall" "version" "0.1.0" "vendor" "Rollcall")')
    except IMAPClientAbortError as lost:
        raise CannotReach(f"登录后连接断开：{in_words(lost)}") from lost
    except OSError as lost:
        raise CannotReach(f"登录后连接断开：{in_words(lost)}") from lost
    except IMAPClientError:
        return  # a server that offers ID and then refuses it may still open its folders
