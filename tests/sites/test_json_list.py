"""Sites that give their lists as JSON: paths, pages, totals, what is no list, files and words inside the rows."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import httpx
import pytest
from class_site import ONE, Desk, Site, only, source

from tasks.domain.errors import BadInput
from tasks.domain.evidence.reading import ReadingState
from tasks.domain.evidence.source import ListSpec
from tasks.sites.json_list import read
from tasks.sites.reading.paths import as_date_text, text_at

LIST = ListSpec(
    channel="class_share",
    url="/api/posts?class={class}&page=1",
    pages="/api/posts?class={class}&page={page}",
    container="data.list",
    fields={
        "title": "title", "link": "/post/{id}", "date": "created", "author": "user.name", "account": "user.uid",
        "body": "html", "attachments": "files[].url",
    },
    total="data.total",
)  # fmt: skip


def answer(*rows: dict[str, Any], total: int | None = None) -> httpx.Response:
    return httpx.Response(200, json={"code": 0, "data": {"list": list(rows), "total": total or len(rows)}})


def row(number: int, **more: Any) -> dict[str, Any]:
    who = {"name": "王老师", "uid": "wang"}
    return {"id": number, "title": f"第{number}篇", "created": 1677229200 + number, "user": who, **more}


async def seen(desk: Desk, spec: ListSpec = LIST) -> Any:
    return await read(source(spec, kind="json_list"), None, ONE, desk.kept, lambda: desk.at, way=desk.way)


async def test_all_pages_are_walked_and_agree_with_the_total(site: Site, desk: Desk) -> None:
    site.pages["/api/posts?class=yixiao&page=1"] = answer(row(1), row(2), total=3)
    site.pages["/api/posts?class=yixiao&page=2"] = answer(row(3), total=3)
    part = only(await seen(desk))
    assert (part.complete, part.proof["rows"], part.proof["total"]) == (True, 3, 3)
    first = desk.kept.submissions[0]
    assert (first.title, first.sender_name, first.account) == ("第1篇", "王老师", "wang")
    assert f"{first.stated_at:%Y-%m-%d %H:%M}" == "2023-02-24 17:00"


async def test_words_and_files_inside_a_row_are_the_posts(site: Site, desk: Desk) -> None:
    html = "<p>本学期听课计划</p><a href='/up/a.docx'>计划.docx</a>"
    site.pages["/api/posts?class=yixiao&page=1"] = answer(row(1, html=html, files=[{"url": "/up/b.zip"}]))
    site.pages["/up/a.docx"] = httpx.Response(200, content=b"PK-a", headers={"Content-Type": "application/msword"})
    site.pages["/up/b.zip"] = httpx.Response(200, content=b"PK-b", headers={"Content-Type": "application/zip"})
    assert only(await seen(desk)).complete
    [post] = desk.kept.submissions
    assert "本学期听课计划" in post.body
    assert [file.name for file in post.attachments] == ["计划.docx", "b.zip"]


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (httpx.Response(200, json={"code": 401, "msg": "请先登录"}), "接口没有给出列表：请先登录"),
        (httpx.Response(200, json={"data": {"items": []}}), "找不到列表"),
        (httpx.Response(200, content=b'{"data": {"list": [{"id": 1'), "不完整"),
        (httpx.Response(200, html="<html><body><input type='password'></body></html>"), "登录页"),
        (httpx.Response(200, html="<html><body>系统维护中</body></html>"), "维护"),
        (answer({"id": 1, "name": "改了字段"}, total=1), "读不出标题"),
        (answer(row(1), total=9), "共 9 条"),
    ],
)
async def test_what_is_no_whole_list_is_not_believed(
    reply: httpx.Response, reason: str, site: Site, desk: Desk
) -> None:
    site.pages["/api/posts?class=yixiao&page=1"] = reply
    spec = replace(LIST, fields={**LIST.fields, "link": ""}) if "字段" in reply.text else LIST
    reading = await seen(desk, spec)
    assert reading.state is ReadingState.PARTIAL
    assert reason in only(reading).reason


async def test_an_empty_list_is_seen_whole(site: Site, desk: Desk) -> None:
    site.pages["/api/posts?class=yixiao&page=1"] = httpx.Response(200, json={"data": {"list": [], "total": 0}})
    assert only(await seen(desk)).complete


async def test_an_edit_is_a_new_version_and_an_unchanged_row_is_not(site: Site, desk: Desk) -> None:
    site.pages["/api/posts?class=yixiao&page=1"] = answer(row(1, html="初稿"))
    await seen(desk)
    await seen(desk)
    assert len(desk.kept.submissions) == 1
    site.pages["/api/posts?class=yixiao&page=1"] = answer(row(1, html="二稿"))
    await seen(desk)
    assert [one.body for one in desk.kept.submissions] == ["初稿", "二稿"]


async def test_a_path_that_is_none_is_named(desk: Desk) -> None:
    with pytest.raises(BadInput, match="data..list"):
        await seen(desk, replace(LIST, container="data..list"))


def test_paths_go_through_arrays_and_fill_patterns() -> None:
    record = json.loads('{"a": {"b": [{"c": 1}, {"c": 2}]}, "n": null, "id": 7}')
    assert text_at(record, "a.b[].c") == "1、2"
    assert text_at(record, "a.b.1.c") == "2"
    assert text_at(record, "$.a.b[0].c") == "1"
    assert text_at(record, "/p/{id}.html") == "/p/7.html"
    assert text_at(record, "/p/{n}.html") == ""
    assert as_date_text("1677229200000") == "2023-02-24T09:00:00+00:00"
    assert as_date_text("20230224") == "20230224"
