"""Reading a list's page against bare selectolax: the same 100 rows with title, link and date, no checks."""

from __future__ import annotations

import io
from time import process_time

from bench import interleaved
from selectolax.lexbor import LexborHTMLParser

from tasks.domain.evidence.source import ListSpec, WebsiteSource
from tasks.sites.reading.answer import Answer
from tasks.sites.reading.listing import ListPage, look

SENTENCE = "A list's page of 100 rows, read and checked, against bare selectolax that only picks the same fields (CPU)"
GOAL = 1.3
AT_MOST = True

_HERE = "http://site.example/class/c1/"
_SPEC = ListSpec(
    "class_share",
    url="/class/c1/",
    container="main",
    row="article",
    fields={"title": "h2 a", "link": "h2 a@href", "date": "time@datetime"},
    next="a.next@href",
    total=".pageinfo",
)
_SOURCE = WebsiteSource("bench", base_url="http://site.example/", lists=(_SPEC,))
_ROUNDS = 60


def _page(number: int) -> bytes:
    rows = "".join(
        f'<article class="post"><h2><a href="/post/{number}-{n}">第一小学课程表（{number}-{n}）</a></h2>'
        f'<p class="meta"><span class="author">王老师</span> <time datetime="2023-02-24T08:{n % 60:02d}:00+08:00">2月'
        f"24日</time></p><p>各校按通知要求开展活动，按时上传材料，逾期不再受理。</p></article>"
        for n in range(100)
    )
    return f'<html><body><main><p class="pageinfo">共 100 条</p>{rows}</main></body></html>'.encode()


def _answers(pages: list[bytes]) -> list[Answer]:
    head = {"content-type": "text/html; charset=utf-8"}
    return [Answer(_HERE, _HERE, head, io.BytesIO(page), len(page), True) for page in pages]


def _ours(pages: list[bytes]) -> float:
    answers = _answers(pages)
    began = process_time()
    for answer in answers:
        page = look(answer, _SOURCE, _SPEC)
        assert isinstance(page, ListPage)
        assert len(page.rows) == page.total == 100
    return process_time() - began


def _bare(pages: list[bytes]) -> float:
    began = process_time()
    for page in pages:
        found = []
        for row in LexborHTMLParser(page.decode()).css("main article"):
            link, time = row.css_first("h2 a"), row.css_first("time")
            assert link is not None
            assert time is not None
            found.append((link.text(deep=True), link.attributes["href"], time.attributes["datetime"]))
        assert len(found) == 100
    return process_time() - began


def measure() -> float:
    """Other pages in every round, so that nothing is remembered from the round before."""
    numbers = iter(range(100_000))

    def pages() -> list[bytes]:
        return [_page(next(numbers)) for _ in range(_ROUNDS)]

    return interleaved(lambda: _ours(pages()), lambda: _bare(pages()), pairs=11)
