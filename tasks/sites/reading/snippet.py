"""A piece of HTML that came inside something else: a post's content in JSON or in a feed."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from tasks.sites.reading.addresses import absolute, identity
from tasks.sites.reading.behind import Link
from tasks.sites.reading.fields import one_line, words_of


def words_in(html: str) -> str:
    """The words of the piece; a text without marks is its own."""
    root = LexborHTMLParser(html).root if "<" in html else None
    return words_of([root]) if root is not None else html.strip()


def links_in(html: str, base: str) -> tuple[Link, ...]:
    """Every link and picture of the piece, each address once."""
    root = LexborHTMLParser(html).root if "<" in html else None
    found: dict[str, Link] = {}
    for node in root.css("a[href], img[src]") if root is not None else ():
        given = (node.attributes.get("src" if node.tag == "img" else "href") or "").strip()
        is_inline = given.lower().startswith("data:image/")
        url = given if is_inline else absolute(base, given)
        if not url:
            continue
        named = node.attributes.get("download") or node.attributes.get("title") or node.attributes.get("alt") or ""
        words = one_line(node.text(deep=True)) or one_line(named)
        link = Link(url, words, node.tag or "a", "download" in node.attributes, base)
        found.setdefault(url if is_inline else identity(url), link)
    return tuple(found.values())
