"""A day without a place, or a place without a day, is a gap; a line with neither asks for nothing."""

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2025, 2028))
BOX = "cailiao@example.com"
PAPERS = "".join(
    f"{n}.《{name}》每校1份，于4月{n + 7}日17:00前发至{BOX}。\n"
    for n, name in enumerate(("教师花名册", "研修计划表", "听课登记册"), 1)
)


def told(*lines: str) -> list[tuple[str, int]]:
    whole = (
        "县教研室关于做好研修工作的通知",
        "各校：",
        "一、材料",
        *PAPERS.splitlines(),
        *lines,
        "县教研室",
        "2026年3月2日",
    )
    return [(found.kind, found.line) for found in lint_circular("\n".join(whole), CALENDAR)]


@pytest.mark.parametrize(
    ("said", "kinds"),
    [
        ("二、总结。各校撰写《研修工作总结》1份，发至{BOX}。", ["no-date"]),
        ("二、总结。各校撰写《研修工作总结》1份，送教研室302室。", ["no-date"]),
        ("二、总结。各校撰写《研修工作总结》1份，报县教育局教研股备案。", ["no-date"]),
        ("二、小结。每个值周组写一份《值周小结》，交到德育处存档。", ["no-date"]),
        ("二、总结。各校撰写《研修工作总结》1份，交学校教导处保存。", []),
        ("二、反馈会在二楼会议室召开，各校带《问题整改清单》一式两份，会后交教导处。", []),
        ("二、《低保对象复核表》由各校装入对象档案。", []),
    ],
)
def test_a_place_without_a_day_is_a_gap(said, kinds):
    assert told(said.format(BOX=BOX)) == [(kind, 7) for kind in kinds]


@pytest.mark.parametrize(
    ("said", "kinds"),
    [
        ("二、总结。各校于4月24日（星期五）17:00前报送《研修工作总结》1份。", ["no-channel"]),
        ("二、全县38所学校中已有30所报送了材料，尚有8所学校没有报送。", []),
        ("二、各校对教师上报的面积进行抽查。", []),
    ],
)
def test_a_day_without_a_place_is_a_gap(said, kinds):
    assert [one for one in told(said) if one[0] == "no-channel"] == [(kind, 7) for kind in kinds]


def test_what_goes_up_to_an_office_lacks_its_place_without_a_day():
    said = "二、考核合格的教师按12学时上报进修校，由进修校统一审核认定。"
    assert told(said) == [("no-channel", 7)]
    assert told(said.replace("上报进修校", "进行登记")) == []
