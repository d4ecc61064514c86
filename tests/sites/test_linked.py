"""A file behind a link: fetched from the hosts that were named, and of everything else the reason is told."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace
from typing import Any

import pytest

from tasks.domain.evidence.item import Attachment, Blob
from tasks.domain.evidence.linked import Try, is_to_try, may_fetch
from tasks.sites.reading.fetch import Limit, Limits
from tasks.sites.reading.linked import fetch_linked

AT = datetime(2023, 2, 20, 9, tzinfo=timezone(timedelta(hours=8)))
ZIP = b"PK\x05\x06" + b"\0" * 18
LIMITS = Limits(file=Limit(1 << 20, 5), tries=1, pause=0)


class Answers(BaseHTTPRequestHandler):
    def do_GET(self) -> None:  # noqa: N802 - http.server's name
        here = f"127.0.0.1:{self.server.server_address[1]}"
        status, kind, data, to = {
            "/good.zip": (200, "application/zip", ZIP, ""),
            "/moved.zip": (302, "", b"", f"http://{here}/good.zip"),
            "/away.zip": (302, "", b"", "http://10.0.0.1/good.zip"),
            "/plain.zip": (302, "", b"", "http://mail.qq.com/good.zip"),
            "/page.zip": (200, "text/html", "请登录".encode(), ""),
            "/big.zip": (200, "application/zip", b"x" * (2 << 20), ""),
            "/busy.zip": (503, "", b"", ""),
        }.get(self.path, (404, "", b"", ""))
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Content-Type", kind)
        if to:
            self.send_header("Location", to)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: Any) -> None:
        """Nobody reads it."""


@pytest.fixture(scope="module")
def here() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"127.0.0.1:{server.server_address[1]}"
        server.shutdown()


@pytest.mark.parametrize(
    ("name", "why", "is_final"),
    [
        ("good.zip", "", True),
        ("moved.zip", "", True),
        ("gone.zip", "404", True),
        ("away.zip", "站外地址 10.0.0.1", True),
        ("plain.zip", "站外地址 mail.qq.com", True),
        ("page.zip", "网页，不是文件", True),
        ("big.zip", "超过上限（1 MB）", True),
        ("busy.zip", "503", False),
    ],
)
async def test_what_is_behind_a_link_is_fetched_or_said_why_not(
    here: str, name: str, why: str, *, is_final: bool
) -> None:
    kept: dict[str, bytes] = {}

    def blob(chunks: Any) -> Blob:
        data = b"".join(chunks)
        kept[sha256(data).hexdigest()] = data
        return Blob(sha256(data).hexdigest(), len(data))

    link = Attachment(name, url=f"http://{here}/{name}")
    found = await fetch_linked(link, (here, "mail.qq.com"), SimpleNamespace(blob=blob), limits=LIMITS)  # type: ignore[arg-type]

    assert found.is_final is is_final
    assert why in found.attachment.note
    assert list(kept.values()) == ([] if why else [ZIP])
    assert (found.attachment.blob is None) is bool(why)


@pytest.mark.parametrize(
    ("url", "may"),
    [
        ("https://mail.qq.com/cgi-bin/ftnExs_download?k=1", True),
        ("https://sz.mail.qq.com/x", True),
        ("http://mail.qq.com/x", False),
        ("https://mail.qq.com.evil.example/x", False),
        ("https://evilmail.qq.com/x", False),
        ("https://mail.qq.com:8443/x", False),
        ("https://user@10.0.0.1/x", False),
        ("ftp://mail.qq.com/x", False),
        ("https://[::1", False),
    ],
)
def test_only_named_hosts_and_only_over_tls(url: str, *, may: bool) -> None:
    assert may_fetch(url, ("mail.qq.com",)) is may


def test_a_failure_that_may_pass_is_tried_again_and_not_for_ever() -> None:
    failed = [Try(1, AT + n * timedelta(hours=1), why="503") for n in range(5)]
    assert is_to_try((), AT)
    assert not is_to_try(failed[:1], AT + timedelta(minutes=10))
    assert is_to_try(failed[:1], AT + timedelta(minutes=30))
    assert not is_to_try(failed, AT + timedelta(days=9))
    assert not is_to_try([Try(1, AT, why="404", is_final=True)], AT + timedelta(days=9))
    assert not is_to_try([Try(1, AT, Blob("a", 1))], AT + timedelta(days=9))
