"""Whose and which, from outside: each school of a county writes in a manner of its own, and each is understood."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

PLAN = """
[plan]
id = "jiangbei-2025"
year = 2025
starts = "previous 12-15"

[[requirement]]
id = "D1"
title = "《校本教研工作计划》"
party = "school"
channels = ["mailbox"]
due = "03-14 cob"
checks = ["document"]

[[requirement]]
id = "D2"
title = "《教师任课分工统计表》"
party = "school"
channels = ["mailbox"]
due = "03-14 cob"
checks = ["table"]

[[requirement]]
id = "D3"
title = "“听评课”材料"
party = "school"
stages = ["primary", "junior"]
channels = ["mailbox"]
count = { primary = 1, junior = 2 }
due = "03-28"
checks = [{ name = "archive_parts", parts = ["签到", "教案", "照片>=3", "评课"] }, "one_session"]

[[requirement]]
id = "E1"
title = "读书心得"
party = "teacher"
channels = ["mailbox"]
due = "03-28"
checks = [{ name = "han_count", min = 40 }]
"""
SCHOOLS = "第一小学 第二小学 第三小学 第四小学 第五小学 红旗镇中心小学 红日小学 青松镇中心小学 青松乡中心小学 实验学校"
AT = "2025-03-10T09:00:00"
NIGHT = "2025-03-14T20:00"


@pytest.fixture
def county(bare: Any, user: Callable[[], str]) -> Any:
    bare.write("rollcall.toml", "")
    bare.write("plan.toml", PLAN)
    rows = []
    for n, name in enumerate(SCHOOLS.split(), start=1):
        stages = "小学;初中" if name == "实验学校" else "小学"
        rows.append(f"s{n},{name},{stages},,k{n}")
    bare.write("roster/schools.csv", "编号,学校,学段,别名,负责人\n" + "\n".join(rows) + "\n")
    people = "".join(f"k{n},负责人{n},负责人,k{n}@school.example\n" for n in range(1, 11))
    bare.write("roster/contacts.csv", f"编号,姓名,角色,邮箱\n{people}a1,王老师,管理员,a1@county.example\n")
    bare.write("roster/teachers.csv", "编号,姓名,学校\nt1,王老师,s1\nt2,孙老师,s1\nt3,王老师,s2\nt4,赵老师,s1\n")
    bare.mailbox("post", user())
    assert bare.run("plan", "open", clock="2025-02-01T09:00").code == 0
    return bare


def send(county: Any, hand: Any, who: object, title: str, *files: tuple[str, bytes], at: str = AT, **more: Any) -> None:
    sender = who if isinstance(who, str) else f"k{who}@school.example"
    county.append("post", hand.letter(title, sender, *(hand.Paper(*file) for file in files), **more), at)


def verdicts(county: Any, requirement: str, at: str = NIGHT) -> dict[str, str]:
    return {
        row["party"]: row["verdict"] for row in county.status(at, "--requirement", requirement)["rows"]
    }  # fmt: skip


def test_each_school_is_understood_in_its_own_manner(county: Any, hand: Any) -> None:
    plan, table = (
        hand.docx("", hand.essay, hand.essay),
        hand.xlsx(("姓名", "学科"), ("王老师", "语文"), ("孙老师", "数学")),
    )
    headed = hand.docx("2024—2025学年度第二学期", "江北县红旗镇中心小学", "校本教研工作计划", hand.essay, hand.essay)
    send(county, hand, 1, "", ("孝本教研工作记划.docx", plan), ("教师任课分公统计表(2).xlsx", table))  # sound
    send(county, hand, 2, "您好", ("xiaobenjiaoyanjihua.docx", plan), ("renke.xlsx", table))  # letters; no name at all
    send(
        county, hand, 3, "Fw: 转发：Fw: 材料", ("校本教研計劃（最終版）.docx", plan), ("教師任課分工統計表.xlsx", table)
    )
    both = {"开学材料/1校本教研计划.docx": plan, "开学材料/2教师任课分工统计表.xlsx": table}
    send(county, hand, 4, "四小材料", ("第四小学.zip", hand.archive(both)))
    send(county, hand, 5, "", ("2022-2023学年校本教研工作计划.docx", plan))  # last year's but one
    send(county, hand, 6, "", ("1.docx", headed), ("红旗小学任课分工表2025春.xlsx", table))
    send(county, hand, 7, "回复：通知", body="收到，校本教研工作计划尽快交。")  # a reply without a file
    send(county, hand, 7, "食堂检查记录", ("食堂检查记录.docx", hand.docx("食堂检查记录", hand.essay)))
    send(county, hand, "1234567@qq.example", "青松小学校本教研工作计划", ("1.docx", plan))  # one name of two schools
    send(county, hand, 10, "", ("校本教研工作计划.docx", plan), at="2024-12-01T09:00:00")  # before the plan
    send(county, hand, 10, "", ("教师任课分工统计表.xlsx", table), at="2024-12-20T09:00:00")  # before it opens: counts

    read, judged = county.look(NIGHT)

    assert (read.code, judged.code) == (0, 1), read.err + judged.err
    plans, tables = verdicts(county, "D1"), verdicts(county, "D2")
    assert plans == {
        "s1": "satisfied", "s2": "satisfied", "s3": "satisfied", "s4": "satisfied", "s5": "needs_review",
        "s6": "satisfied", "s7": "missing", "s8": "needs_review", "s9": "needs_review", "s10": "missing",
    }  # fmt: skip
    assert tables["s6"] == "needs_review", "a name that is only alike is confirmed by a person"
    assert {id_: tables[id_] for id_ in ("s1", "s3", "s4", "s10")} == dict.fromkeys(
        ("s1", "s3", "s4", "s10"), "satisfied"
    )
    told = str(county.run("explain", "D1/s1/2025", "--format", "json", clock=NIGHT).json)
    assert "同音" in told


def test_what_disagrees_or_is_vouched_for_by_nobody_waits(county: Any, hand: Any) -> None:
    plan, table = hand.docx("", hand.essay, hand.essay), hand.xlsx(("姓名", "学科"), ("王老师", "语文"))
    send(county, hand, 1, "", ("第二小学校本教研工作计划.docx", plan))  # one school's address, another's name
    send(county, hand, "free@qq.example", "弟三小学", ("校本教研工作计划.docx", plan))  # a stranger, and mistyped
    send(county, hand, "a1@county.example", "Fw: 第四小学校本教研工作计划", ("1.docx", plan))
    send(county, hand, 5, "", ("1.zip", hand.archive({"a.docx": plan}, locked=True)))  # nobody can read it
    send(county, hand, 6, "", ("校本教研工作计划.docx", plan[:200]))  # broken, and named
    send(county, hand, 6, "", ("校本教研工作计划、教师任课分工统计表.xlsx", table))  # one file for two
    county.look(NIGHT)
    plans, tables = verdicts(county, "D1"), verdicts(county, "D2")
    assert [plans[f"s{n}"] for n in range(1, 7)] == [*["needs_review"] * 5, "needs_review"]
    assert (tables["s5"], tables["s6"], tables["s1"]) == ("needs_review", "needs_review", "missing")


def test_a_session_counts_once_however_it_is_named_and_where_its_grade_says(county: Any, hand: Any) -> None:
    for name in ("三年级语文《观潮》.zip", "听评课第1次（最终版）.zip", "3.10.zip"):
        send(county, hand, 1, "听评课", (name, hand.session("观潮", 1)))
    send(county, hand, 10, "", ("八年级物理听评课.zip", hand.session("浮力", 2)))
    send(county, hand, 10, "听评课", ("听评课.zip", hand.session("无年级", 3)))
    county.look("2025-03-29T10:00")
    rows = county.rows("2025-03-29T10:00")
    assert rows["D3/s1/2025"]["channels"]["mailbox"]["accepted"] == 1
    assert rows["D3/s1/2025"]["verdict"] == "satisfied"
    assert rows["D3/s10:junior/2025"]["channels"]["mailbox"]["accepted"] == 1
    assert rows["D3/s10:primary/2025"]["verdict"] == "satisfied"


def test_teachers_papers_in_one_mail_are_each_their_own(county: Any, hand: Any) -> None:
    long, longer = hand.docx("读书心得", hand.essay), hand.docx("读书心得", hand.essay, hand.essay)
    send(county, hand, 1, "读书心得", ("王老师.docx", long), ("孙老师.docx", longer))
    send(
        county, hand, 2, "读书心得", ("教师.zip", hand.archive({"王老师/心得.docx": long, "钱老师/心得.docx": longer}))
    )
    county.look("2025-03-29T10:00")
    essays = verdicts(county, "E1", "2025-03-29T10:00")
    assert essays == {"t1": "satisfied", "t2": "satisfied", "t3": "satisfied", "t4": "missing"}
