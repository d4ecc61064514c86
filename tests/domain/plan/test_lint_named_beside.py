"""The linter on the one that is not named or counted beside others that are: a mailbox of its own, a work."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2025, 2028))
BOX = "cailiao@example.com"
OTHERS = "\n".join(
    f"问：还要报什么？\n答：各校填写《{paper}》1份，于{day}17:00前发至教研部邮箱{address}。"
    for paper, day, address in (
        ("自查表", "3月20日", BOX),
        ("教师花名册", "3月27日", ""),
        ("情况报告", "4月10日", ""),
        ("活动方案", "4月17日", ""),
    )
)


def told(text: str) -> list[tuple[str, str]]:
    whole = f"县教研室关于报送材料的通知\n各校：\n{text}\n县教研室\n2026年3月2日\n"
    return [(found.kind, found.quote) for found in lint_circular(whole, CALENDAR)]


@pytest.mark.parametrize("behind", ["", "。因文件较大，这份材料不用教研部邮箱接收"])
def test_a_mailbox_that_is_none_of_the_office_has_no_name(behind):
    found = told(f"{OTHERS}\n答：《自评表》每校1份，于5月8日17:00前发至指定邮箱{behind}。")
    assert found == [("unnamed-channel", "指定邮箱")]


@pytest.mark.parametrize("box", ["教研部指定邮箱", "教研部邮箱", "上述邮箱", "指定邮箱（即教研部邮箱）"])
def test_the_mailbox_of_the_office_has_one(box):
    assert told(f"{OTHERS}\n答：《自评表》每校1份，于5月8日17:00前发至{box}。") == []


ROWS = (
    f"一、材料\n材料|报送人|数量|截止|报送到\n《汇总表》|各校|每校1份|4月24日17:00|{BOX}\n"
    "《教学设计》|王老师|1份|5月15日17:00|{}\n《论文》|各校|每校3篇|5月29日17:00|lunwen@example.com\n"
    f"二、各校将《小结》1份于4月28日17:00前发至{BOX}。"
)


def test_a_row_without_the_address_that_the_other_rows_have_names_none():
    assert told(ROWS.format("指定邮箱")) == [("unnamed-channel", "指定邮箱")]
    assert told(ROWS.format("sheji@example.com")) == []
    assert told(f"{ROWS.format('指定邮箱')}\n三、指定邮箱：sheji@example.com。") == []


@pytest.mark.parametrize(
    "work",
    [
        "总结《规范办学典型案例》，于5月8日17:00前发至教研部邮箱，由教研室择优汇编。",
        "将《课堂教学论文》于5月8日17:00前发至教研部邮箱，每篇2000字以内。",
    ],
)
def test_a_titled_work_without_a_number_is_told_beside_papers_that_have_one(work):
    assert [kind for kind, _ in told(f"{OTHERS}\n答：各校{work}")] == ["count-missing"]


@pytest.mark.parametrize(
    "work",
    [
        "将《规范办学典型案例》2篇于5月8日17:00前发至教研部邮箱。",
        "将《规范办学典型案例》于5月8日17:00前发至教研部邮箱。每校限报2篇，每篇2000字以内。",
        "将《规范办学典型案例》于5月8日17:00前发至教研部邮箱。\n答：典型案例每校2篇，由校长审定。",
        "将《规范办学典型案例推荐表》于5月8日17:00前发至教研部邮箱。",
    ],
)
def test_a_titled_work_with_its_number_is_not(work):
    assert told(f"{OTHERS}\n答：各校{work}") == []


@pytest.mark.parametrize("fault", ["填报不实的", "填写有误的", "填报不准的"])
def test_what_is_said_of_a_wrong_sheet_asks_for_none(fault):
    assert told(f"{OTHERS}\n答：《课程开设表》{fault}，一经核实，取消当年评优资格。") == []


@pytest.mark.parametrize(
    ("way", "found"),
    [
        ("通过以往渠道报送", "以往渠道"),
        ("仍按往常的方式上报", "往常的方式"),
        ("沿用过去的途径提交", "过去的途径"),
        ("按原渠道报送", "原渠道"),
        ("仍通过原渠道（“校园云”平台）报送", ""),
        ("多收的费用按原渠道退回，报告送教研室203室", ""),
    ],
)
def test_the_way_that_papers_always_went_is_told_nowhere(way, found):
    first = f"1.《自查表》每校1份，于4月24日17:00前发至{BOX}。"
    text = f"{first}\n2.《整改清单》每校1份，于5月8日17:00前{way}。"
    assert told(text) == ([("unnamed-channel", found)] if found else [])


@pytest.mark.parametrize(
    ("box", "label", "found"),
    [
        ("研修成果专用邮箱", "", "专用邮箱"),
        ("成果专属信箱", "", "专属信箱"),
        ("研修成果专用信箱", f"\n研修成果专用信箱：{BOX}。", ""),
    ],
)
def test_a_mailbox_of_its_own_is_not_the_address_of_another_paper(box, label, found):
    first = f"1.各校填写《汇总表》1份，于4月24日17:00前发送至{'' if label else BOX}{'教研室203室' if label else ''}。"
    defects = told(f"{first}\n2.《指导记录》每名导师1份，于5月8日17:00前发送至{box}。{label}")
    assert [quote[-4:] for kind, quote in defects] == ([found] if found else [])
