"""Steps told each in fields of its own, 时间, 报什么 with a list below it, and one paper that two groups owe."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft


def told(text: str) -> list[tuple[str, str | None, int]]:
    drafted = draft(f"关于做好2026年低保复核的通知\n各村、社区，各敬老院：\n{text}\n县民政局\n2026年3月2日")
    return [(one.title, one.due, one.line) for one in drafted.requirements]


STEP = (
    "■ 第一步\n时间：4月8日17:00前。\n谁来交：各村。\n交到哪里：镇民政办102室。\n{label}\n{items}\n■ 第二步\n镇里抽查。"
)
ITEMS = (
    "{0} 低保对象复核表，每户1份；\n{1} 复核结果汇总表，纸质盖章1份；\n{2} 公示照片，每村2张。公示期为4月1日至7日。"
).format


@pytest.mark.parametrize("label", ["报什么：", "要交的：", "交哪些材料："])
@pytest.mark.parametrize("marks", [("①", "②", "③"), ("1.", "2.", "3."), ("（1）", "（2）", "（3）")])
def test_the_list_below_a_field_is_what_the_step_asks_for(label: str, marks: tuple[str, str, str]) -> None:
    assert told(STEP.format(label=label, items=ITEMS(*marks))) == [
        ("低保对象复核表", "04-08 17:00", 8),
        ("复核结果汇总表", "04-08 17:00", 9),
        ("公示照片", "04-08 17:00", 10),
    ]


def test_two_groups_owe_one_paper_by_one_day_each_in_its_list() -> None:
    text = (
        "一、乡镇敬老院\n各乡镇敬老院于4月8日前向镇民政办102室报送：\n1.供养人员名册，每院1份；\n2.消防自查表，每院1份。\n"
        "二、县直敬老院\n县直敬老院于4月8日前向县民政局203室报送：\n1.供养人员名册，每院2份；\n2.收支情况表，每院1份。"
    )

    assert [one for one in told(text) if one[0] == "供养人员名册"] == [
        ("供养人员名册", "04-08", 5),
        ("供养人员名册", "04-08", 9),
    ]


@pytest.mark.parametrize("paper", ["补助到账确认单", "合同到期清单", "入户到访记录"])
def test_a_name_may_hold_the_word_for_to(paper: str) -> None:
    drafted = draft(f"关于低保的通知\n各村：\n各村将{paper}于4月8日前送镇民政办102室。\n县民政局\n2026年3月2日")

    assert [(one.title, one.channels) for one in drafted.requirements] == [(paper, ("镇民政办",))]


def test_what_a_system_is_called_shortly_is_no_second_place() -> None:
    said = "各村于4月8日前，在全国低保信息管理系统（以下简称低保系统）中提交《变更申请表》。"
    drafted = draft(f"关于低保的通知\n各村：\n{said}\n县民政局\n2026年3月2日")

    assert [one.channels for one in drafted.requirements] == [("全国低保信息管理系统",)]


@pytest.mark.parametrize("called", ["以下简称系统", "以下统称平台", "以下称系统"])
def test_what_is_called_shortly_points_at_no_list_below(called: str) -> None:
    text = f"2.各村于4月8日前，在全国低保信息管理系统（{called}）中提交家庭变更申请，逾期不再受理。\n（二）镇级审核"

    assert [title for title, _, _ in told(text)] == ["家庭变更申请"]
