"""The links of a page: where each leads, and with which words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property

from selectolax.lexbor import LexborNode


class Links(Mapping[str, str]):
    """Every address on a page and the words of its link, found when somebody asks: most pages are never asked."""

    def __init__(self, root: LexborNode, absolute: Callable[[str], str]) -> None:
        self._root, self._absolute = root, absolute

    @cached_property
    def _found(self) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for node in self._root.css("a[href]"):
            found.setdefault(self._absolute(node.attributes.get("href") or ""), node.text(deep=True).strip())
        found.pop("", None)
        return found

    def __getitem__(self, url: str) -> str:
        return self._found[url]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)
