"""The linter on plans of a year: short lists of papers with days alone, a word for two places, a calendar of months."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2025, 2028))
BOX = "cailiao@example.com"
LIST = f"二、材料上报\n以下材料除另有注明外，均发至{BOX}，截止时间均为当日17:00。"


def told(*lines: str, title: str = "中心校2026年工作计划", issued: str = "2026年3月2日") -> list[tuple[str, int]]:
    whole = "\n".join((title, "各校：", *lines, "中心校", issued))
    return [(found.kind, found.line) for found in lint_circular(whole, CALENDAR)]


def year(*lines: str) -> list[tuple[str, int]]:
    return told(*lines, title="中心校2025—2026学年度工作计划", issued="2025年9月2日")


@pytest.mark.parametrize(("day", "kinds"), [("2026年2月6日", [("in-vacation", 8)]), ("2026年3月6日", [])])
def test_a_bare_day_is_a_deadline_where_the_hour_of_all_days_is_told(day, kinds):
    plan = ("一、假期安排", "寒假：2026年1月24日至3月1日。", *LIST.split("\n"), "1.工作计划，2025年9月12日。")
    assert year(*plan, f"2.教师读书心得，{day}。", "3.工作总结，2026年6月26日。") == kinds


def test_a_bare_day_before_the_activity_ends_is_told():
    made = "一、2026年4月1日至4月30日各校开展“一师一优课”活动，组织教师录课。"
    listed = (*LIST.split("\n"), "1.工作计划，2026年3月13日。", "2.“一师一优课”活动总结，2026年4月{}日。")
    assert told(made, *(line.format(24) for line in listed)) == [("before-activity-ends", 7)]
    assert told(made, *(line.format(30) for line in listed[:2]), "1.“一师一优课”活动总结，2026年5月8日。") == []


BOTH = "“双报”指电子稿发中心校邮箱" + BOX + "，同时在教育网“上报”栏目上传。"
ITEMS = ("1.工作计划，3月13日，双报。", "2.任课安排表，3月20日，发中心校邮箱。", "3.留守儿童花名册，4月10日，双报。")


@pytest.mark.parametrize(("where", "kinds"), [("双报", []), ("各校1份", [("no-channel", 8)])])
def test_a_word_that_is_explained_is_a_place(where, kinds):
    leads = f"各校按下列时间上报，时间均截至当日17:00。{BOTH}"
    assert told("一、材料上报", leads, *ITEMS, f"4.学时登记册，6月12日，{where}。") == kinds


@pytest.mark.parametrize(
    ("where", "kinds"), [("9月11日前送综合科", []), ("交综合科，由中心统一评阅后返还", [("no-date", 10)])]
)
def test_the_odd_one_of_the_second_list_of_a_section_is_told(where, kinds):
    first = (
        "1.工作安排表，3月13日前上传研训网“研修”栏目。",
        "2.结对名单，每校1份，3月20日前上传研训网“研修”栏目。",
        "3.学习心得，尽快上传研训网“研修”栏目。",
    )
    second = (
        "1.研修安排表，9月11日前上传研训网“研修”栏目。",
        "2.成长档案，每人1册，{}。",
        "3.设计作品，每校2件，12月4日前上传研训网“研修”栏目。",
    )
    rest = ("4.典型案例，每校1篇，11月20日前上传研训网“研修”栏目。", "5.研修总结，12月11日前上传研训网“研修”栏目。")
    lines = ("一、材料", "（一）上半年", *first, "（二）下半年", *(line.format(where) for line in second), *rest)
    assert [one for one in told(*lines) if one[0] != "vague-word"] == kinds


@pytest.mark.parametrize("whose", ["本计划", "该办法要点", "本通知"])
def test_a_plan_that_points_at_its_own_places_names_them(whose):
    asked = f"1.《工作计划》每校1份，3月13日17:00前发至{BOX}。"
    assert told(asked, f"2.各校要按{whose}规定的时间和渠道报送材料。") == []


def test_what_a_calendar_of_months_says_is_done_is_no_name_of_a_paper():
    listed = (
        "一、坚持质量第一。",
        *LIST.split("\n"),
        "1.学期工作总结，2026年1月16日。",
        "2.学年工作总结，2026年7月3日。",
    )
    months = ("三、行事历", "时间\t工作\t其他", "2025年12月\t年度检查\t防火检查", "2026年1月\t{}\t家长会")
    assert year(*listed, *(line.format("学期工作小结") for line in months)) == []


def test_the_plan_of_one_thing_is_not_that_of_another():
    listed = ("一、坚持质量第一。", *LIST.split("\n"), "1.保教工作计划，2026年3月13日。")
    assert told(*listed, "2.幼小衔接工作方案，2026年4月10日。") == []


def test_a_row_of_a_calendar_that_has_another_day_is_told_there():
    listed = (*LIST.split("\n"), "1.工作计划，2025年9月12日。", "2.第二学期工作总结，2026年6月26日。")
    told_first = ("一、教学", "2025年11月3日至11月13日开展听课活动。")
    months = ("三、行事历", "9月|开学检查|工作计划（12日）", "6月|质量监测|", "7月|总结表彰|第二学期工作总结（{}）")
    lines = [*told_first, *listed, *months]
    assert year(*(line.format("3日") for line in lines)) == [("conflicting-dates", 12)]
