"""The linter on a summary of the whole that is due while a part of it is still to come."""

from __future__ import annotations

from tasks.calendars import calendar_for
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2025, 2028))
BOX = "cailiao@example.com"


def told(text: str) -> list[tuple[str, int]]:
    whole = f"县教研室关于开展作业专项整治的通知\n各校：\n{text}\n县教研室\n2026年3月2日\n"
    return [(found.kind, found.line) for found in lint_circular(whole, CALENDAR)]


def test_a_summary_of_all_waits_for_the_last_two_days():
    text = (
        "一、整治时间\n整治时间为2026年3月9日至5月29日。\n二、材料\n各校形成《专项整治总结》1份，于{}17:00前发至" + BOX
    )
    assert told(text.format("5月27日")) == [("before-activity-ends", 6)]
    assert told(text.format("6月1日")) == []


def test_a_step_that_is_over_is_not_the_whole():
    text = (
        "一、新教师跟岗培训\n（一）培训时间\n2026年3月9日至5月29日，分三个环节。\n（二）培训安排\n"
        "1.通识培训。3月11日8:30在第一小学举行。\n2.跟岗实践。3月16日至5月22日，新教师每周听课2节。\n3.汇报展示。5月25日至5月29日，新教师上1节汇报课，由县教研室评价。\n（三）材料\n"
        "1.《新教师跟岗培训总结》，每人1份，于{}17:00前发至" + BOX
    )
    assert told(text.format("5月27日")) == [("before-activity-ends", 11)]
    assert told(text.format("6月1日")) == []
