"""What is behind a row of a list: its own words and the files that it offers, wherever they were shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Link:
    """A file that a page offers: its address (or a data: picture), the words on it, and what kind of link it is."""

    url: str
    words: str = ""
    tag: str = "a"
    is_download: bool = False  # the link itself says so
    page: str = ""  # the page that offers it


@dataclass(frozen=True, slots=True)
class Detail:
    fields: Mapping[str, str] = field(default_factory=dict)
    body: str = ""
    links: tuple[Link, ...] = ()
    page: bytes = b""
    date_header: str = ""  # the server's clock when it answered
    doubt: str = ""  # Chinese: what of it could not be made out, so that nothing is proved by it
    version: str = ""  # what the server says of its age and size
