"""Looks at a page of a website that nobody has set up yet, logged in if asked to, and proposes how to read it."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlsplit

from tasks.domain.evidence.source import ListSpec, Login, WebsiteSource
from tasks.sites.probing.propose import Proposal, look_and_propose
from tasks.sites.reading.answer import Trouble
from tasks.sites.reading.fetch import Fetcher
from tasks.sites.reading.lists import Way
from tasks.sites.reading.login import log_in
from tasks.sites.reading.session import session_of


async def propose_source(
    url: str,
    login: Login,
    secret: str | None,
    now: datetime,
    channel: str = "",
    way: Way = Way(),  # noqa: B008 - frozen
) -> Proposal | Trouble:
    """A proposal for the list at `url`, or why there is none."""
    parts = urlsplit(url)
    base = f"{parts.scheme}://{parts.netloc}"
    source = WebsiteSource("probe", base_url=base, login=login, lists=(ListSpec(channel or "class_share", url=url),))
    async with Fetcher(source, session_of(source, secret), way.transport, way.wait, way.limits) as fetcher:
        landing = await log_in(fetcher, source, secret)
        if isinstance(landing, Trouble):
            return landing
        return await look_and_propose(fetcher, url, now, login, channel)
