"""The linter on what was over before the circular was written: a meeting that it follows, a list that all have."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2025, 2028))
BOX = "cailiao@example.com"
PAPER = f"《自查表》每校1份，于3月20日17:00前发至{BOX}。"


def told(text: str) -> list[tuple[str, str]]:
    whole = f"县教研室关于报送材料的通知\n各校：\n{text}\n县教研室\n2026年3月2日\n"
    return [(found.kind, found.quote) for found in lint_circular(whole, CALENDAR)]


@pytest.mark.parametrize(
    "said",
    [
        "这17所学校的名单已由中心于2月27日发到各校邮箱",
        "样表2月26日已由教研室发各校",
        "账号由中心于2月27日发到各校邮箱",
        "样表早在2月27日就发到各校邮箱",
        "名单已分别于2月26日、2月27日发到各校邮箱",
    ],
)
def test_what_the_schools_have_already_is_due_on_no_day_before_the_circular(said):
    assert told(f"一、{PAPER}\n二、{said}。") == []


@pytest.mark.parametrize("how", ["于2月27日17:00前发至", "于2月27日发至"])
@pytest.mark.parametrize("paper", ["《花名册》", "已由家长签字的《承诺书》"])
def test_what_is_asked_for_by_such_a_day_is(how, paper):
    found = told(f"一、{PAPER}\n二、各校将{paper}1份{how}{BOX}。")
    assert ("conflicting-dates", "2月27日") in found


def test_a_form_that_went_out_has_no_second_day():
    assert told(f"一、{PAPER}\n二、《自查表》样表已由王老师于3月1日发到各校邮箱。") == []


@pytest.mark.parametrize(
    "over",
    [
        "为落实全市教研会议（2026年2月10日召开）要求，现通知如下。",
        "根据2月10日召开的全市教研工作会议精神，现安排如下。",
        "第一小学2月10日举行了研讨会，各校代表参加。",
    ],
)
def test_nobody_is_late_for_a_meeting_that_is_over(over):
    assert told(f"{over}\n一、{PAPER}\n二、各校将《参会回执》1份于3月6日12:00前发至{BOX}。") == []
