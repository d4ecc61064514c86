"""The answers of `setup`: what a newcomer is asked, or what a file says in their place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from settings.mistakes import Mistakes
from settings.source_kinds import PROVIDERS
from settings.sources_file import IMAP_PORTS, SECURITIES
from settings.toml_text import Document, read_toml
from settings.words import is_email, is_loopback, right_one
from tasks.domain.plan.requirement import CHANNEL_LABELS

FILE = "answers.toml"  # as mistakes name it
_CHANNELS = tuple(channel for channel in CHANNEL_LABELS if channel != "mailbox")
_PORTS = {"imap": IMAP_PORTS, "smtp": {"tls": 465, "starttls": 587, "none": 25}}
# domain of an address -> provider of the mailbox
_KNOWN = {host.removeprefix("imap."): name for name, host in PROVIDERS.items() if host}
_KNOWN |= {"foxmail.com": "qq", "vip.qq.com": "qq"}
_KEYS: Mapping[str, Mapping[str, type]] = {
    "": {"name": str, "mailbox": dict, "website": dict, "smtp": dict},
    "mailbox": {"address": str, "password": str, "host": str, "port": int, "security": str},
    "website": {"url": str, "channel": str, "username": str, "password": str},
    "smtp": {"sender": str, "host": str, "port": int, "security": str, "username": str, "password": str},
}


@dataclass(frozen=True, slots=True)
class MailboxAnswer:
    address: str
    password: str = field(repr=False)
    provider: str
    host: str
    port: int
    security: str


@dataclass(frozen=True, slots=True)
class WebsiteAnswer:
    url: str
    channel: str = "class_share"
    username: str = ""
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class SmtpAnswer:
    sender: str
    host: str
    port: int
    security: str
    username: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Answers:
    """What is None, or empty, was left out."""

    name: str = ""
    mailbox: MailboxAnswer | None = None
    website: WebsiteAnswer | None = None
    smtp: SmtpAnswer | None = None

    def without(self, piece: str) -> Answers:
        """The same, but for "mailbox", "website" or "smtp"."""
        left = {name: None if name == piece else getattr(self, name) for name in ("mailbox", "website", "smtp")}
        return Answers(self.name, **left)

    @property
    def secrets(self) -> tuple[str, ...]:
        given = (self.mailbox, self.website, self.smtp)
        return tuple(one.password for one in given if one is not None and one.password)


def host_for(service: str, address: str) -> str:
    """The usual host of "imap" or "smtp" for an address: a guess that is tried before it is written."""
    known = PROVIDERS[_provider_for(address)].removeprefix("imap.")
    return f"{service}.{known or _domain(address)}"


def port_for(service: str, security: str) -> int:
    return _PORTS[service].get(security, 0)


def mailbox_answer(address: str, password: str, host: str = "", port: int = 0, security: str = "") -> MailboxAnswer:
    provider = "generic" if host else _provider_for(address)
    security = security or "tls"
    port = port or port_for("imap", security)
    return MailboxAnswer(address, password, provider, host or host_for("imap", address), port, security)


def _provider_for(address: str) -> str:
    return _KNOWN.get(_domain(address), "generic")


def _domain(address: str) -> str:
    return address.rpartition("@")[2].lower()


def smtp_answer(sender: str, box: MailboxAnswer | None, **given: Any) -> SmtpAnswer:
    """What is not said is as the mailbox has it, where the sender is the mailbox's own address."""
    own = box is not None and box.address.lower() == sender.lower() and given.get("username", sender) != ""
    security = given.get("security") or "tls"
    return SmtpAnswer(
        sender=sender,
        host=given.get("host") or host_for("smtp", sender),
        port=given.get("port") or port_for("smtp", security),
        security=security,
        username=given.get("username", sender),
        password=given.get("password") or (box.password if own and box else ""),
    )


def read_answers(data: bytes) -> Answers:
    """Raises BadFiles with every mistake of the file."""
    mistakes = Mistakes()
    doc = read_toml(FILE, data, mistakes)
    _check_keys(doc, mistakes)
    mistakes.stop_if_any()
    plain = doc.data
    box, site, smtp = (dict(plain.get(name, {})) for name in ("mailbox", "website", "smtp"))
    _check_values(doc, box, site, smtp, mistakes)
    mistakes.stop_if_any()
    mailbox = mailbox_answer(box.pop("address"), box.pop("password", ""), **box) if box else None
    return Answers(
        name=plain.get("name", ""),
        mailbox=mailbox,
        website=WebsiteAnswer(**site) if site else None,
        smtp=smtp_answer(smtp.pop("sender"), mailbox, **smtp) if smtp else None,
    )


def _check_keys(doc: Document, mistakes: Mistakes) -> None:
    for section, keys in _KEYS.items():
        found = doc.data.get(section, {}) if section else doc.data
        for key, value in found.items() if isinstance(found, dict) else ():
            path = (section, key) if section else (key,)
            if key not in keys:
                mistakes.add(FILE, doc.place(path), f"不认识的键 {key}", right_one(key, list(keys)))
            elif not isinstance(value, keys[key]) or isinstance(value, bool):
                right = {str: "加引号的文字", int: "整数，不加引号", dict: f"一节，如 [{key}]"}[keys[key]]
                mistakes.add(FILE, doc.place(path), f"{key} 的值不对", right)


def _check_values(
    doc: Document, box: dict[str, Any], site: dict[str, Any], smtp: dict[str, Any], mistakes: Mistakes
) -> None:
    for section, found, key in (("mailbox", box, "address"), ("smtp", smtp, "sender")):
        if found and not is_email(found.get(key, "")):
            mistakes.add(FILE, doc.place((section, key)), f"[{section}] 要写 {key}", f'{key} = "name@126.com"')
        if found and (wrong := wrong_security(found.get("security", "tls"), found.get("host", ""))):
            mistakes.add(FILE, doc.place((section, "security")), wrong, "tls | starttls")
    if site and not site.get("url", "").startswith(("http://", "https://")):
        mistakes.add(FILE, doc.place(("website", "url")), "[website] 要写 url", 'url = "https://…"，栏目列表页的网址')
    if site.get("channel", "class_share") not in _CHANNELS:
        right = right_one(site["channel"], _CHANNELS)
        mistakes.add(FILE, doc.place(("website", "channel")), f"没有“{site['channel']}”这个渠道", right)
    for found in (box, site, smtp):
        if any(sign in found.get("password", "") for sign in "\n\r\0"):
            mistakes.add(FILE, "", "密码里有换行", "一行的密码")


def wrong_security(security: str, host: str) -> str:
    if security not in SECURITIES:
        return f"没有“{security}”这种加密方式"
    return f"{host} 不是本机，密码不能明文传" if security == "none" and not is_loopback(host) else ""
