"""Tells by an answer which kind of website it is, and proposes a source of that kind: JSON, feed, WordPress, folder."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from urllib.parse import unquote, urlsplit

from tasks.domain.evidence.source import ListSpec, WebsiteSource
from tasks.domain.plan.party import Roster
from tasks.sites import find_site
from tasks.sites.probing.data import propose_list, ways_on
from tasks.sites.probing.proposal import SHARE
from tasks.sites.reading.addresses import absolute, identity
from tasks.sites.reading.answer import Answer
from tasks.sites.reading.decoding import decode
from tasks.sites.reading.fetch import Fetcher
from tasks.sites.reading.listing import ListPage, Row
from tasks.sites.reading.lists import Manner
from tasks.sites.reading.targets import targets_of

_FEED = re.compile(r"(?i)^\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(rss|feed|rdf:rdf)\b", re.DOTALL)
_FOLDER = re.compile(r"(?i)<h1>\s*(index of|directory listing)")
_HOME = re.compile(r"rel=[\"']https://api\.w\.org/[\"']\s+href=[\"']([^\"']+?)/?(?:wp-json|\?rest_route|index\.php)")
_NEWEST = "订阅源只列出最新的若干条：收到的照样算数，但不能证明没有；要判定缺交，请另设能翻到底的来源"
_TRIES = 8  # ways in which a list may go on


@dataclass(frozen=True, slots=True)
class Known:
    """A source that is read without selectors, with its first rows and remarks."""

    kind: str
    spec: ListSpec
    rows: tuple[Row, ...]
    count: int
    notes: tuple[str, ...] = ()
    base_url: str = ""  # where it is not the page's own host alone


async def propose_kind(
    fetcher: Fetcher, answer: Answer, source: WebsiteSource, spec: ListSpec, now: datetime, shown: Sequence[str]
) -> Known | None:
    """None where selectors are the way. `shown`: links of the rows that a reading by selectors would give."""
    asked, spec = spec, replace(spec, channel=spec.channel or SHARE)
    text = decode(answer.read(), answer.headers.get("content-type", "")).text
    data = _data(text)
    if isinstance(data, dict | list):
        posts = _is_posts(data)
        if posts:
            return await _blog(fetcher, answer, source, spec)
        return await _json(fetcher, answer, data, source, asked, now)
    if _FEED.match(text):
        return _feed(answer, source, spec)
    if re.search(r"(?i)wp-json|wp-content|wp-includes|WordPress", text):
        return await _blog(fetcher, answer, source, spec, shown)
    page = _manner("index").look(answer, source, spec) if _FOLDER.search(text) else None
    if isinstance(page, ListPage):
        return Known("index", spec, page.rows, len(page.rows), ("目录：每个文件算一件，时间以服务器为准",))
    return None


def _manner(kind: str) -> Manner:
    """How a kind looks at its pages."""
    found: Manner = find_site(kind).read.args[0]()
    return found


def _data(text: str) -> Any:
    try:
        return json.loads(text.lstrip("\ufeff")) if text.lstrip("\ufeff \r\n\t")[:1] in ("{", "[") else None
    except ValueError:
        return None


def _is_posts(data: Any) -> bool:
    first = data[0] if isinstance(data, list) and data and isinstance(data[0], dict) else {}
    is_index = isinstance(data, dict) and "wp/v2" in (data.get("namespaces") or ())
    return is_index or (isinstance(first.get("title"), dict) and "rendered" in first["title"] and "id" in first)


async def _json(
    fetcher: Fetcher, answer: Answer, data: Any, source: WebsiteSource, spec: ListSpec, now: datetime
) -> Known | None:
    found = propose_list(data, answer.url, spec, now)
    manner = _manner("json_list")
    page = manner.look(answer, source, found) if found else None
    if found is None or not isinstance(page, ListPage) or not page.rows:
        return None
    notes = ["数据接口：字段按名称认出，请核对前几行"]
    if not found.fields.get("link") and not found.fields.get("name"):
        notes.append('数据里没有网址，只按标题、日期区分；知道文章页的网址时请写 fields.link，如 "/post/{id}"')
    own = {row.identity for row in page.rows}
    for way in list(ways_on(data, answer.url, found))[:_TRIES]:
        url = page_after(way, manner.look(answer, source, way), source)
        more = await fetcher.page(url) if url else None
        after = manner.look(more, source, way) if isinstance(more, Answer) else None
        if isinstance(after, ListPage) and after.rows and not own & {row.identity for row in after.rows}:
            return Known("json_list", way, page.rows, len(page.rows), tuple(notes))
    if not found.total or page.total != len(page.rows):
        notes.append("没有找到怎样翻页；如果有很多页，请写 next 或 pages，否则不能证明看全")
    return Known("json_list", found, page.rows, len(page.rows), tuple(notes))


def page_after(way: ListSpec, page: object, source: WebsiteSource) -> str:
    """The address of the second page, as the way has it."""
    if way.next:
        return page.next if isinstance(page, ListPage) else ""
    [target] = targets_of(replace(source, lists=(way,)), Roster())
    return target.page(2)


def _feed(answer: Answer, source: WebsiteSource, spec: ListSpec) -> Known | None:
    page = _manner("feed").look(answer, source, spec)
    if not isinstance(page, ListPage):
        return None
    return Known("feed", spec, page.rows, len(page.rows), (_NEWEST,) if page.doubt else ())


async def _blog(
    fetcher: Fetcher, answer: Answer, source: WebsiteSource, spec: ListSpec, shown: Sequence[str] = ()
) -> Known | None:
    """WordPress, if its interface answers and gives the posts that the page shows."""
    path = unquote(urlsplit(answer.url).path)
    told = _HOME.search(answer.read().decode("utf-8", "replace"))
    home = absolute(answer.url, told[1] or "/") if told else source.base_url + path[: max(0, path.find("/wp-json"))]
    home = home.rstrip("/")
    if not fetcher.hosts.include(f"{home}/"):
        return None
    slugs = re.search(r"/(category|author)/(?:.*/)?([^/]+?)/?(?:page/\d+/?)?$", path)
    category, author = (slugs[2] if slugs and slugs[1] == name else "" for name in ("category", "author"))
    asked = ListSpec(spec.channel, category=category, author=author)
    site = WebsiteSource("probe", "wordpress", base_url=home, login=source.login, lists=(asked,))
    manner = _manner("wordpress")
    [target] = await manner.targets(site, Roster(), fetcher)
    if target.trouble is not None:
        return None
    given = await fetcher.page(target.url.replace("order=asc", "order=desc"))
    page = manner.look(given, site, asked) if isinstance(given, Answer) else None
    if not isinstance(page, ListPage) or not page.rows:
        return None
    links = {identity(row.link) for row in page.rows}
    if shown and sum(identity(link) in links for link in shown) * 2 < len(shown):
        return None  # the page shows other things than the interface
    notes = () if slugs or not shown else ("接口给出全站文章；只读一个栏目时请写 category（网址里的别名）",)
    rows = tuple(
        sorted(page.rows, key=lambda row: (row.fields.get("date", ""), int(row.fields["number"])), reverse=True)
    )
    return Known("wordpress", asked, rows, page.total or len(page.rows), notes, home)
