"""The linter on the same paper of two groups, each under the heading of its own."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2025, 2028))


def told(first: str, second: str) -> list[tuple[str, str]]:
    text = (
        f"{first}\n1.教师任课安排表，每校1份，3月16日17:00前发至fw@example.com。\n"
        "2.听课笔记统计表，每校1份，3月17日17:00前发至fw@example.com。\n"
        f"{second}\n1.教师任课安排表，每校1份，3月18日17:00前发至fw@example.com。\n"
        "2.复式教学课表，每校1份，3月19日17:00前发至fw@example.com。"
    )
    whole = f"县教研室\n关于报送教学材料的通知\n各单位：\n{text}\n县教研室\n2026年3月2日\n"
    return [(found.kind, found.quote) for found in lint_circular(whole, CALENDAR)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("一、完小", "二、教学点"),
        ("一、完小（第一小学、河口小学）", "二、教学点（上坪、茶亭）"),
        ("一、公办幼儿园要交的", "二、民办幼儿园要交的"),
        ("（一）乡镇卫生院", "（二）村卫生室"),
        ("【规模以上企业】", "【规模以下企业】"),
        ("A. 完小（共3所）", "B. 教学点（共5处）"),
        ("● 完小", "● 教学点"),
        ("完小：", "教学点："),
        ("Ⅰ 完小", "Ⅱ 教学点"),
    ],
)
def test_each_group_has_its_own_day_under_its_heading(first, second):
    assert told(first, second) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("一、材料报送", "二、有关要求"),
        ("一、完小", "二、有关要求"),
        ("A. 报送材料", "B. 有关要求"),
        ("一、教学点", "二、教学点"),
    ],
)
def test_two_days_under_other_headings_are_told(first, second):
    assert told(first, second) == [("conflicting-dates", "3月18日")]
