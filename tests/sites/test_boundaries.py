"""Where a reading may go: its own hosts, those its file lists, and no address inside a network where it is not."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import httpx
import pytest
from class_site import ONE, Desk, Site, article, listing, only, post, source, with_detail

from settings.mistakes import Mistakes
from settings.sources_file import read_source
from settings.toml_text import read_toml
from tasks.domain.evidence.reading import ReadingState
from tasks.domain.evidence.source import WebsiteSource
from tasks.sites.reading.failing import seconds_to_wait
from tasks.sites.reading.network import Network, PrivateAddress

FIRST, PAGE = "/class/yixiao/", "/post/1.html"
ZIP = httpx.Response(200, content=b"PK\x05\x06", headers={"Content-Type": "application/zip"})


@pytest.mark.parametrize(("hosts", "taken"), [((), False), (("files.example.com",), True), (("example.com",), False)])
async def test_attachments_are_fetched_from_the_hosts_that_the_file_lists(
    desk: Desk, site: Site, hosts: tuple[str, ...], taken: bool
) -> None:
    site.pages |= {FIRST: listing(article(1)), PAGE: post("课程表", "<a href=//files.example.com/a.zip>课程表.zip</a>")}
    site.pages["/a.zip"] = ZIP

    reading = await desk.read(replace(source(with_detail()), hosts=hosts), ONE)

    [file] = desk.kept.submissions[0].attachments
    assert (reading.state, file.blob is not None) == (ReadingState.COMPLETE, taken)
    assert ("站外" in file.note) is not taken


async def test_a_file_that_is_sent_on_to_a_listed_host_is_fetched_and_no_further(desk: Desk, site: Site) -> None:
    links = "<a href=/down?id=1 download>甲.zip</a><a href=/down?id=2 download>乙.zip</a>"
    site.pages |= {FIRST: listing(article(1)), PAGE: post("课程表", links), "/a.zip": ZIP}
    for number, there in ((1, "https://files.example.com/a.zip"), (2, "http://10.0.0.7/a.zip")):
        site.pages[f"/down?id={number}"] = httpx.Response(302, headers={"Location": there})

    await desk.read(replace(source(with_detail()), hosts=("files.example.com",)), ONE)

    got, barred = desk.kept.submissions[0].attachments
    assert (got.blob is not None, barred.blob) == (True, None)
    assert "站外地址 10.0.0.7" in barred.note


async def test_a_name_that_leads_inside_is_said_and_not_believed(desk: Desk, site: Site) -> None:
    def inside(request: httpx.Request) -> httpx.Response:
        raise PrivateAddress("jxjy.example.cn 指向内部地址 10.0.0.7，来源不在那里，没有连接")

    site.pages[FIRST] = inside

    reading = await desk.read(source(), ONE)

    assert (reading.state, "内部地址 10.0.0.7" in only(reading).reason) == (ReadingState.PARTIAL, True)


@asynccontextmanager
async def listening() -> AsyncIterator[int]:
    server = await asyncio.start_server(lambda reader, writer: writer.close(), "127.0.0.1", 0)
    async with server:
        yield server.sockets[0].getsockname()[1]


async def test_a_private_address_is_connected_to_only_where_the_source_is() -> None:
    async with listening() as home, listening() as other:
        network = Network(f"http://localhost:{home}")

        stream = await network.connect_tcp("localhost", home, 2)
        await stream.aclose()
        for host, port in (("localhost", other), ("127.0.0.1", other)):
            with pytest.raises(PrivateAddress, match="内部地址"):
                await network.connect_tcp(host, port, 2)
        with pytest.raises(PrivateAddress):
            await Network("http://192.0.2.1").connect_tcp("localhost", home, 2)


async def test_a_name_that_changes_to_an_inner_address_later_is_not_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    told = iter(["8.8.8.8", "127.0.0.1"])

    async def resolve(*asked: object, **more: object) -> list[object]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(told), 80))]

    monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", resolve)
    network = Network("http://jxjy.example.cn")
    await network._own_places()  # noqa: SLF001 - what the first connection does

    with pytest.raises(PrivateAddress):
        await network.connect_tcp("jxjy.example.cn", 80, 2)


@pytest.mark.parametrize(
    ("asked", "clock", "seconds"),
    [
        ("7", "", 7.0),
        ("Sat, 25 Feb 2023 01:00:30 GMT", "Sat, 25 Feb 2023 01:00:00 GMT", 30.0),
        ("Sat, 25 Feb 2023 00:59:00 GMT", "Sat, 25 Feb 2023 01:00:00 GMT", 0.0),
        ("Sat, 25 Feb 2023 01:00:30 GMT", "", float("inf")),
        ("soon", "", None),
        ("", "", None),
    ],
)
def test_retry_after_is_seconds_or_a_moment_by_the_servers_clock(asked: str, clock: str, seconds: object) -> None:
    assert seconds_to_wait({"retry-after": asked, "date": clock}) == seconds


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('hosts = ["files.example.com"]', ""),
        ('hosts = ["https://files.example.com/up/"]', 'hosts = ["files.example.com"]'),
        ('hosts = ["*.example.com"]', 'hosts = ["example.com"]'),
        ('hosts = ["10.0.0.7"]', "不是主机名"),
    ],
)
def test_hosts_are_plain_names(line: str, said: str) -> None:
    mistakes = Mistakes()
    text = f'kind = "feed"\nbase_url = "https://x.cn"\n{line}\n[[list]]\nchannel = "class_share"\nurl = "/feed"\n'

    read = read_source(read_toml("sources/w.toml", text.encode(), mistakes), mistakes)

    assert isinstance(read, WebsiteSource)
    told = "".join(str(one) for one in mistakes.found)
    assert (said in told) if said else (not told and read.hosts == ("files.example.com",))
