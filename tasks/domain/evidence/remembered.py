"""A page as it was last given, with the marks by which a server tells whether it changed since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class KeptPage:
    """`etag` and `modified` as the server wrote them; `headers` are what the page needs to be read again."""

    etag: str
    modified: str
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)
