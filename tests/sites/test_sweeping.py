"""Personal pages that are read in turn, and a site-wide list of the newest beside them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from class_site import SHARE, Desk, Site, article, listing, source

from settings.mistakes import Mistakes
from settings.sources_file import read_source
from settings.toml_text import read_toml
from tasks.domain.evidence.reading import Reading, ReadingState, Scope
from tasks.domain.plan.party import Roster, Teacher
from tasks.sites.html_list import read

FOUR = Roster(teachers=tuple(Teacher(f"t{n}", "王老师", "s1", account=f"u{n}") for n in range(4)))
OWN = replace(SHARE, channel="personal_article", url="/u/{account}", sweep=timedelta(hours=4))
NEWEST = replace(SHARE, channel="personal_article", url="/new", newest=True)


def pages(site: Site) -> None:
    site.pages |= {f"/u/u{n}": listing(article(n)) for n in range(4)}


async def a_round(desk: Desk, looked: dict[Scope, datetime]) -> Reading:
    found = await read(source(OWN), None, FOUR, desk.kept, lambda: desk.at, way=replace(desk.way, looked=looked))
    looked |= {part.scope: desk.at for part in found.scopes if part.scope.party}
    return found


async def test_each_page_has_its_turn_and_the_others_are_not_called_seen(desk: Desk, site: Site) -> None:
    pages(site)
    looked: dict[Scope, datetime] = {}
    for n in range(4):
        found = await a_round(desk, looked)
        assert found.state is ReadingState.COMPLETE
        assert [(part.scope.party, part.complete) for part in found.scopes] == [(f"t{n}", True), ("", False)]
        assert "其余 3 个没有轮到（4 小时轮一遍）" in found.reason
        desk.later(hours=1)
    assert site.asked == [f"/u/u{n}" for n in range(4)]

    site.pages["/u/u0"] = "<html><body>网站维护中</body></html>"
    failed = await a_round(desk, looked)
    desk.later(hours=1)

    assert (failed.state, failed.scopes[0].scope.party) == (ReadingState.PARTIAL, "t0")
    assert (await a_round(desk, looked)).scopes[0].scope.party == "t1"  # one bad page does not stop the round


async def test_the_newest_are_read_down_to_what_is_known_and_prove_nothing(desk: Desk, site: Site) -> None:
    more = "<a class=next href='/new?p={}'>下一页</a> 共 9 页"
    site.pages["/new"] = listing(article(5), article(4), more=more.format(2))
    site.pages["/new?p=2"] = listing(article(3), article(2), more=more.format(3))
    site.pages["/new?p=3"] = listing(article(1))
    await desk.read(source(NEWEST))
    site.pages["/new"] = listing(article(6), article(5), more=more.format(2))
    site.pages["/new?p=2"] = listing(article(4), article(3), more=more.format(3))
    site.asked.clear()

    found = await desk.read(source(NEWEST))

    assert site.asked == ["/new", "/new?p=2"]
    assert (found.state, found.new, found.scopes[0].complete) == (ReadingState.COMPLETE, 1, False)
    assert "newest" in found.scopes[0].reason


async def test_a_newest_list_that_cannot_be_read_is_still_said(desk: Desk, site: Site) -> None:
    site.pages["/new"] = "<html><body><div class=other>改版</div></body></html>"

    assert (await desk.read(source(NEWEST))).state is ReadingState.PARTIAL


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ('url = "/u/{account}"\nsweep = "24h"', ""),
        ('url = "/new"\nnewest = true', ""),
        ('url = "/new"\nsweep = "24h"', "sweep 只用于"),
        ('url = "/u/{account}"\nnewest = true', "newest 只用于"),
        ('url = "/new"\nnewest = "ja"', "newest = true 或 false"),
        ('url = "/u/{account}"\nsweep = "einmal"', "读不懂 sweep"),
    ],
)
def test_a_sweep_and_an_excerpt_are_written_where_they_fit(lines: str, said: str) -> None:
    mistakes = Mistakes()
    text = f'kind = "feed"\nbase_url = "https://x.cn"\n[[list]]\nchannel = "personal_article"\n{lines}\n'

    read_source(read_toml("sources/w.toml", text.encode(), mistakes), mistakes)

    told = "".join(str(one) for one in mistakes.found)
    assert (said in told) if said else not told
