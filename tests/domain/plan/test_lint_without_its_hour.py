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


def found(*lines: str) -> list[tuple[str, int]]:
    whole = "县教研室关于报送材料的通知\n各校：\n" + "\n".join(lines) + "\n县教研室\n2026年3月2日\n"
    return [(one.kind, one.line) for one in lint_circular(whole, CALENDAR)]


@pytest.mark.parametrize(
    ("other", "told_at"),
    [("3月26日（星期四）17:00前", [("inclusive-unclear", 3)]), ("3月26日17:00前", []), ("3月26日（星期四）前", [])],
)
def test_one_other_day_is_enough_where_it_leaves_nothing_open(other, told_at):
    asked = f"1.《评审书》每校1份，于3月20日前发至{BOX}。", f"2.《鉴定表》每校1份，于{other}发至{BOX}。"
    assert found(*asked) == told_at


@pytest.mark.parametrize(("hour", "told_at"), [("", [("inclusive-unclear", 4)]), ("17:00", [])])
def test_an_entry_of_a_list_of_papers_needs_no_verb(hour, told_at):
    entries = ("1.活动照片，每园5张", "2.《问题台账》，每园1份", "3.活动总结，每园1份")
    by = (f"3月20日{hour}", "3月24日17:00", "3月26日17:00")
    dated = [f"{entry}，{day}前。" for entry, day in zip(entries, by, strict=True)]
    assert found(f"各园报送以下材料（发至{BOX}）：", *dated) == told_at


def test_hours_in_words_are_hours():
    asked = [
        f"{n}.《{name}》每校1份，于{day}前发至{BOX}。"
        for n, (name, day) in enumerate(
            (("花名册", "3月20日下午五点"), ("计划表", "3月24日中午十二点"), ("登记册", "4月9日")), 1
        )
    ]
    assert found(*asked) == [("inclusive-unclear", 5)]
