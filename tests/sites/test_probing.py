"""Saved pages of many families: what is proposed reads the page as its truth says."""

from __future__ import annotations

import json
import tomllib
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from selectolax.lexbor import LexborHTMLParser

from settings.mistakes import Mistakes
from settings.sources_file import read_source
from settings.toml_text import read_toml
from tasks.domain.evidence.source import ListSpec, Login, WebsiteSource
from tasks.sites import find_site
from tasks.sites.probing.propose import Proposal, propose
from tasks.sites.probing.source_text import source_text
from tasks.sites.reading.answer import Answer
from tasks.sites.reading.listing import ListPage, look
from tasks.sites.reading.preset import filled
from tasks.sites.reading.scripted import scripted_next

PAGES = Path(__file__).parent.parent / "data" / "site_pages"
NOW = datetime(2023, 2, 25, 9, tzinfo=ZoneInfo("Asia/Shanghai"))


def answer(name: str, url: str) -> Answer:
    data = (PAGES / f"{name}.html").read_bytes()
    return Answer(url, url, {"content-type": "text/html"}, BytesIO(data), len(data), framed=True)


@pytest.mark.parametrize("name", sorted(path.stem for path in PAGES.glob("*.json")))
def test_a_page_of_any_family_is_read_as_its_truth_says(name: str) -> None:
    truth: dict[str, Any] = json.loads((PAGES / f"{name}.json").read_text("utf-8"))
    found = propose(answer(name, truth["url"]), NOW, Login())
    assert isinstance(found, Proposal), found
    assert found.count == len(truth["rows"])
    for row, wanted in zip(found.rows, truth["rows"], strict=False):
        assert {key: row.get(key, "")[: len(value)] for key, value in wanted.items()} == wanted
    if "family" in truth:
        assert found.family.value == truth["family"]


@pytest.mark.parametrize("name", sorted(path.stem for path in PAGES.glob("*.json")))
def test_the_written_file_loads_and_finds_the_same_rows_pages_and_total(name: str) -> None:
    truth: dict[str, Any] = json.loads((PAGES / f"{name}.json").read_text("utf-8"))
    found = propose(answer(name, truth["url"]), NOW, Login())
    assert isinstance(found, Proposal)
    text = source_text(found.source, found.notes)
    tomllib.loads(text)
    mistakes = Mistakes()
    source = read_source(read_toml("sources/wangzhan.toml", text.encode(), mistakes), mistakes)
    mistakes.stop_if_any()
    assert isinstance(source, WebsiteSource)
    page = look(answer(name, truth["url"]), source, source.lists[0])
    assert isinstance(page, ListPage), page
    assert (len(page.rows), page.unread) == (len(truth["rows"]), 0)
    if "next" in truth:
        assert page.next == truth["next"]
    if "pages" in truth:
        assert source.lists[0].pages == truth["pages"]
    if "total" in truth:
        assert page.total == truth["total"]


@pytest.mark.parametrize("name", ["discuz_x", "discuz_7", "discuz_x_more", "discuz_7_more", "dedecms_more", "phpcms"])
def test_a_site_on_a_known_system_needs_no_selectors(name: str) -> None:
    truth: dict[str, Any] = json.loads((PAGES / f"{name}.json").read_text("utf-8"))
    usual = find_site(name.split("_")[0]).USUAL
    source = WebsiteSource("site", base_url="http://site.example")
    page = look(answer(name, truth["url"]), source, filled(ListSpec("class_share", url="/list/"), usual))
    assert isinstance(page, ListPage), page
    assert page.unread == 0
    assert [row.fields["title"] for row in page.rows] == [row["title"] for row in truth["rows"]]
    if "next" in truth:
        assert page.next == truth["next"]


def test_a_preset_leaves_a_list_alone_that_its_file_describes() -> None:
    spec = ListSpec("class_share", url="/list/", row="tr", fields={"title": "a"})
    assert filled(spec, find_site("phpcms").USUAL) == spec


@pytest.mark.parametrize(
    ("call", "after"),
    [
        ('createPageHTML(4, 0, "index", "html");', "http://site.example/a/index_1.html"),
        ("createPageHTML('page_div',4, 2,'list','shtml',75);", "http://site.example/a/list_3.shtml"),
        ('createPageHTML(4, 3, "index", "html");', ""),
        ('createPageHTML(1, 0, "index", "html");', ""),
        ("function createPageHTML(a, b, c, d) {}", ""),
        ("createPageHTML(pages, at, name, ending)", ""),
    ],
)
def test_a_page_turned_by_script_is_turned_to_its_last(call: str, after: str) -> None:
    root = LexborHTMLParser(f"<html><body><script>{call}</script></body></html>").root
    assert root is not None
    assert scripted_next(root, "http://site.example/a/index.html") == after
