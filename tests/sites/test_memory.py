"""What a reading takes from the one before: pages that did not change, and a session that still runs."""

from __future__ import annotations

import httpx
import pytest
from class_site import ONE, Desk, Site, article, listing, post, source, with_detail

from tasks.domain.evidence.reading import ReadingState
from tasks.domain.evidence.source import Login
from tasks.sites.html_list import read
from tasks.sites.reading.lists import Way
from tasks.sites.reading.memory import Memory

FIRST = "/class/yixiao/"
OLD = {"Last-Modified": "Fri, 24 Feb 2023 00:00:00 GMT", "Date": "Sat, 25 Feb 2023 00:00:00 GMT"}


def knowing(page: str, **headers: str) -> object:
    """A server that knows its page again by whichever mark it gave out."""

    def reply(request: httpx.Request) -> httpx.Response:
        given = [request.headers.get("If-None-Match"), request.headers.get("If-Modified-Since")]
        is_same = headers.get("ETag", headers.get("Last-Modified", "?")) in given
        return httpx.Response(304, headers=headers) if is_same else httpx.Response(200, html=page, headers=headers)

    return reply


async def again(desk: Desk, memory: Memory, **more: object) -> object:
    way = Way(
        desk.way.transport,
        desk.way.wait,
        desk.way.limits,
        Memory({**memory.pages, **memory.fresh}, **more),
        contact="z@x.cn",
    )
    found = await read(source(with_detail()), None, ONE, desk.kept, lambda: desk.at, way=way)
    memory.fresh = {**memory.fresh, **way.memory.fresh}
    return found


@pytest.mark.parametrize("headers", [{"ETag": 'W/"7"'}, OLD])
async def test_an_unchanged_page_is_not_sent_again_and_reads_the_same(
    desk: Desk, site: Site, headers: dict[str, str]
) -> None:
    site.pages[FIRST] = knowing(listing(article(1)), **headers)
    site.pages["/post/1.html"] = knowing(post("课程表", "正文"), **headers)
    memory = Memory()
    await again(desk, memory)
    site.requests.clear()

    reading = await again(desk, memory)

    assert (reading.state, reading.new) == (ReadingState.COMPLETE, 0)
    assert all("If-None-Match" in r.headers or "If-Modified-Since" in r.headers for r in site.requests)
    assert "z@x.cn" in site.requests[0].headers["User-Agent"]


async def test_a_page_changed_in_the_very_second_is_asked_for_again(desk: Desk, site: Site) -> None:
    site.pages[FIRST] = knowing(listing(), **{**OLD, "Date": OLD["Last-Modified"]})
    memory = Memory()
    await again(desk, memory)

    assert not memory.fresh


async def test_a_304_for_a_page_that_we_do_not_have_is_no_page(desk: Desk, site: Site) -> None:
    site.pages[FIRST] = httpx.Response(304)

    assert (await again(desk, Memory())).state is ReadingState.PARTIAL


async def test_a_session_that_still_runs_needs_no_second_login(desk: Desk, site: Site) -> None:
    sent: list[str] = []

    def members(request: httpx.Request) -> httpx.Response:
        known = "sid=1" in request.headers.get("Cookie", "")
        more = "<a href=/logout>退出</a>" if known else "<form><input type=password></form>"
        return httpx.Response(200, html=listing(*([article(1)] if known else []), more=more))

    def log_in(request: httpx.Request) -> httpx.Response:
        if request.method == "GET":
            return httpx.Response(200, html="<form method=post><input name=u><input type=password name=p></form>")
        sent.append(request.content.decode())
        return httpx.Response(302, headers={"Location": "/", "Set-Cookie": "sid=1; path=/"})

    site.pages |= {"/login": log_in, FIRST: members, "/": members}
    place = source(login=Login("form", "/login", {"username": "u", "password": "p"}, "zhao"))
    memory = Memory()
    way = Way(desk.way.transport, desk.way.wait, desk.way.limits, memory)
    await read(place, "geheim", ONE, desk.kept, lambda: desk.at, way=way)
    next_time = Memory(landing=memory.landing, cookies=memory.cookies)
    way = Way(desk.way.transport, desk.way.wait, desk.way.limits, next_time)

    reading = await read(place, "geheim", ONE, desk.kept, lambda: desk.at, way=way)

    assert reading.state is ReadingState.COMPLETE, reading.reason
    assert len(sent) == 1

    stale = Memory(landing=memory.landing, cookies={"jxjy.example.cn": {"sid": "old"}})
    way = Way(desk.way.transport, desk.way.wait, desk.way.limits, stale)
    assert (await read(place, "geheim", ONE, desk.kept, lambda: desk.at, way=way)).state is ReadingState.COMPLETE
    assert len(sent) == 2
