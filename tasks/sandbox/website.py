"""The sandbox's website on loopback: class pages, members, articles, reports, files; and the mail that was sent."""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence
from datetime import datetime
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, quote, unquote, urlsplit

from tasks.sandbox.people import Place
from tasks.sandbox.story import Post, Story

PER_PAGE = 20
_STYLE = (
    "body{font:16px/1.6 sans-serif;max-width:52rem;margin:1.5rem auto;padding:0 1rem}"
    "article{border-bottom:1px solid #ddd;padding:.4rem 0}h2{font-size:1rem;margin:0}.meta{color:#667;font-size:.85rem}"
    "table{border-collapse:collapse}"
    "td,th{border:1px solid #ccc;padding:.2rem .6rem}pre{white-space:pre-wrap}"
)


class Website:
    """`show_until(moment)` moves its clock; `down` makes every page a 503."""

    def __init__(self, story: Story, sent: Callable[[], Sequence[EmailMessage]], port: int) -> None:
        self._story, self._sent = story, sent
        self._now = datetime.min.replace(tzinfo=story.posts[0].appears.tzinfo)
        self.down = False
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                status, kind, body = site.answer(self.path)
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:
                """The demo's own words are enough."""

        self._server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        self._thread = Thread(target=self._server.serve_forever, daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(5)

    def show_until(self, moment: datetime) -> None:
        self._now = moment

    def answer(self, target: str) -> tuple[int, str, bytes]:
        """Status, content type and body of a path."""
        parts = urlsplit(target)
        steps = [unquote(step) for step in parts.path.split("/") if step]
        if steps[:1] == ["_sent"]:
            return _page("发出的邮件", _sent_page(self._sent(), steps[1:]))
        if self.down:
            return 503, "text/plain; charset=utf-8", "服务器繁忙".encode()
        page = int(parse_qs(parts.query).get("page", ["1"])[0])
        found = self._find(steps, page)
        return found or (404, "text/plain; charset=utf-8", "没有这个页面".encode())

    def _find(self, steps: list[str], page: int) -> tuple[int, str, bytes] | None:
        match steps:
            case []:
                return _page("进修学校网站", self._home())
            case ["class", name]:
                place = next((p for p in self._story.places if p.class_name == name), None)
                return self._list(f"{place.name} 共享栏", "class_share", page, place.id) if place else None
            case ["class", name, "members"]:
                place = next((p for p in self._story.places if p.class_name == name), None)
                return _page(f"{place.name} 成员", self._members(place)) if place else None
            case ["articles"]:
                return self._list("个人中心文章", "personal_article", page)
            case ["reports"]:
                return self._list("能力提升网报", "web_report", page)
            case ["post", number]:
                return self._detail(int(number))
            case ["file", number, index, _name]:
                post = self._story.posts[int(number)]
                return 200, "application/octet-stream", post.attachments[int(index)][1]
        return None

    def _home(self) -> str:
        rows = "".join(
            f'<li><a href="/class/{p.class_name}">{p.name}</a>（<a href="/class/{p.class_name}/members">成员</a>）</li>'
            for p in self._story.places
        )
        return f'<ul>{rows}</ul><p><a href="/articles">个人中心文章</a>　<a href="/reports">能力提升网报</a></p>'

    def _list(self, title: str, channel: str, page: int, school: str = "") -> tuple[int, str, bytes]:
        shown = [
            (number, post)
            for number, post in enumerate(self._story.posts)
            if post.channel == channel and (not school or post.school == school) and post.appears <= self._now
        ]
        shown.sort(key=lambda pair: (pair[1].appears, pair[0]), reverse=True)
        rows = "".join(
            _row(number, post, self._story) for number, post in shown[(page - 1) * PER_PAGE : page * PER_PAGE]
        )
        more = f'<a class="next" href="?page={page + 1}">下一页</a>' if page * PER_PAGE < len(shown) else ""
        return _page(title, f'<main>{rows}</main><p class="pageinfo">共 {len(shown)} 条</p>{more}')

    def _detail(self, number: int) -> tuple[int, str, bytes] | None:
        post = self._story.posts[number] if number < len(self._story.posts) else None
        if post is None or post.appears > self._now:
            return None
        links = "".join(
            f'<p><a href="/file/{number}/{index}/{quote(name)}">{html.escape(name)}</a></p>'
            for index, (name, _data) in enumerate(post.attachments)
        )
        text = "".join(f"<p>{html.escape(line)}</p>" for line in post.body.split("\n") if line)
        return _page(post.title, f'<div class="content">{text}{links}</div>', when=post.dated)

    def _members(self, place: Place) -> str:
        joined = [m for m in self._story.members if m.school == place.id and m.at <= self._now]
        rows = "".join(f"<tr><td>{n}</td><td>{m.name}</td><td>{m.account}</td></tr>" for n, m in enumerate(joined, 1))
        return (
            '<div class="members"><table><thead><tr><th>序号</th><th>姓名</th><th>账号</th></tr></thead>'
            f"<tbody>{rows}</tbody></table></div>"
        )


def _row(number: int, post: Post, story: Story) -> str:
    who = f'<a href="/user/{post.account}">{post.author}</a>' if post.account else post.author
    return (
        f'<article><h2><a href="/post/{number}">{html.escape(post.title)}</a></h2><div class="meta">'
        f'<time datetime="{post.dated:%Y-%m-%d %H:%M:%S}">{post.dated:%Y年%m月%d日}</time>　'
        f'<span class="author">{who}</span>　<span class="column">{story.place(post.school).name}</span>'
        "</div></article>"
    )


def _sent_page(messages: Sequence[EmailMessage], steps: Sequence[str]) -> str:
    """The list of mails that left, or one of them; its HTML is shown as a document of its own, without scripts."""
    if steps and steps[0].isdigit() and int(steps[0]) < len(messages):
        message = messages[int(steps[0])]
        body = message.get_body(("html", "plain"))
        content = body.get_content() if body is not None else ""
        frame = f'<iframe sandbox srcdoc="{html.escape(content)}" style="width:100%;height:70vh;border:1px solid #ccc">'
        return f"<p>{html.escape(str(message['To']))}　{html.escape(str(message['Date']))}</p>{frame}</iframe>"
    rows = "".join(
        f"<tr><td>{html.escape(str(m['Date']))}</td><td>{html.escape(str(m['To']))}</td>"
        f'<td><a href="/_sent/{number}">{html.escape(str(m["Subject"]))}</a></td></tr>'
        for number, m in enumerate(messages)
    )
    return f"<p>共 {len(messages)} 封</p><table><tr><th>时间</th><th>收件人</th><th>标题</th></tr>{rows}</table>"


def _page(title: str, body: str, when: datetime | None = None) -> tuple[int, str, bytes]:
    dated = f'<time datetime="{when:%Y-%m-%d %H:%M:%S}">{when:%Y-%m-%d %H:%M}</time>' if when else ""
    text = (
        f'<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{html.escape(title)}</title>'
        f"<style>{_STYLE}</style></head><body><h1>{html.escape(title)}</h1>{dated}{body}</body></html>"
    )
    return 200, "text/html; charset=utf-8", text.encode()
