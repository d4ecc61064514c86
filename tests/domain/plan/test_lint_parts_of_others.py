"""The linter on the numbered papers of one part, beside those of another: the schools' and the stations'."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2024, 2028))


def told(text: str) -> set[str]:
    head = "关于开展结对共建工作的通知\n各乡镇文化站、各中心校：\n"
    whole = f"{head}{text}\n共建工作邮箱：cailiao@example.com\n县教育局\n2026年7月1日\n"
    return {found.id for found in lint_circular(whole, CALENDAR)}


LISTS = (
    "一、时间说明\n全县中小学2026年暑假为7月12日至8月31日。\n二、材料报送\n（一）{}报送\n"
    "1.《工作计划》（每家1份）\n2.《登记表》（每家1份）\n3.《活动体会》（每家5篇）\n"
    "报送要求：材料1于2026年8月14日17:00前、材料2于2026年9月4日17:00前发送至共建工作邮箱；"
    "材料3于2026年10月30日17:00前{}。"
)
TO_THE_BOX = "发送至共建工作邮箱"


def test_a_day_of_the_schools_part_in_the_holidays_is_told():
    assert told(LISTS.format("中心校", TO_THE_BOX)) == {"in-vacation@10"}
    assert told(LISTS.format("中小学", TO_THE_BOX)) == {"in-vacation@10"}
    assert told(LISTS.format("文化站", TO_THE_BOX)) == set()


def test_a_day_of_an_item_of_the_schools_part_in_the_holidays_is_told():
    items = (
        "一、时间说明\n全县中小学2026年暑假为7月12日至8月31日。\n二、材料报送\n（一）{}报送\n"
        "1.《工作计划》1份，8月14日17:00前发送至共建工作邮箱。\n2.《活动体会》5篇，10月30日17:00前发送至共建工作邮箱。"
    )
    assert told(items.format("中心校")) == {"in-vacation@7"}
    assert told(items.format("文化站")) == set()


TWO_LISTS = (
    "一、材料报送\n（一）中心校报送\n1.《工作计划》（每校1份）\n2.《登记表》（每校1份）\n3.《活动体会》（每校5篇）\n"
    "报送要求：材料1、2于2026年9月4日17:00前发送至共建工作邮箱；材料3于2026年10月30日17:00前发送至共建工作邮箱。\n"
    "（二）文化站报送\n1.《开放时间表》（每站1份）\n2.《安排表》（每站1份）\n3.《工作总结》（每站1份）\n"
    "报送要求：材料1、2于2026年9月10日17:00前发送至共建工作邮箱；材料3于2026年11月27日17:00前{}。"
)


@pytest.mark.parametrize("open_end", ["报送", "统一报送", "上报", "提交"])
def test_the_one_number_without_a_place_is_told_though_another_list_has_that_number(open_end):
    assert told(TWO_LISTS.format(open_end)) == {"no-channel@13"}


@pytest.mark.parametrize("end", [TO_THE_BOX, "送至县文化馆二楼展厅", "报送，纸质件交县文化馆201室"])
def test_a_number_with_its_place_is_left_alone(end):
    assert told(TWO_LISTS.format(end)) == set()


def test_a_number_is_left_alone_where_its_item_or_another_line_says_where():
    of_item = TWO_LISTS.replace("《工作总结》（每站1份）", "《工作总结》（每站1份，发送至共建工作邮箱）")
    assert "no-channel@13" not in told(of_item.format("报送"))
    for_all = f"{TWO_LISTS}\n以上材料均发送至共建工作邮箱。"
    assert told(for_all.format("报送")) == set()


def test_a_number_without_a_place_that_one_list_alone_has_is_told_once():
    schools = (
        "（一）学校材料\n1.《工作方案》\n2.《人员名单》\n3.《安排表》\n4.《工作总结》\n"
        "相关要求：材料1—2于9月15日17:00前发送到共建工作邮箱；材料3于9月25日17:00前发送到共建工作邮箱；"
        "材料4于12月22日17:00前上报。\n"
    )
    teachers = "（二）教师材料\n1.学习心得1篇；\n2.教案1份；\n3.课件1份。\n材料提交截止时间：2026年12月1日17:00。"
    found = told(f"一、材料上报\n{schools}{teachers}")
    assert [id_ for id_ in found if id_.startswith("no-channel")] == ["no-channel@8"]
