"""Attachments that were too big for a mail and came as a link: named, with size and expiry, and not fetched."""

from __future__ import annotations

import html
import re

from tasks.domain.evidence.item import Attachment

_BIG = re.compile(
    r"https?://(?:mail\.qq\.com/cgi-bin/ftnExs_|(?:wx\.)?mail\.qq\.com/ftn/|[\w.]*mail\.(?:163|126|yeah)\.(?:com|net)/large-attachment"
    r"|fs\.(?:163|126)\.com/|[\w.]*\.ftn\.qq\.com/|u\.163\.com/)[^\s<>\"'，。）)\]]*",
    re.I,
)
_DRIVE = re.compile(
    r"https?://(?:pan\.baidu\.com/(?:s/|share)|share\.weiyun\.com/|www\.(?:aliyundrive|alipan)\.com/s/|cloud\.189\.cn/"
    r"|pan\.quark\.cn/s/|www\.123pan\.com/s/|pan\.xunlei\.com/s/)[^\s<>\"'，。）)\]]*",
    re.I,
)
_HEADING = re.compile(r"从.{0,12}邮箱发来的超大附件|超大附件")
_ENTRY = re.compile(
    r"(?P<name>[^\n<>]{1,200}?\.[A-Za-z0-9]{1,5})\s*[(（]\s*(?P<size>[\d.,]+\s*(?:bytes|[KMGT]i?B?|字节|B))\s*"
    r"(?:[,，]\s*(?P<until>[^()（）\n]{2,40}?)\s*)?[)）]",
    re.I,
)


def big_attachments(text: str) -> list[Attachment]:
    """What a text with its links' addresses names as attachments behind a link, in order."""
    addresses = list(dict.fromkeys(html.unescape(match[0]) for match in _BIG.finditer(text)))
    heading = _HEADING.search(text)
    entries = list(_ENTRY.finditer(text, heading.start() if heading else 0)) if heading or addresses else []
    entries = list({(entry["name"].strip(), entry["size"]): entry for entry in reversed(entries)}.values())[::-1]
    found = [
        _named(entry, _address_of(entry, number, entries, addresses, text)) for number, entry in enumerate(entries)
    ]
    if not found:
        found = [Attachment(name="超大附件", note="只有链接，未取得", url=address) for address in addresses[:20]]
    return found + _drives(text)


def _address_of(
    entry: re.Match[str], number: int, entries: list[re.Match[str]], addresses: list[str], text: str
) -> str:
    if len(addresses) == len(entries):
        return addresses[number]
    end = entries[number + 1].start() if number + 1 < len(entries) else len(text)
    after = _BIG.search(text, entry.end(), end)
    before = list(_BIG.finditer(text, entries[number - 1].end() if number else 0, entry.start()))
    match = before[-1] if before else after
    return html.unescape(match[0]) if match else ""


def _named(entry: re.Match[str], address: str) -> Attachment:
    until = (entry["until"] or "").strip()
    when = until if not until or re.search(r"到期|过期|有效|无限|永久", until) else f"{until}到期"
    size = re.sub(r"\s+", "", entry["size"])
    return Attachment(
        name=re.sub(r"^.*(?:超大附件|文件[:：])\s*", "", entry["name"]).strip(),
        note="，".join(part for part in (f"只有链接（{size}）", when, "未取得") if part),
        url=address,
    )


def _drives(text: str) -> list[Attachment]:
    addresses = dict.fromkeys(html.unescape(match[0]) for match in _DRIVE.finditer(text))
    return [Attachment(name="网盘链接", note="只有网盘链接，未取得", url=address) for address in addresses]
