"""One made-up school's posts as each kind of website would show them, for the suite that all kinds must pass."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from email.utils import format_datetime
from typing import Any
from urllib.parse import quote

import httpx
from class_site import NOW, Site

from tasks.domain.evidence.source import ListSpec, Login, WebsiteSource

HOME = "https://jxjy.example.cn"
LOGIN = "<html><title>登录</title><body><form><input name=u><input type=password name=p></form></body></html>"


@dataclass(frozen=True)
class Post:
    number: int
    title: str
    day: int = 24
    words: str = "本周课程安排"

    @property
    def date(self) -> Any:
        return NOW.replace(day=self.day, hour=8)


POSTS = (Post(1, "课程表"), Post(2, "朱镕基中学的堃喆周进度表"), Post(3, "备课组成员信息表"))


def html(text: str) -> httpx.Response:
    return httpx.Response(200, html=text)


@dataclass
class Stage:
    """How a kind shows posts. `first` is the path of the page that is asked first, `wants` the request's method."""

    kind: str = ""
    first: str = "/list"
    spec: ListSpec = field(default_factory=lambda: ListSpec("class_share", url="/list"))

    def source(self, **more: Any) -> WebsiteSource:
        return WebsiteSource(
            "wangzhan", self.kind, base_url=HOME, rate=1000.0, lists=(self.spec,), login=Login(), **more
        )

    @property
    def counts_itself(self) -> bool:
        return self.kind in ("html_list", "json_list", "wordpress")

    def show(self, site: Site, posts: Sequence[Post]) -> None:
        raise NotImplementedError

    def cut(self, site: Site) -> None:
        """Whatever this kind calls a list of which only a part can be had."""
        raise NotImplementedError


class Html(Stage):
    def __init__(self) -> None:
        fields = {"title": "a", "link": "a@href", "date": "time"}
        detail = {"title": "h1", "body": ".content"}
        super().__init__("html_list")
        self.spec = ListSpec(
            "class_share", url="/list", container="main", row="li", fields=fields, next="a.next@href", total=".total",
            detail=detail,
        )  # fmt: skip

    def page(self, posts: Sequence[Post], total: int, more: str = "") -> str:
        rows = "".join(
            f"<li><a href=/p/{p.number}.html>{p.title}</a><time>{p.date:%Y-%m-%d %H:%M}</time></li>" for p in posts
        )
        link = f"<a class=next href={more}>下一页</a>" if more else ""
        return f"<html><body><main><ul>{rows}</ul></main><p class=total>共 {total} 条</p>{link}</body></html>"

    def show(self, site: Site, posts: Sequence[Post]) -> None:
        half = posts[:2], posts[2:]
        site.pages["/list"] = self.page(half[0], len(posts), "/list?p=2" if half[1] else "")
        site.pages["/list?p=2"] = self.page(half[1], len(posts))
        for p in posts:
            site.pages[f"/p/{p.number}.html"] = (
                f"<html><body><h1>{p.title}</h1><div class=content>{p.words}</div></body></html>"
            )

    def cut(self, site: Site) -> None:
        site.pages["/list?p=2"] = httpx.Response(404)

    def loop(self, site: Site) -> None:
        site.pages["/list"] = self.page(POSTS[:2], 3, "/list?p=2")
        site.pages["/list?p=2"] = self.page(POSTS[:2], 3, "/list")

    def drift(self, site: Site) -> None:
        site.pages["/list"] = f"<html><body><div class=new>{'<p><a href=/x>课程表</a></p>' * 9}</div></body></html>"


class Json(Stage):
    def __init__(self) -> None:
        super().__init__("json_list", first="/api?page=1")
        fields = {"title": "title", "link": "/p/{id}", "date": "time", "body": "text"}
        self.spec = ListSpec(
            "class_share", url="/api?page=1", pages="/api?page={page}", container="data.list", fields=fields,
            total="data.total",
        )  # fmt: skip

    def page(self, posts: Sequence[Post], total: int) -> httpx.Response:
        rows = [{"id": p.number, "title": p.title, "time": int(p.date.timestamp()), "text": p.words} for p in posts]
        return httpx.Response(200, json={"code": 0, "data": {"list": rows, "total": total}})

    def show(self, site: Site, posts: Sequence[Post]) -> None:
        site.pages |= {"/api?page=1": self.page(posts[:2], len(posts)), "/api?page=2": self.page(posts[2:], len(posts))}

    def cut(self, site: Site) -> None:
        site.pages["/api?page=2"] = httpx.Response(404)

    def loop(self, site: Site) -> None:
        site.pages["/api?page=1"] = site.pages["/api?page=2"] = self.page(POSTS[:2], 3)

    def drift(self, site: Site) -> None:
        site.pages["/api?page=1"] = httpx.Response(200, json={"code": 0, "result": {"rows": []}})


class WordPress(Stage):
    def __init__(self) -> None:
        super().__init__("wordpress")
        self.spec = ListSpec("class_share", category="yixiao")
        self.first = "/wp-json/wp/v2/posts?orderby=id&order=asc&per_page=100&categories=7&page=1"

    def show(self, site: Site, posts: Sequence[Post]) -> None:
        categories = [{"id": 7, "slug": "yixiao", "name": "第一小学"}]
        site.pages["/wp-json/wp/v2/categories?slug=yixiao"] = httpx.Response(200, json=categories)
        site.pages["/wp-json/wp/v2/users/4"] = httpx.Response(200, json={"id": 4, "slug": "wang", "name": "王老师"})
        for p in posts:
            site.pages[f"/wp-json/wp/v2/media?parent={p.number}&per_page=100"] = httpx.Response(200, json=[])
        site.pages[self.first] = self.page(posts, len(posts))

    def page(self, posts: Sequence[Post], total: int) -> httpx.Response:
        rows = [
            {
                "id": p.number, "title": {"rendered": p.title}, "link": f"{HOME}/?p={p.number}", "author": 4,
                "date": f"{p.date:%Y-%m-%dT%H:%M:%S}", "categories": [7],
                "content": {"rendered": f"<p>{p.words}</p>"}, "modified": f"{p.date:%Y-%m-%dT%H:%M:%S}",
            }
            for p in posts
        ]  # fmt: skip
        return httpx.Response(200, json=rows, headers={"X-WP-Total": str(total)})

    def cut(self, site: Site) -> None:
        site.pages[self.first] = self.page(POSTS[:2], 3)

    def loop(self, site: Site) -> None:
        site.pages[self.first] = site.pages[self.first.replace("page=1", "page=2")] = self.page(POSTS[:2], 3)

    def drift(self, site: Site) -> None:
        site.pages[self.first] = httpx.Response(200, json={"posts": []})


class Feed(Stage):
    def __init__(self) -> None:
        super().__init__("feed", first="/feed?paged=1")
        self.spec = ListSpec("class_share", url="/feed?paged=1", pages="/feed?paged={page}")

    def page(self, posts: Sequence[Post]) -> httpx.Response:
        items = "".join(
            f"<item><title>{p.title}</title><link>{HOME}/p/{p.number}</link><guid>{p.number}</guid>"
            f"<pubDate>{format_datetime(p.date)}</pubDate><description>{p.words}</description></item>"
            for p in posts
        )
        text = f'<?xml version="1.0" encoding="GB2312"?><rss version="2.0"><channel>{items}</channel></rss>'
        return httpx.Response(200, content=text.encode("gb18030"), headers={"Content-Type": "application/rss+xml"})

    def show(self, site: Site, posts: Sequence[Post]) -> None:
        site.pages |= {"/feed?paged=1": self.page(posts[:2]), "/feed?paged=2": self.page(posts[2:])}

    def cut(self, site: Site) -> None:
        site.pages["/feed?paged=2"] = httpx.Response(500)

    def loop(self, site: Site) -> None:
        site.pages["/feed?paged=1"] = site.pages["/feed?paged=2"] = self.page(POSTS[:2])

    def drift(self, site: Site) -> None:
        site.pages["/feed?paged=1"] = "<html><body><p>订阅已改版，请看新栏目目录页面</p></body></html>"


class Dav(Stage):
    """A folder with a folder inside; the words of a post are the file's bytes."""

    def __init__(self) -> None:
        super().__init__("dav", first="/share/")
        self.spec = ListSpec("class_share", url="/share/")

    def name(self, p: Post) -> str:
        return f"{'二/' if p.number == 3 else ''}{p.title}.txt"

    def show(self, site: Site, posts: Sequence[Post]) -> None:
        outer, inner = [p for p in posts if p.number != 3], [p for p in posts if p.number == 3]
        site.pages["/share/"] = self.page("/share/", outer, ["二"] if inner else [])
        site.pages[f"/share/{quote('二')}/"] = self.page(f"/share/{quote('二')}/", inner, [])
        for p in posts:
            stamp = format_datetime(p.date)
            reply = httpx.Response(200, content=p.words.encode(), headers={"Last-Modified": stamp})
            site.pages[f"/share/{quote(self.name(p))}"] = reply

    def page(self, path: str, posts: Sequence[Post], folders: Sequence[str]) -> httpx.Response:
        def one(href: str, kind: str, p: Post | None) -> str:
            said = f"<D:getlastmodified>{format_datetime(p.date)}</D:getlastmodified>" if p else ""
            size = f"<D:getcontentlength>{len(p.words.encode())}</D:getcontentlength>" if p else ""
            return (
                f"<D:response><D:href>{href}</D:href><D:propstat><D:prop><D:resourcetype>{kind}</D:resourcetype>{said}"
                f"{size}</D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>"
            )

        parts = [one(path, "<D:collection/>", None)]
        parts += [one(f"{path}{quote(name)}/", "<D:collection/>", None) for name in folders]
        parts += [one(f"{path}{quote(p.title)}.txt", "", p) for p in posts]
        text = f'<?xml version="1.0"?><D:multistatus xmlns:D="DAV:">{"".join(parts)}</D:multistatus>'
        return httpx.Response(207, content=text.encode(), headers={"Content-Type": "application/xml"})

    def cut(self, site: Site) -> None:
        site.pages[f"/share/{quote('二')}/"] = httpx.Response(403)

    def loop(self, site: Site) -> None:
        site.pages["/share/"] = self.page("/share/", POSTS[:2], ["x"])
        path = "/share/"
        for _ in range(12):
            path += "x/"
            site.pages[path] = self.page(path, (), ["x"])

    def drift(self, site: Site) -> None:
        site.pages["/share/"] = httpx.Response(207, content=b'<?xml version="1.0"?><other/>')


class Index(Dav):
    def __init__(self) -> None:
        super().__init__()
        self.kind = "index"

    def page(self, path: str, posts: Sequence[Post], folders: Sequence[str]) -> httpx.Response:
        rows = "".join(f'<a href="{quote(name)}/">{name}/</a>  24-Feb-2023 08:00   -\n' for name in folders)
        rows += "".join(
            f'<a href="{quote(p.title)}.txt">{p.title[:3]}..&gt;</a>  {p.date:%d-%b-%Y %H:%M} {len(p.words)}\n'
            for p in posts
        )
        head = f"<html><head><title>Index of {path}</title></head><body><h1>Index of {path}</h1><hr><pre>"
        return html(f'{head}<a href="../">../</a>\n{rows}</pre><hr></body></html>')

    def drift(self, site: Site) -> None:
        site.pages["/share/"] = "<html><body><h1>共享资料</h1><p><a href='/x'>新版资料中心</a></p></body></html>"


STAGES = (Html, Json, WordPress, Feed, Dav, Index)
