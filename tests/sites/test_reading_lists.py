"""Lists as they are when all is well: read whole, and proved."""

from dataclasses import replace

import httpx
import pytest
from class_site import ONE, ROSTER, SHARE, Desk, Site, article, listing, only, source, with_detail

from tasks.domain.evidence.item import SubmissionKind
from tasks.domain.evidence.reading import ReadingState, Scope
from tasks.domain.evidence.source import ListSpec
from tasks.domain.plan.party import Roster, School, Stage

MEMBERS = ListSpec(
    channel="class_membership",
    url="/class/{class}/members",
    container=".members",
    row="tbody tr",
    fields={"name": "td:nth-child(2)", "account": "td:nth-child(3)"},
)


async def test_it_walks_each_schools_list_to_its_last_page(desk: Desk, site: Site) -> None:
    site.pages["/class/yixiao/"] = listing(article(1), article(2), more='<a class="next" href="?page=2">下一页</a>')
    site.pages["/class/yixiao/?page=2"] = listing(article(3), more='<a class="next" href="#">下一页</a>')
    site.pages["/class/%E4%BA%8C%E5%B0%8F/"] = listing(article(9))

    reading = await desk.read(source())

    assert reading.state is ReadingState.COMPLETE, reading.reason
    assert [(part.scope, part.complete) for part in reading.scopes] == [
        (Scope("class_share", "s1", "0"), True),
        (Scope("class_share", "s2", "0"), True),
    ]
    assert reading.scopes[0].proof == {"pages": 2, "rows": 3, "url": "https://jxjy.example.cn/class/yixiao/"}
    assert desk.kept.titles == ["第1篇", "第2篇", "第3篇", "第9篇"]
    first = next(one for one in desk.kept.submissions if one.title == "第1篇")
    assert (first.kind, first.list_party, first.list_name) == (SubmissionKind.POST, "s1", "0")
    assert (first.sender_name, f"{first.stated_at:%F}", first.stated_time) == ("王老师", "2023-02-24", False)
    assert first.received_at is None
    assert first.first_seen_at == desk.at
    assert reading.new == 4


async def test_an_empty_container_is_an_empty_list_seen_whole(desk: Desk, site: Site) -> None:
    site.pages["/class/yixiao/"] = listing("<p>暂无内容</p>")

    reading = await desk.read(source(), ONE)

    assert only(reading).complete
    assert only(reading).proof["rows"] == 0
    assert not desk.kept.submissions


async def test_empty_rows_headings_and_pagers_are_not_posts(desk: Desk, site: Site) -> None:
    spec = ListSpec(
        "class_share", "/list", "table", "tr", {"title": "td.t a", "link": "td.t a@href", "date": "td.d"}
    )  # fmt: skip
    site.pages["/list"] = (
        "<html><body><table><tr><th>标题</th><th>日期</th></tr><tr><td class=t><a href=a.html>课程表</a></td>"
        "<td class=d>02-24</td></tr><tr></tr><tr><td class=t></td><td class=d></td></tr>"
        "<tr><td colspan=2>共 1 条 上一页 下一页</td></tr></table></body></html>"
    )

    reading = await desk.read(source(spec))

    assert only(reading).complete, reading.reason
    assert only(reading).scope == Scope("class_share", "", "0")
    assert [(one.title, f"{one.stated_at:%F}") for one in desk.kept.submissions] == [("课程表", "2023-02-24")]


async def test_members_with_one_name_are_kept_apart(desk: Desk, site: Site) -> None:
    rows = "".join(f"<tr><td>{n}</td><td>{name}</td><td>{account}</td></tr>" for n, name, account in [
        (1, "王老师", ""), (2, "王老师", ""), (3, "孙老师", "/home.php?mod=space&uid=42"), (4, "孙老师", "sun2"),
    ])  # fmt: skip
    head = "<thead><tr><th>序号<th>姓名<th>账号</tr></thead>"
    site.pages["/class/yixiao/members"] = f"<html><table class=members>{head}<tbody>{rows}</table></html>"

    reading = await desk.read(source(MEMBERS), ONE)

    assert only(reading).complete, reading.reason
    assert [(one.key, one.sender_name, one.account) for one in desk.kept.submissions] == [
        ("member:s1:王老师#1", "王老师", ""),
        ("member:s1:王老师#2", "王老师", ""),
        ("member:s1:42", "孙老师", "42"),
        ("member:s1:sun2", "孙老师", "sun2"),
    ]
    assert {one.kind for one in desk.kept.submissions} == {SubmissionKind.MEMBER}
    assert (await desk.read(source(MEMBERS), ONE)).new == 0


async def test_a_teacher_without_account_leaves_only_that_teacher_unseen(desk: Desk, site: Site) -> None:
    spec = replace(SHARE, channel="personal_article", url="/u/{account}")
    site.pages |= {"/u/wang": listing(article(1)), "/u/42": listing()}

    reading = await desk.read(source(spec))

    assert reading.state is ReadingState.PARTIAL
    assert [(part.scope.party, part.complete, part.reason) for part in reading.scopes] == [
        ("t1", True, ""),
        ("t2", True, ""),
        ("t3", False, "花名册未填账号"),
    ]
    assert "花名册未填账号：王老师" in reading.reason


async def test_a_school_without_class_is_said_and_not_asked_for(desk: Desk, site: Site) -> None:
    reading = await desk.read(source(), Roster(schools=(School("s3", "第一小学", (Stage.PRIMARY,)),)))

    assert only(reading).reason == "花名册未填班级"
    assert site.asked == []


@pytest.mark.parametrize("start", [1, 2], ids=["index_1 is the second page", "page 2 is the second page"])
async def test_numbered_pages_are_walked_until_one_is_missing(desk: Desk, site: Site, start: int) -> None:
    spec = replace(SHARE, next="", pages="/class/{class}/index_{page}.html")
    more = f"<a href='index_{start}.html'>下一页</a>"
    site.pages["/class/yixiao/"] = listing(article(1), more=more)
    site.pages[f"/class/yixiao/index_{start}.html"] = listing(
        article(2), more=f"<a href='index_{start + 1}.html'>下一页</a>"
    )
    site.pages[f"/class/yixiao/index_{start + 1}.html"] = listing(article(3))

    reading = await desk.read(source(spec), ONE)

    assert only(reading).complete, reading.reason
    assert only(reading).proof["pages"] == 3
    assert desk.kept.titles == ["第1篇", "第2篇", "第3篇"]


async def test_a_site_that_shows_its_last_page_again_is_at_its_end(desk: Desk, site: Site) -> None:
    spec = replace(SHARE, next="", pages="/class/{class}/?p={page}")
    site.pages["/class/yixiao/"] = listing(article(1), more="<a href='?p=2'>2</a>")
    site.pages["/class/yixiao/?p=2"] = site.pages["/class/yixiao/?p=3"] = listing(article(2))

    reading = await desk.read(source(spec), ONE)

    assert only(reading).complete, reading.reason
    assert desk.kept.titles == ["第1篇", "第2篇"]


async def test_pages_stop_where_the_total_is_reached(desk: Desk, site: Site) -> None:
    spec = replace(SHARE, next="", pages="/class/{class}/?p={page}", total=".pageinfo")
    more = "<span class=pageinfo>共 <b>1,003</b> 条 / 2 页</span>"
    site.pages["/class/yixiao/"] = listing(*(article(n) for n in range(1, 1001)), more=more)
    site.pages["/class/yixiao/?p=2"] = listing(*(article(n) for n in range(1001, 1004)), more=more)

    reading = await desk.read(source(spec), ONE)

    assert only(reading).complete, reading.reason
    assert only(reading).proof["total"] == 1003
    assert site.asked == ["/class/yixiao/", "/class/yixiao/?p=2"]


async def test_a_row_pushed_to_the_next_page_meanwhile_counts_once(desk: Desk, site: Site) -> None:
    site.pages["/class/yixiao/"] = listing(article(2), article(1), more='<a class="next" href="?page=2">下一页</a>')
    site.pages["/class/yixiao/?page=2"] = listing(article(1), article(0))

    reading = await desk.read(source(), ONE)

    assert only(reading).complete
    assert only(reading).proof["rows"] == 3


async def test_a_list_whose_total_changed_meanwhile_is_walked_again(desk: Desk, site: Site) -> None:
    spec = replace(SHARE, total=".n")
    answers = iter([3, 2, 2, 2])

    def page(rows: tuple[str, ...], more: str = ""):  # noqa: ANN202
        return lambda request: httpx.Response(200, html=listing(*rows, more=f"{more}<i class=n>{next(answers)} 条</i>"))

    site.pages["/class/yixiao/"] = page((article(1),), "<a class=next href='?page=2'>下一页</a>")
    site.pages["/class/yixiao/?page=2"] = page((article(2),))

    reading = await desk.read(source(spec), ONE)

    assert only(reading).complete, reading.reason
    assert site.asked.count("/class/yixiao/") == 2


async def test_one_post_in_two_channels_is_kept_for_each(desk: Desk, site: Site) -> None:
    report = replace(SHARE, channel="web_report", url="/reports")
    site.pages |= {"/class/yixiao/": listing(article(1)), "/reports": listing(article(1))}

    reading = await desk.read(source(SHARE, report), ONE)

    assert reading.state is ReadingState.COMPLETE
    assert [one.key for one in desk.kept.submissions] == [
        "class_share|s1|https://jxjy.example.cn/post/1.html",
        "web_report||https://jxjy.example.cn/post/1.html",
    ]


async def test_session_ids_in_links_make_no_new_posts(desk: Desk, site: Site) -> None:
    row = "<article><h2><a href='/view.php?id=7&PHPSESSID={}#top'>课程表</a></h2></article>"
    site.pages["/class/yixiao/"] = listing(row.format("a1b2"))
    await desk.read(source(), ONE)
    site.pages["/class/yixiao/"] = listing(row.format("c3d4"))
    await desk.read(source(), ONE)

    assert [one.key for one in desk.kept.submissions] == ["class_share|s1|https://jxjy.example.cn/view.php?id=7"]


async def test_every_request_names_us_and_keeps_to_the_rate(desk: Desk, site: Site) -> None:
    site.pages |= {"/class/yixiao/": listing(article(1)), "/post/1.html": "<html><h1>a</h1><p class=content></html>"}

    await desk.read(replace(source(with_detail()), rate=2.0), ROSTER)

    assert {request.headers["User-Agent"].partition("/")[0] for request in site.requests} == {"Rollcall"}
    assert len(site.requests) == 3
    assert sum(wait > 0.2 for wait in desk.waits) == 2


async def test_a_row_may_end_in_the_element_beside_it_and_a_link_be_known_by_its_words(desk: Desk, site: Site) -> None:
    spec = ListSpec(
        "class_share", url="/class/{class}/", container="dl:contains('课程表')", row="dt",
        fields={"title": "a", "link": "a@href", "date": "+ dd"}, next="a:contains(更早的)@href",
    )  # fmt: skip
    first = "<dl><dt><a href=/1>课程表</a></dt><dd>2023-02-24 08:00</dd>"
    rows = f"{first}<dt><a href=/2>课程表二</a><dd>2023-02-23</dd></dl>"
    site.pages["/class/yixiao/"] = f"<html><body><dl>别的</dl>{rows}<a href=/older>更早的文章</a></body></html>"
    site.pages["/older"] = "<html><body><dl><dt><a href=/3>课程表三</a></dt><dd>2023-02-20</dd></dl></body></html>"

    reading = await desk.read(source(spec), ONE)

    assert only(reading).complete, reading.reason
    assert sorted(f"{one.title} {one.stated_at:%d}" for one in desk.kept.submissions if one.stated_at) == [
        "课程表 24", "课程表三 20", "课程表二 23",
    ]  # fmt: skip


async def test_a_row_without_a_link_stays_itself_while_its_age_is_counted_up(desk: Desk, site: Site) -> None:
    spec = ListSpec("class_share", url="/class/{class}/", container="ul", row="li", fields={"title": "b", "date": "i"})
    for age in ("2 分钟前", "1小时前"):
        site.pages["/class/yixiao/"] = f"<html><body><ul><li><b>课程表</b><i>{age}</i></ul></body></html>"
        await desk.read(source(spec), ONE)
        desk.later(hours=1)

    assert len({one.key for one in desk.kept.submissions}) == 1
