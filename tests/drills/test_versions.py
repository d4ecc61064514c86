"""The plan changes while it is open: mergers, moves, additions, a late start, and two years at once."""

from __future__ import annotations

import pytest
from other_papers import LONG, docx
from other_site import County, Site

PLAN = """
[plan]
id = "{id}"
year = {year}
starts = "{starts}"
grace = {{ website = "1h" }}
[[requirement]]
id = "A"
title = "《教研工作计划》"
party = "school"
channels = ["class_share"]
due = "03-27 cob"
checks = ["document"]
[[requirement]]
id = "T"
title = "学习心得体会"
party = "teacher"
channels = ["class_share"]
due = "04-30"
[[requirement]]
id = "Z"
title = "《年终总结》"
party = "school"
channels = ["class_share"]
due = "12-25 cob"
checks = ["document"]
"""
ADDED = """
[[requirement]]
id = "N"
title = "《安全预案》"
party = "school"
channels = ["class_share"]
due = "03-11 cob"
"""
SCHOOLS = """编号,学校,学段,别名,班级,负责人
s1,第一小学,小学,一小,c1,k1
s2,第二小学,小学,二小,c2,k2
s3,第三小学,小学,三小,c3,k1
"""
MERGED = """编号,学校,学段,别名,班级,负责人
s1,第一小学,小学,一小;第二小学;二小,c1,k1
s3,第三小学,小学,三小,c3,k1
"""
TEACHERS = "编号,姓名,学校\nt1,王老师,{home}\nt2,孙老师,s3\n"
CONTACTS = "编号,姓名,角色,邮箱\nk1,王老师,负责人,wang@school.example\nk2,孙老师,负责人,sun@school.example\n"
SOURCE = """
kind = "html_list"
base_url = "{url}"
rate = "1000/s"
[[list]]
channel = "class_share"
url = "/{{class}}"
container = "ul"
row = "li"
fields = {{ title = "a", link = "a@href", date = "time" }}
[list.detail]
body = ".text"
attachments = ".text a@href"
"""


@pytest.fixture
def other(county: County, site: Site) -> County:
    county.write(
        {
            "rollcall.toml": "",
            "plan.toml": PLAN.format(id="v-2026", year=2026, starts="03-01"),
            "roster/schools.csv": SCHOOLS,
            "roster/teachers.csv": TEACHERS.format(home="s2"),
            "roster/contacts.csv": CONTACTS,
            "sources/w.toml": SOURCE.format(url=site.url),
        }
    )
    site.pages |= {f"/c{n}": listing() for n in (1, 2, 3)}
    site.pages["/f.docx"] = docx("教研工作计划", LONG)
    site.pages["/p/A"] = "<div class='text'><a href='/f.docx'>教研工作计划.docx</a></div>"
    site.pages["/z.docx"] = docx("年终总结", LONG)
    site.pages["/p/Z"] = "<div class='text'><a href='/z.docx'>年终总结.docx</a></div>"
    return county


def listing(*rows: tuple[str, str, str]) -> str:
    shown = "".join(f"<li><a href='/p/{page}'>{title}</a><time>{day}</time></li>" for page, title, day in rows)
    return f"<html><body><ul>{shown}</ul></body></html>"


PLANNED = ("A", "教研工作计划", "2026-03-10")


def test_a_school_that_merges_ends_its_obligations_and_loses_no_evidence(other: County, site: Site) -> None:
    other.opened("2026-03-02T09:00")
    site.pages["/c2"] = listing(PLANNED)
    other.look("2026-03-11T09:00")
    answers = [("status", "--format", "json"), ("explain", "A/s2/2026", "--format", "json")]
    before = [other.run(*ask, "--as-of", "2026-03-11T10:00", at="2026-03-11T10:00").out for ask in answers]
    assert other.rows("2026-03-11T10:00")["A/s2/2026"]["verdict"] == "satisfied"
    kept = {path.name for path in (other.home / "state/evidence").rglob("*") if path.is_file()}

    other.write({"roster/schools.csv": MERGED, "roster/teachers.csv": TEACHERS.format(home="s1")})
    shown = other.run("plan", "open", at="2026-03-12T09:00")
    assert shown.code == 1
    assert "终止 A/s2/2026 第二小学" in shown.words
    assert "A/s2/2026" in other.rows("2026-03-12T09:01"), "nothing changes before a person says yes"
    other.opened("2026-03-12T09:02").look("2026-03-12T09:03", code=None)

    rows = other.rows("2026-03-12T09:04")
    assert "A/s2/2026" not in rows
    assert rows["A/s1/2026"]["verdict"] in ("satisfied", "awaiting")
    assert kept <= {path.name for path in (other.home / "state/evidence").rglob("*") if path.is_file()}
    again = [other.run(*ask, "--as-of", "2026-03-11T10:00", at="2026-03-12T09:06").out for ask in answers]
    assert again == before


def test_a_teacher_who_moves_in_april_is_named_and_still_owes_the_same(other: County) -> None:
    other.opened("2026-03-02T09:00").look("2026-04-03T09:00")
    was = other.rows("2026-04-03T09:01")["T/t1/2026"]

    other.write({"roster/teachers.csv": TEACHERS.format(home="s1")})
    shown = other.run("plan", "open", at="2026-04-10T09:00")
    assert (shown.code, "王老师：第二小学 → 第一小学" in shown.words) == (1, True), shown.words
    other.opened("2026-04-10T09:01").look("2026-04-10T09:02")
    now = other.rows("2026-04-10T09:03")["T/t1/2026"]
    assert (now["verdict"], now["due_at"]) == (was["verdict"], was["due_at"])


def test_a_requirement_added_in_march_leaves_five_working_days(other: County) -> None:
    other.opened("2026-03-02T09:00").look("2026-03-09T09:00")
    early = other.run("status", "--format", "json", "--as-of", "2026-03-09T10:00", at="2026-03-09T10:00").out
    other.write({"plan.toml": PLAN.format(id="v-2026", year=2026, starts="03-01") + ADDED})
    shown = other.run("plan", "open", at="2026-03-10T09:00")
    assert (shown.code, "新增 3 项" in shown.words) == (1, True)
    assert "新增 N/s1/2026 第一小学，截止 2026-03-17 23:59" in shown.words, (
        "the difference shows the moment that will hold"
    )
    other.opened("2026-03-10T09:01").look("2026-03-12T09:00")
    row = other.rows("2026-03-12T09:01")["N/s1/2026"]
    assert (row["due_at"], row["verdict"]) == ("2026-03-17T23:59:59+08:00", "awaiting")
    other.look("2026-03-18T02:00")
    assert other.rows("2026-03-18T02:01")["N/s1/2026"]["verdict"] == "missing"
    same = other.run("status", "--format", "json", "--as-of", "2026-03-09T10:00", at="2026-03-18T02:02").out
    assert same == early


def test_a_requirement_that_asks_for_something_else_is_named_in_the_difference(other: County) -> None:
    other.opened("2026-03-02T09:00")
    changed = PLAN.format(id="v-2026", year=2026, starts="03-01").replace('["document"]', '["table"]', 1)
    other.write({"plan.toml": changed.replace('website = "1h"', 'website = "2h"')})
    shown = other.run("plan", "open", at="2026-03-10T09:00")

    assert shown.code == 1
    assert "A 《教研工作计划》：内容检查有变" in shown.words
    assert "计划的宽限有变" in shown.words
    assert "Z 《年终总结》" not in shown.words


def test_a_plan_that_opens_in_mid_year_accuses_nobody_until_released(other: County) -> None:
    other.opened("2026-04-07T09:00").look("2026-04-07T09:30")
    assert other.rows("2026-04-07T09:31")["A/s1/2026"]["verdict"] == "missing"
    notices = other.run("rehearse", "--format", "json", at="2026-04-07T09:32").json
    accusing = [n for n in notices if any(o.startswith("A/") for o in n["obligations"])]
    assert {n["state"] for n in accusing} <= {"held"}, accusing


def test_a_deadline_moved_into_the_past_accuses_nobody_until_released(other: County) -> None:
    later = PLAN.format(id="v-2026", year=2026, starts="03-01").replace("03-27 cob", "05-29 cob")
    other.write({"plan.toml": later}).opened("2026-03-02T09:00")
    other.write({"plan.toml": later.replace("05-29 cob", "03-20 cob")})
    other.write({"roster/schools.csv": SCHOOLS.replace("s1,第一小学", "s1,实验小学")})
    shown = other.run("plan", "open", at="2026-04-10T09:00")
    assert "其中 3 项定下的截止已经过去：放行以前不催缴" in shown.words
    assert "更名 s1：第一小学 → 实验小学" in shown.words

    other.opened("2026-04-10T09:00").look("2026-04-10T09:30")
    assert other.rows("2026-04-10T09:31")["A/s1/2026"]["verdict"] == "missing"
    notices = other.run("rehearse", "--format", "json", at="2026-04-10T09:32").json
    accusing = [n for n in notices if any(o.startswith("A/") for o in n["obligations"])]
    assert {(n["state"], "（2026-04-10 09:00）已经过期" in n["reason"]) for n in accusing} == {("held", True)}


def test_the_new_years_plan_opens_while_decembers_report_is_due(other: County, site: Site) -> None:
    other.opened("2026-03-02T09:00")
    site.pages["/c1"] = listing(("Z", "年终总结", "2026-12-21"))
    other.write({"plan.toml": PLAN.format(id="v-2027", year=2027, starts="previous 12-01")})
    other.opened("2026-12-10T09:00").run("read", at="2026-12-22T09:00")
    for plan in ("v-2026", "v-2027"):  # in time for both: the plan that is judged first keeps it
        assert other.run("judge", "--plan", plan, at="2026-12-22T09:01").code in (0, 1)

    def rows(plan: str) -> dict[str, str]:
        told = other.run("status", "--plan", plan, "--format", "json", at="2026-12-22T09:02").json
        assert told["plan"] == plan
        return {row["id"]: row["verdict"] for row in told["rows"]}

    assert rows("v-2026")["Z/s1/2026"] == "satisfied"
    assert rows("v-2027")["Z/s1/2027"] == "awaiting", "one item fills one plan only"
    for words in (("explain", "Z/s1/2026"), ("decide", "waive", "Z/s1/2026")):
        other.run(*words, at="2026-12-22T09:02").is_refusal("它在计划 v-2026 里，请加 --plan v-2026")
    coming = other.rows("2026-12-22T09:03")["A/s1/2027"]
    assert any("2027 年放假安排尚未公布" in reason for reason in coming["reasons"])
    forecast = other.run("rehearse", "--days", "100", "--format", "json", at="2026-12-22T09:04").json
    rests = [n for n in forecast if "A/s1/2027" in n["obligations"]]
    assert rests
    assert all("推算" in n["reason"] for n in rests)
