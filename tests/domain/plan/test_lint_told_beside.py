"""The linter on what is told of another thing beside it: a hall, an hour of opening, a number, a name."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2025, 2028))
BOX = "cailiao@example.com"
LIST = f"1.《自查表》每校1份，于3月20日17:00前发至{BOX}。\n2.《名册》每校1份，于3月25日17:00前发至{BOX}。\n"


def told(text: str) -> list[tuple[str, int]]:
    whole = f"县教研室关于报送材料的通知\n各校：\n{text}\n县教研室\n2026年3月2日\n"
    return [(found.kind, found.line) for found in lint_circular(whole, CALENDAR)]


def test_the_hall_of_a_meeting_is_no_place_for_a_list():
    held = "3月9日9:00在县教研室二楼会议室召开动员会，校长参加。物资要逐一清点，《储备清单》1份于3月13日17:00前{}。"
    assert told(LIST + "3." + held.format("上报")) == [("no-channel", 5)]
    assert told(LIST + "3." + held.format(f"发至{BOX}")) == []


def test_a_report_may_be_named_behind_the_verb():
    asked = "3.补助通过“一卡通”于4月20日发放到学生本人账户。各校于4月24日17:00前上报《到账核实报告》1份{}。"
    works = f"\n4.典型案例2篇，每篇1500字以上，于4月10日17:00前发至{BOX}。"
    assert told(LIST + asked.format("") + works) == [("no-channel", 5)]
    assert told(LIST + asked.format("，发至" + BOX) + works) == []


@pytest.mark.parametrize(
    ("hour", "found"), [("上午9:00在第一小学举行启动仪式", [("inclusive-unclear", 5)]), ("17:00截止", [])]
)
def test_the_hour_of_an_opening_is_none_of_the_days(hour, found):
    assert told(f"{LIST}3.《方案》每校1份，3月27日前发至{BOX}。\n4月8日宣传周开始，当天{hour}。") == found


def test_an_hour_may_be_written_in_words():
    rows = "材料\t份数\t截止时间\t报送方式\n"
    for name, day in (("推荐表", "四月十日十七时前"), ("审批表", "四月十五日十七时前"), ("说明", "四月二十日{}前")):
        rows += f"{name}\t一份\t二〇二六年{day}\t发至{BOX}\n"
    assert told(rows.format("")) == [("inclusive-unclear", 6)]
    assert told(rows.format("十七时")) == []


def test_the_day_of_a_paper_told_again_as_its_time():
    text = f"一、材料\n1.《归档目录》。各校于3月20日17:00前将电子版发至{BOX}。\n二、要求\n"
    again = "（一）各校要加强领导。\n（二）《归档目录》的报送时间为{}17:00前，未按时报送的不得参评。"
    assert told(text + again.format("4月7日")) == [("conflicting-dates", 7)]
    assert told(text + again.format("3月20日")) == []


@pytest.mark.parametrize(("name", "found"), [("移交登记册", [("names-vary", 5)]), ("移交清册", [])])
def test_a_register_in_the_list_is_the_roll_in_the_text(name, found):
    paper = f"《到期档案移交清册》每校1份，于3月20日17:00前发至{BOX}。\n"
    assert told(f"1.{paper}附件：1.自查表\n2.到期档案{name}") == found


@pytest.mark.parametrize(("name", "found"), [("研修规划书", [("names-vary", 4)]), ("研修计划书", [])])
def test_a_plan_in_writing_has_one_name(name, found):
    assert told(f"1.年度研修计划书（附件1），每校1份，于3月20日17:00前发至{BOX}。\n附件：1.年度{name}") == found


@pytest.mark.parametrize(("count", "found"), [("2至3份", [("count-unclear", 4)]), ("2份", [])])
def test_a_row_tells_one_number_of_copies(count, found):
    rows = f"序号|材料名称|份数|报送时间|报送方式\n1|申请表|{count}|3月20日17:00前|送县教研室205室\n"
    assert told(f"{rows}2|总结|1份|5月8日17:00前|送县教研室205室") == found


@pytest.mark.parametrize(("more", "found"), [("3至5张以上", [("count-unclear", 3)]), ("5张以上", [])])
def test_from_three_to_five_and_more_is_no_number(more, found):
    assert told(f"1.改造照片，每户{more}，于3月20日17:00前发至{BOX}。") == found


@pytest.mark.parametrize(("offices", "found"), [("或县进修学校教务处", [("channel-unclear", 3)]), ("", [])])
def test_an_office_may_have_its_room_before_the_other(offices, found):
    assert told(f"《考核表》每校1份，于3月20日17:00前报县教育局人事股（县教育局210室）{offices}。") == found
