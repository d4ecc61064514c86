"""The linter on two days near one paper, each of which is another group's or another deed's, beside one with two."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2024, 2028))
BOX = "cailiao@example.com"


def is_told_twice(*lines: str) -> bool:
    whole = "关于报送材料的通知\n各校：\n{}\n县教育局\n2026年3月2日\n".format("\n".join(lines))
    return any(found.kind == "conflicting-dates" for found in lint_circular(whole, CALENDAR))


@pytest.mark.parametrize(
    ("whose", "found"),
    [
        ("各镇、各街道和县文化馆的", False),
        ("各幼儿园的", False),
        ("", True),
        ("各学校的", True),
        ("各单位的", True),
    ],
)
def test_each_group_has_the_limit_that_is_called_its_own(whose, found):
    assert (
        is_told_twice(
            "三、材料报送",
            "1.《合唱队报名表》（附件1），每队1份。4所学校的截止时间为4月10日（星期五）17:30；",
            f"{whose}《合唱队报名表》截止时间为4月17日（星期五）17:30。",
            f"以上材料发至{BOX}。",
        )
        is found
    )


@pytest.mark.parametrize(
    ("head", "found"),
    [("第一名弃权的，由第二名递补，递补学校的", False), ("由候补学校参赛的，其", False), ("按规定填写的", True)],
)
def test_who_comes_in_for_another_has_a_later_day(head, found):
    first = f"1.各校报《参赛确认书》1份，4月10日17:00前发至{BOX}。"
    assert is_told_twice(first, f"{head}《参赛确认书》截止时间为4月17日17:00，地址不变。") is found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("4月3日至5月29日之间结业的教师，申请表改在6月3日17:30前发送", False),
        ("尚未结业的，申请表延至6月3日17:30前发送", False),
        ("申请表须于6月3日17:30前发送", True),
    ],
)
def test_who_is_said_to_come_later_has_another_day(said, found):
    rows = (
        "序号\t材料\t谁报\t截止\t报到哪里\t份数",
        f"①\t学时认定申请表\t4月2日（含）以前结业的教师本人\t4月3日12:00\t{BOX}\t每人1份",
        f"②\t学时汇总表\t各校\t6月12日17:30\t{BOX}\t每校1份",
    )
    assert is_told_twice(*rows, f"说明：{said}至{BOX}。") is found


def test_a_day_in_another_sentence_does_not_go_on_with_the_limit():
    limit = (
        "   12家卫生院各1份，截止4月24日（周五），纸质件送县疾控中心免疫规划科（3号楼204室）。补种工作到4月17日收尾。"
    )
    assert not is_told_twice("2. 漏种儿童补种花名册", limit)
