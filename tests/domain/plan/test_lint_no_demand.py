"""The linter on what only looks like a demand: a prohibition, a question, data entered as they come, another's day."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2024, 2028))
ADDRESS = "cailiao@example.com"
TO = f"17:00前发送至{ADDRESS}。"
PAPER = f"《自查表》每校1份，于3月20日{TO}"


def told(text: str) -> set[str]:
    whole = f"关于报送材料的通知\n各校：\n{text}\n县教育局\n2026年3月2日\n"
    return {found.kind for found in lint_circular(whole, CALENDAR)}


@pytest.mark.parametrize(
    "rule",
    [
        "不得将学生个人信息发至微信群、朋友圈。",
        "严禁把学生名册传至工作群。",
        "学生信息和名册禁止发到QQ群。",
        "未经同意，不要将学生名册发送到工作群。",
    ],
)
def test_where_nothing_may_go_needs_no_name(rule):
    assert told(f"一、{PAPER}\n二、{rule}") == set()


def test_where_a_paper_goes_needs_one():
    assert told(f"一、{PAPER}\n二、学生名册1份，于3月20日17:00前发至微信群，不得遗漏。") == {"unnamed-channel"}
    assert told("一、《自查表》每校1份，于3月20日17:00前不得迟延，发送至指定邮箱。") == {"unnamed-channel"}


TABLE = (
    "序号\t材料名称\t份数\t报送方式\t截止时间\n"
    "1\t园所情况登记表\t2\t送至县教育局210室\t2026年3月20日17:00\n"
    "2\t公示栏照片\t{}\t发送至邮箱cailiao@example.com\t2026年3月24日17:00"
)


@pytest.mark.parametrize("number", ["2", "两", "每园3", "3张"])
def test_a_bare_number_in_its_column_counts_photos(number):
    assert told(TABLE.format(number)) == set()


def test_a_blank_in_the_column_of_numbers_counts_none():
    assert told(TABLE.format("")) == {"count-missing"}
    assert told(TABLE.format("若干")) == {"count-missing"}


@pytest.mark.parametrize(
    "rule",
    [
        "学生信息录入省学籍信息系统，不得虚报。",
        "资助数据须如实录入全国资助管理系统，确保真实准确。",
        "随访数据统一录入省公共卫生系统，做到应录尽录。",
    ],
)
def test_data_that_are_entered_as_they_come_have_no_day(rule):
    assert told(f"一、{PAPER}\n二、严格管理。{rule}") == set()


def test_a_table_that_is_entered_has_one():
    assert told(f"一、{PAPER}\n二、将《资助情况统计表》1份上传至全国资助管理系统，不得虚报。") == {"no-date"}


def test_a_question_asks_for_nothing():
    assert told(f"一、问：开学后报送什么？\n答：{PAPER}") == set()
    assert told(f"一、问：要报送什么？\n答：开学后报送《工作计划》1份，发送至{ADDRESS}。") == {"vague-word"}


FILLED_IN = "志愿填报系统于6月3日8:00开放，6月5日17:00关闭，学校组织学生填报，"


def test_what_goes_to_an_office_outlasts_the_system():
    on_paper = "学校于6月10日17:00前将《志愿填报统计表》1份送至县教育局108室。"
    assert told(FILLED_IN + on_paper) == set()
    online = "学校于6月10日17:00前将《志愿填报统计表》1份在系统中上传。"
    assert told(FILLED_IN + online) == {"conflicting-dates"}


def test_a_part_has_a_span_within_that_of_the_whole():
    whole = f"培养周期为4月7日至11月20日{{}}\n一、集中研修安排在4月7日至4月10日，地点为县教师进修学校。\n二、{PAPER}"
    for parts in ("，分为集中研修、跟岗实践两个环节。", "，包括集中研修、送教下乡。", "（全程），共分集中研修等四步。"):
        assert told(whole.format(parts)) == set()
    assert told(f"一、集中研修于4月7日至4月10日进行。\n二、{PAPER}\n三、集中研修（4月7日至4月17日）须全员参加。") == {
        "conflicting-dates"
    }
