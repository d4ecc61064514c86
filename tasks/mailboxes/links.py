"""Attachments that were too big for a mail and came as a link: named, with size and expiry, and not fetched."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, replace

from tasks.domain.evidence.item import Attachment
from tasks.mailboxes.drives import on_drives

_BIG = re.compile(
    r"https?://(?:mail\.qq\.com/cgi-bin/ftnExs_|(?:wx\.|ex)?mail\.qq\.com/(?:ftn/|cgi-bin/ftnExs_)"
    r"|[\w.]*mail\.(?:163|126|yeah)\.(?:com|net)/large-attachment|dashi\.163\.com/html/cloud-attachment"
    r"|fs\.(?:163|126)\.com/|[\w.]*\.ftn\.qq\.com/|u\.163\.com/|(?:qiye|mail)\.aliyun\.com/alimail/openLinks/"
    r"|[\w.]*mail\.10086\.cn/[\w./]*largeattachment)[^\s<>\"'，。（）)\]]*",
    re.I,
)
_ANY = re.compile(r"https?://[^\s<>\"'，。）)\]]+", re.I)  # below the heading any address may be the file's
_HEADING = re.compile(r"从.{0,12}邮箱发来的(?:超大|云)附件|超大附件|云附件|网盘附件|文件中转站")
_SIZE = re.compile(
    r"[(（]\s*(?P<size>[\d.,]{1,12}\s*(?:bytes|[KMGT]i?B?|字节|B))\s*(?:[,，]\s*(?P<until>[^()（）\n]{2,40}?)\s*)?[)）]",
    re.I,
)
_NAME = re.compile(r"^(.{1,200}\.[A-Za-z0-9]{1,8})$")
# providers that put no brackets: the name on a line of its own, or quoted; size and last day somewhere behind it
_LONE_NAME = re.compile(
    r"^[ \t]*(?:文件名?[:：][ \t]*)?(?P<line>(?![\d.]+[KMG]B?\b)[^\s/:：“”][^/:：“”\n]{0,150}?\.[A-Za-z0-9]{1,5})"
    r"(?=[ \t]*$|[ \t]+[^\n]{0,12}\d[\d.]*[ \t]*[KMG]i?B?\b)"
    r"|“(?P<said>[^“”\n]{1,150}\.[A-Za-z0-9]{1,5})”",
    re.M | re.I,
)
_LONE_SIZE = re.compile(r"(?<![\w.])\d[\d.,]{0,11}\s*(?:bytes|[KMG]i?B?|字节)(?![A-Za-z])", re.I)
_DAY = r"[\d年月日号/.:：\- ]{5,25}"
_UNTIL = re.compile(
    rf"(?P<before>\d{_DAY}?)\s*(?:到期|过期|失效)(?!时间|日期)"
    rf"|(?:到期|过期|失效|有效期|截止)(?:时间|日期|日|至|到)*\s*[:：]?\s*(?P<after>\d{_DAY}|\d{{1,3}}\s*(?:天|小时)|永久|无限期)"
    r"|(?P<days>\d{1,3}\s*(?:天|小时))\s*(?:之?后|内)?(?:到期|过期|失效|有效)"
)
_BEHIND = 300  # characters behind a name that may still speak of its file


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
    start = heading.start() if heading else 0
    entries = _entries(text, start) if heading or addresses else []
    found = [_named(one, _address_of(one, number, entries, addresses, text)) for number, one in enumerate(entries)]
    if not found and (heading or addresses):
        lone = _lone_entries(text, start)
        given = [(one, _address_of(one, number, lone, addresses, text)) for number, one in enumerate(lone)]
        found = [_named(one, address) for one, address in given if address]
    if not found:
        found = [Attachment(name="超大附件", note="只有链接，未取得", url=address) for address in addresses[:20]]
    return [*found, *on_drives(text)]


def _entries(text: str, start: int) -> list[_Entry]:
    found: dict[tuple[str, str], _Entry] = {}
    for match in _SIZE.finditer(text, start):
        line = text[max(start, match.start() - 200) : match.start()].rstrip().rpartition("\n")[2]
        line = re.sub(r"^.*(?:超大附件|云附件|文件[:：]|[<>])[\s:：]*", "", line).strip()
        name = _NAME.match(line) or (match["until"] and re.match(r"(.{1,200})$", line))
        if name and len(found) < 100:
            entry = _Entry(name[1], match["size"], (match["until"] or "").strip(), match.start(), match.end())
            found.setdefault((entry.name, entry.size), entry)
    entries = list(found.values())
    return [one if one.until else replace(one, until=_until(text, one.end, entries)) for one in entries]


def _lone_entries(text: str, start: int) -> list[_Entry]:
    names = list(_LONE_NAME.finditer(text, start))[:100]
    entries = [_Entry((m["line"] or m["said"]).strip(), "", "", m.start(), m.end()) for m in names]
    found = []
    for entry in entries:
        size = _LONE_SIZE.search(text, entry.end, _reach(text, entry.end, entries))
        until = _until(text, entry.end, entries)
        found.append(replace(entry, size=size[0] if size else "大小不明", until=until))
    return found


def _until(text: str, start: int, entries: list[_Entry]) -> str:
    match = _UNTIL.search(text, start, _reach(text, start, entries))
    if match is None:
        return ""
    return (match["before"] or match["after"] or f"{match['days']}后").strip()


def _reach(text: str, start: int, entries: list[_Entry]) -> int:
    """Where the words about the file named before `start` end."""
    return min([start + _BEHIND, len(text), *(other.start for other in entries if other.start > start)])


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
