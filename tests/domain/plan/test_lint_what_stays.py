"""The linter on what stays where it was written, on questions, on lessons: none of it lacks a day or a number."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2024, 2028))
MAIL = "发送至邮箱cailiao@example.com"


def found(text: str):
    return lint_circular(f"关于报送材料的通知\n各校：\n{text}\n县教育局\n2026年3月2日\n", CALENDAR)


def told(text: str) -> set[str]:
    return {one.kind for one in found(text)}


LIST = "1.《训练计划》（每校1份）\n2.《训练总结》（每校1份）\n3.选手训练日志{said}\n"
BY_NUMBER = f"报送要求：材料1于3月20日17:00前{MAIL}；材料2于5月15日17:00前{MAIL}。"


@pytest.mark.parametrize("said", ["（学校留存备查）", "，由各校存档备查", "，各校自行存档"])
def test_an_item_that_stays_at_the_school_lacks_no_day(said):
    assert told(LIST.format(said=said) + BY_NUMBER) == set()


def test_an_item_that_no_day_speaks_of_lacks_one():
    assert "no-date" in told(LIST.format(said="（每校1份）") + BY_NUMBER)


HEAD = "序号 | 材料 | 数量 | 截止时间 | 报送方式"
ROWS = HEAD + "\n1 | 《送教计划》 | 每校1份 | 3月20日17:00 | {mail}\n2 | 听课签到簿 | 每场1份 | — | {way}\n"


@pytest.mark.parametrize("way", ["学校留存备查", "由学校存档", "各校自行存档备查"])
def test_a_row_that_stays_at_the_school_lacks_no_day(way):
    assert told("材料报送如下表：\n" + ROWS.format(mail=MAIL, way=way)) == set()


def test_a_row_that_is_sent_lacks_its_day():
    assert "no-date" in told("材料报送如下表：\n" + ROWS.format(mail=MAIL, way=MAIL))


def test_what_is_kept_of_what_comes_each_month_lacks_no_day():
    kept = "（一）读书研修。每名成员精读1部专著，工作室每月组织1次线上交流，交流记录由工作室留存。"
    assert told(f"{kept}\n（二）计划。《年度计划》每校1份，于3月20日17:00前{MAIL}。") == set()


@pytest.mark.parametrize("asked", ["问：“日管控、周排查”的记录要上报吗？", "问：每周的排查记录要报送吗？"])
def test_a_question_lacks_no_day(asked):
    first = f"问：自查后交什么？\n答：《自查表》每校1份，于3月20日17:00前{MAIL}。"
    text = f"{first}\n{asked}\n答：日管控、周排查记录由学校留存备查。"
    assert "no-date" not in told(text)


def test_how_a_list_is_filled_in_where_there_is_nothing_lacks_no_day():
    first = f"每个单位填写《责任人登记表》和《资产清单》各1份，扫描后于3月20日17:00前{MAIL}。"
    assert told(f"{first}没有信息系统的单位，在《资产清单》中填写“无”。") == set()


def test_the_lessons_of_each_grade_are_no_number_of_papers():
    lessons = "初中、高中各年级上1节预防艾滋病教育课，教案由学校留存备查。"
    assert told(f"1.{lessons}\n2.《工作总结》每校1份，于6月12日17:00前{MAIL}。") == set()


def test_the_rooms_of_an_office_are_no_paper_with_two_days():
    to = "送县教师进修学校信息部（201室）"
    text = f"1.示范课例，每校2节，于5月22日17:00前刻录光盘{to}。\n2.《学时统计表》每校1份，于6月5日17:00前{to}。"
    assert told(text) == set()


def test_each_part_tells_the_places_of_its_own_numbers():
    schools = f"（一）学校材料\n1.《方案》1份\n2.《总结》1份\n材料1、2于3月13日17:00前{MAIL}。\n"
    teachers = (
        "（二）教师材料\n全体教师将第1、2项材料，执教的教师将第3项材料，上传到进修学校网站个人中心。\n"
        "1.研修合格证书1份；\n2.读书心得1篇；\n3.公开课教案1份。\n材料提交截止时间：2026年5月11日17:00。"
    )
    assert "no-channel" not in told(schools + teachers)


def test_where_a_number_is_told_without_a_place_is_said():
    listed = "1.《方案》1份\n2.《总结》1份\n3.《展演音频》1份\n"
    text = f"{listed}报送要求：材料1于3月13日17:00前、材料2于6月12日17:00前{MAIL}；材料3于5月15日17:00前报送。"
    lacking = [one for one in found(text) if one.kind == "no-channel"]
    assert any("第 6 行" in one.message for one in lacking)
