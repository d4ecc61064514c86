"""What a site's robots.txt asks of programs that read it, in words for the administrator of this county."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urljoin

from protego import Protego

from tasks.domain.evidence.source import WebsiteSource
from tasks.sites.reading.answer import Trouble
from tasks.sites.reading.decoding import decode
from tasks.sites.reading.fetch import Fetcher
from tasks.sites.reading.session import USER_AGENT


async def robots_words(fetcher: Fetcher, source: WebsiteSource, urls: Sequence[str]) -> str:
    """Chinese: whether the lists may be read, and how fast. The county decides; these pages are its own schools'."""
    answer = await fetcher.page(urljoin(source.base_url, "/robots.txt"))
    if isinstance(answer, Trouble):
        return "没有 robots.txt" if answer.status in (404, 410) else f"robots.txt 没有取到：{answer.reason}"
    if answer.content_type == "text/html":
        return "没有 robots.txt"
    rules = Protego.parse(decode(answer.read(), answer.headers.get("content-type", "")).text)
    barred = [url for url in dict.fromkeys(urls) if url and not rules.can_fetch(url, USER_AGENT)]
    words = "robots.txt 允许读取"
    if barred:
        words = f"robots.txt 不允许读取 {'、'.join(barred[:3])}：请先与站点管理员说好"
    delay = rules.crawl_delay(USER_AGENT)
    if delay and source.rate > 1 / delay:
        words += f'；它要求两次请求相隔 {delay:g} 秒，请把 rate 改成 "{60 / delay:g}/m"'
    return words
