"""Websites that give their lists as JSON, as most pages drawn by a script do: container and fields are paths."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import partial
from typing import Any

from tasks.domain.errors import BadInput
from tasks.domain.evidence.source import ListSpec, WebsiteSource
from tasks.sites.reading.addresses import absolute, account_of, identity
from tasks.sites.reading.answer import Answer, Trouble, unbelievable
from tasks.sites.reading.behind import Detail, Link
from tasks.sites.reading.details import read_detail
from tasks.sites.reading.fetch import Fetcher
from tasks.sites.reading.listing import ListPage, Row
from tasks.sites.reading.lists import Manner, probe_lists, read_lists
from tasks.sites.reading.more import said_by_data
from tasks.sites.reading.paths import as_date_text, is_path, named_values, text_at, values
from tasks.sites.reading.records import record_of, refusal_in
from tasks.sites.reading.snippet import links_in, words_in

NEEDS = {
    "url|pages": "/api/list?page={page}",
    "fields.title|fields.name|detail.title|detail.name": 'fields = { title = "title" } 或 { name = "user.name" }',
}
_INSIDE = ("body", "attachments")


class Records(Manner):
    """Lists as JSON; a post's words and files stand in the row itself, or in what its link answers."""

    def check(self, source: WebsiteSource) -> None:
        asked = [(text, spec) for spec in source.lists for text in _paths_of(spec)]
        wrong = [text for text, _ in asked if not is_path(text)]
        if wrong:
            said = "、".join(f"“{text}”" for text in wrong)
            raise BadInput(
                f"来源 {source.id} 的路径 {said} 无法使用；请写成 data.list、author.name、files[].url 这样。"
            )

    def look(self, answer: Answer, source: WebsiteSource, spec: ListSpec) -> ListPage | Trouble:
        data = record_of(answer, source)
        if isinstance(data, Trouble):
            return data
        found = values(data, spec.container) if spec.container else (data,)
        if found and spec.row and isinstance(found[0], dict):
            found = values(found[0], spec.row)
            found = found if not found or isinstance(found[0], list) else (list(found),)
            inside = ""
        else:
            inside = spec.row
        if not found or not isinstance(found[0], list):
            return unbelievable(refusal_in(data) or f"数据结构变了：找不到列表“{spec.container or '（最外层）'}”")
        records = [r for one in found for r in (one if isinstance(one, list) else [])]
        if inside:
            records = [r for one in records for r in values(one, inside)]
        rows = [_row(record, spec, answer.url) for record in records]
        total = next((int(t) for t in (text_at(data, spec.total),) if t.isdecimal()), None) if spec.total else None
        after = text_at(data, spec.next) if spec.next else ""
        return ListPage(
            url=answer.url,
            rows=tuple(row for row in rows if row is not None),
            unread=rows.count(None),
            total=total,
            next=absolute(answer.url, after) if after else "",
            said=said_by_data(data, spec.container),
        )

    async def behind(self, fetcher: Fetcher, source: WebsiteSource, spec: ListSpec, row: Row) -> Detail | Trouble:
        if not spec.detail or not row.link:
            return row.behind or Detail()
        answer = await fetcher.page(row.link)
        if isinstance(answer, Trouble):
            return answer
        if "json" not in answer.content_type:
            return await read_detail(fetcher, source, spec, row)  # its own page is HTML: then these are selectors
        data = record_of(answer, source)
        if isinstance(data, Trouble):
            return data
        fields = {name: _field(name, data, path) for name, path in spec.detail.items() if name not in _INSIDE}
        if not any(fields.values()) and not text_at(data, spec.detail.get("body", "")):
            return unbelievable(refusal_in(data) or "数据结构变了：详情里找不到正文或标题")
        return _inside(fields, data, spec.detail, answer)


def _paths_of(spec: ListSpec) -> list[str]:
    asked = [spec.container, spec.row, spec.next, spec.total, *spec.fields.values()]
    return [text for text in asked if text]


def _row(record: Any, spec: ListSpec, base: str) -> Row | None:
    fields = {name: _field(name, record, path) for name, path in spec.fields.items() if name not in _INSIDE}
    link = absolute(base, fields.get("link", "")) if fields.get("link") else ""
    if not (fields.get("title") or link or fields.get("name")) or (spec.fields.get("link") and not link):
        return None
    who = (fields.get("account") or fields["name"]) if fields.get("name") else ""
    own = f"{who}@{fields['column']}" if who and fields.get("column") else who
    shown = "\t".join(fields.get(name, "") for name in ("title", "date", "author"))
    return Row(fields, link, own or (identity(link) if link else shown), _inside({}, record, spec.fields, None, base))


def _field(name: str, record: Any, path: str) -> str:
    text = text_at(record, path)
    if name == "date":
        return as_date_text(text)
    return account_of(text) if name == "account" and text else text


def _inside(
    fields: Mapping[str, str], record: Any, paths: Mapping[str, str], answer: Answer | None, base: str = ""
) -> Detail:
    """The words and files that a record holds; words may be HTML, and then their links and pictures count too."""
    base = answer.url if answer else base
    html = text_at(record, paths["body"]) if paths.get("body") else ""
    links = list(links_in(html, base))
    for value, name in named_values(record, paths["attachments"]) if paths.get("attachments") else ():
        url = absolute(base, value)
        links += [Link(url, name, is_download=True, page=base)] if url else []
    date = answer.headers.get("date", "") if answer else ""
    raw = json.dumps(record, ensure_ascii=False).encode()
    own = {identity(one.url): one for one in links if one.words}
    own = {key: own.get(key, one) for one in links if (key := identity(one.url))}
    return Detail(fields, words_in(html), tuple(own.values()), raw, date)


read = partial(read_lists, Records)
probe = partial(probe_lists, Records)
