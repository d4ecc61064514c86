"""What one sentence seems to leave open, and the rest of the circular answers: told only where nothing answers it."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2024, 2028))
ADDRESS = "cailiao@example.com"
PAPER = f"《自查表》每校1份，于3月20日17:00前（含当日）发送至{ADDRESS}。"


def told(text: str) -> set[str]:
    whole = f"关于报送材料的通知\n各学校：\n{text}\n县教育局\n2026年3月2日\n"
    return {found.kind for found in lint_circular(whole, CALENDAR)}


@pytest.mark.parametrize(
    "text",
    [
        f"{PAPER}\n请各校重视。\n周一至周四放学前1分钟，各校要上报提醒情况由班主任进行安全提醒。",
        f"{PAPER}\n自愿申报的名单由学校审核后统一报送，教研室不受理个人报送的材料。",
        f"《工作计划》已报县教育局同意，请各校落实。\n{PAPER}",
    ],
)
def test_what_the_whole_answers_is_not_told_of_one_sentence(text):
    assert told(text) == set()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"{PAPER}\n二、各校应将《总结》1份发送至{ADDRESS}。", "no-date"),
        (f"{PAPER}\n考核合格的教师按12学时上报进修校，由进修校审核。", "no-channel"),
        (f"{PAPER}\n党建述职报告时间另行通知，报送县教育局405室。", "no-date"),
        (f"{PAPER}\n检查结束后，各校将《总结》1份发送至{ADDRESS}。", "vague-word"),
        ("各校将《总结》1份上报中心校。", "no-channel"),
    ],
)
def test_what_nothing_answers_is_told(text, kind):
    assert kind in told(text)
