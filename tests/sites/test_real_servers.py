"""Applications of other people, from Debian's packages, each read by several kinds that must tell the same."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx
import pytest
from class_site import Desk, Kept

from tasks.domain.evidence.reading import Reading, ReadingState
from tasks.domain.evidence.source import ListSpec, WebsiteSource
from tasks.domain.plan.party import Roster
from tasks.sites import find_site
from tasks.sites.reading.lists import Way

FOSSIL, APACHE, MODULES = "/usr/bin/fossil", "/usr/sbin/apache2", "/usr/lib/apache2/modules"
PAGES = {"课程表": "一年级每周三节语文", "周进度表": "第一周：识字", "朱镕基中学堃喆总结": "本学期工作总结"}


@contextmanager
def running(command: list[str], port: int, path: str = "/", **env: str) -> Iterator[str]:
    """A server on loopback, until the block ends; it is asked until it answers."""
    process = subprocess.Popen(command, env={**os.environ, **env}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    home = f"http://127.0.0.1:{port}"
    try:
        for _ in range(200):
            try:
                httpx.get(home + path, trust_env=False)
                break
            except httpx.TransportError:
                assert process.poll() is None, command
                time.sleep(0.05)  # a server that starts, not a time that passes
        yield home
    finally:
        process.terminate()
        process.wait(20)


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


async def read(desk: Desk, kind: str, home: str, spec: ListSpec) -> tuple[Reading, Kept]:
    kept = Kept()
    source = WebsiteSource(kind.replace("_", "-"), kind, base_url=home, rate=1000.0, lists=(spec,))
    way = Way(None, desk.wait)
    return await find_site(kind).read(source, None, Roster(), kept, lambda: desk.at, way=way), kept


@pytest.fixture(scope="module")
def fossil(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A wiki of three pages, which anybody may read."""
    folder = tmp_path_factory.mktemp("fossil")
    env = {"HOME": str(folder), "USER": "wang"}
    for words, text in [
        (["new", "x.fossil"], ""),
        *((["wiki", "create", name, "-R", "x.fossil"], body) for name, body in PAGES.items()),
        (["user", "capabilities", "nobody", "ghjorz", "-R", "x.fossil"], ""),
    ]:
        subprocess.run([FOSSIL, *words], cwd=folder, env={**os.environ, **env}, input=text.encode(), check=True,
                       stdout=subprocess.DEVNULL)  # fmt: skip
    port = free_port()
    command = [FOSSIL, "server", str(folder / "x.fossil"), "--port", str(port), "--localhost"]
    with running(command, port, "/wcontent", **env) as home:
        yield home


def told(kept: Kept) -> set[tuple[str, str]]:
    return {(one.title, one.body.strip()) for one in kept.submissions}


async def test_a_fossil_wiki_is_the_same_as_a_page_and_as_json(desk: Desk, fossil: str) -> None:
    detail = {"body": ".content p"}
    as_page = ListSpec(
        "class_share", url="/wcontent?all", container="table.sortable", row="tbody tr",
        fields={"title": "td a", "link": "td a@href"}, detail=detail,
    )  # fmt: skip
    as_json = ListSpec(
        "class_share", url="/json/wiki/list?verbose=1", container="payload",
        fields={"title": "name", "link": "/wiki?name={name}", "date": "timestamp", "author": "user"}, detail=detail,
    )  # fmt: skip

    (page, from_page), (data, from_json) = (
        await read(desk, "html_list", fossil, as_page),
        await read(desk, "json_list", fossil, as_json),
    )

    assert (page.state, data.state) == (ReadingState.COMPLETE, ReadingState.COMPLETE), (page.reason, data.reason)
    assert told(from_page) == told(from_json) == set(PAGES.items())
    assert {one.sender_name for one in from_json.submissions} == {"wang"}


async def test_the_feed_of_a_fossil_wiki_shows_all_and_proves_nothing(desk: Desk, fossil: str) -> None:
    reading, kept = await read(desk, "feed", fossil, ListSpec("class_share", url="/timeline.rss?y=w"))

    assert reading.state is ReadingState.PARTIAL
    assert "不能证明看全" in reading.reason
    assert {one.title.rpartition(" ")[2] for one in kept.submissions} == set(PAGES)


@pytest.fixture(scope="module")
def apache() -> Iterator[str]:
    """Apache with a folder that it lists, and shows by WebDAV too."""
    with TemporaryDirectory() as name:  # pytest's own folders are closed to Apache's user
        yield from serving_folder(Path(name))


def serving_folder(folder: Path) -> Iterator[str]:
    share = folder / "www" / "share" / "一小"
    (share / "推门听课").mkdir(parents=True)
    for number, (name, body) in enumerate(PAGES.items()):
        file = (share / "推门听课" if number == 2 else share) / f"{name} &终稿.txt"
        file.write_text(body, "utf-8")
        os.utime(file, (1677200000 + number, 1677200000 + number))
    port, wanted = free_port(), ("mpm_event", "authz_core", "autoindex", "dir", "mime", "dav", "dav_fs")
    modules = "\n".join(f"LoadModule {name}_module {MODULES}/mod_{name}.so" for name in wanted)
    (folder / "mime.types").write_text("text/plain txt\n")
    who = "User www-data\nGroup www-data" if os.getuid() == 0 else ""
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)
    (folder / "httpd.conf").write_text(
        f"ServerRoot {folder}\nServerName localhost\nListen 127.0.0.1:{port}\nPidFile {folder}/pid\n{modules}\n{who}\n"
        f"ErrorLog {folder}/error.log\nTypesConfig {folder}/mime.types\nDavLockDB {folder}/lock\n"
        f"DocumentRoot {folder}/www\n<Directory {folder}/www>\nOptions Indexes\nIndexOptions FancyIndexing HTMLTable "
        "Charset=UTF-8\nDav On\nRequire all granted\n</Directory>\n"
    )
    with running([APACHE, "-f", str(folder / "httpd.conf"), "-DFOREGROUND"], port) as home:
        yield home


async def test_a_folder_of_apache_is_the_same_by_webdav_and_as_a_listing(desk: Desk, apache: str) -> None:
    spec = ListSpec("class_share", url="/share/")

    (dav, by_dav), (index, by_index) = await read(desk, "dav", apache, spec), await read(desk, "index", apache, spec)

    assert (dav.state, index.state) == (ReadingState.COMPLETE, ReadingState.COMPLETE), (dav.reason, index.reason)
    both = [
        {(one.title, one.column, one.stated_at, one.stated_time, one.attachments[0].blob) for one in kept.submissions}
        for kept in (by_dav, by_index)
    ]
    assert both[0] == both[1]
    assert {(title, column) for title, column, *_ in both[0]} == {
        (f"{name} &终稿.txt", "一小/推门听课" if number == 2 else "一小") for number, name in enumerate(PAGES)
    }
    assert {at.timestamp() for _, _, at, _, _ in both[0] if at} == {1677200000.0 + n for n in range(3)}
