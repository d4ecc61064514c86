"""The sandbox's website: it shows what had appeared by the story's moment, and can be down."""

from __future__ import annotations

import asyncio
import mimetypes
import socket
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from email.message import EmailMessage
from urllib.parse import parse_qs, unquote, urlsplit

from tasks.domain.plan.party import School
from tasks.sandbox import pages
from tasks.sandbox.story import Story
from tasks.sandbox.wire import Column, Post

_HTML = "text/html; charset=utf-8"
_STATES = {200: "OK", 404: "Not Found", 405: "Method Not Allowed", 503: "Service Unavailable"}
_HEAD_CAP = 16_384  # bytes
Answer = tuple[int, str, bytes]


class Website:
    """`show_until(moment)` moves it along; `down` answers 503 to everything but the list of sent mail."""

    def __init__(self, story: Story, sent: Callable[[], Sequence[tuple[str, EmailMessage]]]) -> None:
        self.down = False
        self._story, self._sent = story, sent
        self._until: datetime = story.moments[0].at
        self._classes = {school.class_name: school for school in story.places}
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
            return 405, _HTML, b""
        parts = urlsplit(target)
        steps = [unquote(step) for step in parts.path.split("/") if step]
        if self.down and steps[:1] != ["_sent"]:
            return 503, _HTML, pages.page("暂停服务", "<p>网站维护中，请稍后再来。</p>").encode()
        number = (parse_qs(parts.query).get("page") or ["1"])[0]
        found = self._find(steps, int(number) if number.isdigit() else 0)
        if isinstance(found, str):
            return 200, _HTML, found.encode()
        return found or (404, _HTML, pages.page("没有这一页", "<p>没有这一页。</p>").encode())

    def _find(self, steps: list[str], number: int) -> str | Answer | None:
        match steps:
            case []:
                return pages.home(self._classes.values())
            case ["class", name] if name in self._classes:
                return self._list(
                    f"{name}共享", pages.class_path(self._classes[name]), Column.CLASS_SHARE, number, name
                )
            case ["class", name, "members"] if name in self._classes:
                return self._members(self._classes[name])
            case ["personal"]:
                return self._list("个人中心文章", "/personal/", Column.PERSONAL, number)
            case ["reports"]:
                return self._list("能力提升网报", "/reports/", Column.REPORTS, number)
            case ["u", account]:
                mine = [one for one in self._shown() if one[1].account == account]
                return pages.listing(f"{account}的文章", f"/u/{account}", mine, max(1, number))
            case ["_sent", *which]:
                return self._mail(which)
            case ["post" | "files" as what, at, *rest] if at.isdigit():
                return self._post(what, int(at), rest)
        return None

    def _shown(self) -> list[pages.NumberedPost]:
        """What can be seen now, newest first; a post keeps its number whatever else comes or goes."""
        numbered = enumerate(self._story.posts, start=1)
        return [(number, post) for number, post in numbered if post.shows_at(self._until)][::-1]

    def _list(self, title: str, path: str, column: Column, number: int, class_name: str = "") -> str | None:
        posts = [one for one in self._shown() if one[1].column is column and one[1].class_name == class_name]
        last = max(1, -(-len(posts) // pages.PER_PAGE))
        return pages.listing(title, path, posts, number) if 1 <= number <= last else None

    def _members(self, school: School) -> str:
        joined = [j for j in self._story.members if j.class_name == school.class_name and j.shows_at(self._until)]
        return pages.members(school, joined)

    def _post(self, what: str, number: int, rest: list[str]) -> str | Answer | None:
        post = dict(self._shown()).get(number)
        if post is None:
            return None
        if what == "post":
            return pages.detail(number, post) if not rest else None
        return _file(post, rest)

    def _mail(self, which: list[str]) -> str | None:
        sent = self._sent()
        if not which:
            return pages.sent_list(sent)
        place = int(which[0]) if which[0].isdigit() else 0
        return pages.sent_mail(*sent[place - 1]) if 1 <= place <= len(sent) else None


def _file(post: Post, rest: list[str]) -> Answer | None:
    place = int(rest[0]) if rest and rest[0].isdigit() else 0
    if not 1 <= place <= len(post.files):
        return None
    file = post.files[place - 1]
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    return 200, kind, file.data
