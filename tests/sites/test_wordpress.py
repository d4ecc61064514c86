"""WordPress by its own interface: each teacher's posts by account, also of those who never posted."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from class_site import NOW, Desk, Site

from tasks.domain.evidence.reading import Reading
from tasks.domain.evidence.source import ListSpec, WebsiteSource
from tasks.domain.plan.party import Roster, Teacher
from tasks.sites import find_site

ROSTER = Roster(
    teachers=(
        Teacher("t1", "王老师", "s1", account="wang"),
        Teacher("t2", "孙老师", "s1", account="/author/sun/"),
        Teacher("t3", "王老师", "s2", account="wang2"),
        Teacher("t4", "赵老师", "s2", account="zhao"),
    )
)
NUMBERS = {"wang": 1, "sun": 2, "wang2": 7}  # who has posted
SILENT = "<html><body class='archive author author-zhao author-12'>没有文章</body></html>"


class Blog:
    """120 posts of one teacher, one of each other; the interface gives at most 100 at once."""

    def __init__(self, site: Site, *, is_closed: bool = False) -> None:
        self.is_closed = is_closed
        self.posts = [(number, 1) for number in range(1, 121)] + [(200, 2), (300, 7)]
        site.pages = self  # type: ignore[assignment] - answers whatever is asked
        self.pages: dict[str, str] = {}

    def get(self, path: str) -> httpx.Response | None:
        parts = urlsplit(path)
        asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
        if parts.path == "/":
            page = self.pages.get(asked.get("author_name", ""))
            return httpx.Response(200, html=page) if page else None
        what = parts.path.removeprefix("/wp-json/wp/v2/")
        if what == "users":
            if self.is_closed:
                return httpx.Response(401, json={"code": "rest_user_cannot_view"})
            wanted = [slug for slug in NUMBERS if asked.get("slug", slug) == slug]
            return httpx.Response(200, json=[{"id": NUMBERS[s], "slug": s, "name": s} for s in wanted])
        if what == "posts":
            return self.shown(asked)
        return httpx.Response(200, json=[]) if what == "media" else None

    def shown(self, asked: dict[str, str]) -> httpx.Response:
        own = [number for number, author in self.posts if asked.get("author", str(author)) == str(author)]
        first = (int(asked["page"]) - 1) * int(asked["per_page"])
        if first and first >= len(own):
            return httpx.Response(400, json={"code": "rest_post_invalid_page_number"})
        posts = [
            {"id": number, "title": {"rendered": f"第{number}篇"}, "link": f"https://x.cn/?p={number}", "author": 1,
             "date": f"{NOW:%Y-%m-%dT%H:%M:%S}", "content": {"rendered": "<p>正文</p>"}}
            for number in own[first : first + int(asked["per_page"])]
        ]  # fmt: skip
        return httpx.Response(200, json=posts, headers={"X-WP-Total": str(len(own))})


async def read(desk: Desk) -> Reading:
    spec = ListSpec("personal_article", author="{account}")
    source = WebsiteSource("wangzhan", "wordpress", base_url="https://x.cn", rate=1000.0, lists=(spec,))
    found = await find_site("wordpress").read(source, None, ROSTER, desk.kept, lambda: desk.at, way=desk.way)
    assert isinstance(found, Reading)
    return found


async def test_each_teachers_posts_are_read_by_account_and_paged_to_the_end(desk: Desk, site: Site) -> None:
    Blog(site)

    reading = await read(desk)

    assert [(part.scope.party, part.complete, part.proof.get("rows")) for part in reading.scopes] == [
        ("t1", True, 120),
        ("t2", True, 1),
        ("t3", True, 1),
        ("t4", False, None),
    ]
    assert "没有“zhao”这个作者" in reading.scopes[3].reason
    assert {one.list_party for one in desk.kept.submissions} == {"t1", "t2", "t3"}


@pytest.mark.parametrize(
    ("page", "whole"),
    [
        (SILENT, True),
        (SILENT.replace("author-zhao", "author-li"), False),
        (SILENT.replace("archive author", "home"), False),
        ("<html><body>首页</body></html>", False),
    ],
)
async def test_who_never_posted_is_known_by_the_authors_own_page(
    desk: Desk, site: Site, page: str, whole: bool
) -> None:
    Blog(site).pages["zhao"] = page

    part = (await read(desk)).scopes[3]

    assert (part.complete, part.proof.get("rows")) == (whole, 0 if whole else None), part.reason


async def test_a_closed_list_of_users_is_said_with_its_remedy(desk: Desk, site: Site) -> None:
    Blog(site, is_closed=True).pages["wang"] = SILENT.replace("zhao", "wang").replace("-12", "-1")

    reading = await read(desk)

    assert [part.complete for part in reading.scopes] == [True, False, False, False]
    assert "应用程序密码" in reading.scopes[1].reason
