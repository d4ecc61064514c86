"""A website's file in sources/: where it is, when it may be asked, how to log in, and its lists."""

from __future__ import annotations

import codecs
import re
from datetime import timedelta

from settings.source_kinds import stated_by
from settings.table import Table
from settings.words import duration, hours, rate, right_one
from tasks.domain.evidence.source import ListSpec, Login, WebsiteSource
from tasks.domain.plan.requirement import CHANNEL_LABELS, MAILBOX

ROW_FIELDS = ("title", "link", "date", "author", "account", "column", "name", "body", "attachments")
LOGIN_KINDS = ("none", "cookie", "basic", "form")
LOGIN_FIELDS = ("username", "password")
PLACEHOLDERS = ("class", "account", "page")


def read_website(table: Table, id_: str, kind: str) -> WebsiteSource:
    shows_after = table.word("shows_after", timedelta(0), duration, '"24h"')
    source = WebsiteSource(
        id=id_,
        kind=kind,
        every=table.word("every", timedelta(minutes=60), duration, '"60m"'),
        base_url=_base_url(table, kind),
        encoding=_encoding(table),
        opening_hours=table.word("opening_hours", None, hours, '"06:00-22:00"'),
        rate=table.word("rate", 2.0, rate, '"2/s" 或 "30/m"'),
        login=_login(table.table("login")),
        lists=tuple(_list(one, kind, shows_after) for one in table.tables("list")),
        path=_path(table, id_, kind),
        hosts=_hosts(table),
    )
    if source.every <= timedelta(0):
        table.wrong("every", "every 不能是 0", '"60m"')
    if not source.lists and not table.doc.broken:
        table.wrong(None, "一个 [[list]] 也没有，读不到任何东西", '[[list]] 一节，里面写 channel = "class_share" 等')
    table.close()
    return source


def _base_url(table: Table, kind: str) -> str:
    """The address; of a kind that asks nothing of the web (`ON_THE_WEB = False` in its file) it may be left out."""
    url = table.text("base_url")
    if not url and stated_by(kind, "ON_THE_WEB") is False:
        return url
    if "base_url" not in table.data:
        table.missing("base_url", "https://…")
    elif not url:
        table.mistakes.warn(table.doc.file, table.doc.place(("base_url",)), "网站地址还没有填，读不了", "https://…")
    elif not re.match(r"https?://[^/\s]+", url):
        table.wrong("base_url", f"“{url}”不是网址", "https://" + re.sub(r"^([a-z]+:)?/+", "", url))
    return url


def _path(table: Table, id_: str, kind: str) -> str:
    """Where a kind that asks nothing of the web is looked for, which its file states for want of another word."""
    usual = stated_by(kind, "PATH")
    return table.text("path") or usual.replace("{id}", id_) if usual else ""


def _hosts(table: Table) -> tuple[str, ...]:
    """Names of other hosts where attachments lie, as `cdn.example.cn`; no pattern, no address."""
    names = table.texts("hosts")
    for name in names:
        if not re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*", name.lower()):
            plain = re.sub(r"^([a-z]+:)?/*|^\*\.|[/:].*$", "", name.lower())
            table.wrong("hosts", f"“{name}”不是主机名", f'hosts = ["{plain or "cdn.example.cn"}"]')
    return names


def _encoding(table: Table) -> str:
    name = table.text("encoding", "auto")
    try:
        if name != "auto":
            codecs.lookup(name)
    except LookupError:
        table.wrong("encoding", f"没有“{name}”这种编码", right_one(name, ("auto", "utf-8", "gbk", "gb18030")))
        return "auto"
    return name


def _login(table: Table) -> Login:
    kind = table.text("kind", "none")
    if kind not in LOGIN_KINDS:
        table.wrong("kind", f"没有“{kind}”这种登录", right_one(kind, LOGIN_KINDS))
    login = Login(kind, table.text("url"), _texts(table.table("fields"), LOGIN_FIELDS), table.text("username"))
    if kind == "form" and not login.url:
        table.missing("url", "/login")
    table.close()
    return login


def _list(table: Table, kind: str, shows_after: timedelta) -> ListSpec:
    spec = ListSpec(
        channel=table.text("channel", needed=True, example="class_share"),
        url=table.text("url"),
        container=table.text("container"),
        row=table.text("row"),
        fields=_texts(table.table("fields"), ROW_FIELDS),
        next=table.text("next"),
        pages=table.text("pages"),
        total=table.text("total"),
        shows_after=table.word("shows_after", shows_after, duration, '"24h"'),
        detail=_texts(table.table("detail"), ROW_FIELDS),
        category=table.text("category"),
        author=table.text("author"),
        sweep=table.word("sweep", timedelta(0), duration, '"24h"'),
        newest=_flag(table, "newest"),
    )
    _check_list(table, spec, kind)
    table.close()
    return spec


def _flag(table: Table, key: str) -> bool:
    value = table.raw(key)
    if value not in (None, True, False):
        table.wrong(key, f"{key} = {value!r} 不行", f"{key} = true 或 false")
    return value is True


def _check_list(table: Table, spec: ListSpec, kind: str) -> None:
    for keys, example in (stated_by(kind, "NEEDS") or {}).items():
        if not any(_is_given(table, key) for key in keys.split("|")):
            _miss(table, keys.split("|"), example)
    if spec.channel == MAILBOX and not stated_by(kind, "BY_HAND"):
        table.wrong("channel", "网站的列表不能是邮箱渠道", "、".join(c for c in CHANNEL_LABELS if c != MAILBOX))
    if spec.sweep and not spec.one_for_each:
        table.wrong("sweep", "sweep 只用于每校或每人一页的列表（网址里有 {class} 或 {account}）", "去掉 sweep")
    if spec.newest and spec.one_for_each:
        table.wrong("newest", "newest 只用于全站一个的最新列表", "去掉 newest")
    for key in ("url", "pages", "category", "author"):
        for name in re.findall(r"\{([^{}]*)\}", table.text(key)):
            if name not in PLACEHOLDERS:
                table.wrong(key, f"{key} 里没有 {{{name}}} 这种占位", "{" + right_one(name, PLACEHOLDERS) + "}")


def _is_given(table: Table, key: str) -> bool:
    """Whether `url` or `fields.title` is written in this list."""
    section, _, name = key.rpartition(".")
    within = table.data.get(section) if section else table.data
    return isinstance(within, dict) and name in within


def _miss(table: Table, keys: list[str], example: str) -> None:
    if "." not in keys[0]:
        table.missing(keys[0], example)
    elif not table.doc.broken:
        table.wrong("fields", "没有说标题（成员表：姓名）在哪里", example)


def _texts(table: Table, keys: tuple[str, ...]) -> dict[str, str]:
    found = {key: table.text(key) for key in keys if key in table.data}
    table.asked |= dict.fromkeys(keys)
    table.close()
    return found
