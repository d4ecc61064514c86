"""Every kind of website in every situation: the same things are believed of each, and the same are not."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import httpx
import pytest
from class_site import Desk, Site, only
from kinds import LOGIN, POSTS, STAGES, Stage, html

from tasks.domain.evidence.reading import Reading, ReadingState
from tasks.domain.plan.party import Roster
from tasks.sites import find_site, site_kinds
from tasks.sites.reading.fetch import Limit, Limits

PARTIAL, UNREACHABLE = ReadingState.PARTIAL, ReadingState.UNREACHABLE


SITUATIONS: dict[str, list[str]] = {}  # situation -> the kinds that are tried in it


def in_(situation: str) -> pytest.MarkDecorator:
    """Every kind that can come into the situation."""
    tried = [one for one in STAGES if situation not in one.spared]
    SITUATIONS.setdefault(situation, [one().kind for one in tried])
    return pytest.mark.parametrize("stage", tried, indirect=True, ids=lambda stage: stage().kind)


@pytest.fixture
def stage(request: pytest.FixtureRequest, site: Site) -> Stage:
    made: Stage = request.param()
    made.show(site, POSTS)
    return made


async def look(desk: Desk, stage: Stage, earlier: dict[object, int] | None = None, by: str = "") -> Reading:
    await stage.lay_out(desk, desk.site)
    way = replace(desk.way, units=stage.units, confirmed_by=by)
    reading = await find_site(stage.kind).read(
        stage.source(), None, Roster(), desk.kept, lambda: desk.at, way=way, earlier=earlier or {}
    )
    assert isinstance(reading, Reading)
    return reading


def titles(desk: Desk) -> list[str]:
    return sorted({one.title.removesuffix(".txt") for one in desk.kept.submissions})


ALL = sorted(post.title for post in POSTS)


@in_("看全")
async def test_a_list_is_read_to_its_end_and_its_proof_is_kept(desk: Desk, stage: Stage) -> None:
    reading = await look(desk, stage)

    assert reading.state is ReadingState.COMPLETE, reading.reason
    assert titles(desk) == ALL
    assert only(reading).proof["rows"] == 3
    assert {one.stated_at.day for one in desk.kept.submissions if one.stated_at} == {24}
    assert all(one.stated_time for one in desk.kept.submissions)


@in_("空列表")
async def test_an_empty_list_is_complete_and_empty(desk: Desk, site: Site, stage: Stage) -> None:
    stage.show(site, ())

    reading = await look(desk, stage)

    assert (reading.state, only(reading).proof["rows"]) == (ReadingState.COMPLETE, 0), reading.reason
    assert not desk.kept.submissions


@in_("缺一截")
async def test_a_list_that_is_cut_short_is_kept_and_not_believed(desk: Desk, site: Site, stage: Stage) -> None:
    stage.cut(site)

    reading = await look(desk, stage)

    assert not only(reading).complete
    assert len(titles(desk)) == 2


@in_("翻页绕圈")
async def test_pages_that_lead_back_are_no_proof(desk: Desk, site: Site, stage: Stage) -> None:
    stage.loop(site)

    reading = await look(desk, stage)

    assert reading.state is PARTIAL
    assert len(titles(desk)) == 2


@in_("别的页面")
@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (LOGIN, "登录页"),
        ("<html><body><h1>系统维护中</h1>网站正在升级，请稍后再来</body></html>", "维护"),
        ("<html><body><div>请完成安全验证后继续访问</div></body></html>", "防护"),
    ],
)
async def test_another_page_with_200_is_told_for_what_it_is(
    desk: Desk, site: Site, stage: Stage, page: str, reason: str
) -> None:
    site.pages[stage.first] = html(page)

    reading = await look(desk, stage)

    assert reading.state is PARTIAL
    assert reason in only(reading).reason
    assert not desk.kept.submissions


@in_("转到登录页")
async def test_a_redirect_to_the_login_page_is_no_list(desk: Desk, site: Site, stage: Stage) -> None:
    site.pages[stage.first] = httpx.Response(302, headers={"Location": "/member/login.php"})
    site.pages["/member/login.php"] = LOGIN

    reading = await look(desk, stage)

    assert reading.state is PARTIAL
    assert "登录页" in only(reading).reason


@in_("状态码")
@pytest.mark.parametrize(
    ("status", "state"),
    [
        *((status, PARTIAL) for status in (401, 403, 404, 405, 412)),
        *((status, UNREACHABLE) for status in (429, 500, 503, 521)),
    ],
)
async def test_a_status_means_the_same_everywhere(
    desk: Desk, site: Site, stage: Stage, status: int, state: ReadingState
) -> None:
    site.pages[stage.first] = httpx.Response(status)

    assert (await look(desk, stage)).state is state


@in_("Retry-After")
async def test_it_waits_as_long_as_a_429_asks_and_then_reads(desk: Desk, site: Site, stage: Stage) -> None:
    whole = site.pages[stage.first]
    answers = iter([httpx.Response(429, headers={"Retry-After": "7"})])

    def reply(request: httpx.Request) -> httpx.Response:
        later = html(whole) if isinstance(whole, str) else whole
        return next(answers, later)  # type: ignore[arg-type]

    site.pages[stage.first] = reply

    assert (await look(desk, stage)).state is ReadingState.COMPLETE
    assert 7.0 in desk.waits


@in_("没有应答")
async def test_a_site_that_does_not_answer_is_unreachable(desk: Desk, site: Site, stage: Stage) -> None:
    def silent(request: httpx.Request) -> httpx.Response:
        raise httpx.ReadTimeout("", request=request)

    site.pages[stage.first] = silent

    assert (await look(desk, stage)).state is UNREACHABLE


@in_("没完没了")
async def test_a_body_that_never_ends_is_left(desk: Desk, site: Site, stage: Stage) -> None:
    async def drops() -> AsyncIterator[bytes]:
        yield b"<html>"
        await asyncio.Event().wait()

    site.pages[stage.first] = lambda request: httpx.Response(200, content=drops())
    desk.limits = Limits(page=Limit(1 << 20, 0.05), tries=1)

    reading = await look(desk, stage)

    assert reading.state is UNREACHABLE
    assert "太慢" in reading.reason


@in_("正文截断")
async def test_a_body_cut_short_without_a_length_is_not_believed(desk: Desk, site: Site, stage: Stage) -> None:
    whole = site.pages[stage.first]
    body = whole.encode() if isinstance(whole, str) else whole.content  # type: ignore[union-attr]
    kept = {} if isinstance(whole, str) else dict(whole.headers)  # type: ignore[union-attr]
    headers = {name: value for name, value in kept.items() if name != "content-length"}

    async def half() -> AsyncIterator[bytes]:
        yield body[: len(body) * 2 // 3]

    def reply(request: httpx.Request) -> httpx.Response:
        response = httpx.Response(200, content=half(), headers=headers or {"Content-Type": "text/html"})
        del response.headers["transfer-encoding"]
        return response

    site.pages[stage.first] = reply

    assert not only(await look(desk, stage)).complete


@in_("改版")
async def test_a_new_layout_is_no_empty_list(desk: Desk, site: Site, stage: Stage) -> None:
    stage.drift(site)

    reading = await look(desk, stage)

    assert reading.state is PARTIAL
    assert not desk.kept.submissions


@in_("乱码")
async def test_garbled_names_are_told(desk: Desk, site: Site, stage: Stage) -> None:
    stage.show(site, [replace(POSTS[0], title="第一小学课程表".encode().decode("gb18030", "ignore"))])

    reading = await look(desk, stage)

    assert reading.state is PARTIAL
    assert "乱码" in reading.reason


@in_("撤下")
async def test_what_was_removed_stays_in_the_store(desk: Desk, site: Site, stage: Stage) -> None:
    await look(desk, stage)
    stage.show(site, POSTS[1:])
    desk.later(hours=1)

    reading = await look(desk, stage)

    assert only(reading).proof["rows"] == 2
    assert titles(desk) == ALL


@in_("修改")
async def test_an_edited_post_is_a_second_version(desk: Desk, site: Site, stage: Stage) -> None:
    await look(desk, stage)
    stage.show(site, [replace(POSTS[0], words="改过的安排，多了两节课", day=25), *POSTS[1:]])
    desk.later(hours=1)

    await look(desk, stage)
    await look(desk, stage)

    assert len(desk.kept.submissions) == 4
    assert len({one.key for one in desk.kept.submissions}) == 3


@in_("倒填日期")
async def test_a_post_that_is_dated_back_is_seen_when_it_was_seen(desk: Desk, site: Site, stage: Stage) -> None:
    stage.show(site, POSTS[:2])
    await look(desk, stage)
    desk.later(days=3)
    stage.show(site, [*POSTS[:2], replace(POSTS[2], day=20)])

    await look(desk, stage)

    late = desk.kept.submissions[-1]
    assert (late.stated_at.day if late.stated_at else 0, late.first_seen_at) == (20, desk.at)


@in_("再读一次")
async def test_a_second_reading_of_the_same_stores_nothing(desk: Desk, stage: Stage) -> None:
    await look(desk, stage)
    desk.later(hours=1)

    reading = await look(desk, stage)

    assert (reading.state, reading.new) == (ReadingState.COMPLETE, 0)


@in_("少了一半")
async def test_a_list_that_lost_more_than_half_is_believed_only_when_a_person_says_so(
    desk: Desk, site: Site, stage: Stage
) -> None:
    scope = only(await look(desk, stage)).scope
    stage.show(site, POSTS[:1])

    doubtful = await look(desk, stage, {scope: 3})
    sure = await look(desk, stage, {scope: 3}, by="王老师")

    if not stage.counts_itself:  # a site's own count speaks for a short list
        assert (doubtful.state, "--confirm-fewer" in doubtful.reason) == (PARTIAL, True)
        assert only(sure).proof["confirmed_by"] == "王老师"
    assert sure.state is ReadingState.COMPLETE


def table() -> str:
    """Kinds × situations as they are tried here: ✓, or why a kind cannot come into a situation."""
    kinds = [one().kind for one in STAGES]
    lines = ["| 情况 | " + " | ".join(kinds) + " |", "| --- " * (len(kinds) + 1) + "|"]
    for situation, tried in SITUATIONS.items():
        spared = {one().kind: one.spared.get(situation, "") for one in STAGES}
        lines.append(f"| {situation} | " + " | ".join("✓" if kind in tried else spared[kind] for kind in kinds) + " |")
    return "\n".join(lines)


def test_every_kind_is_tried_in_every_situation_that_it_can_come_into() -> None:
    assert {one().kind for one in STAGES} == {*site_kinds()}
    assert all(situation in SITUATIONS for one in STAGES for situation in one.spared)
    assert not [line for line in table().splitlines() if "|  |" in line]


if __name__ == "__main__":
    print(table())
