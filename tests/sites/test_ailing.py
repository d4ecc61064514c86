"""A site in trouble is asked with patience at first, then once a page, then no more; one good answer ends that."""

from __future__ import annotations

from collections import Counter

import httpx
import pytest

from tasks.domain.evidence.source import WebsiteSource
from tasks.sites.reading.fetch import Fetcher
from tasks.sites.reading.session import Session

HOME = "https://school.example/"


@pytest.mark.parametrize(
    ("pages", "times"),
    [
        pytest.param("abcdefghijkl", [3, 3, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0], id="it stays ill"),
        pytest.param(["a", "b", "c", "well", "d"], [3, 3, 1, 1, 3], id="one page is well"),
    ],
)
async def test_how_often_each_page_of_an_ailing_site_is_asked_for(pages: list[str], times: list[int]) -> None:
    asked: Counter[str] = Counter()

    def answer(request: httpx.Request) -> httpx.Response:
        asked[request.url.path.strip("/")] += 1
        return httpx.Response(200 if request.url.path == "/well" else 503)

    async def wait(_: float) -> None:
        """Nobody waits here."""

    source, session = WebsiteSource("site", base_url=HOME), Session(HOME)
    async with Fetcher(source, session, httpx.MockTransport(answer), wait) as site:
        for page in pages:
            await site.page(HOME + page)
    assert [asked[page] for page in pages] == times
