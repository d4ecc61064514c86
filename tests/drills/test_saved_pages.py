"""A site with a captcha: a person saves its pages with a browser, and they prove no more than their own time."""

from __future__ import annotations

import os
from datetime import datetime

from other_site import County

PLAN = """
[plan]
id = "xiang"
year = 2026
[[requirement]]
id = "R1"
title = "活动计划"
party = "school"
channels = ["class_share"]
due = "03-06 17:00"
"""
SOURCE = """
kind = "saved"
base_url = "https://bbs.example.cn"
[[list]]
channel = "class_share"
url = "/all"
container = "main"
row = "article"
fields = { title = "h2", author = ".who", date = ".when", body = "p" }
"""
WORDS = "第一学期活动计划：每周三下午教研，各年级轮流听课评课，期末总结，名单附后，请各位老师按时参加，不得缺席。"
POST = (
    "<article><h2>活动计划 第一学期</h2><i class=who>第一小学</i><i class=when>2026-03-05 10:00</i>"
    f"<p>{WORDS}</p></article>"
)
LOGIN = "<title>登录</title><form><input name=u><input type=password name=p></form>"


def save(county: County, body: str, at: str) -> None:
    page = "<!-- saved from url=(0026)https://bbs.example.cn/all -->\n" + f"<html><body>{body}</body></html>"
    county.write({"incoming/site/全部.html": page})
    moment = datetime.fromisoformat(at + "+08:00").timestamp()
    os.utime(county.home / "incoming/site/全部.html", (moment, moment))


def test_saved_pages_are_read_as_of_their_own_time_and_a_login_page_is_not_believed(county: County) -> None:
    county.write(
        {
            "rollcall.toml": "",
            "plan.toml": PLAN,
            "roster/schools.csv": "编号,学校,学段\ns1,第一小学,小学\ns2,第二小学,小学\n",
            "sources/w.toml": SOURCE,
        }
    ).opened("2026-01-05T09:00")
    assert county.look("2026-03-06T19:30", code=1)  # nothing was saved yet
    save(county, LOGIN, "2026-03-06T19:40")
    assert "登录页" in county.look("2026-03-06T19:50", code=1).out
    save(county, f"<main>{POST}</main>", "2026-03-06T16:00")
    county.look("2026-03-06T20:00")
    assert county.rows("2026-03-06T20:01")["R1/s2/2026"]["verdict"] == "unknown"  # saved before the due moment
    save(county, f"<main>{POST}</main>", "2026-03-06T19:55")
    county.look("2026-03-06T20:10")
    found = county.rows("2026-03-06T20:11")
    assert found["R1/s2/2026"]["verdict"] == "missing"
    assert found["R1/s1/2026"]["evidence"], found["R1/s1/2026"]
    assert found["R1/s1/2026"]["verdict"] == "satisfied", found["R1/s1/2026"]
