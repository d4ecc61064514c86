"""Another county's class lists in GBK tables: when a post counts as received, and what nobody may be accused of."""

from __future__ import annotations

import pytest
from other_papers import LONG, docx
from other_site import County, Site

PLAN = """
[plan]
id = "spring-2026"
year = 2026
starts = "02-20"
close_of_business = "16:30"
grace = { mailbox = "10m", website = "1h" }
[[requirement]]
id = "K1"
title = "《春季教研计划》"
aliases = ["教研计划"]
party = "school"
channels = ["class_share"]
due = "03-20 cob"
checks = ["document"]
"""
SCHOOLS = "编号,学校,学段,别名,班级\n" + "".join(
    f"s{n},第{name}小学,小学,{name}小,c{n}\n" for n, name in enumerate("一二三四五六七八九", 1)
)
SOURCE = """
kind = "html_list"
base_url = "{url}"
encoding = "gbk"
rate = "1000/s"
[[list]]
channel = "class_share"
url = "/bj/{{class}}.asp"
container = "table.list"
row = "tr"
fields = {{ title = "td:nth-child(1) a", link = "td:nth-child(1) a@href", date = "td:nth-child(2)" }}
total = ".count"
[list.detail]
body = "#nr"
attachments = "#nr a@href"
"""


class ClassSite:
    """Posts of each class; each has a number, a title, a date and a file."""

    def __init__(self, site: Site) -> None:
        self.site = site
        site.encoding = "gbk"
        self.rows: dict[str, dict[int, tuple[str, str]]] = {f"c{n}": {} for n in range(1, 10)}
        for name in self.rows:
            site.pages[f"/bj/{name}.asp"] = lambda name=name: self.listing(name)

    def listing(self, name: str) -> str:
        rows = "".join(
            f'<tr><td><a href="../p/{n}.asp">{title}</a></td><td>{date}</td></tr>'
            for n, (title, date) in sorted(self.rows[name].items())
        )
        return (
            f'<html><head><title>班级</title></head><body><table class="list"><tr><th>标题</th><th>日期</th></tr>{rows}'
            f'</table><p class="count">共{len(self.rows[name])}篇</p></body></html>'
        )

    def post(self, name: str, number: int, date: str, file: bytes, version: str = "") -> None:
        self.rows[name][number] = ("春季教研计划", date)
        link = f'<a href="/f/{number}{version}.docx">教研计划{version}.docx</a>'
        self.site.pages[f"/p/{number}.asp"] = f'<html><body><div id="nr">见附件 {link}</div></body></html>'
        self.site.pages[f"/f/{number}{version}.docx"] = file

    def broken(self, *names: str) -> None:
        for name in names:
            self.site.pages[f"/bj/{name}.asp"] = (500, "内部错误")

    def mended(self, *names: str) -> None:
        for name in names:
            self.site.pages[f"/bj/{name}.asp"] = lambda name=name: self.listing(name)


@pytest.fixture
def classes(site: Site) -> ClassSite:
    return ClassSite(site)


@pytest.fixture
def other(county: County, site: Site) -> County:
    county.write(
        {
            "rollcall.toml": 'name = "县教师发展中心"\n',
            "plan.toml": PLAN,
            "roster/schools.csv": SCHOOLS.encode("gbk"),
            "sources/jiaoyan.toml": SOURCE.format(url=site.url),
        }
    )
    return county.opened("2026-02-25T08:00")


def test_every_kind_of_date_leads_to_its_own_verdict(other: County, classes: ClassSite) -> None:
    good = docx("春季教研计划", LONG)
    classes.post("c1", 1, "2026-03-09", good)
    classes.post("c5", 5, "2026-04-30", good)  # dated in the future
    classes.post(
        "c7", 7, "2026-03-06 10:00", docx("春季教研计划", "请见学校网站上的教研计划公告全文内容。")
    )  # too short
    classes.post("c8", 8, "2026-03-06", b"")  # nothing in it
    other.look("2026-03-10T09:00")
    first = other.rows("2026-03-10T09:05")
    assert first["K1/s1/2026"]["verdict"] == "satisfied"
    assert first["K1/s1/2026"]["due_at"] == "2026-03-20T16:30:00+08:00"
    assert first["K1/s1/2026"]["channels"]["class_share"]["first_received_at"] == "2026-03-09T00:00:00+08:00"
    assert first["K1/s5/2026"]["evidence"][0]["received_at"] == "2026-03-10T09:00:00+08:00"
    assert first["K1/s7/2026"]["verdict"] == "rejected"
    assert first["K1/s8/2026"]["verdict"] == "rejected"
    assert first["K1/s2/2026"]["verdict"] == "awaiting"

    # after the due moment, within grace: all lists but those of two classes answer
    classes.broken("c3", "c4")
    said = other.run("read", at="2026-03-20T17:00")
    assert said.code == 3, said.words
    other.run("judge", at="2026-03-20T17:00")
    assert other.verdicts("2026-03-20T17:01")["K1/s2/2026"] == "awaiting"

    # due plus grace, nobody looked since
    assert other.verdicts("2026-03-20T17:31")["K1/s2/2026"] == "unknown"
    other.look("2026-03-20T17:40", code=3)
    found = other.verdicts("2026-03-20T17:41")
    assert found["K1/s2/2026"] == "missing"
    assert found["K1/s6/2026"] == "missing"
    assert found["K1/s3/2026"] == found["K1/s4/2026"] == "unknown"  # their lists could not be seen
    assert found["K1/s7/2026"] == "rejected"

    classes.mended("c3", "c4")
    classes.post("c2", 2, "2026-03-19 09:00", good)  # back-dated: two complete readings did not show it
    classes.post("c3", 3, "2026-03-20", good)  # no reading disproves its own day
    classes.post("c4", 4, "2026-03-20 16:31", good)  # a minute late by its own clock
    classes.post("c7", 7, "2026-03-06 10:00", good, "b")  # edited: made good before any notice
    classes.post("c8", 8, "2026-03-06", good, "b")  # an empty file is replaced, not mended
    del classes.rows["c1"][1]
    other.look("2026-03-23T09:00")
    last = other.rows("2026-03-23T09:01")
    assert last["K1/s2/2026"]["verdict"] == "satisfied_late"
    assert last["K1/s2/2026"]["evidence"][0]["received_at"] == "2026-03-23T09:00:00+08:00"
    assert last["K1/s3/2026"]["verdict"] == "satisfied", last["K1/s3/2026"]
    assert last["K1/s4/2026"]["verdict"] == "satisfied_late"
    assert last["K1/s4/2026"]["evidence"][0]["received_at"] == "2026-03-20T16:31:00+08:00"
    assert last["K1/s5/2026"]["verdict"] == "satisfied"
    assert last["K1/s6/2026"]["verdict"] == "missing"
    assert last["K1/s7/2026"]["verdict"] == "satisfied", last["K1/s7/2026"]
    assert last["K1/s8/2026"]["verdict"] == "satisfied_late", last["K1/s8/2026"]
    assert last["K1/s1/2026"]["verdict"] == "satisfied"  # removal undoes nothing

    # the past as it was known
    assert other.verdicts("2026-03-23T09:02", as_of="2026-03-20T17:45")["K1/s2/2026"] == "missing"
    assert other.verdicts("2026-03-23T09:02", as_of="2026-03-10T09:30")["K1/s2/2026"] == "awaiting"
    assert other.run("status", at="2026-03-01T09:00").code == 2  # a clock before the newest record


def test_a_site_that_hides_new_posts_a_day_makes_nobody_late_and_accuses_a_day_later(
    county: County, site: Site, classes: ClassSite
) -> None:
    hidden = 'rate = "1000/s"\nshows_after = "24h"\n'
    county.write(
        {
            "rollcall.toml": "",
            "plan.toml": PLAN,
            "roster/schools.csv": SCHOOLS,
            "sources/jiaoyan.toml": SOURCE.format(url=site.url).replace('rate = "1000/s"\n', hidden),
        }
    ).opened("2026-02-25T08:00")
    county.look("2026-03-20T18:00")
    assert set(county.verdicts("2026-03-20T18:01").values()) == {"awaiting"}
    classes.post("c1", 1, "2026-03-20 16:00", docx("春季教研计划", LONG))
    county.look("2026-03-21T17:00")
    found = county.verdicts("2026-03-21T17:01")
    assert found["K1/s1/2026"] == "satisfied"
    assert found["K1/s2/2026"] == "awaiting"
    county.look("2026-03-21T17:30")
    assert county.verdicts("2026-03-21T17:31")["K1/s2/2026"] == "missing"


def test_a_list_that_shrank_is_believed_when_its_posts_moved_or_a_person_says_so(county: County, site: Site) -> None:
    plan = PLAN + '[channels.personal_article]\nwatched = "yes"\n'
    plan += (
        '[[requirement]]\nid = "K2"\ntitle = "安全预案"\nparty = "school"\nchannels = ["class_share"]\ndue = "03-20"\n'
    )
    spec = '[[list]]\nchannel = "{}"\nurl = "/{}"\ncontainer = "ul"\nrow = "li"\n'
    spec += 'fields = {{ title = "a", link = "a@href"{} }}\n'
    lists = spec.format("class_share", "{class}", "") + '[list.detail]\nbody = "p"\n'
    lists += spec.format("personal_article", "all", ', author = "b"') + '[list.detail]\nbody = "p"\n'
    county.write(
        {
            "rollcall.toml": "",
            "plan.toml": plan,
            "roster/schools.csv": "编号,学校,学段,别名,班级\ns1,第一小学,小学,一小,c1\ns2,第二小学,小学,二小,c2\n",
            "sources/x.toml": f'kind = "html_list"\nbase_url = "{site.url}"\nrate = "1000/s"\n{lists}',
        }
    ).opened("2026-02-25T08:00")

    def rows(*titles: str) -> str:
        found = "".join(f"<li><a href='/p/{len(title)}'>{title}</a><b>一小</b></li>" for title in titles)
        return f"<html><body><ul>{found}</ul></body></html>"

    site.pages |= {f"/p/{n}": f"<p>春季教研计划{LONG}</p>" for n in range(20)}
    site.pages |= {"/c1": rows(), "/c2": rows("教研简报第一期内容"), "/all": rows("第一小学春季教研计划")}
    county.look("2026-03-10T09:00")  # in the wrong column
    assert county.verdicts("2026-03-10T09:01")["K1/s1/2026"] == "awaiting"
    site.pages |= {"/c1": rows("第一小学春季教研计划"), "/all": rows()}
    county.look("2026-03-23T09:00")  # moved to the right one: it counts from when it was first shown
    row = county.rows("2026-03-23T09:01")["K1/s1/2026"]
    assert row["verdict"] == "satisfied", row
    assert row["evidence"][0]["received_at"] == "2026-03-10T09:00:00+08:00"
    assert county.verdicts("2026-03-23T09:01")["K2/s2/2026"] == "missing"

    site.pages["/c2"] = rows()
    county.write({"plan.toml": plan.replace('due = "03-20"', 'due = "03-24"')}).opened("2026-03-23T10:00")
    county.look("2026-03-25T09:00", code=1)
    assert county.verdicts("2026-03-25T09:01")["K2/s2/2026"] == "unknown"
    county.look("2026-03-26T08:00", code=1)
    county.run("read", "x", "--confirm-fewer", "王老师", at="2026-03-26T10:00")
    county.run("judge", at="2026-03-26T10:00")
    assert county.verdicts("2026-03-26T10:01")["K2/s2/2026"] == "missing"
