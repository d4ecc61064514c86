"""Sites that want to know who asks."""

from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import parse_qs

import httpx
import pytest
from class_site import ONE, SHARE, Desk, Site, article, listing, only, source

from tasks.domain.errors import BadInput, CannotReach, LoginRefused, NeedsAPerson
from tasks.domain.evidence.reading import ReadingState
from tasks.domain.evidence.source import ListSpec, Login
from tasks.sites import find_site, site_kinds
from tasks.sites.html_list import probe

FIRST = "/class/yixiao/"
FORM = Login("form", "/login", {"username": "log", "password": "pwd"}, "教师")
PAGE = """<html><head><title>登录</title></head><body><form action="/login?do=1" method="post">
<input type="hidden" name="csrf" value="{}"><input name="log"><input type="password" name="pwd">
<input type="checkbox" name="keep" value="1"><input type="submit" name="ok" value="登录"></form></body></html>"""
BYE = "<a href='/logout'>退出</a>"


@dataclass
class Club:
    """A site that shows its lists to members only; `patience` is the number of pages before it forgets one."""

    site: Site
    patience: int = 1000
    tokens: list[str] = field(default_factory=list)
    posted: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.site.pages |= {"/login": self.form, "/login?do=1": self.enter, "/": self.members(listing(more=BYE))}
        self.site.pages[FIRST] = self.members(listing(article(1), more=BYE))

    def form(self, request: httpx.Request) -> httpx.Response:
        self.tokens.append(f"t{len(self.tokens)}")
        return httpx.Response(200, html=PAGE.format(self.tokens[-1]), headers={"Set-Cookie": "sid=new; Path=/"})

    def enter(self, request: httpx.Request) -> httpx.Response:
        self.posted = parse_qs(request.content.decode())
        good = self.posted["pwd"] == ["mi"] and self.posted["csrf"] == self.tokens[-1:]
        if not good or "sid=new" not in request.headers.get("Cookie", ""):
            return self.form(request)
        return httpx.Response(302, headers={"Location": "/", "Set-Cookie": "sid=known; Path=/; HttpOnly"})

    def members(self, page: str) -> Callable[[httpx.Request], httpx.Response]:
        def show(request: httpx.Request) -> httpx.Response:
            self.patience -= 1
            if "sid=known" in request.headers.get("Cookie", "") and self.patience >= 0:
                return httpx.Response(200, html=page)
            return httpx.Response(302, headers={"Location": "/login"})

        return show


async def test_it_fills_the_form_with_its_hidden_fields_and_reads_as_a_member(desk: Desk, site: Site) -> None:
    club = Club(site)

    reading = await desk.read(source(login=FORM), ONE, "mi")

    assert only(reading).complete, reading.reason
    assert club.posted == {"csrf": ["t0"], "log": ["教师"], "pwd": ["mi"], "ok": ["登录"]}
    assert desk.kept.titles == ["第1篇"]


async def test_a_refused_password_is_said_once_and_nothing_is_read(desk: Desk, site: Site) -> None:
    Club(site)

    reading = await desk.read(source(login=FORM), ONE, "cuo")

    assert (reading.state, reading.state.exit_code) == (ReadingState.REFUSED, 3)
    assert [part.complete for part in reading.scopes] == [False]
    assert site.asked == ["/login", "/login?do=1"]
    with pytest.raises(LoginRefused, match="拒绝"):
        await probe(source(login=FORM), "cuo", way=desk.way)


async def test_a_session_that_ends_during_the_reading_makes_it_partial(desk: Desk, site: Site) -> None:
    Club(site, patience=1 + 1 + 1)  # the way in, the front page, the list, and no look afterwards

    reading = await desk.read(source(login=FORM), ONE, "mi")

    assert (reading.state, only(reading).reason) == (ReadingState.PARTIAL, "读取期间登录失效了")


async def test_a_strangers_view_after_the_login_ended_is_not_believed(desk: Desk, site: Site) -> None:
    club = Club(site)
    box = "<div class=box><form><input name=log><input type=password name=pwd></form></div>"
    site.pages[FIRST] = listing(more=box)

    reading = await desk.read(source(login=FORM), ONE, "mi")

    assert club.posted
    assert only(reading).reason == "登录已失效，得到的是未登录的页面"


async def test_a_login_box_beside_a_public_list_is_no_login_page(desk: Desk, site: Site) -> None:
    site.pages[FIRST] = listing(more="<form><input name=log><input type=password name=pwd></form>")

    assert only(await desk.read(source(), ONE)).complete


async def test_a_cookie_is_shown_and_a_stale_one_is_a_login_page(desk: Desk, site: Site) -> None:
    Club(site)

    reading = await desk.read(source(login=Login("cookie")), ONE, "Cookie: sid=known; theme=1")
    assert only(reading).complete, reading.reason

    reading = await desk.read(source(login=Login("cookie")), ONE, "sid=old")
    assert (reading.state, reading.state.exit_code) == (ReadingState.PARTIAL, 1)
    assert "登录页" in only(reading).reason


@pytest.mark.parametrize(("secret", "state"), [("mi", ReadingState.COMPLETE), ("cuo", ReadingState.REFUSED)])
async def test_basic_authentication_is_sent_and_a_401_is_a_refusal(
    desk: Desk, site: Site, secret: str, state: ReadingState
) -> None:
    def show(request: httpx.Request) -> httpx.Response:
        good = request.headers["Authorization"] == "Basic dTptaQ=="
        return httpx.Response(200, html=listing(article(1))) if good else httpx.Response(401)

    site.pages[FIRST] = show

    assert (await desk.read(source(login=Login("basic", username="u")), ONE, secret)).state is state


async def test_the_password_is_never_shown_to_a_page_without_tls_when_the_site_has_it(desk: Desk, site: Site) -> None:
    site.pages[FIRST] = httpx.Response(301, headers={"Location": "http://jxjy.example.cn/plain"})
    site.pages["/plain"] = listing()

    await desk.read(source(login=Login("basic", username="u")), ONE, "mi")

    assert ["Authorization" in request.headers for request in site.requests] == [True, False]


async def test_a_missing_secret_and_a_wrong_selector_are_said_before_anything_is_asked(desk: Desk, site: Site) -> None:
    with pytest.raises(BadInput, match="ROLLCALL_SECRET_WANGZHAN"):
        await desk.read(source(login=FORM), ONE, None)
    with pytest.raises(BadInput, match=r"article\[\["):
        await desk.read(source(ListSpec("class_share", "/list", "main", "article[[")), ONE)

    assert site.asked == []


async def test_the_doctor_is_told_what_the_site_shows(desk: Desk, site: Site) -> None:
    spec = ListSpec("class_share", "/list", "main", "article", SHARE.fields)
    site.pages["/list"] = listing(article(1), article(2))

    said = await probe(source(spec), None, way=desk.way)
    assert said.startswith("https://jxjy.example.cn 已连上，列表 1 首页 2 行，没有 robots.txt")
    assert "0 小时后看得见（shows_after" in said
    site.pages["/list"] = "<html></html>"
    with pytest.raises(NeedsAPerson, match="页面结构变了"):
        await probe(source(spec), None, way=desk.way)
    site.pages["/list"] = httpx.Response(500)
    with pytest.raises(CannotReach, match="500"):
        await probe(source(spec), None, way=desk.way)


def test_a_kind_of_website_is_found_by_the_name_of_its_file() -> None:
    assert "html_list" in site_kinds()
    assert find_site("html_list").read
    for kind in ("fetch", "os", "../x", "nonsense"):
        with pytest.raises(BadInput, match="html_list"):
            find_site(kind)


async def test_doctor_says_what_robots_txt_asks(desk: Desk, site: Site) -> None:
    site.pages |= {"/": listing(), "/robots.txt": httpx.Response(
        200, text="User-agent: *\nDisallow: /class/*/$\nCrawl-delay: 5\n"
    )}  # fmt: skip

    said = await probe(source(), None, way=desk.way)

    assert "robots.txt 不允许读取 https://jxjy.example.cn/class/1/" in said
    assert '"12/m"' in said
    site.pages.pop("/robots.txt")
    assert "没有 robots.txt" in await probe(source(), None, way=desk.way)


async def test_a_cookie_that_ran_out_names_who_must_do_what(desk: Desk, site: Site) -> None:
    site.pages["/class/yixiao/"] = httpx.Response(302, headers={"Location": "/login"})
    site.pages["/login"] = "<html><title>登录</title><body><form><input type=password></form></body></html>"

    reading = await desk.read(source(login=Login("cookie")), ONE, "sid=1")

    assert reading.state is ReadingState.PARTIAL
    assert "更新 cookie" in reading.reason
    assert "ROLLCALL_SECRET_WANGZHAN" in reading.reason
    assert "rollcall read wangzhan" in reading.reason
