"""Every way in which a website can fail to show a list, told apart from a list that is empty."""

from dataclasses import replace

import httpx
import pytest
from class_site import ONE, ROSTER, SHARE, Desk, Site, article, listing, only, source, with_detail

from tasks.domain.evidence.reading import ReadingState, Scope

PARTIAL, UNREACHABLE = ReadingState.PARTIAL, ReadingState.UNREACHABLE
FIRST = "/class/yixiao/"
SECOND = "/class/%E4%BA%8C%E5%B0%8F/"
LOGIN = "<html><title>登录</title><body><form><input name=u><input type=PASSWORD name=p></form></body></html>"


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (LOGIN, "登录页"),
        (LOGIN.replace("<body>", "<body><main>").replace("</form>", "</form></main>"), "登录页"),
        ("<html><body><h1>系统维护中</h1>网站正在升级，请稍后再来</body></html>", "维护"),
        ("<html><body><main><h1>本站暂时关闭</h1></main></body></html>", "维护"),
        ("<html><body><div>请完成安全验证后继续访问</div></body></html>", "防护"),
        ("<html><body><main>请先登录后查看</main></body></html>", "要求登录"),
        ("<html><body><main>您访问的页面不存在</main></body></html>", "出错页"),
        ("<html><body><div id=content>" + article(1) * 20 + "</div></body></html>", "页面结构变了"),
        (listing("<div class=item><a href=/post/1.html>课程表</a> 2023-02-24</div>"), "页面结构变了"),
        (listing("<article><h3><a href=/post/1.html>课程表</a></h3></article>"), "页面结构变了"),
        (listing("<article><h2><a href='javascript:open(1)'>课程表</a></h2></article>"), "读不出"),
        (listing(article(1, "锟斤拷锟斤拷")), "乱码"),
        (listing(article(1, "第一小学课程表".encode().decode("gb18030", "ignore"))), "乱码"),
        (listing(article(1, "课程表".encode().decode("latin-1"))), "乱码"),
        (listing(article(1), more="<a href='/class/yixiao/?p=2'>下一页 ›</a>"), "下一页"),
        ("", "页面结构变了"),
    ],
    ids=lambda value: value if len(value) < 20 else None,
)
async def test_a_page_with_200_that_is_not_the_list_is_not_believed(
    desk: Desk, site: Site, page: str, reason: str
) -> None:
    site.pages[FIRST] = page

    reading = await desk.read(source(), ONE)

    assert (reading.state, only(reading).complete) == (PARTIAL, False)
    assert reason in only(reading).reason
    assert reading.state.exit_code == 1


@pytest.mark.parametrize(
    ("status", "state"),
    [
        *((status, PARTIAL) for status in (401, 403, 404, 405, 410, 412, 204)),
        *((status, UNREACHABLE) for status in (408, 429, 500, 502, 503, 504, 521)),
    ],
)
async def test_each_status_has_its_meaning(desk: Desk, site: Site, status: int, state: ReadingState) -> None:
    site.pages[FIRST] = httpx.Response(status, html=listing(article(1)))

    reading = await desk.read(source(), ONE)

    assert (reading.state, only(reading).complete) == (state, False)
    assert not desk.kept.submissions


async def test_it_comes_back_after_the_seconds_that_a_429_names(desk: Desk, site: Site) -> None:
    answers = iter([httpx.Response(429, headers={"Retry-After": "7"}), httpx.Response(200, html=listing(article(1)))])
    site.pages[FIRST] = lambda request: next(answers)

    reading = await desk.read(source(), ONE)

    assert only(reading).complete
    assert 7.0 in desk.waits


async def test_it_stays_away_when_a_429_names_minutes(desk: Desk, site: Site) -> None:
    site.pages[FIRST] = httpx.Response(429, headers={"Retry-After": "600"})

    reading = await desk.read(source(), ONE)

    assert reading.state is UNREACHABLE
    assert site.asked == [FIRST]


async def test_a_redirect_to_the_login_page_is_no_empty_list(desk: Desk, site: Site) -> None:
    site.pages[FIRST] = httpx.Response(302, headers={"Location": "/member/login.php?back=1"})
    site.pages["/member/login.php?back=1"] = listing()

    reading = await desk.read(source(), ONE)

    assert (reading.state, only(reading).reason) == (PARTIAL, "被转到登录页")


async def test_a_redirect_to_the_front_page_is_no_list_of_this_class(desk: Desk, site: Site) -> None:
    site.pages |= {FIRST: httpx.Response(302, headers={"Location": "/"}), "/": listing(article(1))}

    reading = await desk.read(source(), ONE)

    assert reading.state is PARTIAL
    assert "首页" in only(reading).reason
    assert not desk.kept.submissions


async def test_classes_that_all_lead_to_one_page_are_not_believed(desk: Desk, site: Site) -> None:
    site.pages[FIRST] = site.pages[SECOND] = httpx.Response(302, headers={"Location": "/class/all/"})
    site.pages["/class/all/"] = listing(article(1))

    reading = await desk.read(source())

    assert [part.complete for part in reading.scopes] == [False, False]


@pytest.mark.parametrize(
    "there",
    ["http://169.254.169.254/latest/meta-data/", "http://127.0.0.1:22/", "http://other.example.com/", "ftp://x.cn/"],
)
async def test_it_never_follows_a_redirect_off_the_sources_hosts(desk: Desk, site: Site, there: str) -> None:
    site.pages[FIRST] = httpx.Response(302, headers={"Location": there})

    reading = await desk.read(source(), ONE)

    assert reading.state is PARTIAL
    assert site.asked == [FIRST]


async def test_redirects_in_a_circle_end(desk: Desk, site: Site) -> None:
    site.pages[FIRST] = httpx.Response(302, headers={"Location": FIRST})

    assert (await desk.read(source(), ONE)).state is PARTIAL


async def test_a_redirect_that_only_tidies_the_address_is_followed(desk: Desk, site: Site) -> None:
    spec = replace(SHARE, url="/class/{class}")
    site.pages["/class/yixiao"] = httpx.Response(301, headers={"Location": "https://www.jxjy.example.cn/class/yixiao/"})
    site.pages[FIRST] = listing(article(1))

    assert only(await desk.read(source(spec), ONE)).complete


@pytest.mark.parametrize("error", [httpx.ConnectError, httpx.ConnectTimeout, httpx.ReadTimeout, httpx.ReadError])
async def test_a_dead_host_is_unreachable_and_soon_left_alone(desk: Desk, site: Site, error: type) -> None:
    def refuse(request: httpx.Request) -> httpx.Response:
        raise error("no", request=request)

    site.pages |= {FIRST: refuse, SECOND: refuse, "/u/wang": refuse, "/u/42": refuse}
    one_each = replace(SHARE, channel="personal_article", url="/u/{account}")

    reading = await desk.read(source(SHARE, one_each, replace(one_each, channel="web_report")))

    assert reading.state is UNREACHABLE
    assert reading.state.exit_code == 3
    assert not any(part.complete for part in reading.scopes)
    assert len(site.asked) <= 12
    assert "本次不再尝试" in reading.reason


async def test_one_broken_list_does_not_stop_the_others(desk: Desk, site: Site) -> None:
    site.pages |= {FIRST: httpx.Response(500), SECOND: listing(article(9))}

    reading = await desk.read(source())

    assert reading.state is UNREACHABLE
    assert [(part.scope.party, part.complete) for part in reading.scopes] == [("s1", False), ("s2", True)]
    assert "站点出错（500）：第一小学" in reading.reason
    assert desk.kept.titles == ["第9篇"]


async def test_a_page_in_the_middle_that_fails_makes_its_list_partial(desk: Desk, site: Site) -> None:
    site.pages[FIRST] = listing(article(1), more="<a class=next href='?page=2'>下一页</a>")
    site.pages[f"{FIRST}?page=2"] = httpx.Response(403)

    reading = await desk.read(source(), ONE)

    assert (reading.state, only(reading).reason) == (PARTIAL, "第 2 页：站点拒绝访问（403）")
    assert desk.kept.titles == ["第1篇"]


async def test_a_login_page_in_the_middle_makes_its_list_partial(desk: Desk, site: Site) -> None:
    site.pages[FIRST] = listing(article(1), more="<a class=next href='?page=2'>下一页</a>")
    site.pages[f"{FIRST}?page=2"] = LOGIN

    assert only(await desk.read(source(), ONE)).reason == "第 2 页：得到的是登录页"


async def test_an_announced_page_that_is_missing_is_not_the_end(desk: Desk, site: Site) -> None:
    spec = replace(SHARE, next="", pages="/class/{class}/?p={page}")
    site.pages[FIRST] = listing(article(1), more="<a href='?p=2'>2</a>")

    assert only(await desk.read(source(spec), ONE)).reason == "第 2 页：页面不存在（404）：请核对网址"


@pytest.mark.parametrize("back", ["?page=2", "/class/yixiao/"])
async def test_pages_that_lead_in_a_circle_are_noticed(desk: Desk, site: Site, back: str) -> None:
    site.pages[FIRST] = listing(article(1), more="<a class=next href='?page=2'>下一页</a>")
    site.pages[f"{FIRST}?page=2"] = listing(article(2), more=f"<a class=next href='{back}'>下一页</a>")

    reading = await desk.read(source(), ONE)

    assert (reading.state, only(reading).complete) == (PARTIAL, False)
    assert "绕回" in only(reading).reason


async def test_a_next_page_that_repeats_the_same_rows_for_ever_is_noticed(desk: Desk, site: Site) -> None:
    for number in range(1, 9):
        path = FIRST if number == 1 else f"{FIRST}?page={number}"
        site.pages[path] = listing(article(1), more=f"<a class=next href='?page={number + 1}'>下一页</a>")

    reading = await desk.read(source(), ONE)

    assert "绕回" in only(reading).reason
    assert len(site.asked) == 2


@pytest.mark.parametrize(("shown", "reason"), [("共 3 条", "共 3 条，读到 2 条"), ("第 1 页", "共 1 条，读到 2 条")])
async def test_rows_that_do_not_agree_with_the_total_are_not_believed(
    desk: Desk, site: Site, shown: str, reason: str
) -> None:
    site.pages[FIRST] = listing(article(1), article(2), more=f"<i class=pageinfo>{shown}</i>")

    reading = await desk.read(source(replace(SHARE, total=".pageinfo")), ONE)

    assert reason in only(reading).reason


async def test_a_total_that_vanished_is_a_changed_layout(desk: Desk, site: Site) -> None:
    site.pages[FIRST] = listing(article(1))

    assert "找不到总数" in only(await desk.read(source(replace(SHARE, total=".pageinfo")), ONE)).reason


async def test_a_list_that_shrank_to_less_than_half_waits_for_a_person(desk: Desk, site: Site) -> None:
    site.pages[FIRST] = listing(article(1), article(2))
    scope = Scope("class_share", "s1", "0")

    assert only(await desk.read(source(), ONE, earlier={scope: 4})).complete
    assert "上次看全时有 5 行" in only(await desk.read(source(), ONE, earlier={scope: 5})).reason


@pytest.mark.parametrize(("before", "is_whole"), [((4, 0), False), ((1, 2), False), ((3, 0), True), ((0, 0), True)])
async def test_a_site_that_counts_none_is_not_believed_over_many_rows_or_all_lists(
    desk: Desk, site: Site, before: tuple[int, int], is_whole: bool
) -> None:
    site.pages |= dict.fromkeys((FIRST, SECOND), listing(more="<i class=pageinfo>共 0 条</i>"))
    earlier = {Scope("class_share", party, "0"): rows for party, rows in zip(("s1", "s2"), before, strict=True)}

    reading = await desk.read(source(replace(SHARE, total=".pageinfo")), ROSTER, earlier=earlier)

    assert reading.scopes[0].complete == is_whole
    assert is_whole or f"只有 0 行，上次看全时有 {before[0]} 行" in reading.scopes[0].reason


async def test_one_list_of_several_may_lose_its_last_rows_if_it_counts_none(desk: Desk, site: Site) -> None:
    shown = listing(article(1), more="<i class=pageinfo>共 1 条</i>")
    site.pages |= {FIRST: listing(more="<i class=pageinfo>共 0 条</i>"), SECOND: shown}
    earlier = {Scope("class_share", "s1", "0"): 2, Scope("class_share", "s2", "0"): 1}

    assert (await desk.read(source(replace(SHARE, total=".pageinfo")), ROSTER, earlier=earlier)).scopes[0].complete


async def test_pages_without_any_row_are_not_an_empty_list(desk: Desk, site: Site) -> None:
    site.pages[FIRST] = listing(more="<i class=pageinfo>共 0 条</i><a class=next href='?page=2'>下一页</a>")
    site.pages[f"{FIRST}?page=2"] = listing(more="<i class=pageinfo>共 0 条</i>")

    assert "却有 2 页" in only(await desk.read(source(replace(SHARE, total=".pageinfo")), ONE)).reason


@pytest.mark.parametrize("headers", [{"Content-Length": "9999"}, {"Content-Encoding": "gzip"}])
async def test_a_body_cut_short_is_not_taken_for_the_whole(desk: Desk, site: Site, headers: dict[str, str]) -> None:
    import gzip

    page = listing(article(1)).encode()
    body = gzip.compress(page)[:-12] if "Content-Encoding" in headers else page[:-40]
    site.pages[FIRST] = lambda request: httpx.Response(
        200, headers={"Content-Type": "text/html"} | headers, stream=httpx.ByteStream(body)
    )

    reading = await desk.read(source(), ONE)

    assert (reading.state, only(reading).complete) == (UNREACHABLE, False)
    assert "没有收全" in only(reading).reason


async def test_a_packed_page_is_unpacked_within_its_limit(desk: Desk, site: Site) -> None:
    import gzip

    packed = {"Content-Encoding": "gzip", "Content-Type": "text/html"}
    site.pages[FIRST] = httpx.Response(200, headers=packed, stream=httpx.ByteStream(gzip.compress(listing().encode())))
    site.pages[SECOND] = httpx.Response(200, headers=packed, stream=httpx.ByteStream(gzip.compress(bytes(50 << 20))))

    reading = await desk.read(source())

    assert [part.complete for part in reading.scopes] == [True, False]
    assert "超过上限" in reading.scopes[1].reason


async def test_a_detail_page_that_fails_makes_the_list_partial_and_is_asked_again(desk: Desk, site: Site) -> None:
    site.pages |= {FIRST: listing(article(1)), "/post/1.html": LOGIN}

    reading = await desk.read(source(with_detail()), ONE)

    assert only(reading).reason == "“第1篇”的详情页：得到的是登录页"
    assert desk.kept.submissions[0].version.endswith("|gaps")
    assert desk.kept.submissions[0].notes == ("详情页未取得：得到的是登录页",)

    site.pages["/post/1.html"] = "<html><h1>课程表</h1><div class=content>全文</div></html>"
    reading = await desk.read(source(with_detail()), ONE)

    assert only(reading).complete
    assert [(one.title, one.body) for one in desk.kept.submissions] == [("第1篇", ""), ("课程表", "全文")]


async def test_a_detail_page_without_its_body_is_a_changed_layout(desk: Desk, site: Site) -> None:
    site.pages |= {FIRST: listing(article(1)), "/post/1.html": "<html><h1>课程表</h1><div class=text>全文</div></html>"}

    assert "页面结构变了" in only(await desk.read(source(with_detail()), ONE)).reason


async def test_it_says_where_and_why_in_words_for_the_admin(desk: Desk, site: Site) -> None:
    site.pages |= {FIRST: httpx.Response(403), SECOND: httpx.Response(403)}

    reading = await desk.read(source(), ROSTER)

    assert reading.reason == (
        "2 个列表中有 2 个没有看全。站点拒绝访问（403）：第一小学、第二小学。"
        "请在浏览器里打开核对；未看全的部分不作缺交判定。"
    )


@pytest.mark.parametrize("base", ["", "jxjy.example.cn", "ftp://jxjy.example.cn", "https://jxjy.example.cn:x"])
async def test_a_source_without_a_usable_address_is_never_an_empty_list(desk: Desk, site: Site, base: str) -> None:
    reading = await desk.read(replace(source(), base_url=base), ONE)

    assert (reading.state, only(reading).complete) == (PARTIAL, False)
    assert "网址" in only(reading).reason


@pytest.mark.parametrize(
    "page",
    [
        b"",
        b"\x00\xff" * 500,
        b"<" * 20_000,
        b"<div>" * 20_000,
        b"<main>" + b"<article><h2><a href='http://[x'>a</a></h2>" * 3,
    ],
    ids=["nothing", "noise", "angles", "deep", "bad links"],
)
async def test_an_odd_page_is_not_believed_and_stops_nothing(desk: Desk, site: Site, page: bytes) -> None:
    site.pages |= {FIRST: page, SECOND: listing(article(9))}

    reading = await desk.read(source())

    assert [part.complete for part in reading.scopes] == [False, True]
