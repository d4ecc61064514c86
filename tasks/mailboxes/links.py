"""Attachments that were too big for a mail and came as a link: named, with size and expiry, and not fetched."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

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
_ANY = re.compile(r"https?://[^\s<>\"'，。）)\]]+", re.I)  # below the heading any address may be the file's
_HEADING = re.compile(r"从.{0,12}邮箱发来的超大附件|超大附件")
_SIZE = re.compile(
    r"[(（]\s*(?P<size>[\d.,]{1,12}\s*(?:bytes|[KMGT]i?B?|字节|B))\s*(?:[,，]\s*(?P<until>[^()（）\n]{2,40}?)\s*)?[)）]",
    re.I,
)
_NAME = re.compile(r"^(.{1,200}\.[A-Za-z0-9]{1,5})$")


@dataclass(frozen=True, slots=True)
class _Entry:
    """One file as the list below the heading names it, and where in the text."""

    name: str
    size: str
    until: str
    start: int
    end: int


def big_attachments(text: str) -> list[Attachment]:
    """What a text with its links' addresses names as attachments behind a link, in order."""
    addresses = list(dict.fromkeys(html.unescape(match[0]) for match in _BIG.finditer(text)))
    heading = _HEADING.search(text)
    entries = _entries(text, heading.start() if heading else 0) if heading or addresses else []
    found = [
        _named(entry, _address_of(entry, number, entries, addresses, text)) for number, entry in enumerate(entries)
    ]
    if not found:
        found = [Attachment(name="超大附件", note="只有链接，未取得", url=address) for address in addresses[:20]]
    return found + _drives(text)


def _entries(text: str, start: int) -> list[_Entry]:
    found: dict[tuple[str, str], _Entry] = {}
    for match in _SIZE.finditer(text, start):
        line = text[max(start, match.start() - 200) : match.start()].rstrip().rpartition("\n")[2]
        name = _NAME.match(re.sub(r"^.*(?:超大附件|文件[:：]|[<>])\s*", "", line).strip())
        if name and len(found) < 100:
            entry = _Entry(name[1], match["size"], (match["until"] or "").strip(), match.start(), match.end())
            found.setdefault((entry.name, entry.size), entry)
    return list(found.values())


def _address_of(entry: _Entry, number: int, entries: list[_Entry], addresses: list[str], text: str) -> str:
    if len(addresses) == len(entries):
        return addresses[number]
    end = entries[number + 1].start if number + 1 < len(entries) else len(text)
    start = entries[number - 1].end if number else 0
    for kind in (_BIG, _ANY):
        before = list(kind.finditer(text, start, entry.start))
        match = before[-1] if before and kind is _BIG else kind.search(text, entry.end, end) or next(iter(before), None)
        if match:
            return html.unescape(match[0])
    return ""


def _named(entry: _Entry, address: str) -> Attachment:
    when = entry.until
    if when and not re.search(r"到期|过期|有效|无限|永久", when):
        when += "到期"
    size = re.sub(r"\s+", "", entry.size)
    return Attachment(entry.name, note="，".join(p for p in (f"只有链接（{size}）", when, "未取得") if p), url=address)


def _drives(text: str) -> list[Attachment]:
    addresses = dict.fromkeys(html.unescape(match[0]) for match in _DRIVE.finditer(text))
    return [Attachment(name="网盘链接", note="只有网盘链接，未取得", url=address) for address in addresses]
