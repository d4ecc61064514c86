"""What a page says itself of how much there is: 共37条 第1/3页, has_more. A list read short of it is not whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

_GAP = r"(?:\s|&nbsp;|<[^<>]{0,200}>)*"  # 共<b>3</b>页
_PAGES = re.compile(
    rf"共{_GAP}(\d{{1,5}}){_GAP}页|\d{{1,5}}{_GAP}/{_GAP}(\d{{1,5}}){_GAP}页|页次{_GAP}[:：]{_GAP}\d+{_GAP}/{_GAP}(\d{{1,5}})"
    rf"|(?i:\bpage){_GAP}\d+{_GAP}(?:of|/){_GAP}(\d{{1,5}})\b"
)
_ROWS = re.compile(rf"共{_GAP}(?:有{_GAP})?(\d{{1,7}}){_GAP}(?:条|篇|项|件|个?记录|个?主题)(?=.{{0,300}}页)", re.DOTALL)
_GOES_ON = {"hasmore", "hasnext", "hasnextpage", "more", "ismore"}
_ENDS = {"last", "islast", "islastpage", "isend", "end", "nomore", "finished", "isfinished"}
_NEXT = {"next", "nexturl", "nextlink", "nextpage", "nextpageurl", "nextcursor", "nextpagetoken", "nexttoken", "nextid"}
_COUNTS = {"total", "totalcount", "totalrows", "totalelements", "totalrecords", "totalnum", "totalsize", "recordcount"}
_PAGE_COUNTS = {"pages", "pagecount", "totalpages", "totalpage", "lastpage", "pagetotal"}


@dataclass(frozen=True, slots=True)
class Said:
    """How many pages and rows a page says there are (0: nothing said), and whether it says that it is not the last."""

    pages: int = 0
    rows: int = 0
    goes_on: bool = False


def said_by_page(html: str) -> Said:
    """The largest numbers of pages and rows that the pagers of a page name."""
    pages = (int(next(filter(None, found.groups()))) for found in _PAGES.finditer(html))
    rows = (int(found[1]) for found in _ROWS.finditer(html))
    return Said(max(pages, default=0), max(rows, default=0))


def said_by_data(data: Any, container: str) -> Said:
    """What the objects around a list in JSON say of it."""
    around = list(_around(data, container))
    return Said(
        max((_number(d, name) for d in around for name in _PAGE_COUNTS), default=0),
        max((_number(d, name) for d in around for name in _COUNTS), default=0),
        any(_goes_on(d) for d in around),
    )


def _around(data: Any, container: str) -> Iterator[Mapping[str, Any]]:
    """The objects on the way to the list, and their own small objects beside it (meta, page, links, paging)."""
    node = data
    for step in [*container.removeprefix("$").strip(".").split("."), ""]:
        if not isinstance(node, dict):
            return
        yield _plain(node)
        yield from (_plain(beside) for name, beside in node.items() if isinstance(beside, dict) and name != step)
        node = node.get(step)


def _plain(node: Mapping[str, Any]) -> Mapping[str, Any]:
    return {re.sub(r"[^a-z]", "", str(name).lower()): value for name, value in node.items()}


def _number(node: Mapping[str, Any], name: str) -> int:
    value = node.get(name)
    text = str(value) if isinstance(value, int | str) and not isinstance(value, bool) else ""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else 0


def _goes_on(node: Mapping[str, Any]) -> bool:
    has_more = any(node.get(name) is True or node.get(name) == 1 for name in _GOES_ON)
    is_unfinished = any(node.get(name) is False for name in _ENDS)
    after = [node.get(name) for name in _NEXT]
    return has_more or is_unfinished or any(isinstance(one, str | int) and one not in ("", "0", 0) for one in after)


def is_page_number(words: str, link: str, first: str) -> bool:
    """Whether a link is one of a pager's numbers: 2 for ?page=2, list_5_2.html or index_1.html of this very list."""
    if not re.fullmatch(r"\[?\d{1,4}\]?", words):
        return False
    number, here, there = int(words.strip("[]")), urlsplit(first), urlsplit(link)
    if number < 2 or there.netloc != here.netloc or not {number, number - 1} & set(_numbers(link)):
        return False
    if _shape(link) == _shape(first):
        return True
    is_below = there.path.startswith(here.path.rpartition("/")[0])
    added = link[len(_alike(link, first)) :]
    return is_below and re.search(r"(?i)page|[?&/]p[n]?[=/]?\d|_\d+\.", added) is not None


def _numbers(url: str) -> Iterator[int]:
    parts = urlsplit(url)
    return (int(one) for one in re.findall(r"\d{1,6}", f"{parts.path}?{parts.query}"))


def _shape(url: str) -> str:
    return re.sub(r"\d+", "0", url)


def _alike(one: str, other: str) -> str:
    """How both addresses begin, to the last sign that parts them."""
    length = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return re.sub(r"[^/?&_]*$", "", one[:length])[:-1]
