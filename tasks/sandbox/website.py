"""The sandbox's website: it shows what had appeared by the story's moment, and can be down."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from email.message import EmailMessage
from urllib.parse import parse_qs, unquote, urlsplit

from tasks.sandbox import pages
from tasks.sandbox.site import HTML, Site
from tasks.sandbox.story import Story

_STATES = {200: "OK", 404: "Not Found", 405: "Method Not Allowed", 503: "Service Unavailable"}
_HEAD_CAP = 16_384  # bytes
Answer = tuple[int, str, bytes]


class Website:
    """`show_until(moment)` moves it along; `down` answers 503 to everything but the list of sent mail."""

    def __init__(self, story: Story, sent: Callable[[], Sequence[tuple[str, EmailMessage]]]) -> None:
        self.down = False
        self._story, self._sent = story, sent
        self._until: datetime = story.moments[0].at
        self._site = Site(story.places, story.posts, story.members)
        self._server: asyncio.Server | None = None

    def show_until(self, moment: datetime) -> None:
        self._until = moment

    async def start(self, taken: socket.socket) -> None:
        self._server = await asyncio.start_server(self._serve, sock=taken, limit=_HEAD_CAP)

    async def stop(self) -> None:
        if self._server is not None:
            self._server.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection: request after request until the client leaves."""
        with suppress(asyncio.IncompleteReadError, asyncio.LimitOverrunError, ConnectionError):
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                method, target, _ = head.split(" ", 2)
                state, kind, body = self._answer(method, target)
                lines = (
                    f"HTTP/1.1 {state} {_STATES[state]}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
                )
                writer.write(lines.encode("ascii") + (b"" if method == "HEAD" else body))
                await writer.drain()
        writer.close()

    def _answer(self, method: str, target: str) -> Answer:
        if method not in ("GET", "HEAD"):
            return 405, HTML, b""
        parts = urlsplit(target)
        steps = [unquote(step) for step in parts.path.split("/") if step]
        if self.down and steps[:1] != ["_sent"]:
            return 503, HTML, pages.page("暂停服务", "<p>网站维护中，请稍后再来。</p>").encode()
        number = (parse_qs(parts.query).get("page") or ["1"])[0]
        found = self._find(steps, int(number) if number.isdecimal() else 0)
        return (200, *found) if found else (404, HTML, pages.NOT_THERE)

    def _find(self, steps: list[str], number: int) -> tuple[str, bytes] | None:
        match steps:
            case []:
                found: str | None = pages.home(self._story.places)
            case ["u", account]:
                numbered = enumerate(self._story.posts, start=1)
                mine = [(n, post) for n, post in numbered if post.account == account and post.shows_at(self._until)]
                found = pages.listing(f"{account}的文章", f"/u/{account}", mine[::-1], max(1, number))
            case ["_sent", *which]:
                found = self._mail(which)
            case _:
                return self._site.find(steps, number, self._until)
        return None if found is None else (HTML, found.encode())

    def _mail(self, which: list[str]) -> str | None:
        sent = self._sent()
        if not which:
            return pages.sent_list(sent)
        place = int(which[0]) if which[0].isdecimal() else 0
        return pages.sent_mail(*sent[place - 1]) if 1 <= place <= len(sent) else None
