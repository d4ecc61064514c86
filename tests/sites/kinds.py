"""One made-up school's posts as each kind of website would show them, for the suite that all kinds must pass."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from email.utils import format_datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, ClassVar
from urllib.parse import quote

import httpx
from class_site import NOW, Desk, Site

from tasks.domain.evidence.hand_sheet import Unit, blank_sheet
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
    units: Sequence[Unit] = ()
    spared: ClassVar[Mapping[str, str]] = {}  # situations in which this kind cannot be, and why

    async def lay_out(self, desk: Desk, site: Site) -> None:
        """For kinds that are not asked over the web: put what the site shows where they look."""

    def source(self, **more: Any) -> WebsiteSource:
        return WebsiteSource(
            "wangzhan", self.kind, base_url=HOME, rate=1000.0, lists=(self.spec,), login=Login(), **more
        )

    @property
    def counts_itself(self) -> bool:
        return self.kind in ("html_list", "json_list", "wordpress", "saved", "csv")

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


class Preset(Html):
    """A system whose lists need no selectors: only its channel and address are written."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.kind, self.spec = kind, ListSpec("class_share", url="/list")

    def show(self, site: Site, posts: Sequence[Post]) -> None:
        super().show(site, posts)
        for p in posts:
            site.pages[f"/p/{p.number}.html"] = f"<html><body>{self.post(p)}</body></html>"

    def post(self, p: Post) -> str:
        raise NotImplementedError


class DedeCms(Preset):
    def __init__(self) -> None:
        super().__init__("dedecms")

    def page(self, posts: Sequence[Post], total: int, more: str = "") -> str:
        rows = "".join(
            f'<li>[<b><a href="/plus/list.php?tid=5">通知</a></b>] <a href="/p/{p.number}.html" class="title">{p.title}'
            f'</a><span class="info"><small>日期：</small>{p.date:%Y-%m-%d %H:%M}<small>点击：</small>9</span></li>'
            for p in posts
        )
        link = f'<a href="{more}">下一页</a>' if more else ""
        return (
            f'<html><body><div class="listbox"><ul class="e2">{rows}</ul></div><div class="dede_pages">'
            f'<ul class="pagelist"><li>{link}</li></ul></div></body></html>'
        )

    def post(self, p: Post) -> str:
        return (
            f'<div class="viewbox"><div class="title"><h2>{p.title}</h2></div><div class="info"><small>时间:</small>'
            f'{p.date:%Y-%m-%d %H:%M}</div><div class="content">{p.words}</div></div>'
        )


class PhpCms(Preset):
    def __init__(self) -> None:
        super().__init__("phpcms")

    def page(self, posts: Sequence[Post], total: int, more: str = "") -> str:
        rows = "".join(
            f'<li><span class="rt">{p.date:%Y-%m-%d %H:%M}</span>·<a href="/p/{p.number}.html">{p.title}</a></li>'
            for p in posts
        )
        link = f'<a href="{more}" class="a1">下一页</a>' if more else ""
        return (
            f'<html><body><div class="col-left"><ul class="list lh24 f14">{rows}<li class="bk20 hr"></li></ul>'
            f'<div id="pages" class="text-c">{link}</div></div></body></html>'
        )

    def post(self, p: Post) -> str:
        return (
            f'<div id="Article"><h1>{p.title}<br /><span>{p.date:%Y-%m-%d %H:%M}&nbsp;来源：第一小学</span></h1>'
            f'<div class="content">{p.words}</div></div>'
        )


class Discuz(Preset):
    def __init__(self) -> None:
        super().__init__("discuz")

    def page(self, posts: Sequence[Post], total: int, more: str = "") -> str:
        rows = "".join(
            f'<tbody id="normalthread_{p.number}"><tr><th><a class="s xst" href="/p/{p.number}.html">{p.title}</a></th>'
            f'<td class="by"><cite><a href="home.php?mod=space&amp;uid=4">王老师</a></cite><em><span>'
            f"{p.date:%Y-%m-%d %H:%M}</span></em></td></tr></tbody>"
            for p in posts
        )
        link = f'<a class="nxt" href="{more}">下一页</a>' if more else ""
        return (
            f'<html><body><div id="threadlist"><table id="threadlisttableid">{rows}</table></div>'
            f'<div class="pg">{link}</div></body></html>'
        )

    def post(self, p: Post) -> str:
        words = f'<td class="t_f" id="postmessage_{p.number}">{p.words}</td>'
        return f'<span id="thread_subject">{p.title}</span><table><tr>{words}</tr></table>'


_NOTHING_IS_ASKED = "没有网络请求"
_OVER_THE_WEB = ("转到登录页", "状态码", "Retry-After", "没有应答", "没完没了")


class Saved(Html):
    """The same pages as a browser saved them, each with the address it came from."""

    spared: ClassVar = dict.fromkeys(_OVER_THE_WEB, _NOTHING_IS_ASKED)

    def __init__(self) -> None:
        super().__init__()
        self.kind = "saved"
        self._folder = TemporaryDirectory()

    def source(self, **more: Any) -> WebsiteSource:
        return super().source(path=self._folder.name, **more)

    async def lay_out(self, desk: Desk, site: Site) -> None:
        for path in Path(self._folder.name).iterdir():
            path.unlink()
        for number, (path, reply) in enumerate(site.pages.items()):
            answer = reply(httpx.Request("GET", HOME + path)) if callable(reply) else reply
            if isinstance(answer, httpx.Response):
                if answer.status_code != 200:
                    continue
                answer = await answer.aread()
            body = answer.encode() if isinstance(answer, str) else bytes(answer)
            file = Path(self._folder.name, f"{number}.html")
            file.write_bytes(f"<!-- saved from url=(0040){HOME}{path} -->\n".encode() + body)
            os.utime(file, (desk.at.timestamp(), desk.at.timestamp()))


class Sheet(Stage):
    """The sheet with a line for each post; one that is there is ticked, and the person signs at the desk's moment."""

    spared: ClassVar = {
        **dict.fromkeys((*_OVER_THE_WEB, "别的页面"), _NOTHING_IS_ASKED),
        "翻页绕圈": "一张表，不翻页",
        "乱码": "名称出自花名册和计划",
        "修改": "打的√没有内容",
    }

    def __init__(self) -> None:
        super().__init__("csv", first="sheet", spec=ListSpec("class_share"))
        self._folder = TemporaryDirectory()
        self.units = tuple(Unit("class_share", f"S{p.number}/s1/2023", "第一小学", p.title, "2023", NOW) for p in POSTS)

    def source(self, **more: Any) -> WebsiteSource:
        return super().source(path=f"{self._folder.name}/hedui.csv", **more)

    def rows(self, posts: Sequence[Post]) -> list[list[str]]:
        rows = blank_sheet(self.units, {})
        rows[1][1], rows[2][1] = "SIGNED", "孙老师"
        came = {f"S{p.number}/s1/2023": f"{p.date:%Y-%m-%d %H:%M}" for p in posts}
        for row in rows[4:]:
            row[8:10] = ["√", came[row[0]]] if row[0] in came else ["", ""]
        return rows

    def show(self, site: Site, posts: Sequence[Post]) -> None:
        site.pages["sheet"] = _csv(self.rows(posts))

    def cut(self, site: Site) -> None:
        site.pages["sheet"] = _csv(self.rows(POSTS)[:-1])

    def drift(self, site: Site) -> None:
        site.pages["sheet"] = _csv(self.rows(POSTS)).replace("已看到", "看到没有")

    async def lay_out(self, desk: Desk, site: Site) -> None:
        reply = site.pages["sheet"]
        answer = reply(httpx.Request("GET", HOME)) if callable(reply) else reply
        body = await answer.aread() if isinstance(answer, httpx.Response) else str(answer).encode()
        signed = body.replace(b"SIGNED", f"{desk.at:%Y-%m-%d %H:%M}".encode())
        Path(self._folder.name, "hedui.csv").write_bytes(signed)


def _csv(rows: Sequence[Sequence[str]]) -> str:
    return "\r\n".join(",".join(f'"{cell}"' for cell in row) for row in rows)


STAGES = (Html, Json, WordPress, Feed, Dav, Index, DedeCms, PhpCms, Discuz, Saved, Sheet)
