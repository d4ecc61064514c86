"""Asks a website for pages and files: politely, within limits, within the source's own hosts, and never for ever."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from time import monotonic
from typing import Self
from urllib.parse import urlencode, urlsplit
from urllib.request import getproxies

import httpx
from tenacity import AsyncRetrying, RetryCallState, retry_if_result, stop_after_attempt

from tasks.clock import pause
from tasks.domain.evidence.reading import ReadingState
from tasks.domain.evidence.source import WebsiteSource
from tasks.sites.reading.addresses import Hosts, absolute, hosts_of
from tasks.sites.reading.answer import Answer, Trouble, refused, trouble_of, unbelievable, unreachable
from tasks.sites.reading.body import Taken, take
from tasks.sites.reading.failing import seconds_to_wait, trouble_with
from tasks.sites.reading.memory import Memory
from tasks.sites.reading.network import line_to
from tasks.sites.reading.sending import Sender
from tasks.sites.reading.session import Session

Wait = Callable[[float], Awaitable[None]]
_REDIRECTS = (301, 302, 303, 307, 308)
_ASK_ALL = b'<?xml version="1.0" encoding="utf-8"?><propfind xmlns="DAV:"><allprop/></propfind>'
_CONNECTIONS = 4  # more make neither the site nor us quicker


@dataclass(frozen=True, slots=True)
class Limit:
    """Bytes after unpacking, and seconds from the first byte asked to the last byte got."""

    size: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Limits:
    page: Limit = Limit(8 << 20, 30)
    file: Limit = Limit(300 << 20, 600)
    connect: float = 8
    silence: float = 15  # seconds without a byte
    tries: int = 3
    pause: float = 1.0  # before the second try; doubled for the third
    longest_pause: float = 20  # a Retry-After beyond this ends the tries
    redirects: int = 6
    doubts: int = 2  # after so many strikes a question is asked once: the others have waited for this site already
    strikes: int = 9  # no more questions after so many: a dead connection counts 3, a 5xx or 429 counts 1


@dataclass
class Fetcher:
    """One reading's way to one website. `wait` sleeps; tests hand in one that does not."""

    source: WebsiteSource
    session: Session
    transport: httpx.AsyncBaseTransport | None = None
    wait: Wait = pause
    limits: Limits = Limits()
    memory: Memory = field(default_factory=Memory)
    asked: int = 0  # requests sent
    _strikes: int = 0
    _free_at: float = 0.0
    _seats: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(_CONNECTIONS))

    def __post_init__(self) -> None:
        places = [self.source.base_url, self.source.login.url]
        places += [spec.url for spec in self.source.lists] + [spec.pages for spec in self.source.lists]
        self.hosts: Hosts = hosts_of(places, self.source.hosts)
        loopback = urlsplit(self.source.base_url).hostname in ("localhost", "127.0.0.1", "::1")
        is_direct = loopback or not getproxies()  # a proxy resolves names itself
        if self.transport is None and is_direct:
            self.transport = line_to(self.source.base_url, _CONNECTIONS)
        timeout = httpx.Timeout(self.limits.silence, connect=self.limits.connect, pool=None)
        self._sender = Sender(self.transport, timeout, _CONNECTIONS)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *error: object) -> None:
        await self._sender.aclose()

    @property
    def gave_up(self) -> bool:
        return self._strikes >= self.limits.strikes

    async def page(self, url: str) -> Answer | Trouble:
        return await self._persist("GET", url, self.limits.page)

    async def file(self, url: str) -> Answer | Trouble:
        return await self._persist("GET", url, self.limits.file)

    async def head(self, url: str) -> Answer | Trouble:
        """What the server says of a file, without the file."""
        return await self._persist("HEAD", url, self.limits.page)

    async def propfind(self, url: str) -> Answer | Trouble:
        """What a WebDAV server says of a folder and of what is in it."""
        return await self._persist("PROPFIND", url, self.limits.page)

    async def submit(self, url: str, fields: Mapping[str, str], encoding: str) -> Answer | Trouble:
        """Send a form once: a login that failed is not tried again."""
        return await self._walk("POST", url, self.limits.page, _form(fields, encoding))

    async def _persist(self, method: str, url: str, limit: Limit) -> Answer | Trouble:
        if self.gave_up:
            return unreachable("站点连续没有应答，本次不再尝试", again=False)
        found = await self._walk(method, url, limit)
        ailing = self._strikes >= self.limits.doubts or self.limits.tries < 2
        if self._may_help_again(found) and not ailing:  # nearly all answer at once, and need no machinery
            await self.wait(self._pause_after(found, 1))
            found = await self._again(self.limits.tries - 1, method, url, limit)
        self._count(found)
        return found

    async def _again(self, tries: int, method: str, url: str, limit: Limit) -> Answer | Trouble:
        retrying = AsyncRetrying(
            stop=stop_after_attempt(tries),
            wait=self._pause,
            sleep=self.wait,
            retry=retry_if_result(self._may_help_again),
            retry_error_callback=lambda state: state.outcome.result() if state.outcome else None,
        )
        found: Answer | Trouble = await retrying(self._walk, method, url, limit)
        return found

    def _may_help_again(self, found: Answer | Trouble) -> bool:
        if isinstance(found, Answer) or not found.again:
            return False
        return (found.after or 0) <= self.limits.longest_pause

    def _pause(self, state: RetryCallState) -> float:
        return self._pause_after(state.outcome.result() if state.outcome else None, state.attempt_number + 1)

    def _pause_after(self, found: Answer | Trouble | None, attempt: int) -> float:
        asked_for = found.after if isinstance(found, Trouble) else None
        own: float = self.limits.pause * 2 ** (attempt - 1)
        return max(asked_for or 0.0, own)

    def _count(self, found: Answer | Trouble) -> None:
        if isinstance(found, Trouble) and found.fault is ReadingState.UNREACHABLE:
            self._strikes += 1 if found.status else 3
        else:
            self._strikes = 0

    async def _walk(self, method: str, url: str, limit: Limit, data: bytes | None = None) -> Answer | Trouble:
        """Follow redirects by hand, inside the source's hosts."""
        asked, permanent, hops = url, True, [url]
        for _ in range(self.limits.redirects + 1):
            if not self.hosts.include(url):
                return unbelievable(f"被引向站外地址 {urlsplit(url).hostname}，没有跟随")
            found = await self._once(method, url, limit, data)
            if isinstance(found, Trouble):
                return found
            if isinstance(found, _Redirect):
                url = absolute(url, found.to)
                if not url:
                    return unbelievable("转向的地址无效", found.status)
                permanent = permanent and found.status in (301, 308)
                if method == "POST" and found.status not in (307, 308):
                    method, data = "GET", None
                hops.append(url)
                continue
            return Answer(asked, url, found.headers, found.body, found.size, found.framed, permanent, tuple(hops))
        return unbelievable("网址之间互相转来转去")

    async def _once(self, method: str, url: str, limit: Limit, data: bytes | None) -> Answer | _Redirect | Trouble:
        async with self._seats:
            await self._take_turn()
            self.asked += 1
            try:
                async with asyncio.timeout(limit.seconds):
                    return await self._exchange(method, url, limit, data)
            except TimeoutError:
                return unreachable(f"站点应答太慢，超过 {limit.seconds:g} 秒没有收全", again=False)
            except (httpx.HTTPError, httpx.InvalidURL, ssl.SSLError, OSError) as error:
                return trouble_with(error)

    async def _exchange(self, method: str, url: str, limit: Limit, data: bytes | None) -> Answer | _Redirect | Trouble:
        is_page = method == "GET" and limit == self.limits.page
        headers, data = self._headers(method, url, data, is_page=is_page)
        response = await self._sender.send(method, url, headers, data)
        try:
            self.session.learn(url, response)
            if response.status_code == 304 and is_page and (kept := self.memory.again(url, response)) is not None:
                await response.aread()  # nothing comes, but only a connection read to its end serves again
                return kept
            if response.status_code in _REDIRECTS:
                return _Redirect(response.status_code, response.headers.get("location", ""))
            if not 200 <= response.status_code < 300 or response.status_code in (204, 205, 206):
                return self._trouble(response)
            taken = await take(response, limit.size) if method != "HEAD" else Taken(BytesIO(), 0, True)
            if isinstance(taken, Trouble):
                return taken
            known = {name.lower(): value for name, value in response.headers.items()}
            answer = Answer(url, url, known, taken.body, taken.size, taken.framed)
            if is_page:
                self.memory.learn(url, answer)
            return answer
        finally:
            await response.aclose()

    def _headers(
        self, method: str, url: str, data: bytes | None, *, is_page: bool
    ) -> tuple[dict[str, str], bytes | None]:
        headers = self.session.headers_for(url)
        if is_page:
            headers |= self.memory.marks(url)
        if method == "PROPFIND":
            return headers | {"Depth": "1", "Content-Type": "application/xml"}, _ASK_ALL
        if data is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        return headers, data

    def _trouble(self, response: httpx.Response) -> Trouble:
        if response.status_code == 401 and self.source.login.kind == "basic":
            return refused("站点拒绝了用户名或密码（401）", 401)
        return trouble_of(response.status_code, seconds_to_wait(response.headers))

    async def _take_turn(self) -> None:
        now = monotonic()
        turn = max(now, self._free_at)
        self._free_at = turn + 1 / self.source.rate if self.source.rate > 0 else turn
        if turn > now:
            await self.wait(turn - now)


@dataclass(frozen=True, slots=True)
class _Redirect:
    status: int
    to: str


def _form(fields: Mapping[str, str], encoding: str) -> bytes:
    return urlencode(fields, encoding=encoding, errors="xmlcharrefreplace").encode("ascii")
