"""The linter on what can be taken in two ways: who sends, how many, which paper, and before its drill is held."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2025, 2028))
BOX = "cailiao@example.com"
PAPER = f"《教师花名册》每校1份，于3月20日17:00前发至{BOX}。"
PHOTOS = f"整改照片每校2张，于4月3日17:00前发至{BOX}"


def told(text: str) -> list[str]:
    whole = f"县教研室关于报送材料的通知\n各校：\n{text}\n县教研室\n2026年3月2日\n"
    return [found.kind for found in lint_circular(whole, CALENDAR)]


@pytest.mark.parametrize(
    "who",
    [
        "究竟由学校还是由责任督学发送，按谁方便谁办理的原则掌握",
        "谁方便谁报送",
        "由校长还是由王老师报送，各校自行掌握",
        "由谁报送，各校自行商定",
    ],
)
def test_who_sends_may_not_be_left_to_them(who):
    assert told(f"一、{PAPER}\n二、{PHOTOS}。{who}。") == ["who-unclear"]


@pytest.mark.parametrize("who", ["不论由谁报送都须盖章", "坚持谁主管谁负责、谁审批谁监管", "由校长报送"])
def test_a_saying_or_one_sender_leaves_nothing_to_them(who):
    assert told(f"一、{PAPER}\n二、{PHOTOS}。{who}。") == []


def test_a_question_is_answered_by_the_next_line():
    assert told(f"一、{PAPER}\n问：照片由校长还是由王老师报送？\n答：由王老师报送，{PHOTOS}。") == []


@pytest.mark.parametrize(
    "prizes",
    [
        "每个学段设一等奖3名、二等奖6名、三等奖9名，三个学段合计获奖{}名",
        "每组评出金奖6个、银奖12个，三组共{}个",
    ],
)
def test_so_many_of_each_make_all_of_them(prizes):
    assert told(f"一、{PAPER}\n二、{prizes.format(52)}。") == ["sum-mismatch"]
    assert told(f"一、{PAPER}\n二、{prizes.format(54)}。") == []


ASKED = f"各校将《同课异构活动安排表》1份于3月27日17:00前发至{BOX}。"


def test_a_timetable_is_asked_for_and_spoken_of_by_one_name():
    looks = "王老师按各校《同课异构活动{}》选课听课，学校不作准备。"
    assert told(f"{PAPER}\n{ASKED}\n{looks.format('计划表')}") == ["names-vary"]
    assert told(f"{PAPER}\n{ASKED}\n{looks.format('安排表')}") == []


CHECKED = f"各校填写《办学质量自查表》1份，于4月3日17:00前发至{BOX}。"
LIST = "附件：1.学校质量自评表\n2.教师花名册"


def test_the_one_form_that_is_attached_for_it_bears_its_name():
    assert told(f"{PAPER}\n{CHECKED}\n{LIST}") == ["names-vary"]
    assert told(f"{PAPER}\n{CHECKED}\n{LIST.replace('学校质量自评表', '办学质量自查表')}") == []
    assert told(f"{PAPER}\n{CHECKED}\n自评时对照自评标准。\n{LIST}") == []


WEEK = "定于3月30日至4月3日在全县开展安全宣传教育周活动。"


def test_a_film_of_a_drill_waits_for_the_week_in_which_it_is_held():
    drill = "每所学校在活动周内至少组织一次全员参与的应急疏散演练。"
    film = "各校剪辑《应急演练视频》1个，{}17:00前发至" + BOX + "。"
    assert told(f"{WEEK}\n一、{PAPER}\n二、{drill}\n三、{film.format('4月1日')}") == ["before-activity-ends"]
    assert told(f"{WEEK}\n一、{PAPER}\n二、{drill}\n三、{film.format('4月8日')}") == []
    held = "每所学校在3月30日上午组织一次应急疏散演练。"
    assert told(f"{WEEK}\n一、{PAPER}\n二、{held}\n三、{film.format('4月1日')}") == []
