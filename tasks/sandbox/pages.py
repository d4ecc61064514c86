"""What the sandbox's website looks like: plain Chinese pages that a person can browse."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from email.message import EmailMessage
from html import escape
from urllib.parse import quote

from tasks.domain.plan.party import School
from tasks.sandbox.wire import Joined, Post

_PER_PAGE = 20
_LIST_TITLE = 26  # characters: like many sites it cuts long titles in lists, the detail page has the whole
_STYLE = (
    "body{font-family:sans-serif;max-width:56rem;margin:2rem auto;padding:0 1rem;line-height:1.6}"
    "article{border-bottom:1px solid #ccd}h2{font-size:1.05rem;margin:.6rem 0 0}.meta{color:#556}"
    "td,th{border:1px solid #ccd;padding:.2rem .8rem}table{border-collapse:collapse}pre{white-space:pre-wrap}"
)
NumberedPost = tuple[int, Post]


def page(title: str, body: str) -> str:
    return (
        f'<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<style>{_STYLE}</style></head><body><header><a href="/">教师进修学校网站（演示）</a></header>'
        f"{body}</body></html>"
    )


NOT_THERE = page("没有这一页", "<p>没有这一页。</p>").encode()


def home(schools: Iterable[School]) -> str:
    rows = "".join(
        f'<li>{escape(s.name)}：<a href="{class_path(s)}">班级共享</a> '
        f'<a href="{class_path(s)}members">班级成员</a></li>'
        for s in schools
    )
    lists = (("/personal/", "个人中心文章"), ("/reports/", "能力提升网报"), ("/_sent/", "发出的信"))
    more = "<p>" + " ".join(f'<a href="{path}">{name}</a>' for path, name in lists) + "</p>"
    return page("首页", f"<main><h1>教师进修学校</h1>{more}<h2>研培班级</h2><ul>{rows}</ul></main>")


def class_path(school: School) -> str:
    return f"/class/{quote(school.class_name)}/"


def listing(title: str, path: str, posts: Sequence[NumberedPost], number: int) -> str:
    """The `number`th page of a list, newest first; `posts` are all of the list."""
    pages = how_many(posts)
    shown = posts[(number - 1) * _PER_PAGE : number * _PER_PAGE]
    rows = "".join(_row(*numbered) for numbered in shown) or "<p>暂无文章</p>"
    older = f'<a class="next" href="{path}?page={number + 1}">下一页</a>' if number < pages else ""
    turn = f'<nav><span class="pageinfo">共 {len(posts)} 条，第 {number}/{pages} 页</span> {older}</nav>'
    return page(title, f'<h1>{escape(title)}</h1><main class="list">{rows}</main>{turn}')


def how_many(posts: Sequence[NumberedPost]) -> int:
    """Pages of a list; one that is empty has one."""
    return max(1, -(-len(posts) // _PER_PAGE))


def _row(number: int, post: Post) -> str:
    title = post.title if len(post.title) <= _LIST_TITLE else post.title[:_LIST_TITLE] + "…"
    return f'<article class="post"><h2><a href="/post/{number}">{escape(title)}</a></h2>{_meta(post)}</article>'


def _meta(post: Post) -> str:
    author = escape(post.author)
    if post.account:
        author = f'<a href="/u/{quote(post.account)}">{author}</a>'
    dated = f'<time datetime="{post.dated}">{post.dated.replace("T", " ")}</time>' if post.dated else ""
    label = f'<span class="column">{escape(post.label)}</span>'
    return f'<p class="meta"><span class="author">{author}</span> {dated} {label}</p>'


def detail(number: int, post: Post) -> str:
    body = "".join(f"<p>{escape(line)}</p>" for line in post.body.splitlines())
    files = "".join(
        f'<li><a href="/files/{number}/{n}/{quote(file.name)}">{escape(file.name)}</a></li>'
        for n, file in enumerate(post.files, start=1)
    )
    content = f'<div class="content">{body}</div>' + (f'<ul class="files">{files}</ul>' if files else "")
    return page(post.title, f'<main class="post"><h1>{escape(post.title)}</h1>{_meta(post)}{content}</main>')


def members(school: School, joined: Sequence[Joined]) -> str:
    rows = "".join(
        f"<tr><td>{n}</td><td>{escape(one.name)}</td><td>{escape(one.account)}</td></tr>"
        for n, one in enumerate(joined, start=1)
    )
    head = "<thead><tr><th>序号</th><th>姓名</th><th>账号</th></tr></thead>"
    table = f'<table class="members">{head}<tbody>{rows}</tbody></table>'
    return page(f"{school.class_name}成员", f'<main>{table}<p class="pageinfo">共 {len(joined)} 人</p></main>')


def sent_list(mails: Sequence[tuple[str, EmailMessage]]) -> str:
    rows = "".join(
        f'<tr><td>{n}</td><td>{escape(to)}</td><td><a href="/_sent/{n}">{escape(str(mail["Subject"]))}</a></td></tr>'
        for n, (to, mail) in enumerate(mails, start=1)
    )
    head = "<tr><th>序号</th><th>收件人</th><th>主题</th></tr>"
    return page("发出的信", f"<main><h1>发出的信（{len(mails)} 封）</h1><table>{head}{rows}</table></main>")


def sent_mail(recipient: str, mail: EmailMessage) -> str:
    plain = mail.get_body(("plain",))
    text = plain.get_content() if isinstance(plain, EmailMessage) else ""
    title = str(mail["Subject"])
    return page(
        title, f"<main><h1>{escape(title)}</h1><p>收件人：{escape(recipient)}</p><pre>{escape(text)}</pre></main>"
    )
