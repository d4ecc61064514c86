"""Names an element of a page by a selector that means it and nothing else, short and steady where that is possible."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from selectolax.lexbor import LexborNode, SelectolaxError

_UNSTEADY = re.compile(
    r"(?i)\d{2,}|^(?:odd|even|first|last|active|current|cur|on|off|hover|hide|show|alt|clearfix|clear|fl|fr|cl|cf|row\d?"
    r"|line\d*|item-?\d+|nth-?\d+|post-\d+|hentry|status-\w+|type-\w+|format-\w+|category-.*|tag-.*|js-.*|wow|animated|fade\w*"
    r"|col-.*|mb?-\d|mt?-\d|p[xytb]?-\d|text-(?:left|right|center))$"
)
_PLAIN = re.compile(r"-?[A-Za-z_\u4e00-\u9fff][\w\u4e00-\u9fff-]*")


def classes(node: LexborNode) -> tuple[str, ...]:
    """The classes that say what an element is, not how it looks or which number it has."""
    found = (node.attributes.get("class") or "").split()
    return tuple(name for name in found if _PLAIN.fullmatch(name) and not _UNSTEADY.search(name))


def elements(node: LexborNode) -> list[LexborNode]:
    return [child for child in node.iter() if child.tag and not child.tag.startswith(("-", "!", "_"))]


def select(within: LexborNode, css: str) -> list[LexborNode]:
    try:
        return within.css(css)
    except (SelectolaxError, ValueError):
        return []


def own_names(node: LexborNode) -> Iterator[str]:
    """Ways to name an element alone: by id, by tag and class, by tag."""
    id_ = node.attributes.get("id") or ""
    tag = node.tag or "div"
    if _PLAIN.fullmatch(id_) and not re.search(r"\d{3,}", id_):
        yield f"#{id_}"
    yield from (f"{tag}.{name}" for name in classes(node))
    yield tag


def unique_selector(root: LexborNode, node: LexborNode) -> str:
    """A selector that finds this element alone in the page; by its ancestors, at last by its place among siblings."""
    for name in own_names(node):
        if _means(root, name, node):
            return name
    for ancestor in _ancestors(node):
        for above in own_names(ancestor):
            for name in own_names(node):
                for joint in (" > ", " "):
                    if _means(root, f"{above}{joint}{name}", node):
                        return f"{above}{joint}{name}"
    return _by_place(node)


def shared_selector(within: Sequence[LexborNode], nodes: Sequence[LexborNode]) -> str:
    """A short selector whose first match in each of `within` is the one of `nodes` beside it; else empty."""
    wanted = list(zip(within, nodes, strict=True))
    for name in dict.fromkeys(_ways_to(wanted[0][0], wanted[0][1])) if wanted else ():
        if all((found := select(row, name)) and found[0].mem_id == node.mem_id for row, node in wanted):
            return name
    return ""


def _ways_to(row: LexborNode, node: LexborNode) -> Iterator[str]:
    if row.mem_id == node.mem_id:
        return
    tag = node.tag or "*"
    yield from (f"{tag}.{name}" for name in classes(node))
    above = [a for a in _ancestors(node, row)]
    for ancestor in above:
        yield from (f"{ancestor.tag}.{name} {tag}" for name in classes(ancestor))
        yield from (f".{name} {tag}" for name in classes(ancestor))
    if tag not in {"span", "div", "p", "em", "i", "font"}:
        yield from (
            f"{a.tag} {tag}" for a in above if a.tag in {"h1", "h2", "h3", "h4", "h5", "dt", "dd", "strong", "th"}
        )
        yield tag
    for cell in (node, *above):
        if cell.tag in {"td", "th", "span", "div", "p", "em", "dd", "i", "font", "a"}:
            place = f"{cell.tag}:nth-child({_place(cell)})"
            yield place if cell.mem_id == node.mem_id else f"{place} {tag}"
    yield tag
    yield from (f"{tag}:nth-of-type({n})" for n in range(1, 8))


def _means(root: LexborNode, css: str, node: LexborNode) -> bool:
    found = select(root, css)
    return len(found) == 1 and found[0].mem_id == node.mem_id


def _ancestors(node: LexborNode, below: LexborNode | None = None) -> Iterator[LexborNode]:
    parent = node.parent
    while parent is not None and parent.tag not in {"html", "-document", None}:
        if below is not None and parent.mem_id == below.mem_id:
            return
        yield parent
        parent = parent.parent


def _place(node: LexborNode) -> int:
    siblings: Iterable[LexborNode] = elements(node.parent) if node.parent else [node]
    return next((n for n, one in enumerate(siblings, 1) if one.mem_id == node.mem_id), 1)


def _by_place(node: LexborNode) -> str:
    steps = [f"{one.tag}:nth-child({_place(one)})" for one in (node, *_ancestors(node)) if one.tag != "body"]
    return " > ".join(["body", *reversed(steps)])
