"""Another county's rules: rest days, seasons, an operator's calendar, openings, and what is gained late."""

from __future__ import annotations

import csv
import io
from typing import Any

from other_papers import LONG, docx, packed, picture
from other_site import County, Site

PLAN = """
[plan]
id = "jw"
year = 2026
starts = "previous 11-01"
close_of_business = [{ from = "10-01", to = "04-30", at = "16:00" }, { from = "05-01", to = "09-30", at = "17:30" }]
[channels.mailbox]
watched = "by_hand"
[[requirement]]
id = "R1"
title = "甲材料"
party = "school"
channels = ["mailbox"]
due = "10-01 cob"
on_rest_day = "previous_working_day"
[[requirement]]
id = "R2"
title = "乙材料"
party = "school"
channels = ["mailbox"]
due = "05-01 cob"
on_rest_day = "next_working_day"
[[requirement]]
id = "R3"
title = "丙材料"
party = "school"
channels = ["mailbox"]
due = "last friday of 9-12"
on_rest_day = "keep"
[[requirement]]
id = "R4"
title = "丁材料"
party = "school"
channels = ["mailbox"]
due = "3 working days before R1"
opens = "previous 12-15 08:00"
[[requirement]]
id = "R5"
title = "戊材料"
party = "school"
channels = ["mailbox"]
due = "next 01-10"
[[requirement]]
id = "R6"
title = "己材料"
party = "school"
channels = ["mailbox"]
due = "rrule:FREQ=WEEKLY;BYDAY=MO;DTSTART=20260302;COUNT=3"
[[requirement]]
id = "R7"
title = "庚材料"
party = "school"
channels = ["mailbox"]
count = { senior = 3, primary = 0 }
due = "2026-06-05 12:30"
"""
SCHOOLS = "编号,学校,学段\ns1,第一小学,小学\ns2,第一高级中学,高中\n"


def moments(shown: dict[str, Any], id_: str) -> list[str]:
    [found] = [r["due_moments"] for r in shown["requirements"] if r["id"] == id_]
    return [moment["due_at"].removesuffix("+08:00") for moment in found]


def test_due_moments_follow_the_calendar_and_the_operator(county: County) -> None:
    county.write({"rollcall.toml": "", "plan.toml": PLAN, "roster/schools.csv": SCHOOLS})
    shown = county.run("plan", "show", "--format", "json").json
    assert moments(shown, "R1") == ["2026-09-30T17:30:00"]
    assert moments(shown, "R2") == ["2026-05-06T17:30:00"]
    assert moments(shown, "R3") == [f"2026-{day}T23:59:59" for day in ("09-25", "10-30", "11-27", "12-25")]
    # 09-30, 09-29, 09-28 and back over the Mid-Autumn holiday
    assert moments(shown, "R4") == ["2026-09-24T23:59:59"]
    assert moments(shown, "R5") == ["2027-01-10T23:59:59"]
    assert moments(shown, "R6") == [f"2026-03-{day}T23:59:59" for day in ("02", "09", "16")]
    county.write({"calendar.toml": '[[day]]\ndate = 2026-09-30\nkind = "holiday"\nnote = "校庆"\n'})
    shown = county.run("plan", "show", "--format", "json").json
    assert moments(shown, "R1") == ["2026-09-29T17:30:00"]
    [row] = [r["due_moments"][0] for r in shown["requirements"] if r["id"] == "R4"]
    assert row["opens_at"] == "2025-12-15T08:00:00+08:00"
    county.run("plan", "show", "--year", "2027").is_refusal("DTSTART=20260302", "2027")

    county.opened("2026-01-05T09:00")
    rows = county.rows("2026-01-06T09:00")
    assert "R7/s1/2026" not in rows
    assert rows["R7/s2/2026"]["channels"]["mailbox"]["needed"] == 3
    assert rows["R6/s1/2026-03-09"]["verdict"] in ("awaiting", "not_open")
    assert rows["R4/s1/2026"]["verdict"] == "awaiting"
    document = county.run("status", "--format", "json", at="2026-01-06T09:01").json
    assert set(document) == {"as_of", "plan", "sources", "rows"}
    assert document["as_of"] == "2026-01-06T09:01:00+08:00"
    assert document["sources"] == []
    table = county.run("status", "--format", "csv", "--party", "第一小学", at="2026-01-06T09:01").out
    assert len(list(csv.reader(io.StringIO(table)))) == 1 + sum(row["party"] == "s1" for row in rows.values())
    county.run("judge", at="2026-06-08T09:00")
    assert county.rows("2026-06-08T09:01")["R7/s2/2026"]["verdict"] == "unknown"  # nobody signed the sheet
    few = county.run("status", "--format", "json", "--due-before", "2026-03-03", at="2026-06-08T09:01").json["rows"]
    assert {row["id"] for row in few} == {"R6/s1/2026-03-02", "R6/s2/2026-03-02"}


SESSIONS = """
[plan]
id = "ting"
year = 2026
[[requirement]]
id = "H1"
title = "“同课异构”材料"
aliases = ["同课异构"]
party = "school"
channels = ["class_share"]
count = { junior = 2, primary = 1 }
opens = "04-01"
due = "05-15 cob"
checks = [{ name = "archive_parts", parts = ["签到", "教案", "照片>=1"] }, "one_session"]
[[requirement]]
id = "H2"
title = "“同课异构”反思"
party = "teacher"
only = { roster = "gives_observed_lesson", shown_by = "H1" }
channels = ["personal_article"]
due = "05-12"
"""
SITE = """
kind = "html_list"
base_url = "{url}"
rate = "1000/s"
[[list]]
channel = "class_share"
url = "/all"
container = "main"
row = "article"
fields = {{ title = "h2 a", link = "h2 a@href" }}
next = ".pager a:last-child@href"
[list.detail]
author = ".who"
date = ".when"
body = ".text"
attachments = ".text a@href"
[[list]]
channel = "personal_article"
url = "/own"
container = "main"
row = "article"
fields = {{ title = "h2 a", link = "h2 a@href" }}
[list.detail]
author = ".who"
body = ".text"
"""


def test_sessions_without_a_stage_fill_as_many_as_they_can_and_late_gains_have_time(county: County, site: Site) -> None:
    county.write(
        {
            "rollcall.toml": "",
            "plan.toml": SESSIONS,
            "roster/schools.csv": "编号,学校,学段,别名\ns1,第一九年制学校,初中;小学,一校\ns2,第二小学,小学,二小\n",
            "roster/teachers.csv": "编号,姓名,学校\nt1,王老师,s1\nt2,孙老师,s2\n",
            "sources/w.toml": SITE.format(url=site.url),
        }
    ).opened("2026-03-01T09:00")
    posts: list[str] = []

    def post(name: str, school: str, seed: int, when: str) -> None:
        number = len(posts)
        members = {"签到.jpg": picture(seed), "教案.docx": docx("教案", LONG), "照片1.jpg": picture(seed + 50)}
        site.pages[f"/f{number}.zip"] = packed(members)
        site.pages[f"/p{number}"] = (
            f"<i class='who'>{school}</i><i class='when'>发表于 {when}</i>"
            f"<div class='text'><a href='/f{number}.zip'>{name}.zip</a></div>"
        )
        posts.append(f"<article><h2><a href='/p{number}'>{name}</a></h2></article>")

    def shown(rows: list[str], more: str = "") -> str:
        return f"<html><body><main>{''.join(rows)}</main><p class='pager'><a>1</a>{more}</p></body></html>"

    site.pages["/all"] = lambda: shown(posts[:2], "<a href='/all?page=2'>下一页</a>")
    site.pages["/all?page=2"] = lambda: shown(posts[2:])
    site.pages["/own"] = shown([])
    post("同课异构第1次", "一校", 1, "2026年4月20日 10:00")
    post("同课异构第2次", "一校", 2, "2026年4月21日")
    county.look("2026-05-08T09:00")
    rows = county.rows("2026-05-08T09:01")
    assert rows["H1/s1:primary/2026"]["verdict"] == "satisfied", rows["H1/s1:primary/2026"]
    assert rows["H1/s1:junior/2026"]["verdict"] == "partial"
    assert rows["H1/s2/2026"]["verdict"] == "awaiting"
    received = [e["received_at"] for e in rows["H1/s1:primary/2026"]["evidence"]]
    assert received[0] in ("2026-04-20T10:00:00+08:00", "2026-04-21T00:00:00+08:00")

    post("同课异构 孙老师", "第二小学", 3, "2026-05-07")
    county.look("2026-05-11T09:00")
    rows = county.rows("2026-05-11T09:01")
    assert rows["H1/s2/2026"]["verdict"] == "satisfied"
    assert rows["H2/t2/2026"]["due_at"] == "2026-05-18T23:59:59+08:00"  # 5 working days after it was gained
    assert "H2/t1/2026" not in rows
    county.look("2026-05-15T19:01")
    rows = county.rows("2026-05-15T19:02")
    assert rows["H1/s1:junior/2026"]["verdict"] == "missing"
    assert rows["H2/t2/2026"]["verdict"] == "awaiting"
    assert "H2/t2/2026" not in county.rows("2026-05-15T19:03", as_of="2026-05-10T09:00")
