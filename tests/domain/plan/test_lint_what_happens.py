"""The linter on what only happens on a day, or stands in a column: no finding."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2025, 2028))


def told(*lines: str) -> list[tuple[str, int]]:
    body = "\n".join(lines)
    whole = f"县教育局关于做好春季工作的通知\n各学校：\n{body}\n县教育局\n2026年3月2日\n"
    return [(found.kind, found.line) for found in lint_circular(whole, CALENDAR)]


def test_each_row_of_a_table_has_its_own_mailbox():
    assert (
        told(
            "各片区于2026年4月10日17:00前将《推荐汇总表》1份发至jyk@example.com。",
            "片区\t牵头学校\t牵头学校邮箱\t小学\t初中",
            "城东片区\t第一小学\tyldyxx@example.com\t3\t2",
            "城西片区\t第二小学\tyldexx@example.com\t3\t2",
        )
        == []
    )


@pytest.mark.parametrize("deed", ["逐户走访", "入户摸排", "对校舍逐间排查"])
def test_a_day_of_a_deed_is_none_of_the_table_that_is_filled_after_it(deed):
    assert (
        told(
            f"一、班主任于2026年5月22日前{deed}，学校据此填写《情况统计表》。",
            "二、《情况统计表》每校1份，于2026年5月27日17:00前发至aqk@example.com。",
        )
        == []
    )


def test_two_days_of_one_paper_are_still_told():
    assert told(
        "一、学校于2026年5月22日17:00前报送《情况统计表》1份，发至aqk@example.com。",
        "二、《情况统计表》每校1份，于2026年5月27日17:00前发至aqk@example.com。",
    ) == [("conflicting-dates", 4)]


def test_what_is_looked_at_in_school_is_no_other_name_of_what_is_handed_in():
    assert (
        told(
            "一、4月教研员到校听课，学校备好课程表、教案和作业本，现场翻阅。",
            "二、每校选1节课，于2026年4月29日17:00前将合成的教案集1份发至jyk@example.com。",
            "三、每校于2026年5月22日17:00前将《课例推荐表》和教学设计各1份发至jyk@example.com。",
        )
        == []
    )


@pytest.mark.parametrize("visit", ["到十所学校实地查看", "到校走访", "对各校开展调研"])
def test_what_the_office_visits_afterwards_is_no_activity_of_the_school(visit):
    assert (
        told(
            "一、各校于2026年4月24日17:00前将活动总结1份发至bgs@example.com。",
            f"二、县教育局将于2026年5月11日至5月22日{visit}。",
        )
        == []
    )


def test_the_day_of_each_group_stands_in_its_column():
    lines = (
        "一、各校在本组演出结束后三日内将《参演总结》1份发至twk@example.com。",
        "组别\t演出日期",
        "小学组\t2026年5月12日",
        "初中组\t2026年5月18日",
    )

    assert told(*lines) == []
    assert told(lines[0]) == [("no-date", 3)]
