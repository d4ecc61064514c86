"""Finds how a list is turned to its next page, and where the site says how many rows there are in all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborNode

from tasks.sites.probing.pointing import asked, names_for, up
from tasks.sites.reading.addresses import absolute, identity
from tasks.sites.reading.fields import one_line, value_of
from tasks.sites.reading.scripted import SCRIPTED, scripted_next

_NEXT = re.compile(r"(?i)[\s\[<«]*(下一?页|后一?页|下页|next( page)?|older( posts)?|较早文章)[\s\]›»>→]*|[›»>]{1,2}")
_COUNT = re.compile(r"^(?:\D{0,8}?|\D{0,60}[共计有]\s*)(\d[\d,]*)\s*(条|篇|项|个?主题|个?记录|件|个帖子|名|人|位)")
_UNIT = re.compile(r"^\s*(条|篇|项|个?主题|个?记录|件|名|人|位)")


def next_of(root: LexborNode, here: str) -> str:
    """The selector of the link to the next page; empty where the page has none that leads anywhere."""
    links = [link for link in root.css("a[href]") if _NEXT.fullmatch(_words(link))]
    for link in links:
        url = absolute(here, link.attributes.get("href") or "")
        if not url or identity(url) == identity(here) or urlsplit(url).hostname != urlsplit(here).hostname:
            continue
        for css in _ways(link):
            found = asked(root, css)
            if found and found[0].mem_id == link.mem_id:
                return f"{css}@href"
    return SCRIPTED if scripted_next(root, here) else ""


def numbered(root: LexborNode, url: str) -> str:
    """The pattern of a link with the words 2: the 2 of its address that the first page lacks, or has as a 1."""
    for link in root.css("a[href]"):
        if one_line(link.text(deep=True)) != "2":
            continue
        second = urljoin(url, link.attributes.get("href") or "")
        places = [m for m in re.finditer(r"(?<!\d)[12](?!\d)", second)]
        if places and urlsplit(second).netloc == urlsplit(url).netloc:
            at = places[-1]
            return second[: at.start()] + "{page}" + second[at.end() :]
    return ""


def _words(link: LexborNode) -> str:
    return one_line(link.text(deep=True)) or one_line(link.attributes.get("title") or "")


def _ways(link: LexborNode) -> Iterator[str]:
    """By its own class, if that says next; else by its words within its pager."""
    names = [name for name in names_for(link) if re.search(r"(?i)next|nxt|nextpage|xyy", name)]
    yield from (f"a{name}" if name.startswith(".") else name for name in names)
    if (link.attributes.get("rel") or "") == "next":
        yield 'a[rel="next"]'
    words = one_line(link.text(deep=True))
    if words and '"' not in words:
        contains = f'a:lexbor-contains("{words}")'
        for above in up(link, 4):
            yield from (f"{name} {contains}" for name in list(names_for(above))[:-1])
        yield contains


def total_of(root: LexborNode, rows: int, *, turned: bool) -> str:
    """The selector of the words whose first number is the count of all rows."""
    for node in root.css("*"):
        if node.tag in ("script", "style", "html", "body", "head", "title", "option"):
            continue
        words = one_line(node.text(deep=True))
        count = _COUNT.match(words) if len(words) < 60 else None
        number = count[1] if count else words if words.isdecimal() and _UNIT.match(_after(node)) else ""
        # "共 45 条" over ten rows says that there are more, also where nothing here can turn the page
        more = turned or re.search(r"[共总合]", words) is not None
        if not number or not _fits(int(number.replace(",", "")), rows, more=more, turned=turned):
            continue
        if _is_in_a_row(node):
            continue
        for css in _places(node, root):
            found = re.search(r"\d[\d,]*", value_of(root, css))
            if found and found[0] == number:
                return css
    return ""


def _after(node: LexborNode) -> str:
    beside = node.next
    return (beside.text(deep=True) or "") if beside is not None else ""


def _fits(number: int, rows: int, *, more: bool, turned: bool) -> bool:
    return (number > rows and more) or (number == rows and not turned)


def _is_in_a_row(node: LexborNode) -> bool:
    return any(above.tag in ("nav", "aside", "footer") for above in up(node))


def _places(node: LexborNode, root: LexborNode) -> Iterator[str]:
    own = list(names_for(node))
    yield from own[:-1]
    for above in up(node, 4):
        for name in list(names_for(above))[:-1]:
            yield f"{name} {own[-1]}"
            yield f"{name} {own[-1]}:nth-of-type(2)"
            yield f"{name} {own[-1]}:nth-of-type(3)"
            yield f"{name} {own[-1]}:last-of-type"
    yield f'{own[-1]}:lexbor-contains("共")'
