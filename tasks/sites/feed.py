"""Feeds (RSS, Atom): what a site says is new. A feed proves a list whole only where it says itself that it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from typing import Any

import feedparser

from tasks.domain.evidence.source import ListSpec, WebsiteSource
from tasks.sites.reading.addresses import absolute, identity
from tasks.sites.reading.answer import Answer, Trouble, unbelievable
from tasks.sites.reading.behind import Detail, Link
from tasks.sites.reading.decoding import decode
from tasks.sites.reading.details import read_detail
from tasks.sites.reading.fetch import Fetcher
from tasks.sites.reading.fields import one_line
from tasks.sites.reading.listing import ListPage, Row
from tasks.sites.reading.lists import Manner, probe_lists, read_lists
from tasks.sites.reading.records import what_came
from tasks.sites.reading.seal import fingerprint
from tasks.sites.reading.snippet import links_in, words_in

NEEDS = {"url|pages": "/feed/"}
_FEED = re.compile(r"(?i)<(rss|feed|rdf:rdf)\b")
_END = re.compile(r"(?i)</(rss|feed|rdf:rdf)\s*>\s*(<!--.*?-->\s*)*$", re.DOTALL)
_NEWEST_ONLY = "订阅源只列出最新的若干条，不能证明看全（收到的照样算数；要判定缺交，请另设能翻到底的来源）"
_NOT_TURNED = "订阅源的翻页没有作用，每页都是同样几条，不能证明看全"


class Entries(Manner):
    """A feed is whole if it is marked complete, shows its own count, or was turned page by page to its end."""

    def __init__(self) -> None:
        self._announced: set[str] = set()  # addresses of further pages
        self._shown: dict[frozenset[str], str] = {}  # the entries of a page -> its address

    def look(self, answer: Answer, source: WebsiteSource, spec: ListSpec) -> ListPage | Trouble:
        feed = _parsed(answer, source)
        if isinstance(feed, Trouble):
            return feed
        rows = tuple(_row(entry, answer) for entry in feed.entries)
        total = str(feed.feed.get("opensearch_totalresults") or "")
        after = next((link.get("href", "") for link in feed.feed.get("links", ()) if link.get("rel") == "next"), "")
        after = absolute(answer.url, after) if after else ""
        return ListPage(
            url=answer.url,
            rows=rows,
            unread=0,
            total=int(total) if total.isdecimal() else None,
            next=after,
            doubt="" if total.isdecimal() or "fh_complete" in feed.feed else self._doubt(answer, spec, rows, after),
        )

    def _doubt(self, answer: Answer, spec: ListSpec, rows: tuple[Row, ...], after: str) -> str:
        if after:
            self._announced.add(identity(after))
            return ""
        if not spec.pages:
            return "" if identity(answer.asked) in self._announced else _NEWEST_ONLY
        shown = frozenset(row.identity for row in rows)
        first = self._shown.setdefault(shown, answer.asked)
        return _NOT_TURNED if rows and first != answer.asked else ""

    async def behind(self, fetcher: Fetcher, source: WebsiteSource, spec: ListSpec, row: Row) -> Detail | Trouble:
        if spec.detail:
            return await read_detail(fetcher, source, spec, row)
        return row.behind or Detail()


def _parsed(answer: Answer, source: WebsiteSource) -> Any | Trouble:
    text = decode(answer.read(), answer.headers.get("content-type", ""), source.encoding).text
    if not _FEED.search(text[:5000]):
        return what_came(answer, source, "得到的不是订阅源（RSS 或 Atom）")
    if re.search(r"(?i)<!ENTITY", text):
        return unbelievable("订阅源里有自定义实体，没有打开")
    if not _END.search(text[-4000:]):
        return unbelievable("订阅源没有收全（结尾缺失）")
    plain = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    return feedparser.parse(plain.encode("utf-8"), response_headers={"content-type": "application/xml; charset=utf-8"})


def _row(entry: Mapping[str, Any], answer: Answer) -> Row:
    link = absolute(answer.url, str(entry.get("link") or ""))
    html = next((part.get("value", "") for part in entry.get("content", ())), "") or str(entry.get("summary") or "")
    files = [
        Link(url, one_line(str(one.get("title") or "")), is_download=True, page=answer.url)
        for one in entry.get("links", ())
        if one.get("rel") == "enclosure" and (url := absolute(answer.url, str(one.get("href") or "")))
    ]
    fields = {
        "title": one_line(words_in(str(entry.get("title") or ""))) or "（无题）",
        "link": link,
        "date": str(entry.get("published") or entry.get("updated") or entry.get("created") or ""),
        "author": one_line(str((entry.get("author_detail") or {}).get("name") or entry.get("author") or "")),
        "account": str((entry.get("author_detail") or {}).get("href") or "").rstrip("/").rpartition("/")[2],
        "column": "、".join(str(tag.get("term") or "") for tag in entry.get("tags", ())),
        "version": f"{entry.get('updated') or ''} {fingerprint(html)}",
    }
    behind = Detail(
        {}, words_in(html), (*links_in(html, link or answer.url), *files), b"", answer.headers.get("date", "")
    )
    own = str(entry.get("id") or "") or (identity(link) if link else fingerprint(fields["title"], fields["date"]))
    return Row(fields, link, own, behind)


read = partial(read_lists, Entries)
probe = partial(probe_lists, Entries)
