"""Shared folders on a web server that speaks WebDAV: each file is an item, its receipt time is the server's own."""

from __future__ import annotations

import re
from functools import partial
from urllib.parse import urlsplit
from xml.etree import ElementTree

from tasks.domain.evidence.source import ListSpec, WebsiteSource
from tasks.sites.reading.answer import Answer, Trouble, unbelievable
from tasks.sites.reading.behind import Detail
from tasks.sites.reading.fetch import Fetcher
from tasks.sites.reading.folders import Entry, folder_page, said_of
from tasks.sites.reading.listing import ListPage, Row
from tasks.sites.reading.lists import Manner, probe_lists, read_lists
from tasks.sites.reading.records import what_came

NEEDS = {"url": "/share/{class}/"}
_DAV = "{DAV:}"


class Folders(Manner):
    """A folder is read with all folders inside it; what it holds is its answer to one question, so nothing is cut."""

    looks_again = False  # a changed file changes its row: time, size and tag stand there

    async def ask(self, fetcher: Fetcher, url: str) -> Answer | Trouble:
        answer = await fetcher.propfind(url)
        if isinstance(answer, Trouble) and answer.status in (405, 501):
            return unbelievable(
                f'服务器不支持 WebDAV（{answer.status}）：如果它列出目录，请改用 kind = "index"', answer.status
            )
        return answer

    def look(self, answer: Answer, source: WebsiteSource, spec: ListSpec) -> ListPage | Trouble:
        raw = answer.read()
        if b"<!ENTITY" in raw or b"<!DOCTYPE" in raw.upper():
            return what_came(answer, source, "得到的是网页，不是 WebDAV 的应答")
        try:
            root = ElementTree.fromstring(raw)
        except ElementTree.ParseError:
            return what_came(answer, source, "WebDAV 的应答不完整，或不是 XML")
        if root.tag != f"{_DAV}multistatus":
            return what_came(answer, source, "得到的不是 WebDAV 的应答（multistatus）")
        entries = [_entry(one) for one in root.iter(f"{_DAV}response")]
        return folder_page(answer, source, spec, [entry for entry in entries if entry is not None], needs_itself=True)

    async def behind(self, fetcher: Fetcher, source: WebsiteSource, spec: ListSpec, row: Row) -> Detail | Trouble:
        return row.behind or Detail()


def _entry(response: ElementTree.Element) -> Entry | None:
    href = (response.findtext(f"{_DAV}href") or "").strip()
    kept = [
        one
        for one in response.iter(f"{_DAV}propstat")
        if re.search(r"\s2\d\d\b", one.findtext(f"{_DAV}status") or " 200")
    ]
    found = {node.tag.removeprefix(_DAV): node for one in kept for prop in one.iter(f"{_DAV}prop") for node in prop}
    if not href or not urlsplit(href).path:
        return None
    kind = found.get("resourcetype")
    is_folder = kind is not None and kind.find(f"{_DAV}collection") is not None
    text = {name: (node.text or "").strip() for name, node in found.items()}
    version = said_of(text.get("getlastmodified", ""), text.get("getcontentlength", ""), text.get("getetag", ""))
    return Entry(href, is_folder=is_folder, date=text.get("getlastmodified", ""), version=version)


read = partial(read_lists, Folders)
probe = partial(probe_lists, Folders)
