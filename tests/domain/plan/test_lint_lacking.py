"""The linter on what one line alone lacks: a place, a number, who it is that comes."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2024, 2028))
ADDRESS = "cailiao@example.com"
TO = f"17:00前发送至{ADDRESS}。"


def told(text: str) -> set[str]:
    whole = f"关于报送材料的通知\n各校：\n{text}\n县教育局\n2026年3月2日\n"
    return {found.kind for found in lint_circular(whole, CALENDAR)}


PARAGRAPHS = (
    f"一、材料报送\n每校填写《报名表》1份，于3月20日{TO}\n每校填写《推荐表》1份，于3月20日{TO}\n"
    f"每校填写《节目单》1份，于3月27日{TO}\n每校将《汇总表》1份于4月3日{TO}\n"
)


def test_the_one_paragraph_without_a_place_is_told():
    assert told(f"{PARAGRAPHS}活动结束后，每校撰写新闻稿1篇，于5月29日17:00前报送。") == {"no-channel"}
    assert told(f"{PARAGRAPHS}活动结束后，每校撰写新闻稿1篇，于5月29日{TO}") == set()
    of_all = f"以上材料和新闻稿均发送至{ADDRESS}。"
    assert told(f"{PARAGRAPHS}活动结束后，每校撰写新闻稿1篇，于5月29日17:00前报送。\n{of_all}") == set()


def test_who_takes_part_is_told_or_asked_for():
    held = "合唱展演于5月14日在县文化馆举行，由{}参加，每个合唱队40人。\n《节目单》1份，4月24日" + TO
    assert told(held.format("有关学校")) == {"who-unclear"}
    assert told(held.format("相关单位")) == {"who-unclear"}
    assert told(held.format("各中心学校")) == set()
    assert told(held.format("有关学校（名单见附件）")) == set()


@pytest.mark.parametrize("blank", ["　项", " 项", "____项", "　　项"])
def test_a_blank_in_the_place_of_a_number_is_told(blank):
    paper = f"《课题申报书》1份，3月20日{TO}"
    assert told(f"每校申报课题{blank}，由学校统一推荐。\n{paper}") == {"count-missing"}
    assert told(f"每校申报课题2项，由学校统一推荐。\n{paper}") == set()


def test_so_many_or_so_is_no_number_whomever_it_counts():
    form = f"填写《推荐表》1份，于3月20日{TO}"
    assert told(f"每校推荐优秀科技辅导员2至3名左右，{form}") == {"count-unclear"}
    assert told(f"每校选派指导教师2-3人上下，{form}") == {"count-unclear"}
    assert told(f"每校推荐优秀科技辅导员3名，{form}") == set()
    assert told(f"每班20至30人左右的学校，每校推荐教师3名，{form}") == set()


def test_a_chapter_of_credit_hours_is_no_paper_of_a_list():
    papers = "1.《计划》1份\n2.《名单》1份\n3.《总结》1份"
    points = f"1.总结不少于1000字。\n2.计划和名单盖章。\n3.材料1—3于3月20日{TO}"
    above = "一、目标\n提升素质。\n二、内容\n集中学习。\n三、主题\n作业设计。\n四、材料上报\n"
    text = above + "{}\n相关要求：\n{}\n{}\n1.合格的认定学时。"
    assert told(text.format(papers, points, "五、考核与学时")) == set()
    assert told(text.format(papers, points, "五、学时认定")) == set()


TABLE = (
    "序号 | 材料 | 报送单位 | 数量 | 截止时间 | 报送方式\n"
    f"1 | 《计划》 | 各工作室 | 每室1份 | 3月20日17:00 | 发送至{ADDRESS}\n"
    f"2 | 示范课录像 | 各工作室 | {{}} | 4月24日17:00 | 发送至{ADDRESS}\n"
    f"3 | 《总结》 | 各工作室 | 每室1份 | 5月29日17:00 | 发送至{ADDRESS}"
)


@pytest.mark.parametrize("blank", ["每室　节", "每室 节", "每组　　节", "每片区　节", "____节"])
def test_a_cell_with_a_blank_in_the_place_of_its_number_is_told(blank):
    assert told(TABLE.format(blank)) == {"count-missing"}


@pytest.mark.parametrize("number", ["每室1节", "每室 1 节", "每室各1节"])
def test_a_cell_with_its_number_is_left_alone(number):
    assert told(TABLE.format(number)) == set()


def test_a_blank_for_the_number_of_each_room_is_told_in_a_sentence():
    sent = f"各工作室录制示范课，{{}}，于4月24日{TO}"
    assert told(f"各校填写《报名表》1份，于3月20日{TO}\n{sent.format('每室　节')}") == {"count-missing"}
    assert told(f"各校填写《报名表》1份，于3月20日{TO}\n{sent.format('每室1节')}") == set()
