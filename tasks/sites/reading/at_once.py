"""Picks a field out of all rows of a page at once: one look over the page instead of one into each row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from tasks.sites.reading.fields import Selector, found_by, selectors


@dataclass(slots=True)
class Rows:
    """The rows of one page. A selector means the same in a row as on the page: ancestors outside the row count."""

    root: LexborNode
    nodes: Sequence[LexborNode]
    _place: dict[int, int] = field(default_factory=dict)
    _found: dict[str, list[tuple[int, LexborNode]]] = field(default_factory=dict)
    _are_flat: bool = True

    def __post_init__(self) -> None:
        self._place = {node.mem_id: number for number, node in enumerate(self.nodes)}
        parents = {parent.mem_id: parent for node in self.nodes if (parent := node.parent) is not None}
        self._are_flat = all(self._row_above(parent) is None for parent in parents.values())

    def values(self, texts: Mapping[str, str]) -> list[dict[str, str]]:
        """For each row, the first value that any alternative of each field's selectors gives; empty when none does."""
        names, columns = tuple(texts), [self._column(text) for text in texts.values()]
        if not names:
            return [{} for _ in self.nodes]
        return [dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True)]

    def _column(self, text: str) -> list[str]:
        values = [""] * len(self.nodes)
        for selector in selectors(text):
            pairs = self._pairs(selector)
            for (number, _), value in zip(pairs, selector.values([node for _, node in pairs]), strict=True):
                values[number] = values[number] or value
            if all(values):
                break
        return values

    def _pairs(self, selector: Selector) -> list[tuple[int, LexborNode]]:
        """Every node that the selector finds, with the number of its row."""
        css = selector.css
        if not self._are_flat or not css or css[0] in "+~":
            return [(number, node) for number, row in enumerate(self.nodes) for node in selector.nodes(row)]
        if css not in self._found:
            self._found[css] = list(self._in_rows(found_by(self.root, css)))
        return self._found[css]

    def _in_rows(self, nodes: Sequence[LexborNode]) -> Iterator[tuple[int, LexborNode]]:
        """Those that lie in a row or are one, with its number: one climb each, without a call for each step."""
        place = self._place
        for node in nodes:
            above: LexborNode | None = node
            while above is not None:
                number = place.get(above.mem_id)
                if number is not None:
                    yield number, node
                    break
                above = above.parent

    def _row_above(self, node: LexborNode | None) -> int | None:
        """The number of the row that a node is in, or is."""
        place = self._place
        while node is not None:
            number = place.get(node.mem_id)
            if number is not None:
                return number
            node = node.parent
        return None
