"""Tables drawn with the signs of boxes are read as rows of cells, by the draft and by the linter."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.draft import draft
from tasks.domain.plan.lint import lint_circular

THIN = """关于报送2026年推广材料的通知
各分院：
　　上报内容
┌──────────┬──────────┬────────┐
│材料            │提交者          │截止日期  │
├──────────┼──────────┼────────┤
│技术推广方案    │13家分院        │2026-03-13│
│带教师资名单    │康复科、推拿科  │2026-03-20│
└──────────┴──────────┴────────┘
　　以上材料均上传到协同办公平台，每份材料1份。
县中医医院
2026年3月2日"""
HEAVY = THIN.translate(str.maketrans("┌┬┐│├┼┤└┴┘─", "┏┳┓┃┣╋┫┗┻┛━"))
SIGNS = THIN.translate(str.maketrans("┌┬┐│├┼┤└┴┘─", "+++|+++++" + "+-"))


@pytest.mark.parametrize("text", [THIN, HEAVY, SIGNS])
def test_the_rows_of_a_box_are_papers_with_their_days(text):
    found = draft(text).requirements
    assert [(one.title, one.due, one.line) for one in found] == [
        ("技术推广方案", "03-13", 7),
        ("带教师资名单", "03-20", 8),
    ]
    assert [table.heads for table in Circular(text).tables] == [("材料", "提交者", "截止日期")]


def test_a_day_that_is_none_is_told_at_its_row():
    text = THIN.replace("2026-03-20", "2026-02-30")
    assert {one.id for one in lint_circular(text, calendar_for(range(2025, 2028)))} == {"impossible-date@8"}


def test_a_bare_rule_is_a_line_of_its_own():
    lines = dict(Circular("明传电报\n————————\n关于报送材料的通知\n────────").lines)
    assert [*lines] == [1, 2, 3, 4]
