"""Fetches one file that somebody's text points to: from listed hosts only, within limits, never from inner networks."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

import httpx

from tasks.domain.evidence.source import WebsiteSource
from tasks.sites.reading.addresses import hosts_of
from tasks.sites.reading.answer import Answer, Trouble, unbelievable
from tasks.sites.reading.fetch import Fetcher, Limits, Wait
from tasks.sites.reading.session import Session


async def fetch_hostile(
    url: str,
    hosts: Iterable[str],
    limits: Limits = Limits(),  # noqa: B008 - frozen
    transport: httpx.AsyncBaseTransport | None = None,
    wait: Wait = asyncio.sleep,
) -> Answer | Trouble:
    """The file behind a link of a mail, as a provider's 超大附件. `hosts` are names; `.ftn.qq.com` is all below it.

    Redirects, size, time and unpacking are limited as for a website's attachments; no cookie and no secret is sent.
    A page in place of the file (a login, a "link expired") is a Trouble.
    """
    listed = tuple(hosts)
    if not hosts_of((), listed).include(url):
        return unbelievable("链接不在允许的主机上，未取得")
    source = WebsiteSource("link", base_url=url, rate=0, hosts=listed)
    async with Fetcher(source, Session(url), transport, wait, limits) as fetcher:
        answer = await fetcher.file(url)
    if isinstance(answer, Answer) and answer.content_type in ("text/html", "application/xhtml+xml"):
        is_sent = "attachment" in answer.headers.get("content-disposition", "").lower()
        return answer if is_sent else unbelievable("链接打开的是网页，不是文件：可能已过期，或要登录")
    return answer
