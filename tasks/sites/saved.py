"""Pages that a person saved with a browser, read by the same selectors: for websites that ask for a captcha."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

import httpx

from tasks.domain.errors import NeedsAPerson
from tasks.domain.evidence.reading import Reading, Scope, Sink
from tasks.domain.evidence.source import Login, WebsiteSource
from tasks.domain.plan.party import Roster
from tasks.sites.html_list import Pages
from tasks.sites.reading.addresses import identity
from tasks.sites.reading.lists import Way, read_lists

__all__ = ["Way", "probe", "read"]

ON_THE_WEB = False
PATH = "incoming/site"
NEEDS = {
    "container": "main",
    "row": "article",
    "url|pages": "/class/{class}/",
    "fields.title|fields.name|detail.title|detail.name": 'fields = { title = "h2 a" } 或 { name = "td" }',
}
_FROM = re.compile(rb"<!--\s*saved from url=\(\d+\)(\S+)\s*-->")  # what Chrome and Edge write at the top
_ENDINGS = (".htm", ".html")


@dataclass(slots=True)
class Shelf(httpx.AsyncBaseTransport):
    """The folder, answering as the website would: by the address a page was saved from, else by the file's name."""

    folder: Path
    now: Callable[[], datetime]
    first: datetime | None = None
    last: datetime | None = None

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        path = self._find(str(request.url))
        if path is None:
            return httpx.Response(404)
        at = min(datetime.fromtimestamp(path.stat().st_mtime, UTC), self.now()).astimezone(self.now().tzinfo)
        self.first, self.last = min(self.first or at, at), max(self.last or at, at)
        kind = "text/html" if path.suffix.lower() in _ENDINGS else "application/octet-stream"
        answer = httpx.Response(200, headers={"Content-Type": kind}, content=path.read_bytes())
        del answer.headers["Content-Length"]  # a page that was saved by halves must not look whole
        return answer

    def seen(self) -> datetime:
        """When the page that was looked at last had been saved."""
        return self.last or self.now()

    def _find(self, url: str) -> Path | None:
        files = sorted(one for one in self.folder.rglob("*") if one.is_file())
        named = unquote(urlsplit(url).path).rpartition("/")[2]
        found = [one for one in files if _address(one) == identity(url)]
        found = found or [one for one in files if named and one.name == named and not _address(one)]
        return max(found, key=lambda one: one.stat().st_mtime, default=None)


def _address(path: Path) -> str:
    if path.suffix.lower() not in _ENDINGS:
        return ""
    with path.open("rb") as file:
        said = _FROM.search(file.read(4096))
    return identity(said[1].decode("utf-8", "replace")) if said else ""


async def read(
    source: WebsiteSource,
    secret: str | None,
    roster: Roster,
    sink: Sink,
    now: Callable[[], datetime],
    *,
    way: Way = Way(),  # noqa: B008 - frozen
    earlier: Mapping[Scope, int] | None = None,
) -> Reading:
    """Read the saved pages as if the site had shown them when the oldest of them was saved: no later is proved."""
    shelf = Shelf(Path(source.path), now)
    source = replace(
        source, base_url=source.base_url or "http://saved.invalid", rate=0, login=Login(url=source.login.url)
    )
    way = replace(way, transport=shelf, memory=None)
    found = await read_lists(Pages, source, None, roster, sink, shelf.seen, way=way, earlier=earlier)
    return replace(found, began_at=shelf.first or found.began_at, ended_at=shelf.last or found.ended_at)


async def probe(source: WebsiteSource, secret: str | None, roster: Roster = Roster(), *, way: Way = Way()) -> str:  # noqa: B008 - frozen
    """How many pages lie in the folder."""
    folder = Path(source.path)
    pages = [one for one in folder.rglob("*") if one.suffix.lower() in _ENDINGS]
    if not pages:
        raise NeedsAPerson(f"来源 {source.id}：{folder} 里还没有网页，请用浏览器把每个列表页存到那里（Ctrl+S）。")
    return f"{folder} 里有 {len(pages)} 个存下的网页；收取时间以文件时间为准"
