"""Tables flattened to text: which blank cells say "the same as above", and which were forgotten."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.circulars.merged import merged_down
from tasks.domain.plan.draft import draft
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2026, 2028))
CIRCULAR = """青石县教育局关于报送2026年春季学期材料的通知
各学校：
现将有关材料报送工作通知如下：
序号\t材料名称\t份数\t截止时间\t报送方式
1\t安全工作计划\t1份\t{}\t发送至邮箱anquan@example.cn
2\t安全责任书\t1份\t{}\t{}
3\t安全工作总结\t1份\t{}\t{}
4\t消防演练记录\t1份\t{}\t{}
联系人：王老师，电话：0400-8220551
青石县教育局
2026年2月26日
"""
MAIL, PAPER = "发送至邮箱anquan@example.cn", "纸质件送至县教育局安全股"


@pytest.mark.parametrize(
    ("rows", "read"),
    [
        ("a . .", "a a a"),  # one cell over three rows
        ("a . b .", "a a b b"),  # two groups of two
        ("a . b c", "a . b c"),  # one blank among filled cells was forgotten
        (". . a b", ". . a b"),  # nothing stands above
        ("7 . . 8", "7 . . 8"),  # a bare number is not handed down: it would be counted twice
    ],
)
def test_blanks_below_one_another_are_the_merged_cell(rows: str, read: str) -> None:
    told = merged_down([["甲", cell.strip(".")] for cell in rows.split()], [False, True])

    assert [row[1] for row in told] == [cell.strip(".") for cell in read.split()]


def test_a_single_blank_is_merged_where_its_row_belongs_to_a_group() -> None:
    rows = [["1", "各校", "3月6日"], ["2"], ["3", "", "3月9日"], ["4", "各园", "3月9日"], ["5", "各校", ""]]
    rows += [[str(number), "各校", "3月20日"] for number in (6, 7, 8)]

    told = merged_down(rows, [False, True, True])

    assert [row[1:] for row in told[:3]] == [["各校", "3月6日"], ["各校", "3月6日"], ["各校", "3月9日"]]
    assert told[4][2] == ""


def test_a_total_neither_hands_down_nor_takes_over() -> None:
    told = merged_down([["1", "各校"], ["2", ""], ["3", ""], ["合计", ""]], [False, True])

    assert [row[1] for row in told] == ["各校", "各校", "各校", ""]


def test_merged_places_and_days_accuse_no_row_and_reach_the_draft() -> None:
    text = CIRCULAR.format("3月6日17:00", "", "", "", "", "12月11日17:00", PAPER)

    assert not {one.id for one in lint_circular(text, CALENDAR) if one.id.startswith(("no-", "who-"))}
    drafted = [(one.due, one.channels) for one in draft(text).requirements]
    assert drafted[:3] == [("03-06 17:00", ("mailbox",))] * 3
    assert drafted[3][0] == "12-11 17:00"


def test_a_cell_left_empty_among_filled_ones_is_still_a_defect() -> None:
    text = CIRCULAR.format("3月6日17:00", "3月9日17:00", MAIL, "", MAIL, "12月11日17:00", "")

    assert {one.id for one in lint_circular(text, CALENDAR)} >= {"no-date@7", "no-channel@8"}
    assert [one.due for one in draft(text).requirements][2] is None
