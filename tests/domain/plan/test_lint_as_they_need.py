"""The linter on numbers that some are not told: as they need, whatever is collected, and a whole told again."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2025, 2028))
BOX = "fw@example.com"


def told(text: str) -> list[str]:
    whole = f"县教研室关于做好今年教研工作的通知\n各校：\n{text}\n县教研室\n2026年3月2日\n"
    return [found.kind for found in lint_circular(whole, CALENDAR)]


@pytest.mark.parametrize(
    "rest",
    [
        "高中、职校按要求报送",
        "高中酌情推荐",
        "职校可适量报送",
        "高中视情况上报",
        "民办学校结合实际上报",
        "高中按需报送",
    ],
)
def test_those_who_hand_in_as_they_need_are_told_beside_numbers(rest):
    text = f"一、研修案例，小学每校3篇，初中每校4篇，{{}}，3月20日17:00前发至{BOX}。"
    assert "count-missing" in told(text.format(rest))
    assert "count-missing" not in told(text.format("高中、职校每校5篇"))
    assert "count-missing" not in told(text.format(f"{rest}（名额见附件）"))


@pytest.mark.parametrize(
    "how",
    [
        "组织征集，于{}把装裱好的作品",
        "负责收集，于{}将作品",
        "广泛征集，{}将书画作品统一",
        "做好遴选工作，于{}把摄影作品",
    ],
)
def test_works_that_are_collected_without_a_number_are_told(how):
    shown = "一、展出作品90件。\n"
    text = f"二、书画作品。各校{how.format('3月20日17:00前')}送县教研室（西楼203室）。"
    assert told(shown + text) == ["count-missing"]
    assert told(f"{shown}{text}每校限报5件。") == []


def test_a_whole_told_again_behind_its_parts_has_to_be_the_first():
    fee = "一、考试费每生{}元，其中语文、数学、外语各10元，物理、化学各10元，合计50元。"
    assert told(fee.format(60)) == ["sum-mismatch"]
    assert told(fee.format(50)) == []
