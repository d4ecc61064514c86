"""Another county's site when it is down, closed, changed or asks for a password: unknown, and nobody is accused."""

from __future__ import annotations

import pytest
from other_papers import LONG, docx
from other_site import County, Site

PLAN = """
[plan]
id = "autumn"
year = 2026
grace = { website = "0m" }
[channels.web_report]
watched = "no"
[[requirement]]
id = "A"
title = "教研总结"
party = "school"
channels = ["class_share"]
due = "09-10 12:00"
checks = ["document"]
[[requirement]]
id = "B"
title = "网上月报"
party = "school"
channels = ["web_report"]
due = "09-09"
[[requirement]]
id = "C"
title = "校本课程方案"
party = "school"
channels = ["class_share", "web_report"]
needs = "any"
due = "5 working days before A"
on_rest_day = "previous_working_day"
checks = ["document"]
"""
SOURCE = """
kind = "html_list"
base_url = "{url}"
rate = "1000/s"
opening_hours = "07:00-21:00"
{more}
[[list]]
channel = "class_share"
pages = "/site/list?class={{class}}&p={{page}}"
container = "ul#posts"
row = "li"
fields = {{ title = "a", link = "a@href", date = "i" }}
total = "b.total"
[list.detail]
body = ".text"
attachments = ".text a@href"
"""


def page(*rows: str, total: int | None = None) -> str:
    count = len(rows) if total is None else total
    return (
        f"<html><head><title>班级</title></head><body><b class='total'>共 {count} 篇</b>"
        f"<ul id='posts'>{''.join(rows)}</ul></body></html>"
    )


def row(number: int, title: str, date: str = "2026-09-01") -> str:
    return f"<li><a href='/site/p{number}'>{title}</a><i>{date}</i></li>"


@pytest.fixture
def other(county: County, site: Site) -> County:
    county.write(
        {
            "rollcall.toml": "",
            "plan.toml": PLAN,
            "roster/schools.csv": "id,name,stages,aliases,class\ns1,第一小学,primary,一小,一小班\n"
            "s2,第二小学,primary,二小,b2\n",
            "sources/zhan.toml": SOURCE.format(url=site.url, more=""),
        }
    )
    first = "/site/list?class=%E4%B8%80%E5%B0%8F%E7%8F%AD&p={}"
    filler = [row(n, f"活动简报第{n}期") for n in range(10, 16)]
    site.pages |= {f"/site/p{n}": "<div class='text'>照片</div>" for n in range(10, 30)}
    site.pages |= {
        first.format(1): page(*filler[:4], total=6),
        first.format(2): page(*filler[4:], total=6),
        "/site/list?class=b2&p=1": page(row(20, "第二小学教研总结")),
        "/site/p20": "<div class='text'><a href='/site/f.docx'>教研总结.docx</a></div>",
        "/site/f.docx": docx("教研总结", LONG),
    }
    return county.opened("2026-08-01T09:00")


def verdicts_now(other: County, at: str, code: int) -> tuple[str, str]:
    other.look(at, code=code)
    found = other.verdicts(at)
    return found["A/s1/2026"], found["A/s2/2026"]


def test_what_is_not_the_list_is_never_taken_for_an_empty_one(other: County, site: Site) -> None:
    pages, one = site.pages, "/site/list?class=%E4%B8%80%E5%B0%8F%E7%8F%AD&p=1"
    login = "<html><head><title>登录</title></head><body><form><input type='password'></form></body></html>"
    answers = (
        login,
        "<html><body><h1>系统维护中，请稍后再试</h1></body></html>",
        (403, "禁止访问"),
        "<html><body><div id='feed'><p>改版后的新页面</p></div></body></html>",
        "<html><body><ul id='posts'></ul><b class='total'>共 6 篇</b></body></html>",
        "<html><body><ul id='posts'><li><em>2026-09-01</em> 换了</li></ul><b class='total'>共 1 篇</b></body></html>",
    )
    for minute, answer in enumerate(answers):
        site.everywhere = answer
        assert other.run("read", at=f"2026-09-10T12:{minute:02d}").code == 1, answer
    site.close()
    assert verdicts_now(other, "2026-09-10T15:20", 3) == ("unknown", "unknown")
    sources = other.run("status", "--format", "json", at="2026-09-10T15:21").json["sources"]
    assert sources == [
        {"id": "zhan", "channel": "class_share", "complete_through": None, "state": "unreachable"},
    ], sources
    site.open()

    # at night the site is closed: nothing is asked, and that is no failure
    site.everywhere, site.asked[:] = None, []
    said = other.run("read", at="2026-09-10T22:00")
    assert said.code == 0
    assert "zhan" in said.words
    assert "开放" in said.words
    assert not site.asked

    # one class's second page is gone: that class alone is unseen
    two = one[:-1] + "2"
    kept = pages.pop(two)
    assert verdicts_now(other, "2026-09-11T08:00", 1) == ("unknown", "satisfied")
    pages[two] = kept
    assert verdicts_now(other, "2026-09-11T09:00", 0) == ("missing", "satisfied")
    row_ = other.rows("2026-09-11T09:00")["A/s1/2026"]
    assert row_["channels"]["class_share"] == {
        "state": "absent",
        "needed": 1,
        "accepted": 0,
        "first_received_at": None,
    }

    # what nobody reads accuses nobody, and needs = "any" is judged on the rest
    found = other.rows("2026-09-11T09:00")
    assert found["B/s1/2026"]["verdict"] == "unknown"
    assert found["C/s1/2026"]["verdict"] == "missing"
    assert found["C/s1/2026"]["due_at"] == "2026-09-03T23:59:59+08:00"

    # later failures do not undo a proof
    site.everywhere = login
    assert verdicts_now(other, "2026-09-11T10:00", 1) == ("missing", "satisfied")
    other.run("read", "zhan", at="2026-09-11T23:00")  # named by itself it is read at night too
    assert site.asked[-1].startswith("/site/list")
    document = other.run("status", "--format", "json", at="2026-09-11T23:01").json
    assert document["sources"][0]["complete_through"] == "2026-09-11T09:00:00+08:00"
    assert document["sources"][0]["state"] == "partial"

    # it does not answer at night: told as what it is, no failure that an admin is alarmed about
    site.close()
    said = other.run("read", "zhan", at="2026-09-11T23:10")
    said.is_refusal("不在开放时间（07:00-21:00）内", "不算故障", code=3)
    assert "[留意] 来源 zhan：现在不在开放时间（07:00-21:00）内" in other.run("doctor", at="2026-09-11T23:11").words
    other.run("judge", at="2026-09-11T23:12")
    assert other.verdicts("2026-09-11T23:12")["A/s1/2026"] == "missing"
    site.open()


def test_a_login_that_is_refused_or_has_no_secret_is_told_apart(other: County, site: Site) -> None:
    login = (
        '[login]\nkind = "form"\nurl = "/site/in"\nfields = { username = "u", password = "p" }\nusername = "jiaoyan"\n'
    )
    source = SOURCE.format(url=site.url, more="").replace("[[list]]", login + "[[list]]", 1)
    other.write({"sources/zhan.toml": source}).opened("2026-08-02T09:00")
    said = other.run("read", at="2026-09-10T13:00")
    said.is_refusal("ROLLCALL_SECRET_ZHAN")
    form = "<html><body><form method=post action=/site/in><input name=u><input type=password name=p></form>{}"
    site.pages["/site/in"] = form.format("")
    site.posted = form.format("密码错误")
    other.env["ROLLCALL_SECRET_ZHAN"] = "x"
    said = other.run("read", at="2026-09-10T14:00")
    assert said.code == 3, said.words
    assert "登录" in said.words
    other.run("judge", at="2026-09-10T14:00")
    assert set(other.verdicts("2026-09-10T14:00").values()) == {"unknown"}
