"""Picks values out of a page by selectors: `css` is the text, `css@attr` an attribute, `.` the row's whole text.

`@own-text` is what stands in the node itself, outside its links and other children.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

_BLOCKS = re.compile(
    r"address|article|aside|blockquote|br|dd|div|dl|dt|fieldset|figure|footer|form|h[1-6]|header|hr|li|main|nav"
    r"|ol|p|pre|section|table|tr|ul"
)
_CELLS = ("td", "th")
_CUT = (".", "…")
_UNSEEN = frozenset(["script", "style", "noscript", "template", "textarea"])
_CONTAINS = re.compile(r":(?:contains|has-text)\(\s*([\"']?)([^()]*?)\1\s*\)(?!.*:contains)")
_ATTRIBUTE = re.compile(r"^(?P<css>.*?)@(?P<attr>[\w:.-]+)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Selector:
    css: str  # empty: the row itself
    attr: str = ""  # empty: its text

    def nodes(self, within: LexborNode) -> list[LexborNode]:
        if self.css[:1] in ("+", "~"):
            return _beside(within, self.css)
        return found_by(within, self.css) if self.css else [within]

    def first(self, within: LexborNode) -> str:
        """The value of the first node, without a look at the others; empty where it has none, or must be searched."""
        if not self.css or self.css[0] in "+~" or ":" in self.css:
            return ""
        node = within.css_first(self.css)
        return self.value(node) if node is not None else ""

    def values(self, nodes: Sequence[LexborNode]) -> list[str]:
        """What `value` says of each, for the hundreds of a page at once."""
        if self.attr == "own-text":
            return [self.value(node) for node in nodes]
        if self.attr:
            return one_lines([node.attributes.get(self.attr) or "" for node in nodes])
        lines = one_lines([node.text(deep=True) for node in nodes])
        pairs = zip(nodes, lines, strict=True)
        return [_whole_title(node, line) if line[-1:] in _CUT else line for node, line in pairs]

    def value(self, node: LexborNode) -> str:
        if not self.attr:
            return _whole_title(node, one_line(node.text(deep=True)))
        if self.attr == "own-text":
            return one_line(node.text(deep=False))
        return one_line(node.attributes.get(self.attr) or "")


def found_by(within: LexborNode, css: str) -> list[LexborNode]:
    """The nodes that a selector finds; `:contains("下一页")` finds by words, as people know it from other tools."""
    last = _CONTAINS.search(css)
    if last is not None and last.end() == len(css):  # the engine looks at an element's own words only
        return [node for node in within.css(_native(css[: last.start()]) or "*") if last[2] in node.text(deep=True)]
    return within.css(_native(css))


@lru_cache(maxsize=512)
def _native(css: str) -> str:
    return _CONTAINS.sub(lambda part: f':lexbor-contains("{part[2]}")', css)


def _beside(row: LexborNode, css: str) -> list[LexborNode]:
    """`+ dd` is the element that follows the row, `~ dd` any that does: rows that are halves, as dt and dd are."""
    wanted, found = css[1:].strip(), []
    node = row.next
    while node is not None:
        if node.tag != "-text" and not (node.tag or "").startswith("-"):
            inside = {one.mem_id for one in (node.parent.css(_native(wanted)) if node.parent else ())}
            if node.mem_id in inside:
                found.append(node)
            else:
                found += found_by(node, wanted)
            if css[0] == "+":
                break
        node = node.next
    return found


@lru_cache(maxsize=512)
def selectors(text: str) -> tuple[Selector, ...]:
    """Read `a@href, img@src`: alternatives in order, split at commas outside brackets, parentheses and quotes."""
    found = []
    for part in _split(text):
        match = _ATTRIBUTE.match(part)
        own = "" if part == "." else part  # the row itself
        found.append(Selector(match["css"].strip(), match["attr"].lower()) if match else Selector(own))
    return tuple(found)


def _split(text: str) -> Iterator[str]:
    depth, quote, part = 0, "", ""
    for sign in text:
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'":
            quote = sign
        elif sign in "([":
            depth += 1
        elif sign in ")]":
            depth -= 1
        if sign == "," and not depth and not quote:
            yield part.strip()
            part = ""
        else:
            part += sign
    if part.strip():
        yield part.strip()


def wrong_selectors(texts: Iterable[str]) -> list[str]:
    """Those of the selectors that no page could be asked with."""
    root = LexborHTMLParser("<p></p>").root
    wrong = []
    for text in texts:
        try:
            for selector in selectors(text):
                if root is not None:
                    selector.nodes(root)
        except (SelectolaxError, ValueError):
            wrong.append(text)
    return wrong


def value_of(within: LexborNode, text: str) -> str:
    """The first value that any of the alternatives gives; empty when none does."""
    for selector in selectors(text):
        if first := selector.first(within):
            return first
        for node in selector.nodes(within):
            value = selector.value(node)
            if value:
                return value
    return ""


def one_line(text: str) -> str:
    return " ".join(text.replace("\u200b", "").replace("\ufeff", "").split())


def one_lines(texts: Sequence[str]) -> list[str]:
    every = "".join(texts)
    if "\u200b" in every or "\ufeff" in every:
        return [one_line(text) for text in texts]
    return [" ".join(text.split()) for text in texts]


def _whole_title(node: LexborNode, text: str) -> str:
    """Lists cut long titles; the title attribute often has the whole of it."""
    if not text.endswith(_CUT):
        return text
    stem = text.removesuffix("...").removesuffix("…").removesuffix("…").rstrip()
    if stem == text or not stem:
        return text
    whole = one_line(node.attributes.get("title") or "")
    if not whole:
        link = node.css_first("a[title]") or (node.parent if node.parent and node.parent.tag == "a" else None)
        whole = one_line((link.attributes.get("title") if link else None) or "")
    return whole if whole.startswith(stem) else text


def words_of(nodes: Iterable[LexborNode], most: int = 200_000) -> str:
    """The readable words of some nodes, a line for each block, at most `most` characters."""
    parts: list[str] = []
    block: int | None = None  # the one that the last words stood in
    for node in (inner for root in nodes for inner in root.traverse(include_text=True)):
        if node.tag == "-text":
            if node.parent is None or node.parent.tag in _UNSEEN or not (node.text_content or "").strip():
                parts.append(" ")
                continue
            own = _block_of(node)
            if own != block and parts and parts[-1] not in ("\n", "\t"):
                parts.append("\n")
            block = own
            parts.append(re.sub(r"\s+", " ", node.text_content or ""))
        elif _BLOCKS.fullmatch(node.tag or ""):
            parts.append("\n")
        elif node.tag in _CELLS:
            parts.append("\t")
    lines = (re.sub(r" ?\t ?", "\t", line.strip(" ")) for line in "".join(parts).replace("\xa0", " ").split("\n"))
    return "\n".join(line for line in lines if line.strip())[:most]


def _block_of(node: LexborNode) -> int:
    """The block that words stand in; the climb is short, since a hostile page may nest for ever."""
    for _ in range(50):
        parent = node.parent
        if parent is None or _BLOCKS.fullmatch(parent.tag or "") or parent.tag in _CELLS:
            break
        node = parent
    return (node.parent or node).mem_id
