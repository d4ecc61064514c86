"""Finds where a row shows its date: in a part of it, in its own words, or in the row below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from selectolax.lexbor import LexborNode

from tasks.domain.evidence.dates import stated_date
from tasks.sites.probing.pointing import classes_of, inside
from tasks.sites.reading.fields import one_line, value_of


def date_of(rows: Sequence[LexborNode], skip: set[int], now: datetime) -> str:
    """The selector under which most rows show a date; of several dates the one that names a year, else the first."""
    tried: dict[str, None] = {}
    for row in rows[:5]:
        for node in leaves(row, skip):
            if _dated(one_line(node.text(deep=True)), now):
                tried.update(dict.fromkeys(inside(row, node)))
            attr = one_line(node.attributes.get("datetime") or "")
            if attr and _dated(attr, now):
                tried.update({f"{css}@datetime": None for css in inside(row, node)})
        if _dated(one_line(row.text(deep=False)), now):
            tried["@own-text"] = None
        for css in _parts_with_own_dates(row, skip, now):
            tried[css] = None
        for css in _beside(row, now):
            tried[css] = None
    best, most = "", 0.0
    for place, css in enumerate(tried):
        if not css:
            continue
        texts = [value_of(row, css) for row in rows]
        hits = sum(_dated(text, now) for text in texts)
        years = sum(bool(re.search(r"(19|20)\d\d", text)) for text in texts)
        labels = sum(bool(re.search(r"发布|发表|上传", text)) for text in texts)
        worth = hits * 10 + years * 2 + labels + ("@datetime" in css) - place / 1000
        worth -= 4 * ("last" in css) + sum(map(len, texts)) / len(texts) / 4  # the day alone, not the box around it
        if hits >= 0.6 * len(rows) and worth > most:
            best, most = css, worth
    return best


def _dated(text: str, now: datetime) -> bool:
    return (
        0 < len(text) <= 60
        and bool(re.search(r"\d|[昨前今]天|刚刚|[〇一二三四五六七八九十]月", text))
        and (stated_date(text, now).at is not None)
    )


def leaves(row: LexborNode, skip: set[int]) -> Iterator[LexborNode]:
    """The smaller parts of a row, deepest last in the page's order, without its main link."""
    for node in row.css("*"):
        if node.mem_id in skip or node.mem_id == row.mem_id or any(one.mem_id in skip for one in node.css("a")):
            continue
        yield node


def _parts_with_own_dates(row: LexborNode, skip: set[int], now: datetime) -> Iterator[str]:
    for node in row.css("*"):
        holds_the_link = node.mem_id != row.mem_id and any(one.mem_id in skip for one in node.css("a"))
        if holds_the_link and _dated(one_line(node.text(deep=False)), now):
            yield from (f"{css}@own-text" for css in inside(row, node))


def _beside(row: LexborNode, now: datetime) -> Iterator[str]:
    """In the neighbour: <dt> title, <dd> date."""
    beside = row.next
    while beside is not None and (beside.tag or "").startswith("-"):
        beside = beside.next
    if beside is None or beside.tag == row.tag and classes_of(beside) == classes_of(row) or beside.css("a[href] img"):
        return
    if _dated(one_line(beside.text(deep=True)), now):
        yield f"+ {beside.tag}"
    for node in beside.css("*"):
        if node.mem_id != beside.mem_id and _dated(one_line(node.text(deep=True)), now):
            yield from (f"+ {beside.tag} {css}" for css in inside(beside, node) if css)
