"""What a page says itself of how much there is: a list that falls short of it is not whole."""

import httpx
import pytest
from class_site import ONE, SHARE, Desk, Site, article, listing, only, source

from tasks.domain.evidence.source import ListSpec, WebsiteSource
from tasks.domain.plan.party import Roster, School, Stage
from tasks.sites import find_site
from tasks.sites.reading.more import Said, is_page_number, said_by_data, said_by_page

HERE = "https://x.cn/class/yixiao/"


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("<td>共37条 第1/3页 <a href=?p=2>下一页</a></td>", Said(3, 37)),
        ("<div>共<b>37</b>条&nbsp;<i>首页</i> 共 <b>3</b> 页</div>", Said(3, 37)),
        ("页次：<span>1</span>/<span>12</span>", Said(12)),
        ("Page 1 of 4", Said(4)),
        ("<p>共 37 条评论</p>", Said()),
        ("<p>本站共有文章 37 篇</p>", Said()),
        ("共计三页", Said()),
        ("2024/3页面", Said(3)),
    ],
)
def test_a_pager_says_how_many_pages_and_rows_there_are(html: str, said: Said) -> None:
    assert said_by_page(html) == said


@pytest.mark.parametrize(
    ("data", "container", "said"),
    [
        ({"data": {"items": [], "has_more": True}}, "data.items", Said(goes_on=True)),
        ({"data": {"items": [], "has_more": False, "next_cursor": None}}, "data.items", Said()),
        ({"data": {"list": [], "totalCount": "37", "pages": 3}}, "data.list", Said(3, 37)),
        ({"list": [], "page": {"total": 37, "isLast": False}}, "list", Said(0, 37, True)),
        ({"results": [], "next": "https://x.cn/?page=2", "previous": None}, "results", Said(goes_on=True)),
        ({"content": [], "last": True, "totalElements": 2, "totalPages": 1}, "content", Said(1, 2)),
        ({"links": {"next": ""}, "data": []}, "data", Said()),
        ([{"next": 5}], "", Said()),
    ],
)
def test_the_objects_around_a_list_say_whether_it_goes_on(data: object, container: str, said: Said) -> None:
    assert said_by_data(data, container) == said


@pytest.mark.parametrize(
    ("words", "link", "is_one"),
    [
        ("2", HERE + "?page=2", True),
        ("[3]", HERE + "page/3/", True),
        ("2", HERE + "index_1.html", True),
        ("2", "https://x.cn/post/22.html", False),
        ("2", "https://x.cn/space/2", False),
        ("24", "https://x.cn/2023/02/24/", False),
        ("1", HERE + "?page=1", False),
        ("2班", HERE + "?page=2", False),
        ("2", "https://other.cn/class/yixiao/?page=2", False),
    ],
)
def test_the_numbers_of_a_pager_are_told_from_other_numbers(words: str, link: str, is_one: bool) -> None:
    assert is_page_number(words, link, HERE) is is_one


@pytest.mark.parametrize("more", ["共 37 条 第1/3页", "<a href='?page=2'>2</a> <a href='?page=3'>3</a>", "共 3 页"])
async def test_a_first_page_alone_is_not_taken_for_the_whole_list(desk: Desk, site: Site, more: str) -> None:
    site.pages["/class/yixiao/"] = listing(article(1), article(2), more=more)

    part = only(await desk.read(source(), ONE))

    assert (part.complete, "next 或 pages" in part.reason) == (False, True), part.reason


async def test_a_pager_on_the_last_page_that_was_read_is_no_doubt(desk: Desk, site: Site) -> None:
    site.pages["/class/yixiao/"] = listing(article(1), more="共3条 第1/2页 <a class=next href='?page=2'>2</a>")
    site.pages["/class/yixiao/?page=2"] = listing(
        article(2), article(3), more="共3条 第2/2页 <a href='?page=1'>1</a> <a href='?page=2'>2</a>"
    )

    assert only(await desk.read(source(), ONE)).complete


CURSOR = ListSpec("class_share", url="/api?class={class}", container="items", fields={"title": "t", "link": "/p/{id}"})


@pytest.mark.parametrize(
    ("after", "whole", "rows"),
    [("/api?class={class}&after={next}", True, 3), ("/api?after={next}", False, 2), ("", False, 2)],
    ids=["of this class", "of all classes", "not turned"],
)
async def test_a_cursor_is_followed_within_its_own_class(
    desk: Desk, site: Site, after: str, whole: bool, rows: int
) -> None:
    def page(*numbers: int, more: object) -> httpx.Response:
        items = [{"id": number, "t": f"第{number}篇"} for number in numbers]
        return httpx.Response(200, json={"items": items, "next": more})

    site.pages |= {"/api?class=%E4%B8%80%E7%8F%AD": page(1, 2, more="x7")}
    site.pages["/api?class=%E4%B8%80%E7%8F%AD&after=x7"] = page(3, more=None)
    spec = ListSpec(**{**{name: getattr(CURSOR, name) for name in CURSOR.__slots__}, "next": after})
    place = WebsiteSource("jiekou", "json_list", base_url="https://jxjy.example.cn", rate=1000.0, lists=(spec,))
    roster = Roster((School("s1", "第一小学", (Stage.PRIMARY,), class_name="一班"),))

    reading = await find_site("json_list").read(place, None, roster, desk.kept, lambda: desk.at, way=desk.way)

    assert (only(reading).complete, len(desk.kept.submissions)) == (whole, rows), reading.reason


async def test_files_in_json_have_the_names_beside_them(desk: Desk, site: Site) -> None:
    row = {"id": 1, "t": "教研计划", "files": [{"url": "/f?id=9", "fileName": "教研计划.docx"}, {"url": "/f?id=8"}]}
    site.pages |= {"/api": httpx.Response(200, json={"items": [row]})}
    for number in (8, 9):
        site.pages[f"/f?id={number}"] = httpx.Response(200, content=b"PK", headers={"Content-Type": "application/zip"})
    spec = ListSpec("class_share", url="/api", container="items", fields={"title": "t", "attachments": "files[].url"})
    place = WebsiteSource("jiekou", "json_list", base_url="https://jxjy.example.cn", rate=1000.0, lists=(spec,))

    await find_site("json_list").read(place, None, Roster(), desk.kept, lambda: desk.at, way=desk.way)

    assert [file.name for file in desk.kept.submissions[0].attachments] == ["教研计划.docx", "f.zip"]


@pytest.mark.parametrize(("total", "complete"), [("", False), (".count", True)])
async def test_a_total_that_agrees_settles_what_other_numbers_leave_open(
    desk: Desk, site: Site, total: str, complete: bool
) -> None:
    site.pages["/class/yixiao/"] = listing(article(1), more="<i class=count>共 1 条</i> 热门 1/3页")
    spec = ListSpec(**{**{name: getattr(SHARE, name) for name in SHARE.__slots__}, "total": total})

    assert only(await desk.read(source(spec), ONE)).complete is complete
