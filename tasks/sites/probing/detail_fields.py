"""Says what stands where on a post's own page, from a few of them: what differs between two posts is the post."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from selectolax.lexbor import LexborNode

from tasks.domain.evidence.dates import stated_date
from tasks.sites.probing.selecting import classes, elements, own_names, select
from tasks.sites.reading.addresses import is_file
from tasks.sites.reading.fields import one_line, value_of

_BODIES = (
    "#vsb_content", ".v_news_content", ".TRS_Editor", "#zoom", "#artibody", ".entry-content", ".article-content",
    ".article_content", ".detail-content", ".news-content", ".post-content", ".content-body", ".read-content", "td.t_f",
    ".t_msgfont", ".article-body", ".con_text", ".newscontent", ".wp_articlecontent", ".content",
)  # fmt: skip
_DATE = re.compile(r"\d{2,4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}")
_DATE_NAMED = re.compile(r"(?i)date|time|info|meta|发布|时间|日期")
_DOWNLOAD = re.compile(r"(?i)down|attach|file|upload|fujian|附件")
_MOST = 0.75  # of what differs


def detail_of(pages: Sequence[LexborNode], titles: Sequence[str], now: datetime) -> dict[str, str]:
    """Field -> selector for title, date, body and attachments, each checked on all pages; empty where none holds."""
    body = _body(pages, titles, now)
    if not body:
        return {}
    fields = {"title": _title(pages, titles), "date": _date(pages, body, now), "body": body}
    place = _place_of_files(pages, body)
    fields["attachments"] = f"{place} a@href, {place} img@src"
    return {name: text for name, text in fields.items() if text}


def _body(pages: Sequence[LexborNode], titles: Sequence[str], now: datetime) -> str:
    for name in _BODIES:
        found = [select(page, name) for page in pages]
        if all(len(nodes) == 1 and (one_line(nodes[0].text(deep=True)) or nodes[0].css("a, img")) for nodes in found):
            return name
    return _what_differs(pages, titles, now)


def _what_differs(pages: Sequence[LexborNode], titles: Sequence[str], now: datetime) -> str:
    """The innermost element with most of the words that this page does not share with another; its head left out."""
    page = pages[0]
    common = {line for other in pages[1:] for line in _lines(other)}
    common |= {line for line in _lines(page) if titles[0] and line.startswith(titles[0][:12])}
    common |= {line for line in _lines(page) if _DATE.search(line) and stated_date(line, now).at is not None}
    own = _weight(page, common)
    best = page.css_first("body") or page
    while own:
        inner = next((child for child in elements(best) if _weight(child, common) >= _MOST * own), None)
        if inner is None or inner.tag in {"p", "span", "h1", "h2", "h3", "td", "a", "em", "strong"}:
            break
        best = inner
    return next((name for name in own_names(best) if _is_alone(pages, name)), "") if own else ""


def _lines(node: LexborNode) -> set[str]:
    texts = (one_line(n.text_content or "") for n in node.traverse(include_text=True) if n.tag == "-text")
    return {text for text in texts if text}


def _weight(node: LexborNode, common: set[str]) -> int:
    return sum(len(line) for line in _lines(node) - common)


def _is_alone(pages: Sequence[LexborNode], name: str) -> bool:
    return name not in {"div", "table", "td", "section", "body"} and all(len(select(p, name)) == 1 for p in pages)


def _title(pages: Sequence[LexborNode], titles: Sequence[str]) -> str:
    """The heading that begins as the list's title does; lists cut titles."""
    stems = [re.sub(r"[.…\s]+$", "", title)[:12] for title in titles]
    names: dict[str, None] = {}
    for node in pages[0].css("h1, h2, h3, h4, .title, #title, [class*=title], [id*=subject], [class*=tit]"):
        if stems[0] and one_line(node.text(deep=True)).startswith(stems[0]):
            names |= dict.fromkeys(own_names(node))
    return next((n for n in names if all(value_of(p, n).startswith(s) for p, s in zip(pages, stems, strict=True))), "")


def _date(pages: Sequence[LexborNode], body: str, now: datetime) -> str:
    """The element with a date outside the words; with a time of day before one without."""
    inside = {n.mem_id for node in select(pages[0], body) for n in node.css("*")}
    found: list[tuple[bool, bool, int, LexborNode]] = []
    for node in pages[0].css("time[datetime], span, p, div, em, td, li, small, font, i"):
        text = one_line(node.attributes.get("datetime") or node.text(deep=True))
        if node.mem_id in inside or len(text) > 120 or not _DATE.search(text):
            continue
        stated = stated_date(text, now)
        if stated.at is not None:
            named = any(_DATE_NAMED.search(c) for c in classes(node)) or bool(_DATE_NAMED.search(text))
            found.append((not stated.has_time, not named, len(text), node))
    for _, _, _, node in sorted(found, key=lambda one: one[:3]):
        suffix = "@datetime" if node.attributes.get("datetime") else ""
        for name in own_names(node):
            if name not in {"span", "p", "div", "em", "td", "li", "i", "font"} and all(
                stated_date(value_of(page, name + suffix), now).at for page in pages
            ):
                return name + suffix
    return ""


def _place_of_files(pages: Sequence[LexborNode], body: str) -> str:
    """The words' own place, or, when files are offered beside it, what holds both."""
    for page in pages:
        node = select(page, body)[0]
        while any(_is_offer(a) and not _is_within(a, node) for a in page.css("a[href]")) and node.parent is not None:
            if node.parent.tag in {"body", "html", None}:
                break
            node = node.parent
            name = next((n for n in own_names(node) if _is_alone(pages, n)), "")
            if name and not any(_is_offer(a) and not _is_within(a, node) for a in page.css("a[href]")):
                return name
    return body


def _is_offer(link: LexborNode) -> bool:
    href = link.attributes.get("href") or ""
    return is_file(href) or "download" in link.attributes or bool(_DOWNLOAD.search(href) and "?" in href)


def _is_within(node: LexborNode, holder: LexborNode) -> bool:
    at: LexborNode | None = node
    while at is not None:
        if at.mem_id == holder.mem_id:
            return True
        at = at.parent
    return False
