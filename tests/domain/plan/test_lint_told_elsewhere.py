"""What one line leaves open and another one answers is no defect; the same without the answer is one."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2024, 2028))
TO = "发至邮箱ab@example.com。"
NAMED = f"一、《计划》每校1份，4月10日17:00前{TO}"


def kinds(body: str, seal: str = "2026年3月2日", to: str = "各学校") -> set[str]:
    text = f"关于做好有关工作的通知\n{to}：\n{body}\n县教育局\n{seal}"
    return {one.kind for one in lint_circular(text, CALENDAR)}


@pytest.mark.parametrize(
    "counted",
    ["优质课例每校2节，每节40分钟。", "《优质课例》，每校每学科报送2节。"],
)
def test_works_that_another_line_counts_are_counted(counted):
    asked = f"{NAMED}\n二、各校择优报送优质课例，4月17日17:00前{TO}"
    assert "count-missing" in kinds(asked)
    assert "count-missing" not in kinds(f"{asked}\n三、{counted}")


def test_a_heading_asks_for_no_works_by_itself():
    body = f"{NAMED}\n二、推荐优秀教师\n各校推荐2名，《推荐表》每人1份，4月17日17:00前{TO}"
    assert "count-missing" not in kinds(body)


@pytest.mark.parametrize(
    ("lead", "told"), [("检查时请将以下资料摆放备查：", False), (f"4月17日17:00前将以下材料{TO[:-1]}：", True)]
)
def test_photos_that_are_only_shown_need_no_number(lead, told):
    body = f"{NAMED}\n二、{lead}\n（1）值班记录1本；\n（2）演练方案和照片。"
    assert ("count-missing" in kinds(body)) is told


def test_two_papers_with_days_of_their_own_are_two():
    both = f"一、《食堂自查报告》每校1份，4月10日17:00前{TO}\n二、《食堂整改报告》每校1份，{{}}17:00前{TO}"
    assert "names-vary" not in kinds(both.format("4月24日"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("各校撰写活动总结1篇，发至邮箱ab@example.com。", True),
        ("其余材料电子版发至邮箱ab@example.com，邮件主题写学校名称。", False),
    ],
)
def test_a_sentence_that_only_says_where_needs_no_day(text, told):
    assert ("no-date" in kinds(f"{NAMED}\n二、{text}")) is told


@pytest.mark.parametrize(
    ("elsewhere", "told"), [("中期报告4月3日17:00前", True), ("中期报告2027年3月26日17:00前", False)]
)
def test_a_year_that_another_line_speaks_of_is_meant(elsewhere, told):
    body = f"一、{elsewhere}{TO}\n二、结题报告每项1份，2027年11月26日17:00前{TO}"
    assert ("slip" in kinds(body)) is told


TABLE = (
    "月份\t主要活动\t参加人员\t学校需报送的材料及截止日期\n3月\t教研会\t校长\t《计划》1份，3月13日\n{}\n"
    "5月\t评选\t教师\t《微课》1节，5月22日"
)


def test_a_month_that_asks_for_nothing_lacks_no_day():
    assert "no-date" not in kinds(f"一、安排\n{TABLE.format('4月	培训	教师	无')}\n二、上表材料{TO}")


def test_one_row_without_a_day_is_told_where_the_column_of_days_is_the_only_one():
    rows = "1\t《登记表》\t电子表\t4月10日\n2\t《花名册》\t扫描件\t{}\n3\t《报告》\t扫描件\t4月17日"
    table = f"序号\t材料名称\t形式\t截止时间\n{rows}"
    assert "no-date" in kinds(f"一、材料（每校各1份）\n{table.format('——')}\n二、上述材料{TO}")
    assert "no-date" not in kinds(f"一、材料（每校各1份）\n{table.format('4月10日')}\n二、上述材料{TO}")


def test_items_named_by_their_numbers_and_what_they_list_have_their_place():
    body = (
        "1 报送什么\n1.1 《基本情况表》每校1份，4月10日17:00前报送。\n1.2 《备案表》每校1份，4月17日17:00前报送。\n"
        "2 怎么报\n2.1 {}登录“教育统计直报平台”（https://tj.example.cn）填报。\n"
        "2.2 1.2所列备案表发至邮箱ab@example.com。"
    )
    assert "no-channel" not in kinds(body.format("1.1所列各表"))
