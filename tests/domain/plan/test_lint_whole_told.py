"""The linter on a paper that must hold the whole of what is not over by its day."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2025, 2028))
BOX = "cailiao@example.com"
RUNS = "一、时间安排\n培育工作从2026年3月9日开始，到2026年5月29日结束。\n二、报送材料\n"


def told(text: str) -> list[tuple[str, int]]:
    whole = f"县教研室关于报送材料的通知\n各校：\n{text}\n县教研室\n2026年3月2日\n"
    return [(found.kind, found.line) for found in lint_circular(whole, CALENDAR)]


@pytest.mark.parametrize(
    "holds",
    [
        "总结要写明最终入选人数",
        "应包含从启动到结束的全部影像",
        "成绩册须含5月29日前全部考勤",
        "把全过程的场次和人数写进去",
        "就培育工作全过程写出",
        "回顾培育工作的全过程",
    ],
)
def test_nothing_can_tell_of_all_that_is_still_to_come(holds):
    paper = f"1.《成效总结》每校1份，于{{}}17:00前发至{BOX}，{holds}。"
    assert told(RUNS + paper.format("5月13日")) == [("before-activity-ends", 6)]
    assert told(RUNS + paper.format("6月3日")) == []


@pytest.mark.parametrize("holds", ["含3月、4月的全部进货单", "教师须全程参加培训", "附教师名单", "内容为第一阶段做法"])
def test_a_part_of_it_may_be_told_of_before_its_end(holds):
    assert told(f"{RUNS}1.《采购台账》每校1份，于5月13日17:00前发至{BOX}，{holds}。") == []


def test_what_is_filled_in_once_it_is_over_comes_after_its_last_day():
    said = "各校作一次消防检查，检查时间为3月9日至3月31日，检查完后填《消防检查表》，每校1份，于{}17:00前发至"
    assert told(f"{said.format('3月18日')}{BOX}。") == [("before-activity-ends", 3)]
    assert told(f"{said.format('4月2日')}{BOX}。") == []


PHASES = (
    "一、安排\n1.第一阶段（3月9日至13日），自学。\n2.第二阶段（3月16日至4月10日），练兵。\n"
    "3.第三阶段（4月13日至17日），比武。\n二、材料\n"
)


@pytest.mark.parametrize(
    ("holds", "kinds"),
    [
        ("须完整反映三个阶段的学习经历", ["before-activity-ends"]),
        ("把3个阶段的人数都写进去，内容涵盖三个阶段的组织情况", ["before-activity-ends"]),
        ("写明前两个阶段的做法", []),
        ("涵盖两个阶段的做法", []),
    ],
)
def test_a_paper_on_as_many_phases_as_there_are_waits_for_the_last(holds, kinds):
    paper = f"1.《学习总结》每校1份，{holds}，于{{}}17:00前发至{BOX}。"
    assert told(PHASES + paper.format("4月15日")) == [(kind, 8) for kind in kinds]
    assert told(PHASES + paper.format("4月21日")) == []


@pytest.mark.parametrize(
    ("day", "holds", "found"),
    [
        ("5月27日", "总结须写明整个培育期间的场次和人数", [("before-activity-ends", 7)]),
        ("6月3日", "总结须写明整个培育期间的场次和人数", []),
        ("5月13日", "一律用A4纸", []),
    ],
)
def test_what_a_paper_must_tell_may_stand_below_its_day(day, holds, found):
    paper = f"1.《“培育行动”活动总结》。每校1份，\n时间：{day}17:00前；\n方式：发至{BOX}。\n{holds}。"
    assert told(f"{RUNS}{paper}\n2.《名册》。每校1份，3月13日17:00前送中心203室。") == found


@pytest.mark.parametrize(("day", "found"), [("5月27日", [("before-activity-ends", 6)]), ("6月3日", [])])
def test_a_paper_on_each_time_of_a_season_waits_for_its_end(day, found):
    assert told(f"{RUNS}1.《成效报告》每校1份，涵盖各个时段的人数，于{day}17:00前发至{BOX}。") == found
