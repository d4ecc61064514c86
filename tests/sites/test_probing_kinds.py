"""Sites that need no selectors: JSON, feeds, WordPress and folders are recognised, turned, and read as proposed."""

from __future__ import annotations

import httpx
import pytest
from class_site import NOW, Desk, Site

from settings.mistakes import Mistakes
from settings.sources_file import read_source
from settings.toml_text import read_toml
from tasks.domain.evidence.reading import ReadingState
from tasks.domain.evidence.source import Login, WebsiteSource
from tasks.domain.plan.party import Roster
from tasks.sites import find_site
from tasks.sites.probing.propose import Proposal
from tasks.sites.probing.setting_up import propose_source
from tasks.sites.probing.source_text import source_text

HOME = "https://jxjy.example.cn"


def row(n: int, **more: object) -> dict[str, object]:
    own = {"id": n, "articleTitle": f"第{n}小学教研计划", "content": f"<p>正文{n}</p>"}
    times = {"updateTime": "2023-02-21", "publishTime": "2023-02-20 10:00:00"}
    files = [{"fileName": f"{n}.docx", "filePath": f"/up/{n}.docx"}]
    return {**own, **times, "user": {"name": "王老师", "login": "wang"}, "attachList": files, **more}


def by_number(site: Site) -> None:
    for page in (1, 2, 3):
        rows = [row(n) for n in range(1, 8)][(page - 1) * 3 : page * 3]
        data = {"code": 200, "rows": rows, "total": 7}
        site.pages["/api" if page == 0 else f"/api?pageNum={page}"] = httpx.Response(200, json=data)
    site.pages["/api"] = site.pages["/api?pageNum=1"]


def by_cursor(site: Site) -> None:
    for at, rows, after in (("", (1, 2), "k7"), ("?cursor=k7", (3,), None)):
        data = {"data": {"items": [row(n, url=f"/p/{n}") for n in rows], "next_cursor": after}}
        site.pages[f"/api{at}"] = httpx.Response(200, json=data)


def by_address(site: Site) -> None:
    for at, rows, after in (("", (1, 2), f"{HOME}/api?offset=2"), ("?offset=2", (3,), None)):
        data = {"count": 3, "next": after, "results": [row(n) for n in rows]}
        site.pages[f"/api{at}"] = httpx.Response(200, json=data)


async def probed(desk: Desk, url: str) -> tuple[Proposal, WebsiteSource]:
    found = await propose_source(url, Login(), None, NOW, way=desk.way)
    assert isinstance(found, Proposal), found
    mistakes = Mistakes()
    text = source_text(found.source, found.notes)
    source = read_source(read_toml("sources/wangzhan.toml", text.encode(), mistakes), mistakes)
    mistakes.stop_if_any()
    assert isinstance(source, WebsiteSource)
    return found, source


@pytest.mark.parametrize(
    ("shows", "goes_on", "rows"),
    [
        (by_number, 'pages="/api?pageNum={page}"', 7),
        (by_cursor, 'next="/api?cursor={data.next_cursor}"', 3),
        (by_address, 'next="next"', 3),
    ],
)
async def test_a_json_list_is_proposed_with_its_fields_and_turned_to_its_end(
    desk: Desk, site: Site, shows: object, goes_on: str, rows: int
) -> None:
    shows(site)  # type: ignore[operator]

    found, source = await probed(desk, f"{HOME}/api")

    [spec] = source.lists
    assert source.kind == "json_list"
    assert goes_on in (f'pages="{spec.pages}"', f'next="{spec.next}"')
    first = {name: found.rows[0].get(name) for name in ("title", "date", "author", "account")}
    assert list(first.values()) == ["第1小学教研计划", "2023-02-20 10:00", "王老师", "wang"]
    for n in range(1, 8):
        site.pages[f"/up/{n}.docx"] = httpx.Response(200, content=b"PK", headers={"Content-Type": "application/zip"})
    reading = await find_site("json_list").read(source, None, Roster(), desk.kept, lambda: desk.at, way=desk.way)
    assert (reading.state, len(desk.kept.submissions)) == (ReadingState.COMPLETE, rows), reading.reason
    assert desk.kept.submissions[0].attachments[0].name == "1.docx"
    assert desk.kept.submissions[0].body == "正文1"


async def test_a_list_of_people_in_json_is_a_member_list(desk: Desk, site: Site) -> None:
    people = [{"uid": "wang", "realName": "王老师"}, {"uid": "sun", "realName": "孙老师"}]
    site.pages["/m"] = httpx.Response(200, json={"data": people, "total": 2})

    found, source = await probed(desk, f"{HOME}/m")

    assert (source.lists[0].channel, source.lists[0].total) == ("class_membership", "total")
    assert found.rows == ({"name": "王老师", "account": "wang"}, {"name": "孙老师", "account": "sun"})


@pytest.mark.parametrize("data", [{"code": 401, "msg": "请先登录"}, {"data": []}, [1, 2], {"a": [{"x": 1}, {"x": 2}]}])
async def test_data_without_a_list_is_no_proposal(desk: Desk, site: Site, data: object) -> None:
    site.pages["/api"] = httpx.Response(200, json=data)

    assert not isinstance(await propose_source(f"{HOME}/api", Login(), None, NOW, way=desk.way), Proposal)


async def test_a_feed_is_proposed_with_the_remark_that_it_proves_no_absence(desk: Desk, site: Site) -> None:
    items = "".join(f"<item><title>第{n}篇</title><link>{HOME}/{n}</link></item>" for n in (1, 2))
    site.pages["/feed"] = f"<?xml version='1.0'?><rss version='2.0'><channel>{items}</channel></rss>"

    found, source = await probed(desk, f"{HOME}/feed")

    assert (source.kind, source.lists[0].url, len(found.rows)) == ("feed", "/feed", 2)
    assert any("不能证明没有" in note for note in found.notes)


async def test_a_folder_is_proposed_as_an_index(desk: Desk, site: Site) -> None:
    site.pages["/s/"] = (
        "<html><head><title>Index of /s/</title></head><body><h1>Index of /s/</h1><pre><a href='../'>../</a>\n"
        "<a href='a.docx'>a.docx</a>  24-Feb-2023 08:00  12\n</pre></body></html>"
    )

    found, source = await probed(desk, f"{HOME}/s/")

    assert (source.kind, found.rows[0]["title"]) == ("index", "a.docx")


def blog(site: Site, *, answers: bool = True) -> None:
    posts = [
        {"id": n, "title": {"rendered": f"第{n}小学教研计划"}, "link": f"{HOME}/b/{n}.html", "author": 1,
         "date": "2023-02-20T10:00:00", "content": {"rendered": "<p>正文</p>"}} for n in (1, 2, 3)
    ]  # fmt: skip
    rows = "".join(
        f"<article><h2><a href='/b/{n}.html'>第{n}小学教研计划</a></h2><time>2023-02-20</time></article>"
        for n in (3, 2, 1)
    )
    api = f"<link rel='https://api.w.org/' href='{HOME}/b/wp-json/' />"
    site.pages["/b/category/yixiao/"] = f"<html><head>{api}</head><body><main>{rows}</main></body></html>"
    if answers:
        site.pages["/b/wp-json/wp/v2/categories?slug=yixiao"] = httpx.Response(200, json=[{"id": 7, "slug": "yixiao"}])
        asked = "orderby=id&order=desc&per_page=100&categories=7&page=1"
        site.pages[f"/b/wp-json/wp/v2/posts?{asked}"] = httpx.Response(200, json=posts, headers={"X-WP-Total": "3"})


@pytest.mark.parametrize(("answers", "kind"), [(True, "wordpress"), (False, "html_list")])
async def test_a_wordpress_site_is_read_by_its_interface_where_that_answers(
    desk: Desk, site: Site, answers: bool, kind: str
) -> None:
    blog(site, answers=answers)

    found, source = await probed(desk, f"{HOME}/b/category/yixiao/")

    assert (source.kind, len(found.rows), found.rows[0]["title"]) == (kind, 3, "第3小学教研计划")
    if answers:
        assert (source.base_url, source.lists[0].category) == (f"{HOME}/b", "yixiao")
