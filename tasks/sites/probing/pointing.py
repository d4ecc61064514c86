"""Finds short selectors for a place on a page, that will still fit when the page holds other posts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from selectolax.lexbor import LexborNode, SelectolaxError

_NAME = re.compile(r"[A-Za-z_-][\w-]*")
# Class names that tell one row from its neighbours, or the state of the moment, not the kind of thing.
_PASSING = re.compile(
    r"(?i)^(odd|even|cur(rent)?|active|on|off|first|last|hot|new|top|hover|selected|sel|alt|bg\d*|line\d*|row\d+|item-?\d+|li\d+"
    r"|n\d+|i\d+|no\d+|clearfix|clear|cf|fix|fl|fr|left|right|post-\d+|status-\w+|tag-.*|category-.*|has-.*|is-.*|sticky)$"
)


def classes_of(node: LexborNode) -> tuple[str, ...]:
    """The lasting class names of a node, as written."""
    names = (node.attributes.get("class") or "").split()
    return tuple(name for name in names if _NAME.fullmatch(name) and not _PASSING.match(name) and not _numbered(name))


def id_of(node: LexborNode) -> str:
    """The node's id, unless it counts something."""
    name = (node.attributes.get("id") or "").strip()
    return name if _NAME.fullmatch(name) and not _numbered(name) else ""


def _numbered(name: str) -> bool:
    return re.search(r"\d{2,}|[_-]\d+$", name) is not None


def up(node: LexborNode, most: int = 60) -> Iterator[LexborNode]:
    """The node's ancestors, nearest first."""
    above = node.parent
    while above is not None and above.tag not in ("-document", "-undef") and most > 0:
        yield above
        above, most = above.parent, most - 1


def asked(within: LexborNode, css: str) -> list[LexborNode]:
    """What a selector finds below a node; nothing for one that cannot be used."""
    try:
        return [node for node in within.css(css) if node.mem_id != within.mem_id]
    except (SelectolaxError, ValueError):
        return []


def names_for(node: LexborNode) -> Iterator[str]:
    """Selectors of one step for a node, the most telling first."""
    tag = node.tag or "*"
    if own := id_of(node):
        yield f"#{own}"
    for name in classes_of(node):
        yield f".{name}"
        yield f"{tag}.{name}"
    if len(classes_of(node)) > 1:
        yield "".join(f".{name}" for name in classes_of(node))
    yield tag


def place(node: LexborNode, root: LexborNode) -> str:
    """A selector that finds this node and no other on the page; by its own names, else below a named ancestor."""
    for css in _ways(node):
        if [one.mem_id for one in asked(root, css)] == [node.mem_id]:
            return css
    return node.tag or "body"


def _ways(node: LexborNode) -> Iterator[str]:
    own = list(names_for(node))
    yield from own[:-1] if node.tag not in ("main", "body") else own
    for above in up(node):
        for name in list(names_for(above))[:-1]:
            yield from (f"{name} {step}" for step in own)
            yield from (f"{name} {step}{nth(node)}" for step in own[-1:])
    yield own[-1]
    steps = own[-1] + nth(node)
    for above in up(node):
        yield steps
        steps = f"{next(names_for(above))} > {steps}" if id_of(above) else f"{above.tag}{nth(above)} > {steps}"


def nth(node: LexborNode) -> str:
    """Which child of its parent it is."""
    if node.parent is None:
        return ""
    children = [one for one in node.parent.iter(include_text=False)]
    number = next((at for at, one in enumerate(children, 1) if one.mem_id == node.mem_id), 1)
    return f":nth-child({number})" if len(children) > 1 else ""


def inside(row: LexborNode, node: LexborNode) -> Iterator[str]:
    """Selectors for a node within its row, the shortest first."""
    if node.mem_id == row.mem_id:
        yield ""
        return
    own = list(names_for(node))
    yield from own
    between = [one for one in _between(row, node)]
    for above in between:
        yield from (f"{name} {own[-1]}" for name in names_for(above))
    for above in between:
        if above.tag in ("td", "th", "div", "span", "p", "dd", "li"):
            yield f"{above.tag}{nth(above)} {own[-1]}"
    yield f"{own[-1]}{nth(node)}"
    tag = node.tag
    yield f"{tag}:last-of-type"
    yield f"{tag}:nth-of-type(2)"


def _between(row: LexborNode, node: LexborNode) -> Iterator[LexborNode]:
    for above in up(node):
        if above.mem_id == row.mem_id:
            return
        yield above


def shared(nodes: Sequence[LexborNode]) -> LexborNode | None:
    """The nearest node that holds all of these."""
    lines = [[one.mem_id for one in up(node)] for node in nodes]
    common = set(lines[0]).intersection(*lines[1:]) if lines else set()
    return next((one for one in up(nodes[0]) if one.mem_id in common), None) if nodes else None
