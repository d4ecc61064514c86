"""Another county's teachers, members and monthly reports: who owes what, whose a post is, and which month it fills."""

from __future__ import annotations

from typing import Any

from other_papers import LONG, docx, packed, picture
from other_site import County, Site

PLAN = """
[plan]
id = "xian-2026-q"
year = 2026
starts = "08-20"
grace = { website = "30m" }
[[requirement]]
id = "G1"
title = "公开课材料"
aliases = ["公开课"]
party = "school"
channels = ["class_share"]
count = { junior = 2, primary = 1 }
due = "11-20 cob"
pending = ["junior"]
checks = [{ name = "archive_parts", parts = ["签到", "教案|教学设计", "照片>=2"] }, "one_session"]
[[requirement]]
id = "P1"
title = "读书笔记"
party = "teacher"
stages = ["primary", "junior"]
channels = ["personal_article"]
due = "10-31"
checks = [{ name = "han_count", min = 120 }]
[[requirement]]
id = "P2"
title = "公开课反思"
aliases = ["教后反思"]
party = "teacher"
only = { roster = "gives_observed_lesson", shown_by = "G1" }
channels = ["personal_article"]
opens = "09-01"
due = "11-27"
checks = ["document"]
[[requirement]]
id = "M1"
title = "教研动态月报"
party = "school"
channels = ["web_report"]
due = "second wednesday of 9-12 cob"
checks = [{ name = "month_items", kinds = ["简报", "照片墙"] }]
[[requirement]]
id = "N1"
title = "加入网络班级"
party = "school"
channels = ["class_membership"]
due = "09-30"
checks = ["members"]
[[override]]
requirement = "P1"
stage = "junior"
due = "11-05 12:00"
[[override]]
requirement = "N1"
party = "s2"
due = "10-09"
[themes.10]
title = "阅读与表达"
"""
SCHOOLS = """id,name,stages,aliases,class
s1,第一小学,primary,一小,yi
s2,第二中学,junior;primary,二中,er
s3,第三幼儿园,kindergarten,三幼,san
"""
TEACHERS = """编号,姓名,学校,任教学科,别名,账号,出课教师,学段
t1,王老师,s1,语文,,wang1,否,
t2,孙老师,s1,数学,,/u/sun2/,,
t3,王老师,s2,数学,,,是,小学
t4,赵老师,s2,语文,,http://x/space.php?uid=77,,初中
t5,钱老师,s3,,,,,
"""
SOURCE = """
kind = "html_list"
base_url = "{url}"
rate = "1000/s"
[[list]]
channel = "personal_article"
url = "/all"
container = "#all"
row = ".post"
fields = {{ title = ".t", link = ".t@href", date = ".d", author = ".a", account = ".a@href", column = ".c" }}
next = "a.more@href"
[list.detail]
body = ".main"
attachments = ".main a@href"
[[list]]
channel = "class_share"
url = "/all2"
container = "#all"
row = ".post"
fields = {{ title = ".t", link = ".t@href", date = ".d", author = ".a", column = ".c" }}
[list.detail]
body = ".main"
attachments = ".main a@href"
[[list]]
channel = "personal_article"
url = "/u/{{account}}"
container = "#own"
row = "dd"
fields = {{ title = "a", link = "a@href" }}
[list.detail]
body = ".main"
[[list]]
channel = "class_membership"
url = "/m/{{class}}"
container = "#members"
row = "tr"
fields = {{ name = "td.n", account = "td.n a@href" }}
"""
REPORTS = """
kind = "html_list"
base_url = "{url}"
rate = "1000/s"
[[list]]
channel = "web_report"
url = "/reports"
container = "table"
row = "tr"
fields = {{ title = "td a", link = "td a@href", date = ".d", author = ".s" }}
"""


class Portal:
    """One list of all articles with author and column, a list for each account, members, and a site of reports."""

    def __init__(self, site: Site) -> None:
        self.pages = site.pages
        self.articles: list[str] = []
        self.shares: list[str] = []
        self.reports: list[str] = []
        self.members: dict[str, list[str]] = {"yi": [], "er": [], "san": []}
        self.own: dict[str, list[str]] = {"wang1": [], "sun2": [], "77": []}
        self.number = 0
        site.pages["/all"] = lambda: self._all(self.articles[:2], "<a class='more' href='/all?p=2'>更早</a>")
        site.pages["/all?p=2"] = lambda: self._all(self.articles[2:], "")
        site.pages["/all2"] = lambda: self._all(self.shares, "")
        site.pages["/reports"] = lambda: f"<html><body><table>{''.join(self.reports)}</table></body></html>"
        for name in self.members:
            site.pages[f"/m/{name}"] = lambda name=name: (
                f"<table id=members><tr><th>姓名</th></tr>{''.join(self.members[name])}</table>"
            )
        for name in self.own:
            site.pages[f"/u/{name}"] = lambda name=name: f"<dl id=own>{''.join(self.own[name])}</dl>"

    def _all(self, rows: list[str], more: str) -> str:
        return f"<html><head><title>文章</title></head><body><div id='all'>{''.join(rows)}</div>{more}</body></html>"

    def _page(self, body: str) -> int:
        self.number += 1
        self.pages[f"/p/{self.number}"] = f"<html><body><div class='main'>{body}</div></body></html>"
        return self.number

    def article(self, title: str, author: str, column: str, date: str, body: str, account: str = "") -> None:
        number = self._page(body)
        link = f'<a class="a" href="{account}">{author}</a>' if account else f'<span class="a">{author}</span>'
        self.articles.append(
            f'<div class="post"><a class="t" href="/p/{number}">{title}</a><span class="d">{date}</span>{link}'
            f'<span class="c">{column}</span></div>'
        )

    def share(self, title: str, author: str, column: str, date: str, files: dict[str, bytes]) -> None:
        for name, content in files.items():
            self.pages[f"/f/{self.number}-{len(name)}.zip"] = content
        links = "".join(f'<a href="/f/{self.number}-{len(name)}.zip">{name}</a>' for name in files)
        number = self._page(f"附件{links}")
        self.shares.append(
            f'<div class="post"><a class="t" href="/p/{number}">{title}</a><span class="d">{date}</span>'
            f'<span class="a">{author}</span><span class="c">{column}</span></div>'
        )

    def report(self, title: str, school: str, date: str) -> None:
        number = self._page(title)
        self.reports.append(
            f'<tr><td><a href="/p/{number}">{title}</a></td><td class="d">{date}</td><td class="s">{school}</td></tr>'
        )

    def member(self, name: str, person: str, account: str = "") -> None:
        words = f'<a href="{account}">{person}</a>' if account else person
        self.members[name].append(f"<tr><td class=n>{words}</td></tr>")


def session(seed: int, heading: str) -> bytes:
    return packed(
        {
            "签到簿.jpg": picture(seed),
            "教学设计.docx": docx(heading, LONG),
            "照片/1.jpg": picture(seed + 1),
            "照片/2.jpg": picture(seed + 2),
        }
    )


def written(county: County, site: Site) -> Portal:
    county.write(
        {
            "rollcall.toml": "",
            "plan.toml": PLAN,
            "roster/schools.csv": SCHOOLS,
            "roster/teachers.csv": TEACHERS,
            "sources/portal.toml": SOURCE.format(url=site.url),
            "sources/yuebao.toml": REPORTS.format(url=site.url),
        }
    ).opened("2026-08-25T09:00")
    return Portal(site)


def verdict(rows: dict[str, Any], id_: str) -> tuple[str, tuple[int, int]]:
    [channel] = rows[id_]["channels"].values()
    return rows[id_]["verdict"], (channel["accepted"], channel["needed"])


def test_obligations_follow_stages_counts_overrides_and_rosters(county: County, site: Site) -> None:
    written(county, site)
    rows = county.rows("2026-08-26T09:00")
    ids = set(rows)
    assert {i for i in ids if i.startswith("G1")} == {"G1/s1/2026", "G1/s2:junior/2026", "G1/s2:primary/2026"}
    assert {i for i in ids if i.startswith("P1")} == {"P1/t1/2026", "P1/t2/2026", "P1/t3/2026", "P1/t4/2026"}
    assert {i for i in ids if i.startswith("P2")} == {"P2/t3/2026"}
    assert {i for i in ids if i.startswith("M1")} == {
        f"M1/{s}/2026-{m}" for s in ("s1", "s2", "s3") for m in ("09", "10", "11", "12")
    }
    assert rows["M1/s1/2026-09"]["due_at"] == "2026-09-09T17:00:00+08:00"
    assert rows["M1/s1/2026-12"]["due_at"] == "2026-12-09T17:00:00+08:00"
    assert rows["M1/s1/2026-10"]["opens_at"] == "2026-10-01T00:00:00+08:00"
    assert rows["M1/s1/2026-10"]["verdict"] == "not_open"
    assert rows["P1/t1/2026"]["due_at"] == "2026-10-31T23:59:59+08:00"
    assert rows["P1/t3/2026"]["due_at"] == "2026-10-31T23:59:59+08:00"
    assert rows["P1/t4/2026"]["due_at"] == "2026-11-05T12:00:00+08:00"
    assert rows["N1/s2/2026"]["due_at"] == "2026-10-09T23:59:59+08:00"
    assert rows["N1/s1/2026"]["channels"]["class_membership"]["needed"] == 2
    assert rows["G1/s2:junior/2026"]["channels"]["class_share"]["needed"] == 2
    assert rows["G1/s2:junior/2026"]["stage"] == "junior"
    assert rows["M1/s2/2026-09"]["stage"] in ("junior;primary", "primary;junior")


def test_members_are_counted_by_account_and_name(county: County, site: Site) -> None:
    portal = written(county, site)
    portal.member("yi", "王老师", "/u/wang1")
    portal.member("yi", "小孙", f"{site.url}/u/sun2")
    portal.member("er", "王老师")
    portal.member("er", "李路人")
    county.look("2026-09-28T09:00", code=None)
    rows = county.rows("2026-09-28T09:01")
    assert verdict(rows, "N1/s1/2026") == ("satisfied", (2, 2))
    assert verdict(rows, "N1/s2/2026") == ("partial", (1, 2))
    assert verdict(rows, "N1/s3/2026") == ("awaiting", (0, 1))
    county.look("2026-10-10T09:00", code=None)
    rows = county.rows("2026-10-10T09:01")
    assert verdict(rows, "N1/s2/2026") == ("missing", (1, 2))
    told = county.run("explain", "N1/s2/2026", at="2026-10-10T09:02").out
    assert "赵老师" in told, told
    portal.members["yi"].clear()
    portal.member("er", "赵老师", "/space.php?uid=77")
    county.look("2026-10-12T09:00", code=None)
    rows = county.rows("2026-10-12T09:01")
    assert verdict(rows, "N1/s1/2026") == ("satisfied", (2, 2))  # leaving undoes nothing
    assert verdict(rows, "N1/s2/2026") == ("satisfied_late", (2, 2))


def test_articles_of_all_are_told_apart_by_account_author_and_column(county: County, site: Site) -> None:
    portal = written(county, site)
    note = "读书笔记正文。" + LONG
    portal.article("《教育漫话》读书笔记", "王老师", "一小", "2026-10-20", note)  # the column tells which 王老师
    portal.article("读书笔记", "王老师", "", "2026-10-20", note + "甲")  # 同名: nobody can say
    portal.article("读书笔记", "小孙", "", "2026-10-21", note + "乙", account="/u/sun2/")
    portal.article("随笔一则", "赵老师", "二中", "2026-10-21", note + "丙")  # another matter
    county.look("2026-10-22T09:00", code=None)
    rows = county.rows("2026-10-22T09:01")
    assert rows["P1/t1/2026"]["verdict"] == "satisfied", rows["P1/t1/2026"]
    assert rows["P1/t2/2026"]["verdict"] == "satisfied", rows["P1/t2/2026"]
    assert rows["P1/t3/2026"]["verdict"] == "needs_review", rows["P1/t3/2026"]
    assert rows["P1/t4/2026"]["verdict"] == "awaiting", rows["P1/t4/2026"]

    # t4's own list shows it; t3 has no account, so his own list can never be looked at
    number = portal._page(note + "丁")
    portal.own["77"].append(f"<dd><a href='/p/{number}'>读书笔记：论语</a></dd>")
    county.look("2026-10-30T09:00", code=None)
    rows = county.rows("2026-10-30T09:01")
    assert rows["P1/t4/2026"]["verdict"] == "satisfied", rows["P1/t4/2026"]
    assert rows["P1/t4/2026"]["evidence"][0]["received_at"] == "2026-10-30T09:00:00+08:00"
    county.look("2026-11-28T09:00", code=None)
    rows = county.rows("2026-11-28T09:01")
    assert rows["P2/t3/2026"]["verdict"] == "unknown", rows["P2/t3/2026"]


def test_sessions_fill_the_stage_they_name_and_show_who_gave_them(county: County, site: Site) -> None:
    portal = written(county, site)
    portal.share(
        "公开课材料", "二中", "二中", "2026-11-10", {"公开课 七年级数学 赵老师.zip": session(10, "七年级数学")}
    )
    portal.share("公开课材料", "二中", "二中", "2026-11-10", {"公开课三年级.zip": session(20, "三年级语文教学设计")})
    portal.share("公开课", "一小", "一小", "2026-11-11", {"公开课-孙老师.zip": session(30, "数学")})
    county.look("2026-11-12T09:00", code=None)
    rows = county.rows("2026-11-12T09:01")
    assert verdict(rows, "G1/s1/2026") == ("satisfied", (1, 1)), rows["G1/s1/2026"]
    assert verdict(rows, "G1/s2:junior/2026") == ("partial", (1, 2)), rows["G1/s2:junior/2026"]
    assert verdict(rows, "G1/s2:primary/2026") == ("satisfied", (1, 1)), rows["G1/s2:primary/2026"]
    assert {i for i in rows if i.startswith("P2")} == {"P2/t2/2026", "P2/t3/2026", "P2/t4/2026"}
    assert rows["P2/t2/2026"]["due_at"] == "2026-11-27T23:59:59+08:00"  # gained in good time
    county.look("2026-11-20T18:00", code=None)
    row = county.rows("2026-11-20T18:01")["G1/s2:junior/2026"]
    assert row["verdict"] == "missing"
    assert any("1/2" in reason for reason in row["reasons"]), row["reasons"]


def test_a_months_report_fills_its_own_month(county: County, site: Site) -> None:
    portal = written(county, site)
    portal.report("9月简报", "第一小学", "2026-09-03")
    portal.report("九月照片墙", "第一小学", "2026-09-08 08:00")
    portal.report("教研简报", "三幼", "2026-09-08")
    county.look("2026-09-08T12:00", code=None)
    rows = county.rows("2026-09-08T12:01")
    assert verdict(rows, "M1/s1/2026-09") == ("satisfied", (2, 2)), rows["M1/s1/2026-09"]
    assert verdict(rows, "M1/s3/2026-09") == ("partial", (1, 2)), rows["M1/s3/2026-09"]
    assert verdict(rows, "M1/s2/2026-09") == ("awaiting", (0, 2))
    county.look("2026-09-10T12:00", code=None)
    assert county.verdicts("2026-09-10T12:01")["M1/s3/2026-09"] == "missing"

    portal.report("照片墙", "三幼", "2026-09-11")  # within 5 working days after due, September lacks it
    portal.report("阅读与表达 简报", "二中", "2026-10-02")  # the theme names October
    portal.report("简报", "一小", "2026-10-08")  # September is full: October's
    county.look("2026-10-08T12:00", code=None)
    rows = county.rows("2026-10-08T12:01")
    assert rows["M1/s3/2026-09"]["verdict"] in ("needs_review", "satisfied_late"), rows["M1/s3/2026-09"]
    assert verdict(rows, "M1/s2/2026-10") == ("partial", (1, 2))
    assert verdict(rows, "M1/s2/2026-09")[0] == "missing"
    assert verdict(rows, "M1/s1/2026-10") == ("partial", (1, 2)), rows["M1/s1/2026-10"]
