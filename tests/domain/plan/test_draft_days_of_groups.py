"""Tables of nothing but days, where papers meet groups: each paper has the day of each group."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft


def days(*lines: str) -> list[tuple[str, str | None]]:
    text = "\n".join(("关于2026年考核备案的通知", "各学校：", *lines, "县教育局", "2026年3月2日"))
    return [(one.title.strip("《》"), one.due) for one in draft(text).requirements]


def listed(first: str, second: str) -> tuple[str, ...]:
    return (
        "三、报送材料",
        f"{first}《安全台账》，每校1份；",
        f"{second}《值班表》，每校1份。",
        "均发至aq@example.cn。",
    )


OF_EACH = [("安全台账", "04-10"), ("安全台账", "04-14"), ("值班表", "04-13"), ("值班表", "04-15")]


@pytest.mark.parametrize(
    ("marks", "head", "rows"),
    [
        (("甲、", "乙、"), "材料\t城区学校\t乡镇学校", ("甲\t4月10日\t4月14日", "乙\t4月13日\t4月15日")),
        (
            ("（1）", "（2）"),
            "| 项 | 城区 | 乡镇 |",
            ("| （1） | 4月10日 | 4月14日 |", "| （2） | 4月13日 | 4月15日 |"),
        ),
        (
            ("1.", "2."),
            "序号　　小学、幼儿园　　中学",
            ("1　　　　4月10日　　4月14日", "2　　　　4月13日　　4月15日"),
        ),
        (("A.", "B."), "对象　　A　　B", ("城区学校　　4月10日　　4月13日", "乡镇学校　　4月14日　　4月15日")),
        (("甲、", "乙、"), "批次\t甲\t乙", ("第一批\t4月10日\t4月13日", "第二批\t4月14日\t4月15日")),
        (
            ("1.", "2."),
            "类别 | 《安全台账》 | 值班表",
            ("县直学校 | 4月10日 | 4月13日", "民办学校 | 4月14日 | 4月15日"),
        ),
    ],
)
def test_each_paper_has_the_day_of_each_group(marks, head, rows):
    assert days(*listed(*marks), head, *rows) == OF_EACH


def test_marks_share_a_row_and_groups_a_day():
    assert days(*listed("甲、", "乙、"), "材料\t县直单位\t乡镇政府", "甲乙\t4月10日17:00\t4月10日17:00") == [
        ("安全台账", "04-10 17:00"),
        ("值班表", "04-10 17:00"),
    ]


def test_a_group_that_owes_no_paper_has_no_day():
    rows = ("对象\t甲\t乙", "城区学校\t4月10日\t—", "乡镇学校\t4月14日\t4月15日")
    assert days(*listed("甲、", "乙、"), *rows) == [
        ("安全台账", "04-10"),
        ("安全台账", "04-14"),
        ("值班表", "04-15"),
    ]


def test_columns_of_two_stages_are_no_groups():
    rows = ("单位\t初检\t复检", "第一小学\t4月10日\t4月20日", "第二小学\t4月11日\t4月21日")
    assert days("一、体检时间", *rows, "二、《体检花名册》每校1份，4月3日前发至aq@example.cn。") == [
        ("体检花名册", "04-03")
    ]
