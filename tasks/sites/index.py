"""Folders that a web server lists itself (Apache, nginx, lighttpd, IIS, Caddy): each file is an item."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from selectolax.lexbor import LexborNode

from tasks.domain.evidence.source import ListSpec, WebsiteSource
from tasks.sites.reading.answer import Answer, Trouble, unbelievable
from tasks.sites.reading.behind import Detail
from tasks.sites.reading.fetch import Fetcher
from tasks.sites.reading.fields import one_line
from tasks.sites.reading.folders import Entry, folder_page, said_of
from tasks.sites.reading.listing import Document, ListPage, Row, document
from tasks.sites.reading.lists import Manner, probe_lists, read_lists
from tasks.sites.reading.signs import why_not_the_page

NEEDS = {"url": "/share/{class}/"}
_INDEX = re.compile(r"(?i)index of|directory (listing|index)|folder listing|目录列表|的目录|文件列表|^/|- /")
_UP = re.compile(r"(?i)parent directory|^\.\./?$|上(一)?级目录|父目录|to parent")
_DATE = re.compile(r"(?i)(\d{4}-\w{2,3}-\d{2}|\d{1,2}-[a-z]{3}-\d{4})( \d{1,2}:\d{2}(:\d{2})?)?")


class Listings(Manner):
    """What a listing shows of a file's age is in whatever zone; the time that counts is the file's Last-Modified."""

    def look(self, answer: Answer, source: WebsiteSource, spec: ListSpec) -> ListPage | Trouble:
        page = document(answer, source)
        if isinstance(page, Trouble):
            return page
        if not _is_index(page):
            other = why_not_the_page(page.root, answer.url, source.login.url)
            return unbelievable(other or "得到的不是服务器的目录列表")
        return folder_page(answer, source, spec, list(_entries(page)), needs_itself=False)

    async def behind(self, fetcher: Fetcher, source: WebsiteSource, spec: ListSpec, row: Row) -> Detail | Trouble:
        own = row.behind or Detail()
        head = await fetcher.head(row.link)
        if isinstance(head, Trouble):
            return own if head.status in (405, 501) else head
        said = [head.headers.get(name, "") for name in ("last-modified", "content-length", "etag")]
        fields = {"date": said[0]} if said[0] else {}
        return Detail(fields, links=own.links, date_header=head.headers.get("date", ""), version=said_of(*said))


def _is_index(page: Document) -> bool:
    heads = [one_line(node.text(deep=True)) for node in page.root.css("title, h1")]
    has_way_up = any(_UP.search(one_line(node.text(deep=True))) for node in page.root.css("a[href]"))
    return has_way_up or any(_INDEX.search(head) for head in heads)


def _entries(page: Document) -> Iterator[Entry]:
    for node in page.root.css("a[href]"):
        href = node.attributes.get("href") or ""
        if _UP.search(one_line(node.text(deep=True))) or not page.link(href):
            continue
        url = page.link(href)
        words = _beside(node)
        date = _DATE.search(words)
        yield Entry(url, is_folder=url.partition("?")[0].endswith("/"), date=date[0] if date else "", version=words)


def _beside(link: LexborNode) -> str:
    """Time and size of an entry: the cells of its row, or the words between it and the next link."""
    node: LexborNode | None = link
    while node is not None and node.tag not in ("tr", "li", "pre", "body"):
        node = node.parent
    if node is not None and node.tag == "tr":
        return one_line(" ".join(cell.text(deep=True) for cell in node.css("td") if not cell.css("a[href]")))
    follower = link.next
    return one_line(follower.text_content or "") if follower is not None and follower.tag == "-text" else ""


read = partial(read_lists, Listings)
probe = partial(probe_lists, Listings)
