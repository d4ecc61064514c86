"""Websites made with WordPress, read by their own interface (REST): posts by number, authors, categories, files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from tasks.domain.evidence.source import ListSpec, WebsiteSource
from tasks.domain.plan.party import Roster
from tasks.sites.reading.answer import Answer, Trouble, unbelievable
from tasks.sites.reading.behind import Detail, Link
from tasks.sites.reading.details import read_detail
from tasks.sites.reading.fetch import Fetcher
from tasks.sites.reading.listing import ListPage, Row
from tasks.sites.reading.lists import Manner, probe_lists, read_lists
from tasks.sites.reading.records import record_of
from tasks.sites.reading.targets import Target, targets_of
from tasks.sites.reading.wordpress_names import Names
from tasks.sites.reading.wordpress_posts import PER_PAGE, Api, entry_row, without_thumbnails

_OWNERLESS = "读不到文章的作者（站点关闭了用户接口）：请改用应用程序密码登录，或在 [list.detail] 里写 author"
_CLOSED = (401, 403, 404, 405, 501)  # an interface that plug-ins or the site's administrator have shut


class Posts(Manner):
    """`category` or `author` of a list is a slug; without either the list is of all posts."""

    def __init__(self) -> None:
        self._api = Api()
        self._names = Names(self._api)

    async def targets(self, source: WebsiteSource, roster: Roster, fetcher: Fetcher) -> Sequence[Target]:
        found = targets_of(source, roster)
        asked = [one for one in found if one.trouble is None and one.scope not in self.left_out]
        await self._names.learn(fetcher, source, [_wanted(target) for target in asked])
        return [target if target.trouble else self._located(source, target) for target in found]

    def _located(self, source: WebsiteSource, target: Target) -> Target:
        category, author = _wanted(target)
        asked = {"orderby": "id", "order": "asc", "per_page": str(PER_PAGE)}
        for slug, numbers, name, word in (
            (category, self._names.categories, "categories", "分类"),
            (author, self._names.users, "author", "作者"),
        ):
            number = numbers.number(slug) if slug else None
            if slug and isinstance(number, Trouble):
                return replace(target, trouble=number)
            if slug and number is None:
                return replace(target, trouble=unbelievable(f"站点上没有“{slug}”这个{word}{numbers.hint}"))
            if number is not None:
                asked[name] = str(number)
        pages = self._api.address(source, "posts", **asked) + "&page={page}"
        return replace(target, url=pages.replace("{page}", "1"), pages=pages)

    def look(self, answer: Answer, source: WebsiteSource, spec: ListSpec) -> ListPage | Trouble:
        posts = record_of(answer, source)
        if isinstance(posts, Trouble):
            return posts
        if not isinstance(posts, list) or not all(isinstance(post, dict) and "id" in post for post in posts):
            return unbelievable("数据结构变了：接口没有给出文章列表")
        rows = [entry_row(post, answer, self._names) for post in posts]
        total = answer.headers.get("x-wp-total", "")
        return ListPage(answer.url, tuple(rows), 0, int(total) if total.isdecimal() else None, "")

    async def behind(self, fetcher: Fetcher, source: WebsiteSource, spec: ListSpec, row: Row) -> Detail | Trouble:
        own = row.behind or Detail()
        page = await read_detail(fetcher, source, spec, row) if spec.detail and row.link else Detail()
        if isinstance(page, Trouble):
            return page
        who = await self._names.author(fetcher, source, row.fields.get("author_number", ""))
        if isinstance(who, Trouble):
            return who
        files = await self._files(fetcher, source, row.fields["number"])
        if isinstance(files, Trouble):
            return files
        fields = {**own.fields, **who, **{name: value for name, value in page.fields.items() if value}}
        is_ownerless = spec.one_for_each == "" and not fields.get("author") and not fields.get("account")
        doubt = _OWNERLESS if is_ownerless else ""
        links = without_thumbnails((*own.links, *page.links, *files))
        return replace(own, fields=fields, body=own.body or page.body, links=links, doubt=doubt)

    async def _files(self, fetcher: Fetcher, source: WebsiteSource, post: str) -> Sequence[Link] | Trouble:
        """The files that were uploaded to a post; a closed interface leaves those that its text links to."""
        answer = await self._api.get(fetcher, source, "media", parent=post, per_page=str(PER_PAGE))
        if isinstance(answer, Trouble):
            return () if answer.status in _CLOSED else answer
        files = record_of(answer, source)
        if isinstance(files, Trouble):
            return files
        return [_link(file) for file in files if isinstance(file, dict) and _is_of(file, post)]


def _wanted(target: Target) -> tuple[str, str]:
    """The slugs of the category and of the author."""
    spec = target.spec
    return _put_in(spec.category, target.value), _put_in(spec.author, target.value)


def _put_in(pattern: str, value: str) -> str:
    return pattern.replace("{class}", value).replace("{account}", value)


def _is_of(file: dict[str, Any], post: str) -> bool:
    return bool(file.get("source_url")) and str(file.get("post", post)) == post


def _link(file: dict[str, Any]) -> Link:
    title = file.get("title")
    words = title.get("rendered", "") if isinstance(title, dict) else ""
    return Link(str(file["source_url"]), str(words), is_download=True)


read = partial(read_lists, Posts)
probe = partial(probe_lists, Posts)
