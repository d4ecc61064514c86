"""Puts together how a page could be read: container, row, fields, turning and total, tried out on the page itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from selectolax.lexbor import LexborNode

from tasks.domain.evidence.source import ListSpec, WebsiteSource
from tasks.sites.probing.columns import fields_of, members_of
from tasks.sites.probing.pointing import asked, classes_of, names_for, place, shared, up
from tasks.sites.probing.rows import Group, groups
from tasks.sites.reading.answer import Answer, Trouble
from tasks.sites.reading.listing import Document, ListPage, Row, document, look

_TRIED = 6  # of the groups that repeat, the likeliest
MEMBERS, SHARE = "class_membership", "class_share"


@dataclass(frozen=True, slots=True)
class Proposed:
    """One way to read a page, and the rows that it gives there."""

    spec: ListSpec
    rows: tuple[Row, ...]
    score: float = 0.0


def read_best(answer: Answer, source: WebsiteSource, spec: ListSpec, now: datetime) -> Proposed | Trouble | None:
    """The best reading of a page by what repeats on it. `spec` has the channel and address; None: nothing repeats."""
    page = document(answer, source)
    if isinstance(page, Trouble):
        return page
    for group in groups(page, now)[:_TRIED]:
        found = _read(group, answer, source, spec, page, now)
        if found is not None:
            return found
    return None


def _read(
    group: Group, answer: Answer, source: WebsiteSource, spec: ListSpec, page: Document, now: datetime
) -> Proposed | None:
    fields = members_of(group) if group.members else fields_of(group, page, now)
    base = replace(spec, fields=fields, channel=spec.channel or (MEMBERS if group.members else SHARE))
    best: Proposed | None = None
    for container, row in _selectors(group, page.root):
        tried = replace(base, container=container, row=row)
        seen = look(answer, source, tried)
        if not isinstance(seen, ListPage) or seen.unread or not seen.rows:
            continue
        extra = abs(len(seen.rows) - len(group.nodes))
        if best is None or extra < best.score:
            best = Proposed(tried, seen.rows, extra)
        if not extra:
            break
    return best


def _selectors(group: Group, root: LexborNode) -> Iterator[tuple[str, str]]:
    """Container and row, plain ones first; rows that are no posts must fall out by themselves."""
    wanted = [node.mem_id for node in group.nodes]
    within = shared(group.nodes)
    holder = _holder(within)
    exact: list[tuple[str, str]] = []
    for container in dict.fromkeys(node.mem_id for node in (holder, within) if node is not None):
        node = holder if holder is not None and holder.mem_id == container else within
        assert node is not None
        css = place(node, root)
        for row in _rows(group.nodes[0], node):
            found = [one.mem_id for one in asked(node, row)]
            if found == wanted:
                yield css, row
            elif set(wanted) <= set(found):
                exact.append((css, row))
    yield from exact


def _holder(within: LexborNode | None) -> LexborNode | None:
    """The table, rather than its body that the parser added."""
    if within is not None and within.tag in ("tbody", "thead"):
        return next((above for above in up(within, 2) if above.tag == "table"), within)
    return within


def _rows(node: LexborNode, container: LexborNode) -> Iterator[str]:
    tag = node.tag or "*"
    lasting = classes_of(node)
    yield tag
    yield from (f"{tag}.{name}" for name in lasting)
    if node.parent is not None and node.parent.mem_id != container.mem_id:
        yield from (f"{name} > {tag}" for name in names_for(node.parent))
    for step in (tag, *(f"{tag}.{name}" for name in lasting)):
        yield f"{step}:has(a[href])"
        yield f"{step} + {step}"
        yield f"{step}:not(:first-child)"
    yield f"{tag}:has({tag})"  # rows that are tables of their own
    yield f"{tag}:not(:has({tag}))"
    if tag == "tr":
        yield "tr:has(td a[href])"
        yield "tr:not(:has(td[colspan]))"  # the last one turns the page
        yield "tbody tr"
    for name in names_for(container):
        yield f"{name} > {tag}"
        yield f"{name} > {tag}:has(> a[href])"
    if node.parent is not None:
        yield from (f"{name} > {tag}:has(a[href])" for name in names_for(node.parent))
