"""Websites that show their posts and members as lists of HTML pages, read by selectors."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from tasks.domain.errors import BadInput
from tasks.domain.evidence.source import ListSpec, WebsiteSource
from tasks.domain.plan.party import Roster
from tasks.sites.reading.answer import Answer, Trouble
from tasks.sites.reading.behind import Detail
from tasks.sites.reading.details import read_detail
from tasks.sites.reading.fetch import Fetcher
from tasks.sites.reading.fields import wrong_selectors
from tasks.sites.reading.listing import ListPage, Row, look
from tasks.sites.reading.lists import Way, probe_lists, read_lists
from tasks.sites.reading.targets import Target, targets_of

__all__ = ["Pages", "Way", "probe", "read"]

NEEDS = {
    "container": "main",
    "row": "article",
    "url|pages": "/class/{class}/",
    "fields.title|fields.name|detail.title|detail.name": 'fields = { title = "h2 a" } 或 { name = "td" }',
}


class Pages:
    """Lists as HTML pages: container, rows and fields by CSS selectors, a post's own page behind each row."""

    looks_again = True  # an edit of a post often shows on its own page only

    def check(self, source: WebsiteSource) -> None:
        asked = [spec.container for spec in source.lists] + [spec.row for spec in source.lists]
        for spec in source.lists:
            asked += [spec.next, spec.total, *spec.fields.values(), *spec.detail.values()]
        wrong = wrong_selectors(text for text in asked if text)
        if wrong:
            raise BadInput(
                f"来源 {source.id} 的选择器无法使用：{'；'.join(wrong)}。请按“css@属性”的写法改正 sources 里的文件。"
            )

    async def targets(self, source: WebsiteSource, roster: Roster, fetcher: Fetcher) -> Sequence[Target]:
        return targets_of(source, roster)

    def look(self, answer: Answer, source: WebsiteSource, spec: ListSpec) -> ListPage | Trouble:
        return look(answer, source, spec)

    async def behind(self, fetcher: Fetcher, source: WebsiteSource, spec: ListSpec, row: Row) -> Detail | Trouble:
        return await read_detail(fetcher, source, spec, row)


read = partial(read_lists, Pages())
probe = partial(probe_lists, Pages())
