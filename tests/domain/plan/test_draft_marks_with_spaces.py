"""Marks that only a space parts from their papers, 甲　剧本, and days that name the marks: 甲、丙两项, 乙项, ①②两项."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft

PAPERS = (
    "渠道巡查总结1篇，不超过2000字",
    "巡查录像1个，不剪辑，不配乐",
    "险段简介1篇",
    "用水登记表，每站1份",
    "著作权声明，每站1份",
)
TITLES = ["渠道巡查总结", "巡查录像", "险段简介", "用水登记表", "著作权声明"]
DAYS = ["04-27 17:00", "05-09 17:00", "04-27 17:00", "04-30 17:00", "04-30 17:00"]


def told(marks: str, days: str, between: str = "二、站里还要交什么\n") -> list[tuple[str, str | None]]:
    items = [f"{mark}　{paper}。\n" for mark, paper in zip(marks, PAPERS, strict=True)]
    lists = f"一、一件成果包含什么\n{''.join(items[:3])}{between}{''.join(items[3:])}"
    found = draft(f"关于做好渠道管护的通知\n各水利站：\n{lists}三、什么时候交\n{days}\n县水利局\n2026年3月2日")
    return [(one.title, one.due) for one in found.requirements]


@pytest.mark.parametrize("marks", ["甲乙丙丁戊", "ABCDE", "①②③④⑤"])
def test_a_list_that_goes_on_under_the_next_heading_is_one_for_its_days(marks: str) -> None:
    a, b, c, d, e = marks
    days = (
        f"{a}、{c}两项：4月27日17:00截止，上传“渠道云”平台。\n{d}、{e}两项：4月30日17:00截止，送306室。\n"
        f"{b}项：5月9日17:00截止，上传同一平台。"
    )

    assert told(marks, days) == [*zip(TITLES, DAYS, strict=True)]


def test_the_mark_in_a_numbered_day_is_of_the_list_that_has_such_marks() -> None:
    days = (
        "（一）甲、丙两项：4月27日17:00前上传平台。\n（二）丁、戊两项：4月30日17:00前送306室。\n"
        "（三）乙项：5月9日17:00前上传平台。"
    )

    assert told("甲乙丙丁戊", days) == [*zip(TITLES, DAYS, strict=True)]


def test_days_beside_nothing_but_marks_are_those_by_which_they_are_handed_in() -> None:
    days = "时间：甲、丙项4月27日17:00前；丁、戊项4月30日17:00前；乙项5月9日17:00前。\n都送县水利局301室。"

    assert told("甲乙丙丁戊", days) == [*zip(TITLES, DAYS, strict=True)]


def test_marks_before_the_form_in_which_they_come_are_pointed_at() -> None:
    days = (
        "甲和丙交纸质，4月27日17:00前送306室；丁、戊交电子版，4月30日17:00前发a@example.com。\n"
        "乙项5月9日17:00前送306室。"
    )

    assert told("甲乙丙丁戊", days) == [*zip(TITLES, DAYS, strict=True)]


def test_a_party_of_a_contract_is_no_item() -> None:
    found = draft(
        "关于合同的通知\n各水利站：\n甲　方：县水利局\n乙　方：水利站\n《管护合同》3月6日前送306室。\n2026年2月2日"
    )

    assert [(one.title, one.line) for one in found.requirements] == [("《管护合同》", 5)]


def test_what_a_class_does_by_a_day_is_no_paper_of_its_items() -> None:
    days = "甲、丙两项4月27日前完成试点工作。"

    assert told("甲乙丙丁戊", days) == []
