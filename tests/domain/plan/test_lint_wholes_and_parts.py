"""The linter on wholes and their parts: what belongs to the whole, what is told beside it or once more."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2025, 2028))


def told(text: str) -> list[tuple[str, int]]:
    whole = f"县教研室关于报送材料的通知\n各校：\n{text}\n县教研室\n2026年3月2日\n"
    return [(found.kind, found.line) for found in lint_circular(whole, CALENDAR)]


WRONG = [("sum-mismatch", 3)]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("11个镇，每镇2篇，县教育局3篇，共25篇", []),
        ("11个镇，每镇2篇，共22篇", []),
        ("11个镇，每镇2篇，县教育局3篇，共26篇", WRONG),
        ("11个镇，每镇2篇，共25篇", WRONG),
    ],
)
def test_what_one_more_owes_is_added_to_what_each_owes(said, found):
    assert told(f"一、上一年收到讲稿情况：{said}。") == found


@pytest.mark.parametrize("came_of_it", ["评出一等奖12件", "从中推荐市级12件", "表彰12件", "经评审退回12件"])
def test_what_is_picked_out_of_the_parts_is_no_part(came_of_it):
    split = "一、上一届共收到作品213件，其中小学128件、初中61件、高中24件"
    assert told(f"{split}，{came_of_it}。") == []
    assert told(f"{split.replace('213', '216')}，{came_of_it}。") == WRONG


@pytest.mark.parametrize("again", ["合计", "共计"])
def test_prizes_told_again_for_all_groups_are_not_added_twice(again):
    prizes = "县级展示按学科设一等奖1名、二等奖2名，6个学科{}一等奖6名、二等奖12名，共{}名"
    assert told(f"一、{prizes.format(again, 18)}。") == []
    assert told(f"一、{prizes.format(again, 20)}。") == WRONG


def test_a_list_that_a_number_parts_is_counted_whole():
    assert told("一、限获省级优质课一等奖、年满55周岁、休产假三种教师申请。") == []
    assert told("一、2024年3月论文、案例、课例四类材料由校长审定。") == WRONG


@pytest.mark.parametrize(
    ("holders", "found"),
    [
        ("初级中学11所、中心小学14所、训练单位2个（县少年业余体校、县游泳训练基地），每个单位1支代表队，共26支", WRONG),
        ("11所初级中学、14所中心小学和2个训练单位各派1支代表队，合计26支", WRONG),
        ("初级中学11所、中心小学14所，每个单位1支代表队，共25支", []),
        ("11所初级中学、14所中心小学各派2支代表队，合计50支", []),
        ("初级中学11所、中心小学14所、幼儿园2所，每校1支代表队，共25支", []),
    ],
)
def test_holders_told_kind_by_kind_make_the_whole(holders, found):
    assert told(f"一、{holders}。") == found


@pytest.mark.parametrize("heading", ["考核内容与分值（满分100分）：", "评分标准，总分100分："])
@pytest.mark.parametrize("row", ["{}　　{}分", "{}：{}分；", "{}（{}分）"])
def test_points_line_by_line_make_the_whole_above_them(heading, row):
    parts = [("师德修养", 20), ("课堂教学", 35), ("教学研究", 25)]
    rows = "\n".join(row.format(*part) for part in parts)
    last = row.format("示范辐射", 20)
    assert told(f"一、{heading}\n{rows}\n{last}\n另有附加分10分。") == []
    assert told(f"一、{heading}\n{rows}\n{last.replace('20', '25')}\n另有附加分10分。") == WRONG
