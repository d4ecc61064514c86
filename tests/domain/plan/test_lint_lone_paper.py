"""The linter on the one paper of several that has a day, and no word of where it is handed in."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2025, 2028))
BOX = "cailiao@example.com"
NAMES = (("教师花名册", "3月20日"), ("研修计划表", "3月24日"), ("听课登记册", "4月9日"))
ASKED = "".join(f"{n}.《{name}》每校1份，于{day}17:00前发至{BOX}。\n" for n, (name, day) in enumerate(NAMES, 1))


def told(text: str) -> list[tuple[str, int]]:
    whole = f"县教研室关于报送材料的通知\n各校：\n{text}\n县教研室\n2026年3月2日\n"
    return [(found.kind, found.line) for found in lint_circular(whole, CALENDAR) if found.kind == "no-channel"]


@pytest.mark.parametrize(
    "asked",
    [
        "为便于编印全县汇编，请各校于5月15日17:00前再报送一份学校体育典型案例，字数1500字以内。",
        "各校于5月15日17:00前报送典型做法材料1篇，1500字以内，县局办公室择优向市局推荐。",
        "各高中另报危险品清单1份，时间为5月15日17:00前。",
    ],
)
def test_the_one_paper_with_a_day_alone_lacks_its_place(asked):
    assert told(f"一、材料\n{ASKED}二、{asked}") == [("no-channel", 7)]


@pytest.mark.parametrize(
    "asked",
    [
        "请各校于5月15日17:00前再报送一份典型案例，送到教研室一楼。",
        "各校于5月15日17:00前报送典型做法材料1篇，由教研组长当面交主持人。",
        "如有需要，各校于5月15日17:00前再报送一份典型案例。",
        "典型案例和听课登记册同在5月15日17:00前交齐。",
    ],
)
def test_any_word_of_a_place_will_do(asked):
    assert told(f"一、材料\n{ASKED}二、{asked}") == []


def test_of_two_without_a_place_none_is_the_odd_one():
    other = "各小学另报家访清单1份，时间为5月22日17:00前。"
    assert told(f"一、材料\n{ASKED}二、各高中另报危险品清单1份，时间为5月15日17:00前。\n三、{other}") == []


ROWS = (
    "序号 材料名称        时间      报送方式\n1  教师花名册    3月13日    中心邮箱、中心网站\n"
    "2  研修计划表    3月20日    中心邮箱、中心网站\n3  课程自评报告    6月12日{}\n"
    "4  听课登记册    6月26日    中心邮箱、中心网站\n5  课题结题报告    10月30日    中心网站\n二、说明\n"
    "1.材料1、2、4须两处报送，缺一处视为未报。\n2.中心邮箱为cailiao@example.com，中心网站为https://www.example.com。"
)


@pytest.mark.parametrize(("where", "found"), [("", [("no-channel", 7)]), ("    中心邮箱", [])])
def test_a_row_between_wide_spaces_may_lack_its_last_cell(where, found):
    assert told(f"一、材料\n{ROWS.format(where)}") == found


def test_a_title_that_ends_in_a_bracket_is_read_as_it_stands():
    table = "名称\t份数\t期限\t方式\n用电情况表(月报)\t1份\t4月9日17:00\t发送至cailiao@example.com\n"
    assert told(f"{table}一、材料\n{ASKED}二、各校于5月15日17:00前再报送一份典型案例。") == [("no-channel", 9)]
