"""What is kept of a post: its words, its files, its own date, and each later version of it."""

from dataclasses import replace

import httpx
import pytest
from class_site import NOW, ONE, SHARE, Desk, Site, article, listing, only, post, source, with_detail

from tasks.domain.evidence.reading import ReadingState

FIRST = "/class/yixiao/"
PAGE = "/post/1.html"
ZIP = b"PK\x03\x04" + bytes(range(200))


def file(content: bytes = ZIP, kind: str = "application/zip", **headers: str) -> httpx.Response:
    sent = {"Content-Type": kind} | {name.replace("_", "-"): value for name, value in headers.items()}
    return httpx.Response(200, content=content, headers=sent)


async def test_a_post_is_kept_with_its_words_files_and_own_date(desk: Desk, site: Site) -> None:
    site.pages[FIRST] = listing(article(1, "一小“推门听课”活动…", "今天 08:00"))
    site.pages[PAGE] = post(
        "一小“推门听课”活动计划",
        "<p>第一<b>小学</b></p><script>var x</script><p>活动计划</p><a href='/up/1.zip'>材料.zip</a><img src=p.png>",
        "发布时间：2023年2月24日 16:20 浏览：31",
    )
    site.pages["/up/1.zip"] = file(Last_Modified="Fri, 24 Feb 2023 08:10:00 GMT")
    site.pages["/post/p.png"] = file(b"\x89PNG...", "image/png")

    reading = await desk.read(source(with_detail()), ONE)

    assert only(reading).complete, reading.reason
    kept = desk.kept.submissions[0]
    assert kept.title == "一小“推门听课”活动计划"
    assert (f"{kept.stated_at:%F %H:%M}", kept.stated_time) == ("2023-02-24 16:20", True)
    assert kept.body.splitlines() == ["第一小学", "活动计划", "材料.zip"]
    assert kept.key == "class_share|s1|https://jxjy.example.cn/post/1.html"
    assert kept.raw is not None
    assert "推门听课" in desk.kept.blobs[kept.raw.sha256].decode()
    assert [(one.name, one.content_type, one.note) for one in kept.attachments] == [
        ("材料.zip", "application/zip", ""),
        ("p.png", "image/png", ""),
    ]
    assert kept.attachments[0].blob is not None
    assert desk.kept.blobs[kept.attachments[0].blob.sha256] == ZIP
    assert f"{kept.attachments[0].last_modified:%H:%M}" == "08:10"


async def test_a_second_reading_of_the_same_site_keeps_nothing_more(desk: Desk, site: Site) -> None:
    site.pages |= {
        FIRST: lambda request: httpx.Response(200, html=listing(article(1, "课程表", desk_words[0]))),
        PAGE: lambda request: httpx.Response(200, html=post("课程表", f"浏览：{len(site.asked)} 次", "今天 8:00")),
    }
    desk_words = ["1小时前"]
    await desk.read(source(with_detail()), ONE)
    desk_words[0] = "2023-02-25"
    desk.later(hours=3)

    reading = await desk.read(source(with_detail()), ONE)

    assert only(reading).complete
    assert reading.new == 0
    assert len(desk.kept.submissions) == 1


async def test_an_edited_post_is_a_new_version_seen_when_first_shown(desk: Desk, site: Site) -> None:
    site.pages |= {FIRST: listing(article(1, "课程表")), PAGE: post("课程表", "第一版")}
    await desk.read(source(with_detail()), ONE)
    site.pages[PAGE] = post("课程表", "第二版")
    desk.later(days=2)

    reading = await desk.read(source(with_detail()), ONE)

    assert reading.new == 1
    first, second = desk.kept.submissions
    assert (first.body, second.body) == ("第一版", "第二版")
    assert first.key == second.key
    assert (first.first_seen_at, second.first_seen_at) == (NOW, desk.at)


async def test_a_file_that_was_replaced_is_a_new_version(desk: Desk, site: Site) -> None:
    site.pages |= {FIRST: listing(article(1, "课程表")), PAGE: post("课程表", "<a href=/up/a.zip>a.zip</a>")}
    site.pages |= {"/up/a.zip": file(), "/up/b.zip": file(ZIP + b"2")}
    await desk.read(source(with_detail()), ONE)
    site.pages[PAGE] = post("课程表", "<a href=/up/b.zip>a.zip</a>")

    assert (await desk.read(source(with_detail()), ONE)).new == 1
    assert len({one.attachments[0].blob for one in desk.kept.submissions}) == 2


async def test_unchanged_files_are_not_fetched_again(desk: Desk, site: Site) -> None:
    site.pages |= {FIRST: listing(article(1)), PAGE: post("课程表", "<a href=/up/a.zip>a</a>"), "/up/a.zip": file()}
    await desk.read(source(with_detail()), ONE)
    await desk.read(source(with_detail()), ONE)

    assert site.asked.count("/up/a.zip") == 1


async def test_a_removed_post_stays_kept_and_the_list_is_whole(desk: Desk, site: Site) -> None:
    site.pages[FIRST] = listing(article(1), article(2))
    await desk.read(source(), ONE)
    site.pages[FIRST] = listing(article(2))

    reading = await desk.read(source(), ONE)

    assert only(reading).complete
    assert reading.new == 0
    assert len(desk.kept.submissions) == 2


async def test_a_back_dated_post_is_found_and_keeps_the_moment_at_which_it_was_seen(desk: Desk, site: Site) -> None:
    site.pages[FIRST] = listing(article(2))
    await desk.read(source(), ONE)
    site.pages[FIRST] = listing(article(2), article(1, "课程表", "2023-02-01"))
    desk.later(days=1)
    await desk.read(source(), ONE)

    late = desk.kept.submissions[1]
    assert (f"{late.stated_at:%F}", late.first_seen_at) == ("2023-02-01", desk.at)


async def test_another_date_alone_is_no_other_version(desk: Desk, site: Site) -> None:
    site.pages[FIRST] = listing(article(1, "课程表", "2023-02-25"))
    await desk.read(source(), ONE)
    site.pages[FIRST] = listing(article(1, "课程表", "2023-02-01"))

    assert (await desk.read(source(), ONE)).new == 0


async def test_a_date_that_does_not_exist_is_said(desk: Desk, site: Site) -> None:
    site.pages[FIRST] = listing(article(1, "课程表", "2023-02-30"))
    await desk.read(source(), ONE)

    assert desk.kept.submissions[0].stated_at is None
    assert desk.kept.submissions[0].notes == ("日期无法识别：2023-02-30",)


@pytest.mark.parametrize(
    ("disposition", "words", "path", "name"),
    [
        ("attachment; filename*=UTF-8''%E8%AF%BE%E7%A8%8B%E8%A1%A8.xlsx", "下载", "/down?id=1", "课程表.xlsx"),
        ('attachment; filename="%E8%AF%BE%E7%A8%8B%E8%A1%A8.xlsx"', "下载", "/down?id=1", "课程表.xlsx"),
        ('attachment; filename="课程表.xlsx"'.encode("gb18030"), "下载", "/down?id=1", "课程表.xlsx"),
        ('attachment; filename="课程表.xlsx"'.encode(), "下载", "/down?id=1", "课程表.xlsx"),
        ('attachment; filename="../../etc/课程表.xlsx"'.encode(), "下载", "/down?id=1", "课程表.xlsx"),
        ("attachment; filename==?GBK?B?v86zzLHtLnhsc3g=?=", "下载", "/down?id=1", "课程表.xlsx"),
        ("", "课程表.xlsx", "/up/20230224.xlsx", "课程表.xlsx"),
        ("", "第一小学课程表", "/up/20230224.xlsx", "第一小学课程表.xlsx"),
        ("", "点击下载", "/up/%E8%AF%BE%E7%A8%8B%E8%A1%A8.xlsx", "课程表.xlsx"),
        ("", "附件1", "/up/%BF%CE%B3%CC%B1%ED.xlsx", "课程表.xlsx"),
        ("", "下载", "/up/a.xlsx", "a.xlsx"),
    ],
)
async def test_a_file_is_called_as_the_server_the_link_or_the_address_says(
    desk: Desk, site: Site, disposition: str | bytes, words: str, path: str, name: str
) -> None:
    raw = disposition if isinstance(disposition, bytes) else disposition.encode()
    headers = [(b"Content-Type", b"application/octet-stream"), *([(b"Content-Disposition", raw)] if raw else [])]
    site.pages |= {FIRST: listing(article(1)), PAGE: post("课程表", f"<a href='{path}'>{words}</a>")}
    site.pages[path] = httpx.Response(200, headers=headers, content=b"x")

    await desk.read(source(with_detail()), ONE)

    assert [one.name for one in desk.kept.submissions[0].attachments] == [name]


@pytest.mark.parametrize(
    ("reply", "note", "state"),
    [
        (httpx.Response(404), "下载失败：404", ReadingState.COMPLETE),
        (httpx.Response(503), "未取得：站点出错（503）", ReadingState.UNREACHABLE),
        (httpx.Response(403), "未取得：站点拒绝访问（403）", ReadingState.PARTIAL),
        (httpx.Response(200, html="<html>请登录</html>"), "下载得到的是网页，不是文件", ReadingState.PARTIAL),
        (file(bytes(5 << 20)), "未取得：内容超过上限（4 MB），未取", ReadingState.COMPLETE),
        (
            httpx.Response(302, headers={"Location": "http://10.0.0.8/a.zip"}),
            "未取得：被引向站外",
            ReadingState.COMPLETE,
        ),
    ],
)
async def test_a_file_that_cannot_be_had_is_named_with_the_reason(
    desk: Desk, site: Site, reply: httpx.Response, note: str, state: ReadingState
) -> None:
    site.pages |= {FIRST: listing(article(1)), PAGE: post("课程表", "<a href=/up/a.zip>a.zip</a>"), "/up/a.zip": reply}

    reading = await desk.read(source(with_detail()), ONE)

    assert reading.state is state, reading.reason
    kept = desk.kept.submissions[0]
    assert [(one.name, one.blob) for one in kept.attachments] == [("a.zip", None)]
    assert kept.attachments[0].note.startswith(note)
    assert kept.version.endswith("|gaps") is (state is not ReadingState.COMPLETE or "404" in note)


@pytest.mark.parametrize("status", [400, 404, 410])
async def test_a_file_that_the_site_had_not_is_kept_when_it_is_there_again_and_no_look_at_the_list_was_in_doubt(
    desk: Desk, site: Site, status: int
) -> None:
    site.pages |= {FIRST: listing(article(1)), PAGE: post("课程表", "<a href=/up/a.zip>a.zip</a>")}
    site.pages["/up/a.zip"] = httpx.Response(status)
    states = [(await desk.read(source(with_detail()), ONE)).state for _ in range(2)]
    assert len(desk.kept.submissions) == 1
    site.pages["/up/a.zip"] = file()

    states.append((await desk.read(source(with_detail()), ONE)).state)

    assert set(states) == {ReadingState.COMPLETE}
    assert desk.kept.submissions[-1].attachments[0].blob is not None
    assert not desk.kept.submissions[-1].version.endswith("|gaps")


async def test_a_link_that_has_been_dead_for_long_is_not_asked_for_at_every_reading(desk: Desk, site: Site) -> None:
    page = post("课程表", "<a href=/up/a.zip>a.zip</a>", "2022-03-01 09:00")
    site.pages |= {FIRST: listing(article(1, date="2022-03-01")), PAGE: page}
    site.pages["/up/a.zip"] = httpx.Response(404)
    await desk.read(source(with_detail()), ONE)

    assert not desk.kept.submissions[0].version.endswith("|gaps")


async def test_a_file_that_failed_is_fetched_at_the_next_reading_though_the_row_is_unchanged(
    desk: Desk, site: Site
) -> None:
    site.pages |= {FIRST: listing(article(1)), PAGE: post("课程表", "<a href=/up/a.zip>a.zip</a>")}
    site.pages["/up/a.zip"] = httpx.Response(502)
    await desk.read(source(with_detail()), ONE)
    await desk.read(source(with_detail()), ONE)
    assert len(desk.kept.submissions) == 1
    site.pages["/up/a.zip"] = file()

    assert (await desk.read(source(with_detail()), ONE)).state is ReadingState.COMPLETE
    assert desk.kept.submissions[-1].attachments[0].blob is not None


async def test_links_that_are_no_files_are_no_attachments(desk: Desk, site: Site) -> None:
    links = "".join(
        f"<a href='{href}'>{href[:12]}</a>"
        for href in (
            "/",
            "/class/2.html",
            "#top",
            "mailto:a@example.cn",
            "javascript:void(0)",
            "/plain?x=1",
            "http://www.gov.cn/",
        )
    )
    site.pages |= {FIRST: listing(article(1)), PAGE: post("课程表", links), "/plain?x=1": "<html>一页</html>"}

    reading = await desk.read(source(with_detail()), ONE)

    assert only(reading).complete, reading.reason
    assert desk.kept.submissions[0].attachments == ()


async def test_links_to_other_hosts_are_named_and_never_fetched(desk: Desk, site: Site) -> None:
    links = "<a href='https://pan.baidu.com/s/1'>网盘</a><a href='http://127.0.0.1/a.zip'>a.zip</a>"
    site.pages |= {FIRST: listing(article(1)), PAGE: post("课程表", links)}

    reading = await desk.read(source(with_detail()), ONE)

    assert only(reading).complete
    assert {one.note for one in desk.kept.submissions[0].attachments} == {"链接在站外，未取得"}
    assert {request.url.host for request in site.requests} == {"jxjy.example.cn"}


async def test_a_picture_pasted_into_the_page_is_a_file(desk: Desk, site: Site) -> None:
    site.pages |= {FIRST: listing(article(1)), PAGE: post("证书", "<img src='data:image/png;base64,iVBORw0KGgo='>")}

    await desk.read(source(with_detail()), ONE)

    (picture,) = desk.kept.submissions[0].attachments
    assert (picture.name, picture.content_type) == ("图片.png", "image/png")
    assert picture.blob is not None
    assert desk.kept.blobs[picture.blob.sha256].startswith(b"\x89PNG")


async def test_a_row_that_links_straight_to_a_file_is_a_post_with_that_file(desk: Desk, site: Site) -> None:
    row = "<article><h2><a href='/up/1.docx'>第一小学活动计划</a></h2><time datetime=2023-02-24></time></article>"
    site.pages |= {FIRST: listing(row), "/up/1.docx": file(b"doc", "application/msword")}

    for spec in (SHARE, with_detail()):
        reading = await desk.read(source(spec), ONE)
        assert only(reading).complete, reading.reason

    assert [one.attachments[0].name for one in desk.kept.submissions] == ["第一小学活动计划.docx"]


async def test_a_very_long_address_still_makes_a_key_that_fits(desk: Desk, site: Site) -> None:
    links = [f"/post/{'课' * 80}{n}.html" for n in (1, 2)]
    site.pages[FIRST] = listing(*(f"<article><h2><a href='{link}'>课程表</a></h2></article>" for link in links))

    await desk.read(source(), ONE)

    assert len({one.key for one in desk.kept.submissions}) == 2


@pytest.mark.parametrize(
    ("declared", "header"),
    [
        ("gb2312", "text/html"),
        ("utf-8", "text/html; charset=utf-8"),
        ("", "text/html; charset=ISO-8859-1"),
        ("", "text/html"),
    ],
)
async def test_rare_names_survive_on_a_gbk_page_whatever_it_says_of_itself(
    desk: Desk, site: Site, declared: str, header: str
) -> None:
    meta = f"<meta charset='{declared}'>" if declared else ""
    page = f"<html><head>{meta}</head>{listing(article(1, '朱镕堃、陈喆的课程表'))}"
    site.pages[FIRST] = httpx.Response(200, content=page.encode("gb18030"), headers={"Content-Type": header})

    reading = await desk.read(source(), ONE)

    assert only(reading).complete, reading.reason
    assert desk.kept.titles == ["朱镕堃、陈喆的课程表"]


async def test_a_utf8_page_that_calls_itself_gbk_is_read_as_it_is(desk: Desk, site: Site) -> None:
    page = "<html><meta charset=gbk>" + listing(article(1, "第一小学课程表"))
    site.pages[FIRST] = httpx.Response(200, content=page.encode(), headers={"Content-Type": "text/html"})

    await desk.read(source(), ONE)

    assert desk.kept.titles == ["第一小学课程表"]


async def test_a_title_cut_inside_a_character_is_shortened_not_doubted(desk: Desk, site: Site) -> None:
    whole = listing(article(1, "第一小学课程表")).encode("gb18030")
    cut = whole.replace("表</a>".encode("gb18030"), "表".encode("gb18030")[:1] + b"</a>")
    site.pages[FIRST] = httpx.Response(200, content=cut, headers={"Content-Type": "text/html; charset=gb2312"})

    reading = await desk.read(source(), ONE)

    assert only(reading).complete, reading.reason
    assert desk.kept.titles[0].startswith("第一小学课程")


async def test_a_cut_title_is_taken_whole_from_its_link(desk: Desk, site: Site) -> None:
    row = "<article><h2><a href=/post/1.html title='第一小学“推门听课”活动计划'>第一小学“推门...</a></h2></article>"
    site.pages[FIRST] = listing(row)

    await desk.read(source(), ONE)

    assert desk.kept.titles == ["第一小学“推门听课”活动计划"]


async def test_a_gbk_site_is_asked_in_its_own_encoding(desk: Desk, site: Site) -> None:
    spec = replace(SHARE, url="/list.asp?bj={class}")
    roster = replace(ONE, schools=(replace(ONE.schools[0], class_name="一小"),))

    await desk.read(source(spec, encoding="gbk"), roster)

    assert site.asked == ["/list.asp?bj=%D2%BB%D0%A1"]
