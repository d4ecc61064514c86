"""A list of papers, and below it one day and one place for all of them, in the layouts that offices use."""

from __future__ import annotations

from itertools import product

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.draft import draft
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2025, 2028))
ADDRESS = "shuju@example.com"
PAPERS = ("作业设计作品", "《自查表》", "人员花名册", "典型案例")
HEADS = ("报送材料", "申报材料", "材料清单", "需报送的材料：", "报送内容")
MARKS = ("1.", "(1)", "①", "（一）", "1、")
COUNTS = ("每校1份", "（1份）", "一式两份", "1份，加盖公章")
BELOW = (
    f"二、报送时间：4月8日17:00前。\n三、报送方式：发送至{ADDRESS}。",
    f"二、报送时间\n4月8日17:00前。\n三、报送方式\n电子版发送至{ADDRESS}。",
    f"二、报送要求\n1.时间：4月8日17:00前。\n2.方式：发送至{ADDRESS}。",
    f"二、时间和方式\n请于4月8日17:00前将上述材料发送至{ADDRESS}。",
    f"二、报送要求\n（一）报送时间。各校于4月8日17:00前报送。\n（二）报送方式。电子版发送至{ADDRESS}。",
    f"二、报送时间及方式：各校务必于4月8日17:00前将材料打包发送至{ADDRESS}。",
    f"二、截止时间\n4月8日17:00。\n三、收件邮箱\n{ADDRESS}",
    "二、其他要求\n1.各校要高度重视，按时报送。\n2.上述材料4月8日17:00前交县教研室302室。",
    f"二、截止日期：4月8日17:00；接收邮箱：{ADDRESS}。",
)


def _mark(style: str, number: int) -> str:
    """The number of an item in the style of the first one's: (1) -> (3)."""
    if style == "①":
        return "①②③④"[number - 1]
    return style.replace("一", "一二三四"[number - 1]).replace("1", str(number))


@pytest.mark.parametrize(("below", "head", "style"), product(BELOW, HEADS, MARKS))
def test_a_list_has_the_day_and_the_place_that_stand_below_it(below: str, head: str, style: str) -> None:
    items = "\n".join(
        f"{_mark(style, number)}{paper}{count}；"
        for number, (paper, count) in enumerate(zip(PAPERS, COUNTS, strict=True), 1)
    )
    text = f"关于开展教学展示活动的通知\n各学校：\n一、{head}\n{items}\n{below}\n县教研室\n2026年3月2日\n"
    read = draft(text, calendar=CALENDAR).requirements
    assert [(one.title, one.due, bool(one.channels)) for one in read] == [
        (paper, "04-08 17:00", True) for paper in PAPERS
    ]
    assert lint_circular(text, CALENDAR) == ()


STAGES = (
    "一、第一阶段材料\n报送内容：成绩册1份、读书征文（每校2份）。\n报送时间：4月8日17:00前。\n二、第二阶段材料\n"
    f"报送内容：《自查表》1份。\n报送时间：5月8日17:00前。\n三、报送方式：统一发送至{ADDRESS}。"
)
CARDS = (
    f"材料：实施方案1份，加盖公章\n时间：4月8日17:00前\n方式：发送至{ADDRESS}\n"
    "材料：培训小结（每校2份）\n时间：5月8日17:00前\n方式：送教研室302室"
)
CALLED = (
    "一、参评材料\n每位教师须提交以下材料：（1）《承诺书》一式两份；（2）培训小结1份；（3）工作总结1份。\n二、报送办法\n"
    f"各校将参评材料汇总后，于4月8日17:00前统一发送至{ADDRESS}。"
)


@pytest.mark.parametrize(
    ("told", "owed"),
    [
        (STAGES, {"成绩册": "04-08", "读书征文": "04-08", "《自查表》": "05-08"}),
        (CARDS, {"实施方案": "04-08", "培训小结": "05-08"}),
        (CALLED, {"《承诺书》": "04-08", "培训小结": "04-08", "工作总结": "04-08"}),
    ],
)
def test_what_a_heading_calls_its_papers_is_no_paper(told: str, owed: dict[str, str]) -> None:
    text = f"关于开展教学工作的通知\n各学校：\n{told}\n县教研室\n2026年3月2日\n"
    read = draft(text, calendar=CALENDAR).requirements
    assert {one.title: one.due for one in read} == {title: f"{day} 17:00" for title, day in owed.items()}
    assert all(one.channels for one in read)
