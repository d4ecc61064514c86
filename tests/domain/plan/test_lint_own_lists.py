"""The linter on circulars with a list for each party: 材料1—4 are those of the part in which they are spoken of."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2024, 2028))
ADDRESS = "cailiao@example.com"
TO = f"发送至{ADDRESS}"
OF_SCHOOLS = ("《研修计划》1份", "《教师信息表》1份", "《课程表》1份", "推门听课材料1份", "《工作总结》1份")
OF_TEACHERS = ("听课教学设计1份", "听课课件1份", "听课反思1篇", "读书心得1篇")
BY_DAYS = f"相关要求：材料1—3于3月13日17:00前{TO}，材料4于5月15日17:00前{TO}，材料5于6月26日17:00前{TO}。"


def found_in(text: str) -> dict[str, str]:
    whole = f"关于报送材料的通知\n各校：\n一、材料上报\n{text}\n县教育局\n2026年3月2日\n"
    return {found.kind: found.message for found in lint_circular(whole, CALENDAR)}


def listed(style: str, papers: tuple[str, ...]) -> str:
    marks = "①②③④⑤" if "①" in style else "12345"
    return "\n".join(
        f"{style.replace('N', mark).replace('①', mark)}{paper}" for mark, paper in zip(marks, papers, strict=False)
    )


def two_parts(
    of_teachers: str,
    *,
    style: str = "N.",
    heads: tuple[str, str] = ("（一）学校材料", "（二）教师材料"),
    of_schools: str = BY_DAYS,
) -> str:
    first, second = heads
    return (
        f"{first}\n{listed(style, OF_SCHOOLS)}\n{of_schools}\n"
        f"{second}\n全体教师将下列材料上传至进修学校网站“个人空间”。\n{listed(style, OF_TEACHERS)}\n{of_teachers}"
    )


POINTS = "相关要求：\n1.听课反思不少于1000字，结合教学实际。\n2.教学设计和课件为同一节课。\n3."


@pytest.mark.parametrize("style", ["N.", "N、", "（N）", "N）", "①"])
@pytest.mark.parametrize("told", ["材料1—4", "材料1至4", "材料1、2、3、4", "以上材料", "第1至4项材料"])
def test_the_numbers_of_a_part_are_those_of_its_own_list(style, told):
    assert found_in(two_parts(f"{POINTS}{told}提交截止时间：2026年5月22日17:00。", style=style)) == {}


@pytest.mark.parametrize(
    "heads",
    [
        ("（一）学校材料", "（二）班主任材料"),
        ("（1）园所材料", "（2）幼儿教师材料"),
        ("（一）学校层面", "（二）教师层面"),
        ("（一）学校资料（5项）", "（二）教师资料（4项）"),
        ("学校材料", "教师材料"),
        ("学校材料：", "教师材料："),
    ],
)
@pytest.mark.parametrize(
    "ends", ["提交截止时间：2026年5月22日17:00。", "最迟5月22日17:00提交。", "于5月22日17:00前上传。"]
)
def test_a_part_is_one_whatever_it_is_called(heads, ends):
    assert found_in(two_parts(f"{POINTS}材料1—4{ends}", heads=heads)) == {}


def test_all_the_materials_of_a_part_have_a_day_of_their_own():
    of_schools = f"以上材料于5月15日17:00前{TO}。"
    assert found_in(two_parts("以上材料于5月22日17:00前上传。", of_schools=of_schools)) == {}


def test_a_sentence_above_the_list_of_its_part_speaks_of_that_list():
    first, second = (listed("N.", papers) for papers in (OF_SCHOOLS, OF_TEACHERS))
    lead = "材料1—4于5月22日17:00前上传至进修学校网站“个人空间”。"
    assert found_in(f"（一）学校材料\n{first}\n{BY_DAYS}\n（二）教师材料\n{lead}\n{second}") == {}


def test_a_part_may_be_named_with_its_numbers():
    lists = f"（一）教师材料\n{listed('N.', OF_TEACHERS)}\n（二）学校材料\n{listed('N.', OF_SCHOOLS)}"
    days = f"教师材料1—3于5月22日17:00前{TO}。\n学校材料1—5于6月26日17:00前{TO}。"
    found = found_in(f"{lists}\n（三）报送要求\n{days}")
    assert found == {"no-date": found["no-date"]}
    assert "材料 4 没有说什么时候交" in found["no-date"]


def test_what_one_paper_holds_is_no_list_of_its_own():
    bundle = (
        "4.推门听课材料。每次打一个压缩包，包括：\n（1）签到表；\n（2）教学设计；\n（3）评课记录；\n（4）听课照片1张。"
    )
    papers = listed("N.", OF_SCHOOLS).replace("4.推门听课材料1份", bundle)
    told = found_in(f"（一）学校材料\n{papers}\n{BY_DAYS}\n材料4于5月22日17:00前{TO}。")
    assert "材料4 在第" in told["conflicting-dates"]


@pytest.mark.parametrize("style", ["N.", "（N）"])
def test_two_days_of_one_part_s_paper_are_told(style):
    twice = f"材料1—4提交截止时间：2026年5月22日17:00。\n材料4于5月29日17:00前{TO}。"
    assert "材料4 在第" in found_in(two_parts(twice, style=style))["conflicting-dates"]


def test_a_number_that_its_own_part_leaves_out_is_told():
    told = found_in(two_parts("材料1—3于5月22日17:00前上传。"))
    assert told == {"no-date": told["no-date"]}
    assert "材料 4 没有说什么时候交" in told["no-date"]


def test_a_limit_told_again_is_held_against_the_day_of_its_own_paper():
    told = found_in(
        f"（一）学校材料\n{listed('N.', OF_SCHOOLS)}\n{BY_DAYS}\n（二）说明\n材料4的最后期限为5月22日17:00。"
    )
    assert "5月15日" in told["conflicting-dates"]
    assert "6月26日" not in told["conflicting-dates"]


@pytest.mark.parametrize("told", ["材料提交截止时间：2026年5月{}。", "材料的报送期限：2026年5月{}。"])
def test_the_last_day_of_all_the_materials_is_that_of_each_part(told):
    heads = ("教师材料", "学生材料")
    of_teachers = "相关要求：\n1.反思不少于1000字。\n2." + told.format("22日17:00")
    lists = f"{heads[0]}\n{listed('N.', OF_TEACHERS)}\n{of_teachers}\n{heads[1]}\n1.学习单1份\n2.手抄报1份\n3.读书卡1份"
    of_pupils = "相关要求：\n1.手抄报用A4纸。\n2." + told.format("29日17:00")
    assert found_in(f"{lists}\n{of_pupils}") == {}


def test_the_last_day_of_a_part_is_not_that_of_another_part_s_paper():
    told = "相关要求：材料提交截止时间：2026年5月22日17:00。"
    assert found_in(two_parts(told, heads=("学校材料", "教师材料"))) == {}


def test_what_comes_every_month_by_its_number_needs_no_count():
    papers = listed("N.", OF_SCHOOLS).replace("5.《工作总结》1份", "5.《研修简报》")
    monthly = BY_DAYS.replace("材料5于6月26日17:00前", "材料5于3月至6月每月最后一个星期五17:00前")
    assert found_in(f"（一）学校材料\n{papers}\n{monthly}") == {}
    assert set(found_in(f"（一）学校材料\n{papers}\n{BY_DAYS}")) == {"count-missing"}
