"""Proposes how to read a page: rows, fields, pages and encoding, with the first rows as they would be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import unquote, urlsplit, urlunsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from tasks.domain.evidence.dates import stated_date
from tasks.domain.evidence.source import ListSpec, Login, WebsiteSource
from tasks.sites.probing.detail_fields import detail_of
from tasks.sites.probing.families import Family, family_of
from tasks.sites.probing.kinds import propose_kind
from tasks.sites.probing.proposal import Proposed, read_best
from tasks.sites.probing.turning import next_of, numbered, total_of
from tasks.sites.reading.addresses import is_file
from tasks.sites.reading.answer import Answer, Trouble, unbelievable
from tasks.sites.reading.decoding import decode
from tasks.sites.reading.fetch import Fetcher
from tasks.sites.reading.listing import Row
from tasks.sites.reading.paths import as_date_text

_SHOWN = 5
_BEHIND = 3  # pages of posts that are looked at
_FIELDS = ("title", "name", "link", "date", "author", "account", "column")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A source that reads the page, the first five rows as it reads them, and remarks in Chinese."""

    source: WebsiteSource
    family: Family
    rows: tuple[Mapping[str, str], ...]
    count: int
    notes: tuple[str, ...]


def propose(answer: Answer, now: datetime, login: Login, channel: str = "") -> Proposal | Trouble:
    """From one page of a list. A Trouble when nothing on it repeats, or what repeats cannot be read again."""
    text = decode(answer.read(), answer.headers.get("content-type", ""))
    root = LexborHTMLParser(text.text).root
    base = _base_of(answer.url)
    source = WebsiteSource("site", base_url=base, encoding=_encoding(text.encoding), login=login)
    found = read_best(answer, source, ListSpec(channel, url=_path_of(answer.url)), now)
    if isinstance(found, Trouble):
        return found
    if found is None or root is None:
        return unbelievable(
            "页面里没有找到重复出现的行：请给出栏目列表页的网址；由脚本画出的页面，请给出它的数据接口网址"
        )
    spec = _turned(found, root, answer.url)
    source = replace(source, kind=_kind(family := family_of(text.text)), lists=(spec,))
    rows = tuple(_shown(row, now) for row in found.rows[:_SHOWN])
    notes = tuple(_notes(spec.fields, spec.next or spec.pages, family))
    return Proposal(source, family, rows, len(found.rows), notes)


def _turned(found: Proposed, root: LexborNode, url: str) -> ListSpec:
    """With the link to the next page, else the pattern of numbered pages, and with the count of all rows."""
    after = next_of(root, url)
    pages = "" if after else numbered(root, url)
    total = total_of(root, len(found.rows), turned=bool(after or pages))
    return replace(found.spec, next=after, pages=_path_of(pages) if pages else "", total=total)


def _kind(family: Family) -> str:
    """The forums and content systems whose lists have a kind of their own; all are read by selectors."""
    kinds = {Family.DISCUZ_X: "discuz", Family.DISCUZ_7: "discuz", Family.DEDECMS: "dedecms", Family.PHPCMS: "phpcms"}
    return kinds.get(family, "html_list")


async def look_and_propose(
    fetcher: Fetcher, url: str, now: datetime, login: Login, channel: str = ""
) -> Proposal | Trouble:
    """Fetch the page, propose how to read it, and look behind a few of its rows for words and files."""
    answer = await fetcher.page(url)
    found = answer if isinstance(answer, Trouble) else propose(answer, now, login, channel)
    if isinstance(answer, Answer):
        found = await _of_a_kind(fetcher, answer, found, login, channel, now) or found
    if isinstance(found, Trouble) or not _is_looked_behind(found):
        return found
    behind = [row for row in found.rows if row.get("link") and not is_file(row["link"])][:_BEHIND]
    pages, titles = [], []
    for row in behind:
        page = await fetcher.page(row["link"]) if fetcher.hosts.include(row["link"]) else None
        if isinstance(page, Answer):
            root = LexborHTMLParser(decode(page.read(), page.headers.get("content-type", "")).text).root
            pages += [root] if root is not None else []
            titles += [row.get("title", "")] if root is not None else []
    detail = detail_of(pages, titles, now) if len(pages) > 1 else {}
    if not detail:
        lacks = "没有能认出详情页里的正文和附件；如果附件在详情页里，请补写 [list.detail]"
        return replace(found, notes=(*found.notes, lacks)) if behind else found
    [spec] = found.source.lists
    return replace(found, source=replace(found.source, lists=(replace(spec, detail=detail),)))


async def _of_a_kind(
    fetcher: Fetcher, answer: Answer, found: Proposal | Trouble, login: Login, channel: str, now: datetime
) -> Proposal | None:
    """The proposal of a kind that needs no selectors, if the answer is of one."""
    shown = [row["link"] for row in found.rows if row.get("link")] if isinstance(found, Proposal) else []
    source = WebsiteSource("site", base_url=_base_of(answer.url), login=login)
    known = await propose_kind(fetcher, answer, source, ListSpec(channel, url=_path_of(answer.url)), now, shown)
    if known is None:
        return None
    source = replace(source, kind=known.kind, base_url=known.base_url or source.base_url, lists=(known.spec,))
    family = Family.WORDPRESS if known.kind == "wordpress" else Family.UNKNOWN
    notes = (*known.notes, *_notes({"date": ""}, "?", family))
    return Proposal(source, family, tuple(_shown(row, now) for row in known.rows[:_SHOWN]), known.count, notes)


def _is_looked_behind(found: Proposal) -> bool:
    """Whether the words of a post stand on its own page."""
    [spec] = found.source.lists
    return found.source.kind not in ("wordpress", "feed", "index") and "body" not in spec.fields


def _shown(row: Row, now: datetime) -> Mapping[str, str]:
    """A row's fields; the date as it is understood, the link whole."""
    shown = {name: row.fields[name] for name in _FIELDS if row.fields.get(name)}
    if row.link:
        shown["link"] = row.link
    if shown.get("date"):
        stated = stated_date(as_date_text(shown["date"]), now)
        if stated.at is not None:
            shown["date"] = f"{stated.at:%Y-%m-%d %H:%M}" if stated.has_time else f"{stated.at:%Y-%m-%d}"
    return shown


def _notes(fields: Mapping[str, str], goes_on: str, family: Family) -> list[str]:
    notes = [f"认出：{family.label}"] if family is not Family.UNKNOWN else []
    if "date" not in fields and "name" not in fields:
        notes.append("列表里没有日期；详情页若有，请在 [list.detail] 里写明，否则以首次看到的时间为准")
    if not goes_on:
        notes.append("没有看到翻页；如果这个栏目有很多页，请核对 next 或 pages")
    notes.append("新发的文章要不要审核、多久以后才看得见？请填 shows_after（如 24h），否则可能把审核中的当成没交")
    return notes


def _base_of(url: str) -> str:
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc, "", "", ""))


def _path_of(url: str) -> str:
    parts = urlsplit(url)
    path = urlunsplit(("", "", parts.path or "/", parts.query, ""))
    return unquote(path) if "{page}" not in path and "%7B" in path.upper() else path.replace("%7Bpage%7D", "{page}")


def _encoding(name: str) -> str:
    return "auto" if name.lower().replace("_", "-") in {"utf-8", "utf8", "ascii"} else name.lower()
