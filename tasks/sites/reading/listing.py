"""Looks at one page of a list: its rows, its total, where the next page is, or why it is not to be believed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode
from w3lib.html import get_base_url

from tasks.domain.evidence.source import ListSpec, WebsiteSource
from tasks.sites.reading.addresses import absolute, account_of, identity, is_home, is_same_page
from tasks.sites.reading.answer import Answer, Trouble, unbelievable
from tasks.sites.reading.at_once import Rows
from tasks.sites.reading.behind import Detail, Link
from tasks.sites.reading.decoding import Text, decode
from tasks.sites.reading.fields import found_by, one_line, selectors, value_of, words_of
from tasks.sites.reading.more import Said, said_by_page
from tasks.sites.reading.page_links import Links
from tasks.sites.reading.scripted import SCRIPTED, scripted_next
from tasks.sites.reading.signs import (
    has_logout,
    has_password_field,
    is_filler,
    leads_to_login,
    why_doubt_emptiness,
    why_not_the_page,
)

_UNREAD, _SKIPPED = "unread", "skipped"
_MOVES = re.compile(r"(?i)前|刚刚|刚才|今[天日]|昨[天日]|\b(ago|seconds?|minutes?|hours?|days?|yesterday|today)\b")
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")


class Row(NamedTuple):
    """One row of a list as its fields say; `link` is absolute, `identity` tells it from the others of its list."""

    fields: Mapping[str, str]
    link: str
    identity: str
    behind: Detail | None = None  # where the list itself holds the whole post

    @property
    def is_ambiguous(self) -> bool:
        """Whether another person's or post's row may look just like this one."""
        return not self.fields.get("account") if self.fields.get("name") else not self.link


@dataclass(frozen=True, slots=True)
class ListPage:
    url: str
    rows: tuple[Row, ...]
    unread: int  # rows with words in which no field was found
    total: int | None
    next: str  # the address of the next page; empty on the last
    links: Mapping[str, str] = field(default_factory=dict)  # every address on the page -> the words of its link
    folders: tuple[str, ...] = ()  # addresses of lists inside this one, which belong to it
    doubt: str = ""  # Chinese: why it can't be proved whole, although everything that was shown has been read
    said: Said = Said()  # what the page says itself of how much there is; asked only where `total` is not


@dataclass(frozen=True, slots=True)
class Document:
    """A page that was decoded and parsed; `base` is what its links start from."""

    root: LexborNode
    base: str
    text: Text
    url: str = ""

    def link(self, href: str) -> str:
        return absolute(self.base, href, self.text.encoding)


def document(answer: Answer, source: WebsiteSource) -> Document | Trouble:
    body = answer.read()
    text = decode(body, answer.headers.get("content-type", ""), source.encoding)
    if not answer.framed and re.search(r"(?i)<(html|body)\b", text.text) and not _ends(text.text):
        return unbelievable("页面没有收全（结尾缺失）")
    root = LexborHTMLParser(text.text).root
    if root is None:
        return unbelievable("得到的是空白页")
    return Document(root, get_base_url(text.text, answer.url), text, answer.url)


def _ends(text: str) -> bool:
    return re.search(r"(?i)</(html|body)\s*>", text[-4000:]) is not None


def look(answer: Answer, source: WebsiteSource, spec: ListSpec) -> ListPage | Trouble:
    """Read a list's page. Container missing: not the page. Container without rows: an empty list, if believable."""
    page = document(answer, source)
    if isinstance(page, Trouble):
        return page
    nodes = _plain_rows(page.root, spec)
    containers = [] if nodes else found_by(page.root, spec.container) if spec.container else [page.root]
    why = _why_not(page, answer, source, is_there=bool(nodes or containers))
    if why:
        return unbelievable(why)
    read = _read(nodes or _rows_in(containers, spec.row), spec, page)
    rows = tuple([row for row in read if isinstance(row, Row)])
    unread = len(read) - len(rows) - read.count(_SKIPPED)
    total = _total(page, spec)
    if not rows and not unread and not total:
        containers = containers or found_by(page.root, spec.container)
        why = why_doubt_emptiness(page.root, containers, answer.url, source.login.url)
        if why:
            return unbelievable(why)
    said = Said() if spec.total else said_by_page(page.text.text)
    return ListPage(answer.url, rows, unread, total, _next(page, spec), Links(page.root, page.link), said=said)


def _why_not(page: Document, answer: Answer, source: WebsiteSource, *, is_there: bool) -> str:
    redirected = not is_same_page(answer.asked, answer.url)
    if redirected and leads_to_login(answer.url, source.login.url):
        return "被转到登录页"
    if redirected and is_home(answer.url):
        return "被转到站点首页：网址可能已失效"
    if not is_there:
        other = why_not_the_page(page.root, answer.url, source.login.url)
        return other or "页面结构变了：找不到列表容器"
    if is_logged_out(page.root, source.login.kind):
        return "登录已失效，得到的是未登录的页面"
    return ""


def is_logged_out(root: LexborNode, kind: str) -> bool:
    """A password field on a page that we read logged in; one beside a link to leave is for changing the password."""
    return kind in ("form", "cookie") and has_password_field(root) and not has_logout(root)


def _plain_rows(root: LexborNode, spec: ListSpec) -> list[LexborNode]:
    """The rows in one look, where container and row are simple selectors; empty where they are not, or none is."""
    is_simple = spec.container and spec.row and not set(",(") & {*spec.container, *spec.row}
    return root.css(f"{spec.container} {spec.row}") if is_simple and spec.row[0] not in "+~>" else []


def _read(nodes: list[LexborNode], spec: ListSpec, page: Document) -> list[Row | str]:
    inner = {"body", "attachments"} & {*spec.fields}
    texts = {name: text for name, text in spec.fields.items() if name not in inner}
    pairs = zip(nodes, Rows(page.root, nodes).values(texts), strict=True)
    read = [_row(node, fields, page, needs_link="link" in texts) for node, fields in pairs]
    if not inner:
        return read
    rows = zip(nodes, read, strict=True)
    return [row._replace(behind=_inside(node, spec, page)) if isinstance(row, Row) else row for node, row in rows]


def _rows_in(containers: list[LexborNode], row: str) -> list[LexborNode]:
    """The rows of all containers, each once, also when containers or rows stand inside one another."""
    found: dict[int, LexborNode] = {}
    for container in containers:
        for node in found_by(container, row) if row else [container]:
            if not row or node.mem_id != container.mem_id:
                found.setdefault(node.mem_id, node)
    return list(found.values())


def _row(node: LexborNode, fields: dict[str, str], page: Document, *, needs_link: bool) -> Row | str:
    """The row, or _UNREAD, or _SKIPPED for one that holds nothing."""
    href = fields.get("link")
    link = absolute(page.base, href, page.text.encoding) if href else ""
    if not link and (needs_link or not (fields.get("title") or fields.get("name"))):
        # A row that leads nowhere cannot be looked into; one without any field may be no row.
        return _SKIPPED if not any(fields.values()) and _is_filler(node) else _UNREAD
    if fields.get("account"):
        fields["account"] = account_of(fields["account"])
    return Row(fields, link, _identity(fields, link))


def _inside(node: LexborNode, spec: ListSpec, page: Document) -> Detail:
    """The words and files that the row itself shows, where the source's file says so."""
    nodes = [one for selector in selectors(spec.fields.get("body", "")) for one in selector.nodes(node)]
    return Detail(body=words_of(nodes), links=links_of(node, spec.fields.get("attachments", ""), page))


def links_of(within: LexborNode, text: str, page: Document) -> tuple[Link, ...]:
    """Everything that the attachments' selectors point at, each address once, the page itself left out."""
    found: dict[str, Link] = {}
    for selector in selectors(text):
        for node in selector.nodes(within):
            given = (node.attributes.get(selector.attr or ("src" if node.tag == "img" else "href")) or "").strip()
            is_inline = given.lower().startswith("data:image/")
            url = given if is_inline else page.link(given)
            if not url or (not is_inline and identity(url) == identity(page.url)):
                continue
            said = node.attributes.get("download")
            named = node.attributes.get("title") or node.attributes.get("alt") or ""
            words = said or one_line(node.text(deep=True)) or one_line(named)
            link = Link(url, words, node.tag or "a", "download" in node.attributes, page.url)
            found.setdefault(url if is_inline else identity(url), link)
    return tuple(found.values())


def _identity(fields: Mapping[str, str], link: str) -> str:
    """A post by its address, a member by account or name and class, anything else by what it shows."""
    if fields.get("name"):
        return (fields.get("account") or fields["name"]) + (f"@{fields['column']}" if fields.get("column") else "")
    if link:
        return identity(link)
    day = fields.get("date", "")
    stands = "" if _MOVES.search(day) else day  # “3 分钟前” is another word at the next reading
    return "\t".join((fields.get("title", ""), stands, fields.get("author", "")))


def _is_filler(node: LexborNode) -> bool:
    """Empty rows (PHPCMS sets one after every five), headings of a table, 暂无数据, pagers."""
    words = words_of([node])
    return not words or is_filler(words) or (node.tag == "tr" and not node.css("td"))


def _total(page: Document, spec: ListSpec) -> int | None:
    if not spec.total:
        return None
    number = _NUMBER.search(value_of(page.root, spec.total))
    return int(number[0].replace(",", "")) if number else None


def _next(page: Document, spec: ListSpec) -> str:
    """Where the next page is; a link without address, or to `#`, ends the list."""
    if spec.next.lower() == SCRIPTED.lower():
        return scripted_next(page.root, page.url)
    for selector in selectors(spec.next) if spec.next else ():
        for node in selector.nodes(page.root):
            words = (node.attributes.get("class") or "").lower().split()
            href = node.attributes.get(selector.attr or "href") or ""
            if href and "disabled" not in words and page.link(href):
                return page.link(href)
    return ""
