"""A site that nobody has set up: probed, the proposed file put in place, and then read whole."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.drills.other_county.conftest import County, docx

PLAN = """
[plan]
id = "gongxiang-2026"
year = 2026
[[requirement]]
id = "A1"
title = "《安全工作总结》"
party = "school"
channels = ["class_share"]
due = "03-20 17:00"
checks = ["document"]
"""
HEAD = '<html><head><meta charset="gb2312"></head><body><p><a href="/">首页</a></p>'
FOOT = '<div class="foot">版权所有</div></body></html>'
ESSAY = "本学期我校严格落实各项要求，层层签订责任书，定期检查，发现隐患立即整改，确保师生平安，没有发生任何事故。"


def list_page(first: int, last: int, after: str) -> str:
    rows = "".join(
        f'<li><span class="date">2026-03-{n:02}</span> <a href="show.php?id={n}">第{n}小学安全工作总结</a></li>'
        for n in range(first, last)
    )
    menu = "".join(f'<li><a href="/c{n}">栏目{n}</a></li>' for n in range(6))
    pager = f'<a href="{after}">下一页</a>' if after else "<span>下一页</span>"
    con = f'<div class="con"><ul class="news">{rows}</ul><div class="page">共 13 条 {pager}</div></div>'
    return f'{HEAD}<ul class="menu">{menu}</ul>{con}{FOOT}'


def post_page(n: int) -> str:
    info = f"<p class='info'>发布时间：2026-03-{n:02} 15:{n:02} 点击：{n * 3}</p>"
    text = f"<div id='text'><p>第{n}小学的材料见附件。{n * 7}</p></div>"
    files = f"<div class='files'><a href='/up/{n}.docx'>附件：安全工作总结.docx</a></div>"
    return f"{HEAD}<div class='art'><h1>第{n}小学安全工作总结</h1>{info}{text}{files}</div>{FOOT}"


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        path, _, query = self.path.partition("?")
        if path == "/bbs/list.php":
            page = list_page(1, 11, "list.php?page=2") if "page=2" not in query else list_page(11, 14, "")
            self._send(page.encode("gb18030"), "text/html")
        elif path == "/bbs/show.php":
            self._send(post_page(int(query.removeprefix("id="))).encode("gb18030"), "text/html")
        elif path.startswith("/up/"):
            self._send(docx("安全工作总结", ESSAY), "application/octet-stream")
        else:
            self.send_error(404)

    def _send(self, data: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *words: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture
def county(tmp_path: Path) -> Any:
    made = County(tmp_path / "county", 0)
    made.write("rollcall.toml", "")
    made.write("plan.toml", PLAN)
    rows = "".join(f"p{n},第{n}小学,小学\n" for n in range(1, 15))
    made.write("roster/schools.csv", "id,name,stages\n" + rows)
    return made


def test_the_proposed_file_reads_every_page_with_its_files_and_their_times(county: Any, site: str) -> None:
    said = county.run("site", "probe", f"{site}/bbs/list.php", "--format", "json", "--write", "class-site")

    assert said.code == 0, said.err
    assert (said.json["kind"], len(said.json["rows"])) == ("html_list", 5)
    assert said.json["rows"][0] == {
        "title": "第1小学安全工作总结", "link": f"{site}/bbs/show.php?id=1", "date": "2026-03-01"
    }  # fmt: skip
    assert "shows_after" in said.json["source"]

    file = county.home / "sources" / "class-site.toml"
    text = file.read_text("utf-8").replace('kind = "html_list"', 'kind = "html_list"\nrate = "1000/s"')
    file.write_text(text, "utf-8")
    now = "2026-03-25T09:00"
    assert county.run("plan", "open", clock=now).code == 0
    read = county.run("read", clock=now)
    assert read.code == 0, read.out + read.err
    county.run("judge", clock=now)
    rows = county.rows(now)
    # no author is shown, so that the title alone names the school: a person confirms it
    assert {rows[f"A1/p{n}/2026"]["verdict"] for n in range(1, 14)} == {"needs_review"}
    assert rows["A1/p14/2026"]["verdict"] == "missing"
    assert rows["A1/p3/2026"]["evidence"][0]["file"] == "附件：安全工作总结.docx"
    assert rows["A1/p3/2026"]["evidence"][0]["received_at"] == "2026-03-03T15:03:00+08:00"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["site", "probe", "www.example.cn"], 2, "不是网址"),
        (["site", "probe", "SITE/nothing"], 1, "404"),
        (["site", "probe", "SITE/bbs/show.php?id=1"], 1, "没有找到重复出现的行"),
        (["site", "probe", "http://127.0.0.1:9/"], 3, "连不上"),
        (["site", "probe", "SITE/bbs/list.php", "--write", "Klasse"], 2, "小写字母"),
        (["site", "probe", "SITE/bbs/list.php", "--like", "nobody"], 2, "没有名为 nobody"),
    ],
)
def test_what_cannot_be_probed_is_one_sentence(county: Any, site: str, words: list[str], code: int, said: str) -> None:
    answer = county.run(*(word.replace("SITE", site) for word in words))
    assert (answer.code, said in answer.err) == (code, True), answer.err
    assert "Traceback" not in answer.err
