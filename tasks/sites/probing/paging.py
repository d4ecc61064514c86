"""Says how a list goes on: the link to the next page, numbered pages, pages that a script draws, and the total."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborNode

from tasks.sites.probing.selecting import classes, select, unique_selector
from tasks.sites.reading.fields import one_line

_NEXT = re.compile(r"(?i)^[\s\[]*(?:下一?页|后一?页|next(?: page)?|older(?: posts| entries)?)[\s›»>→\]]*$|^[›»>→]$")
_UNITS = "条|篇|个|项|则|件|人|名|位|记录|主题|帖"
_TOTAL = re.compile(rf"(?:共|总计|总共|合计)\s*(?:有)?\s*(\d[\d,]*)\s*(?:{_UNITS})|总数\s*[:：]?\s*(\d+)")
_SCRIPT = re.compile(
    r"createPageHTML\s*\(\s*[\"']?(\d+)[\"']?\s*,\s*[\"']?\d+[\"']?\s*,\s*[\"'](\w+)[\"']\s*,\s*[\"'](\w+)[\"']"
)


@dataclass(frozen=True, slots=True)
class Paging:
    """What of it was found; empty where the page shows nothing."""

    next: str = ""
    pages: str = ""
    total: str = ""


def paging_of(root: LexborNode, html: str, url: str) -> Paging:
    after = _next_link(root)
    total = _total(root)
    if after is not None:
        selector = _next_selector(root, after)
        if selector:
            return Paging(next=f"{selector}@href", total=total)
    return Paging(pages=_numbered(root, url) or _drawn_by_script(html, url), total=total)


def _next_link(root: LexborNode) -> LexborNode | None:
    for link in root.css("a[href]"):
        href = (link.attributes.get("href") or "").strip().lower()
        words = one_line(link.text(deep=True)) or one_line(link.attributes.get("title") or "")
        if _NEXT.match(words) and href and not href.startswith(("#", "javascript:")):
            return link
    return next(iter(root.css("a[rel=next][href]")), None)


def _next_selector(root: LexborNode, link: LexborNode) -> str:
    """By its class or rel where these mean it alone; else by its words, which stay when its place changes."""
    if link.attributes.get("rel") == "next":
        return "a[rel=next]"
    for name in classes(link):
        if re.search(r"(?i)next|nxt|down|xia", name) and len(select(root, f"a.{name}")) == 1:
            return f"a.{name}"
    words = one_line(link.text(deep=True))
    if words and '"' not in words:
        by_words = f'a:lexbor-contains("{words}")'
        found = select(root, by_words)
        if found and found[0].mem_id == link.mem_id:
            return by_words
    return unique_selector(root, link)


def _numbered(root: LexborNode, url: str) -> str:
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


def _drawn_by_script(html: str, url: str) -> str:
    """createPageHTML(5, 0, "index", "html"): index.html, index_1.html, …"""
    found = _SCRIPT.search(html)
    if not found or int(found[1]) < 2:
        return ""
    return urljoin(url, f"{found[2]}_{{page}}.{found[3]}")


def _total(root: LexborNode) -> str:
    """The innermost element in which 共 45 条 stands, if the first number in it is that one."""
    best: LexborNode | None = None
    for node in root.css("*"):
        text = one_line(node.text(deep=True))
        found = _TOTAL.search(text) if len(text) <= 120 else None
        if found and re.search(r"\d[\d,]*", text)[0] == (found[1] or found[2]):  # type: ignore[index]
            best = node if best is None or len(text) <= len(one_line(best.text(deep=True))) else best
    return unique_selector(root, best) if best is not None else ""
