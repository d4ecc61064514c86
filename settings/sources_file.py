"""sources/*.toml: the mailboxes and websites that are read, one file for each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta

from settings.mistakes import Mistakes
from settings.source_kinds import MAILBOX_KINDS, PROVIDERS, WEBSITE_KINDS
from settings.table import Table
from settings.toml_text import Document, read_toml
from settings.website_file import read_website
from settings.words import duration, is_loopback, right_one
from tasks.domain.evidence.source import MailboxSource, Source

FOLDER = "sources/"
_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*")
SECURITIES = ("tls", "starttls", "none")
IMAP_PORTS = {"tls": 993, "starttls": 143, "none": 143}


def read_sources(files: Mapping[str, bytes], mistakes: Mistakes) -> tuple[Source, ...]:
    """One source for each file, in the files' order; the id of a source is its file's stem."""
    return tuple(
        source
        for file in sorted(files)
        if file.startswith(FOLDER) and _is_named_well(file, mistakes)
        if (source := read_source(read_toml(file, files[file], mistakes), mistakes)) is not None
    )


def _is_named_well(file: str, mistakes: Mistakes) -> bool:
    name = file[len(FOLDER) :]
    if re.fullmatch(r"[a-z0-9-]+\.toml", name):
        return True
    stem = re.sub(r"[^a-z0-9]+", "-", name.rsplit("/", 1)[-1].lower().removesuffix(".toml")).strip("-")
    mistakes.add(file, "", "来源文件名只能用小写字母、数字和 -，以 .toml 结尾", f"{FOLDER}{stem or 'mail-126'}.toml")
    return False


def read_source(doc: Document, mistakes: Mistakes) -> Source | None:
    """None when the file cannot be read or names a kind that nobody can read."""
    id_ = doc.file[len(FOLDER) :].removesuffix(".toml")
    table = Table(doc, mistakes)
    kind = table.text("kind", needed=True, example="imap")
    if kind in MAILBOX_KINDS:
        return _mailbox(table, id_, kind)
    if kind in WEBSITE_KINDS:
        return read_website(table, id_, kind)
    if kind:
        known = (*MAILBOX_KINDS, *WEBSITE_KINDS)
        near = right_one(kind, known)
        table.wrong("kind", f"没有“{kind}”这种来源（现有：{'、'.join(known)}）", near)
    return None


def _mailbox(table: Table, id_: str, kind: str) -> MailboxSource:
    every = table.word("every", timedelta(minutes=15), duration, '"15m"')
    stages, authserv_id = table.stages("stages"), table.text("authserv_id")
    provider = _one_of(table, "provider", tuple(PROVIDERS), "generic")
    host = table.text("host") or PROVIDERS[provider]
    security = _one_of(table, "security", SECURITIES, "tls")
    source = MailboxSource(
        id=id_,
        kind=kind,
        every=every,
        host=host,
        port=table.whole("port", IMAP_PORTS[security], least=1, most=65535),
        security=security,
        username=table.text("username"),
        folders=table.texts("folders"),
        stages=stages,
        authserv_id=authserv_id,
        provider=provider,
        path=table.text("path"),
        hosts=_hosts(table),
    )
    _check_mailbox(table, source)
    table.close()
    return source


def _hosts(table: Table) -> tuple[str, ...]:
    """Host names; this machine's may bear a port, for drills."""
    names = tuple(name.lower() for name in table.texts("hosts"))
    for name in names:
        if not _HOST.fullmatch(name) and not is_loopback(re.sub(r":\d+$", "", name)):
            plain = re.sub(r"^([a-z]+:)?/*|^\*\.|[/:].*$", "", name)
            table.wrong("hosts", f"“{name}”不是主机名", f'hosts = ["{plain or "mail.qq.com"}"]')
    return names


def _check_mailbox(table: Table, source: MailboxSource) -> None:
    if source.every <= timedelta(0):
        table.wrong("every", "every 不能是 0", '"15m"')
    if source.kind == "maildir":
        if not source.path:
            table.missing("path", "incoming/mail")
        return
    if not source.host:
        table.missing("host", "imap.126.com")
    if source.security == "none" and source.host and not is_loopback(source.host):
        table.wrong("security", f"{source.host} 不是本机，密码不能明文传", "tls 或 starttls")
    if not source.username:
        place = table.doc.place(("username",))
        table.mistakes.warn(table.doc.file, place, "邮箱的登录名还没有填，读不了", f'username = "…@{_domain(source)}"')


def _domain(source: MailboxSource) -> str:
    return {"qq": "qq.com", "163": "163.com", "126": "126.com"}.get(source.provider, source.host.removeprefix("imap."))


def _one_of(table: Table, key: str, choices: tuple[str, ...], default: str) -> str:
    found = table.text(key, default)
    if found not in choices:
        table.wrong(key, f"{key} 不认识“{found}”", right_one(found, choices))
        return default
    return found
