"""The linter on the one day without its hour, among days that all have theirs."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2025, 2028))
BOX = "cailiao@example.com"
NAMES = (("教师花名册", "3月20日"), ("研修计划表", "3月24日"), ("听课登记册", "4月9日"))
ASKED = "".join(f"{n}.《{name}》每校1份，于{day}17:00前发至{BOX}。\n" for n, (name, day) in enumerate(NAMES, 1))


def told(text: str) -> list[tuple[str, int]]:
    whole = f"县教研室关于报送材料的通知\n各校：\n一、材料\n{ASKED}二、{text}\n县教研室\n2026年3月2日\n"
    return [(found.kind, found.line) for found in lint_circular(whole, CALENDAR)]


@pytest.mark.parametrize(
    "asked",
    [
        f"《节目申报表》1份于4月14日17:00前发到{BOX}，节目视频1个于4月21日{{hour}}前上传到“云课堂”平台。",
        "《青年教师申报表》一式2份，于4月21日{hour}前送同一地点。",
        "需要音响设备的学校，请于4月21日{hour}前填写《设备借用单》1份交教研室（205室）孙老师。",
    ],
)
def test_the_one_day_without_its_hour_is_told_in_whatever_words_it_asks(asked):
    assert told(asked.format(hour="")) == [("inclusive-unclear", 7)]
    assert told(asked.format(hour="17:00")) == []


@pytest.mark.parametrize(
    "said",
    [
        f"各校于4月14日前完成初选，《节目申报表》1份于4月21日17:00前发到{BOX}。",
        "教师于4月21日前报名参加培训。",
        "各校于4月21日前整理好教室。",
    ],
)
def test_a_day_by_which_nothing_is_handed_in_needs_no_hour(said):
    assert "inclusive-unclear" not in {kind for kind, _ in told(said)}
