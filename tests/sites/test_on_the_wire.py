"""The same over real sockets on loopback: what a transport in memory cannot show."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from class_site import ONE, Desk, Site, article, listing, only, post, source, with_detail

from tasks.domain.evidence.reading import ReadingState
from tasks.domain.evidence.source import WebsiteSource
from tasks.sites.html_list import Way, read
from tasks.sites.reading.fetch import Limit, Limits

HEAD = b"HTTP/1.0 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
Answer = Callable[[BaseHTTPRequestHandler], None]


class Wire(ThreadingHTTPServer):
    """A server on a free port of loopback; each path has a function that writes the raw answer."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, answers: dict[str, Answer]) -> None:
        self.done = threading.Event()

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:  # noqa: N802 - the library's name
                answers[self.path](self)

            def log_message(self, *args: object) -> None:
                pass

        super().__init__(("127.0.0.1", 0), Handler)


@contextmanager
def serving(answers: dict[str, Answer]) -> Iterator[tuple[WebsiteSource, Wire]]:
    wire = Wire(answers)
    thread = threading.Thread(target=wire.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield replace(source(with_detail()), base_url=f"http://127.0.0.1:{wire.server_port}"), wire
    finally:
        wire.done.set()
        wire.shutdown()
        thread.join()
        wire.server_close()


def raw(content: bytes) -> Answer:
    return lambda handler: handler.wfile.write(content) and None


async def reading(desk: Desk, site: WebsiteSource, limits: Limits) -> object:
    return await read(site, None, ONE, desk.kept, lambda: desk.at, way=Way(None, desk.wait, limits))


QUICK = Limits(page=Limit(1 << 20, 1), file=Limit(1 << 20, 1), connect=1, silence=0.5)


async def test_a_whole_site_is_read_over_real_sockets(desk: Desk) -> None:
    page = listing(article(1)).encode()
    detail = post("课程表", "<a href=/a.zip>a.zip</a>").encode()
    answers = {
        "/class/yixiao/": raw(HEAD + f"Content-Length: {len(page)}\r\n\r\n".encode() + page),
        "/post/1.html": raw(HEAD + b"\r\n" + detail),
        "/a.zip": raw(b"HTTP/1.0 200 OK\r\nContent-Type: application/zip\r\n\r\nPK"),
    }
    with serving(answers) as (site, _):
        found = await reading(desk, site, QUICK)

    assert only(found).complete, found.reason
    assert desk.kept.submissions[0].attachments[0].blob.size == 2


async def test_a_body_that_ends_early_without_a_length_is_not_taken_for_the_whole(desk: Desk) -> None:
    page = listing(article(1), article(2)).encode()
    with serving({"/class/yixiao/": raw(HEAD + b"\r\n" + page[: page.index(b"</article>") + 10])}) as (site, _):
        found = await reading(desk, site, QUICK)

    assert (found.state, only(found).reason) == (ReadingState.PARTIAL, "页面没有收全（结尾缺失）")


async def test_a_body_shorter_than_its_length_is_not_taken_for_the_whole(desk: Desk) -> None:
    page = listing(article(1)).encode()
    answer = raw(HEAD + f"Content-Length: {len(page) + 1}\r\n\r\n".encode() + page)
    with serving({"/class/yixiao/": answer}) as (site, _):
        found = await reading(desk, site, QUICK)

    assert found.state is ReadingState.UNREACHABLE


async def test_a_file_without_length_that_comes_in_two_sizes_is_asked_for_again(desk: Desk) -> None:
    sizes = iter([b"PK12", b"PK1234", b"PK1234", b"PK1234"])
    page, detail = listing(article(1)).encode(), post("课程表", "<a href=/a.zip>a.zip</a>").encode()
    answers = {
        "/class/yixiao/": raw(HEAD + b"\r\n" + page),
        "/post/1.html": raw(HEAD + b"\r\n" + detail),
        "/a.zip": lambda handler: raw(b"HTTP/1.0 200 OK\r\n\r\n" + next(sizes))(handler),
    }
    with serving(answers) as (site, _):
        assert (await reading(desk, site, QUICK)).state is ReadingState.UNREACHABLE
        assert (await reading(desk, site, QUICK)).state is ReadingState.COMPLETE

    assert desk.kept.submissions[-1].attachments[0].blob.size == 6


@pytest.mark.parametrize("first_byte", [b"", HEAD + b"\r\n<html>"], ids=["silent", "slow"])
async def test_a_site_that_keeps_us_waiting_is_left_in_time(desk: Desk, first_byte: bytes) -> None:
    wires: list[Wire] = []

    def dawdle(handler: BaseHTTPRequestHandler) -> None:
        if first_byte:
            handler.wfile.write(first_byte)
        while not wires[0].done.wait(0.05):
            try:
                handler.wfile.write(b" " if first_byte else b"")
            except OSError:
                return

    with serving({"/class/yixiao/": dawdle}) as (site, wire):
        wires.append(wire)
        found = await reading(desk, site, replace(QUICK, tries=1, page=Limit(1 << 20, 0.3), silence=0.2))

    assert found.state is ReadingState.UNREACHABLE
    assert "应答" in only(found).reason


async def test_a_port_where_nobody_listens_is_unreachable(desk: Desk, site: Site) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        nobody = replace(source(), base_url=f"http://127.0.0.1:{taken.getsockname()[1]}")
        found = await reading(desk, nobody, QUICK)

    assert found.state is ReadingState.UNREACHABLE
    assert "连不上" in only(found).reason
