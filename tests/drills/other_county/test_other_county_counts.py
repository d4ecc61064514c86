"""Counts, stages, teachers, months, mending: a county whose plan asks for more than one paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

PLAN = """
[plan]
id = "jiaoyan-2025"
year = 2025
starts = "02-01"
close_of_business = [{ from = "01-01", to = "04-30", at = "17:00" }, { from = "05-01", to = "12-31", at = "17:30" }]
mend_within = 3

[[requirement]]
id = "C1"
title = "“同课异构”活动材料"
aliases = ["同课异构"]
party = "school"
stages = ["junior", "primary"]
channels = ["mailbox"]
count = { junior = 2, primary = 1, kindergarten = 0 }
opens = "03-01"
due = "04-10 cob"
checks = [{ name = "archive_parts", parts = ["签到", "教案|教学设计", "照片>=3", "评课"] }, "one_session"]

[[requirement]]
id = "T1"
title = "《师德承诺书》"
party = "teacher"
channels = ["mailbox"]
due = "03-31"
checks = ["document"]

[[requirement]]
id = "M1"
title = "《月工作小结》"
party = "school"
stages = ["primary"]
channels = ["mailbox"]
due = "last friday of 3-5 cob"
checks = ["document"]

[[requirement]]
id = "W1"
title = "《活动方案》"
party = "school"
stages = ["primary"]
channels = ["mailbox"]
due = "5 working days before C1"
checks = ["document"]

[[requirement]]
id = "N1"
title = "《学期工作总结》"
party = "school"
channels = ["mailbox"]
due = "05-05 cob"
on_rest_day = "next_working_day"
pending = ["primary"]
checks = [{ name = "han_count", min = 100 }]

[[override]]
requirement = "N1"
stage = "junior"
due = "05-16 12:00"

[[requirement]]
id = "L1"
title = "《教师名册》"
party = "school"
channels = ["mailbox"]
due = "03-20"
checks = [{ name = "table", rows = 2, columns = ["姓名"] }, "on_roster"]
"""


@pytest.fixture
def county(bare: Any, user: Callable[[], str]) -> Any:
    bare.write("rollcall.toml", "")
    bare.write("plan.toml", PLAN, "utf-8-sig")
    bare.write("roster/schools.csv",
               "id,name,stages,aliases,coordinator\na1,第一小学,primary,一小,k1\na2,第二小学,小学,二小,k2\n"
               "j1,第一中学,junior,一中,k3\nc1,第一实验学校,小学;初中,实验学校,k4\nk1,第一幼儿园,幼儿园,一幼,k5\n"
               "a3,第三小学,小学,三小,k6\n")  # fmt: skip
    people = "".join(f"k{n},负责人{n},coordinator,k{n}@school.example\n" for n in range(1, 7))
    bare.write("roster/contacts.csv", f"id,name,role,email\n{people}adm,王老师,admin,adm@county.example\n")
    bare.write("roster/teachers.csv",
               "编号,姓名,学校,任教学科,别名,账号,学段\nt1,王老师,a1,语文,,,\nt2,孙老师,a1,数学,,,\nt3,王老师,a2,语文,,,\n"
               "t4,孙老师,c1,物理,,,初中\nt5,王老师,j1,英语,,,\n", "gb18030")  # fmt: skip
    bare.mailbox("mail-a", user())
    bare.run("plan", "open", clock="2025-02-10T09:00")
    return bare


def test_due_moments_and_rows_are_what_the_files_say(county: Any) -> None:
    rows = county.rows("2025-02-10T09:00")
    assert {i for i in rows if i.startswith("C1")} == {
        "C1/a1/2025", "C1/a2/2025", "C1/a3/2025", "C1/j1/2025", "C1/c1:primary/2025", "C1/c1:junior/2025",
    }  # fmt: skip
    assert {i: rows[i]["channels"]["mailbox"]["needed"] for i in rows if i.startswith("C1")} == {
        "C1/a1/2025": 1, "C1/a2/2025": 1, "C1/a3/2025": 1, "C1/j1/2025": 2,
        "C1/c1:primary/2025": 1, "C1/c1:junior/2025": 2,
    }  # fmt: skip
    due = {i: rows[i]["due_at"] for i in rows}
    assert due["C1/a1/2025"] == "2025-04-10T17:00:00+08:00"
    assert due["T1/t1/2025"] == "2025-03-31T23:59:59+08:00"
    assert [due[f"M1/a1/2025-0{m}"] for m in (3, 4, 5)] == [
        "2025-03-28T17:00:00+08:00", "2025-04-25T17:00:00+08:00", "2025-05-30T17:30:00+08:00",
    ]  # fmt: skip
    # the fourth of April 2025 is a holiday: 9, 8, 7, 3, 2 April
    assert due["W1/a1/2025"][:10] == "2025-04-02"
    assert due["N1/a1/2025"] == "2025-05-06T17:30:00+08:00"
    assert due["N1/j1/2025"] == "2025-05-16T12:00:00+08:00"
    assert rows["C1/c1:junior/2025"]["stage"] == "junior"
    assert rows["L1/c1/2025"]["stage"] == "junior;primary"
    assert rows["C1/a1/2025"]["verdict"] == "not_open"
    assert rows["M1/a1/2025-04"]["opens_at"] == "2025-04-01T00:00:00+08:00"
    assert len(rows) == 6 + 5 + 12 + 4 + 6 + 6
    shown = county.run("plan", "show", "--format", "json").json
    assert [r["id"] for r in shown["requirements"]] == ["C1", "T1", "M1", "W1", "N1", "L1"]


def post(county: Any, hand: Any, number: int, subject: str, *files: tuple[str, bytes], at: str, **more: Any) -> None:
    papers = [hand.Paper(name, data) for name, data in files]
    county.append("mail-a", hand.letter(subject, f"k{number}@school.example", *papers, **more), at)


def test_each_session_member_and_month_counts_once_and_where_it_belongs(county: Any, hand: Any) -> None:
    essay = hand.essay
    day = "2025-03-20T09:00:00"
    # 一小: the same session three times, under three names
    for name in ("同课异构.zip", "一小同课异构（2）.zip", "同课异构材料最终版.zip"):
        post(county, hand, 1, "同课异构材料", (name, hand.session("观潮", 1)), at=day)
    # 一中: two sessions in one mail
    english, maths = hand.session("Unit 1", 2), hand.session("勾股定理", 3)
    two = [("七年级英语同课异构.zip", english), ("八年级数学同课异构.zip", maths)]
    post(county, hand, 3, "第一中学同课异构", *two, at=day)
    # 实验学校: one that names its grade, one that names nothing
    post(county, hand, 4, "同课异构", ("七年级物理同课异构.zip", hand.session("浮力", 4)), at=day)
    post(county, hand, 4, "同课异构", ("同课异构.zip", hand.session("", 5)), at=day)
    # 二小: loose files of one session; 三小: an archive without photos
    photos = [(f"照片{n}.jpg", hand.picture(n)) for n in (61, 62, 63)]
    loose = [("签到簿.docx", hand.docx("签到簿", "五人")), ("教案.docx", hand.docx("教案", essay)), *photos]
    loose += [("评课记录.docx", hand.docx("评课", essay))]
    post(county, hand, 2, "二小同课异构材料", *loose, at=day)
    bad = hand.archive({"签到簿.docx": hand.docx("签到簿", "王老师"), "教案.docx": hand.docx("教案", essay)})
    post(county, hand, 6, "同课异构", ("同课异构.zip", bad), at=day)
    # teachers: a bundle from the coordinator; the same names elsewhere owe their own
    mine, hers = hand.docx("师德承诺书", essay), hand.docx("承诺", essay)
    pledge = hand.archive({"王老师师德承诺书.docx": mine, "孙老师师德承诺书.docx": hers})
    post(county, hand, 1, "一小师德承诺书", ("师德承诺书.zip", pledge), at=day)
    own = hand.letter("第一中学王老师师德承诺书", "wang@qq.example", hand.Paper("师德承诺书.docx", mine))
    county.append("mail-a", own, day)
    # months
    post(county, hand, 1, "3月工作小结", ("一小3月工作小结.docx", hand.docx("三月工作小结", essay)), at=day)
    april = "2025-04-01T09:00:00"
    post(county, hand, 2, "月工作小结", ("月工作小结.docx", hand.docx("月工作小结", essay)), at=april)
    post(county, hand, 6, "四月份工作小结", ("月工作小结（四月）.docx", hand.docx("小结", essay)), at=april)
    # rosters
    lists = {
        1: (("序号", "姓名"), ("1", "王老师"), ("2", "孙老师")),
        2: (("序号", "姓名"), ("1", "赵某某"), ("2", "钱某某")),
        6: (("编号", "电话"), ("1", "2"), ("2", "3")),
    }
    for number, table in lists.items():
        post(county, hand, number, "教师名册", ("教师名册.xlsx", hand.xlsx(*table)), at=day)

    read, judged = county.look("2025-04-10T18:00")

    assert (read.code, judged.code) == (0, 1), read.err + judged.err
    rows = county.rows("2025-04-10T18:00")
    got = {i: rows[i]["verdict"] for i in rows}
    expected = {
        "C1/a1/2025": "satisfied", "C1/j1/2025": "satisfied", "C1/c1:junior/2025": "missing",
        "C1/c1:primary/2025": "satisfied", "C1/a2/2025": "needs_review", "C1/a3/2025": "rejected",
        "T1/t1/2025": "satisfied", "T1/t2/2025": "satisfied", "T1/t3/2025": "missing", "T1/t4/2025": "missing",
        "T1/t5/2025": "needs_review", "M1/a1/2025-03": "satisfied", "M1/a1/2025-04": "awaiting",
        "M1/a2/2025-03": "needs_review", "M1/a3/2025-03": "missing", "M1/a3/2025-04": "satisfied",
        "L1/a1/2025": "satisfied", "L1/a2/2025": "needs_review", "L1/a3/2025": "rejected",
        "N1/a1/2025": "awaiting", "W1/a1/2025": "missing",
    }  # fmt: skip
    wrong = [(want, rows[i]) for i, want in expected.items() if got[i] != want]
    assert not wrong, "\n".join(map(str, wrong))
    assert rows["C1/a1/2025"]["channels"]["mailbox"]["accepted"] == 1
    assert rows["C1/c1:junior/2025"]["channels"]["mailbox"] == {
        "state": "absent", "needed": 2, "accepted": 1, "first_received_at": "2025-03-20T09:00:00+08:00",
    }  # fmt: skip
    assert "1/2" in "".join(rows["C1/c1:junior/2025"]["reasons"])
    assert any("裁定" in reason for reason in rows["N1/a1/2025"]["reasons"])
    assert not any("裁定" in reason for reason in rows["N1/j1/2025"]["reasons"])


def test_a_bad_paper_made_good_in_time_counts_as_sent_in_time(county: Any, hand: Any) -> None:
    short, good = hand.docx("学期工作总结", "已完成各项工作，待补充。"), hand.docx("学期工作总结", *[hand.essay] * 3)
    post(county, hand, 1, "学期工作总结", ("学期工作总结.docx", short), at="2025-05-06T10:00:00")
    post(county, hand, 2, "学期工作总结", ("学期工作总结.docx", b""), at="2025-05-06T10:00:00")
    county.look("2025-05-06T18:30")
    rows = county.rows("2025-05-06T18:30")
    assert [rows[f"N1/a{n}/2025"]["verdict"] for n in (1, 2, 3)] == ["rejected", "rejected", "missing"]
    for number in (1, 2):
        post(county, hand, number, "学期工作总结", ("学期工作总结.docx", good), at="2025-05-07T10:00:00")
    county.look("2025-05-07T11:00")
    rows = county.rows("2025-05-07T11:00")
    assert [rows[f"N1/a{n}/2025"]["verdict"] for n in (1, 2)] == ["satisfied", "satisfied_late"]
    assert "补正" in str(county.run("explain", "N1/a1/2025", "--format", "json", clock="2025-05-07T11:00").json)
    post(county, hand, 1, "学期工作总结（再发）", ("学期工作总结.docx", b"PK\x03\x04broken"), at="2025-05-08T10:00:00")
    county.look("2025-05-08T11:00")
    assert county.rows("2025-05-08T11:00")["N1/a1/2025"]["verdict"] == "satisfied"
