"""What one reading takes from those before it: pages with the server's marks, and a session that still runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from email.utils import parsedate_to_datetime
from io import BytesIO

import httpx

from tasks.domain.evidence.remembered import KeptPage
from tasks.sites.reading.answer import Answer

_LARGEST = 1 << 20  # a page beyond it is fetched again rather than kept
_SETTLED = timedelta(seconds=60)  # a page may change twice in the second that its Last-Modified names
_NEEDED = ("content-type", "x-wp-total", "x-wp-totalpages", "last-modified", "etag")


@dataclass(slots=True)
class Memory:
    """`pages` came from the store; `fresh` is to be kept there, `asked` tells which are still in use.

    `landing` is the page that showed us logged in, with `cookies` by host: kept apart, since they are secrets.
    """

    pages: Mapping[str, KeptPage] = field(default_factory=dict)
    fresh: dict[str, KeptPage] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)
    landing: str = ""
    cookies: dict[str, dict[str, str]] = field(default_factory=dict)

    def marks(self, url: str) -> dict[str, str]:
        """The headers that ask for a page only if it changed."""
        self.asked.add(url)
        kept = self.fresh.get(url) or self.pages.get(url)
        marks = {"If-None-Match": kept.etag, "If-Modified-Since": kept.modified} if kept else {}
        return {name: value for name, value in marks.items() if value}

    def again(self, url: str, response: httpx.Response) -> Answer | None:
        """The kept page, which the server says is still the same."""
        kept = self.fresh.get(url) or self.pages.get(url)
        if kept is None:
            return None
        headers = {**kept.headers, "date": response.headers.get("date", "")}
        return Answer(url, url, headers, BytesIO(kept.body), len(kept.body), framed=True)

    def learn(self, url: str, answer: Answer) -> None:
        """Keep a page that the server will recognise; one whose length nobody stated may not be whole."""
        etag, modified = answer.headers.get("etag", ""), _settled(answer)
        if not (etag or modified) or not answer.framed or answer.size > _LARGEST:
            return
        headers = {name: answer.headers[name] for name in _NEEDED if name in answer.headers}
        self.fresh[url] = KeptPage(etag, modified, answer.read(), headers)
        answer.body.seek(0)


def _settled(answer: Answer) -> str:
    modified = answer.headers.get("last-modified", "")
    try:
        age = parsedate_to_datetime(answer.headers.get("date", "")) - parsedate_to_datetime(modified)
    except (ValueError, TypeError):
        return ""
    return modified if age >= _SETTLED else ""
