"""Websites that show their posts and members as lists of HTML pages, read by selectors."""

from __future__ import annotations

from functools import partial

from tasks.domain.errors import BadInput
from tasks.domain.evidence.source import ListSpec, WebsiteSource
from tasks.sites.reading.answer import Answer, Trouble
from tasks.sites.reading.fields import wrong_selectors
from tasks.sites.reading.listing import ListPage, look
from tasks.sites.reading.lists import Manner, Way, probe_lists, read_lists

__all__ = ["Pages", "Way", "probe", "read"]

NEEDS = {
    "container": "main",
    "row": "article",
    "url|pages": "/class/{class}/",
    "fields.title|fields.name|detail.title|detail.name": 'fields = { title = "h2 a" } 或 { name = "td" }',
}


class Pages(Manner):
    """Lists as HTML pages: container, rows and fields by CSS selectors, a post's own page behind each row."""

    def check(self, source: WebsiteSource) -> None:
        asked = [spec.container for spec in source.lists] + [spec.row for spec in source.lists]
        for spec in source.lists:
            asked += [spec.next, spec.total, *spec.fields.values(), *spec.detail.values()]
        wrong = wrong_selectors(text for text in asked if text)
        if wrong:
            raise BadInput(
                f"来源 {source.id} 的选择器无法使用：{'；'.join(wrong)}。请按“css@属性”的写法改正 sources 里的文件。"
            )

    def look(self, answer: Answer, source: WebsiteSource, spec: ListSpec) -> ListPage | Trouble:
        return look(answer, source, spec)


read = partial(read_lists, Pages)
probe = partial(probe_lists, Pages)
