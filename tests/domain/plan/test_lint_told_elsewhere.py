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
    body = f"{NAMED}\n二、推荐县级“最美家庭”\n1.每个镇推荐2户，《推荐表》每户1份，4月17日17:00前{TO}"
    assert "count-missing" not in kinds(body)


@pytest.mark.parametrize(
    ("lead", "told"), [("检查时请将以下资料摆放备查：", False), (f"4月17日17:00前将以下材料{TO[:-1]}：", True)]
)
def test_photos_that_are_only_shown_need_no_number(lead, told):
    body = f"{NAMED}\n二、{lead}\n（1）值班记录1本；\n（2）演练方案和照片。"
    assert ("count-missing" in kinds(body)) is told


def test_two_papers_with_days_of_their_own_are_two():
    both = f"一、《课后服务自查报告》每校1份，4月10日17:00前{TO}\n二、《课后服务整改报告》每校1份，4月24日17:00前{TO}"
    assert "names-vary" not in kinds(both)


def test_those_that_another_line_has_just_named_are_known():
    asked = f"二、有关乡镇每月25日前报送进度表1份，{TO}"
    assert "who-unclear" in kinds(f"一、全县问题集中在5个乡镇，各乡镇要一块地一个办法。\n{asked}")
    assert "who-unclear" not in kinds(f"一、全县问题集中在5个乡镇，上述有关乡镇要一块地一个办法。\n{asked}")


def test_a_day_months_before_the_issue_is_one_of_the_school_year():
    body = f"一、《名册》1份，5月27日17:00前{TO}\n二、《计划》1份，9月10日17:00前{TO}"
    assert "conflicting-dates" not in kinds(body, "2026年8月29日")


@pytest.mark.parametrize(
    ("elsewhere", "told"), [("中期报告4月3日17:00前", True), ("中期报告2027年3月26日17:00前", False)]
)
def test_a_year_that_another_line_speaks_of_is_meant(elsewhere, told):
    body = f"一、{elsewhere}{TO}\n二、结题报告每项1份，2027年11月26日17:00前{TO}"
    assert ("slip" in kinds(body)) is told


TABLE = (
    "月份\t主要活动\t参加人员\t学校需报送的材料及截止日期\n3月\t教研会（3月5日）\t校长\t计划1份，3月13日\n"
    "4月\t教学设计评选\t教师\t教学设计，每校3篇，4月17日\n6月\t期末命题培训（6月9日）\t教研组长\t无\n"
    "9月\t见面会（9月4日）\t新教师\t登记表1份，9月11日"
)


def test_a_month_that_asks_for_nothing_lacks_no_day():
    assert "no-date" not in kinds(f"一、安排\n{TABLE}\n二、表中所列材料{TO}")


def test_one_row_without_a_day_is_told_where_the_column_of_days_is_the_only_one():
    rows = "1\t《登记表》\t电子表\t4月10日\n2\t《花名册》\t扫描件\t{}\n3\t《报告》\t扫描件\t4月17日"
    table = f"序号\t材料名称\t形式\t截止时间\n{rows}"
    assert "no-date" in kinds(f"一、材料（每校各1份）\n{table.format('——')}\n二、上述材料{TO}")
    assert "no-date" not in kinds(f"一、材料（每校各1份）\n{table.format('4月10日')}\n二、上述材料{TO}")


def test_items_named_by_their_numbers_and_what_they_list_have_their_place():
    body = (
        "2 报送什么、何时报\n2.1 年报：\n表号\t表名\t截止日\n101\t基本情况\t4月10日\n102\t从业人员\t4月17日\n"
        "2.2 定期报表：每月8日前报上月《产量表》，从4月起报。\n2.3 《备案表》：每家1份，4月16日前报送。\n3 怎么报\n"
        "3.1 2.1、2.2所列各表由企业登录“直报平台”（https://r.example.cn）填写、提交，每表1份。\n3.2 2.3所列备案表{}"
    )
    assert "no-channel" not in kinds(body.format(TO), to="各企业")
