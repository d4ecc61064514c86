"""A made-up class site, behind httpx.MockTransport, and a store that keeps what it got."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from hashlib import sha256
from zoneinfo import ZoneInfo

import httpx

from tasks.domain.evidence.item import Blob, Submission
from tasks.domain.evidence.reading import Reading, ScopeReading
from tasks.domain.evidence.source import ListSpec, Login, WebsiteSource
from tasks.domain.plan.party import Roster, School, Stage, Teacher
from tasks.sites.html_list import Way, read
from tasks.sites.reading.fetch import Limit, Limits

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2023, 2, 25, 9, 0, tzinfo=ZONE)
QUICK = Limits(page=Limit(1 << 20, 5), file=Limit(4 << 20, 5), connect=2, silence=2)

Reply = httpx.Response | Callable[[httpx.Request], httpx.Response] | str | bytes


@dataclass
class Site:
    """Path (with query) -> what it answers; `asked` is what came in, in order."""

    pages: dict[str, Reply] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    requests: list[httpx.Request] = field(default_factory=list)

    def __call__(self, request: httpx.Request) -> httpx.Response:
        path = request.url.raw_path.decode("ascii")
        self.asked.append(path)
        self.requests.append(request)
        reply = self.pages.get(path)
        if callable(reply) and not isinstance(reply, httpx.Response):
            reply = reply(request)
        if reply is None:
            return httpx.Response(404, html="<html><body>404 页面不存在</body></html>")
        if isinstance(reply, httpx.Response):
            return reply
        return httpx.Response(200, content=reply, headers={"Content-Type": "text/html; charset=utf-8"})


@dataclass
class Kept:
    """A sink that keeps what it got, newest last."""

    submissions: list[Submission] = field(default_factory=list)
    blobs: dict[str, bytes] = field(default_factory=dict)

    def blob(self, chunks: Iterable[bytes]) -> Blob:
        content = b"".join(chunks)
        digest = sha256(content).hexdigest()
        self.blobs[digest] = content
        return Blob(digest, len(content))

    def mail(self, chunks: Iterable[bytes]) -> Blob:
        return self.blob(chunks)

    def known(self, key: str) -> str | None:
        return next((one.version for one in reversed(self.submissions) if one.key == key), None)

    def keep(self, submissions: Sequence[Submission], cursor: Mapping[str, object] | None = None) -> None:
        for one in submissions:
            if not any((one.key, one.version) == (other.key, other.version) for other in self.submissions):
                assert all(file.blob is None or file.blob.sha256 in self.blobs for file in one.attachments)
                assert len(one.key) <= 512
                assert len(one.version) <= 160
                self.submissions.append(one)

    @property
    def titles(self) -> list[str]:
        return sorted(one.title for one in self.submissions)


@dataclass
class Desk:
    """One county's desk: the site, what was kept, and a clock that can be moved on."""

    site: Site
    kept: Kept = field(default_factory=Kept)
    at: datetime = NOW
    waits: list[float] = field(default_factory=list)
    transport: httpx.AsyncBaseTransport | None = None
    limits: Limits = QUICK

    async def wait(self, seconds: float) -> None:
        self.waits.append(seconds)

    @property
    def way(self) -> Way:
        return Way(self.transport or httpx.MockTransport(self.site), self.wait, self.limits)

    async def read(
        self, source: WebsiteSource, roster: Roster | None = None, secret: str | None = None, **more: object
    ) -> Reading:
        return await read(source, secret, roster or ROSTER, self.kept, lambda: self.at, way=self.way, **more)  # type: ignore[arg-type]

    def later(self, **by: float) -> None:
        self.at += timedelta(**by)


ROSTER = Roster(
    schools=(
        School("s1", "第一小学", (Stage.PRIMARY,), class_name="yixiao"),
        School("s2", "第二小学", (Stage.PRIMARY,), class_name="二小"),
    ),
    teachers=(
        Teacher("t1", "王老师", "s1", account="wang"),
        Teacher("t2", "孙老师", "s1", account="https://jxjy.example.cn/space.php?uid=42"),
        Teacher("t3", "王老师", "s2"),
    ),
)
SHARE = ListSpec(
    channel="class_share",
    url="/class/{class}/",
    container="main",
    row="article",
    fields={"title": "h2 a", "link": "h2 a@href", "date": "time@datetime", "author": ".author"},
    next="a.next@href",
)
DETAIL = {
    "title": "h1",
    "date": "time@datetime",
    "body": ".content",
    "attachments": ".content a@href, .content img@src",
}
ONE = Roster(schools=ROSTER.schools[:1])


def source(*lists: ListSpec, login: Login | None = None, **more: object) -> WebsiteSource:
    return WebsiteSource(
        "wangzhan", base_url="https://jxjy.example.cn", rate=1000.0, lists=lists or (SHARE,), login=login or Login(),
        **more,  # type: ignore[arg-type]
    )  # fmt: skip


def with_detail(spec: ListSpec = SHARE) -> ListSpec:
    return replace(spec, detail=DETAIL)


def article(number: int, title: str = "", date: str = "2023-02-24") -> str:
    title = title or f"第{number}篇"
    return (
        f'<article><h2><a href="/post/{number}.html">{title}</a></h2>'
        f'<time datetime="{date}">{date}</time><span class="author">王老师</span></article>'
    )


def listing(*rows: str, more: str = "", title: str = "班级共享") -> str:
    return (
        f"<!DOCTYPE html><html><head><title>{title}</title></head><body><nav><a href='/'>首页</a></nav>"
        f"<main>{''.join(rows)}</main>{more}<footer>网站维护：教师进修学校</footer></body></html>"
    )


def post(title: str, body: str, date: str = "2023-02-24 16:20") -> str:
    return (
        f"<html><head><title>{title}</title></head><body><h1>{title}</h1><time datetime='{date}'>{date}</time>"
        f"<div class='content'>{body}</div></body></html>"
    )


def only(reading: Reading) -> ScopeReading:
    assert len(reading.scopes) == 1
    return reading.scopes[0]
