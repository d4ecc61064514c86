"""Each month's theme, in all the ways in which circulars list them."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft


def themes(text: str) -> dict[int, tuple[str, str]]:
    found = draft(f"关于研训工作的通知\n各学校：\n{text}\n县教师进修学校\n2026年2月24日\n").themes
    return {month: (theme.title, theme.form) for month, theme in found.items()}


@pytest.mark.parametrize(
    "text",
    [
        "三月份主题：备课；\n四月份主题：上课。",
        "【三月】主题：备课\n请各校做好。\n【四月】主题：上课",
        "■ 三月  主题：备课\n工作：略。\n■ 四月  主题：上课",
        "三、逐月主题\n3月：备课\n4月：上课",
        "乙、每月备课主题\n3月 备课\n4月 上课",
        "【贰】月主题一览\n三月｜备课｜责任人：孙科长\n四月｜上课｜责任人：王老师",
        "（三）校本教研主题。3月为“备课”，4月为“上课”。",
        "（三）月主题研讨。三月“备课”，四月“上课”。",
        "（一）研训主题\n月份\n主题\n三月\n备课\n四月\n上课",
        "月份\t主题\t牵头人\n3月\t备课\t王老师\n4月\t上课\t孙老师",
    ],
)
def test_a_theme_is_read_for_each_month(text):
    assert themes(text) == {3: ("备课", ""), 4: ("上课", "")}


@pytest.mark.parametrize(
    "text",
    [
        "三月份主题：备课（体现形式：说课）；\n四月份主题：上课（呈现方式：作业样例）。",
        "月份\n主题\n研训形式\n三月\n备课\n说课\n四月\n上课\n作业样例",
        "月份　　主题　　形式\n三月　　备课　　说课\n四月　　上课　　作业样例",
    ],
)
def test_the_form_of_a_theme_goes_with_it(text):
    assert themes(text) == {3: ("备课", "说课"), 4: ("上课", "作业样例")}


@pytest.mark.parametrize(
    "text",
    [
        "主题月简报，每单位每月1期，9月至12月报送。",
        "一、月度主题报告\n3月20日前报送计划；\n4月17日前报送总结。",
        "6月份主题党日安排在6月5日，笔记由本人保存。",
    ],
)
def test_papers_and_days_are_no_themes(text):
    assert themes(text) == {}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("1.寒假网络研修。全体教师学习规定课程。时间：2026年3月5日至3月25日。", "寒假网络研修"),
        ("1.教师读书活动，3月5日至3月25日，以校为单位开展。", "教师读书活动"),
        ("（三）网络学习\n全体教师学习课程，时间：2026年3月5日至3月25日，学完后由平台记录学时。", "网络学习"),
    ],
)
def test_an_activity_is_called_by_its_item(text, name):
    windows = draft(f"关于研训工作的通知\n各学校：\n{text}\n县教师进修学校\n2026年2月24日\n").windows
    assert [(one.name, one.first, one.last) for one in windows] == [(name, "03-05", "03-25")]
