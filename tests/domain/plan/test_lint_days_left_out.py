"""The linter on papers without a day of their own that have one all the same, or want none: no finding."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2025, 2028))
BOX = "sl@example.com"
DATED = f"一、各所于2026年4月10日17:00前将《水库巡查台账》1份发至{BOX}。"


def told(*lines: str) -> list[tuple[str, int]]:
    body = "\n".join(lines)
    whole = f"县水利局关于做好春季水利工作的通知\n各水库管理所：\n{body}\n县水利局\n2026年3月2日\n"
    return [(found.kind, found.line) for found in lint_circular(whole, CALENDAR)]


@pytest.mark.parametrize(
    "asked",
    [
        "二、各所填写《优秀巡查员推荐表》1份，送水利局人事股（204室）。",
        "二、有意申报示范水库的管理所填写《示范水库申报书》，一式两份，送水利局人事股（204室）。",
        "二、各所排好值班人员，《值班表》1份报来，邮箱同上。",
    ],
)
def test_a_paper_beside_one_with_its_day_lacks_its_own(asked):
    assert told(DATED, asked) == [("no-date", 4)]


@pytest.mark.parametrize(
    "lines",
    [
        ("二、《值班表》1份送水利局办公室（204室）。", "三、以上材料均于2026年4月10日17:00前送达。"),
        ("二、《值班表》1份送水利局办公室（204室），与巡查台账同日送达。",),
        ("二、《值班表》每月5日前送水利局办公室（204室），遇节假日顺延。",),
        ("二、《值班表》1份由各所留存备查，不报送。",),
        ("二、各所按照《水库管理办法》和《巡查工作方案》开展巡查。",),
        ("二、各所于2026年4月17日17:00前将《值班表》1份送水利局办公室（204室）；小型水库同时报送《巡查计划》。",),
        ("二、各所将《值班表》1份送水利局办公室（204室）。4月17日17:00前送达。",),
        ("二、县局印发《年度工作方案》，报县政府。",),
    ],
)
def test_a_day_told_elsewhere_or_for_nobody_is_none_left_out(lines):
    assert told(DATED, *lines) == []


def test_a_schedule_in_which_only_the_title_tells_the_month_needs_its_rows():
    text = (
        "县水利局3月工作安排\n各水库管理所：\n11日（星期三）前，各所将《巡查台账》1份发至sl@example.com。\n"
        "12日（星期五）召开会议。\n县水利局\n2026年3月2日\n"
    )

    assert [found.kind for found in lint_circular(text, CALENDAR)] == []


def test_first_may_be_told_in_another_word_than_third():
    lines = (
        "首先，各所于2026年4月10日17:00前将《水库巡查台账》1份发至sl@example.com。",
        "其次，各所于2026年4月10日17:00前将《险工险段登记表》1份发至sl@example.com。",
        "第三，各所于2026年4月10日17:00前将《值班表》1份发至sl@example.com。",
    )

    assert told(*lines) == []
    assert told(lines[0], lines[2]) == [("numbering-gap", 4)]


@pytest.mark.parametrize(
    ("item", "kinds"),
    [
        ("2.《闸门采购清单》。县水利站按摸底结果编制，一式2份，盖章后送水利局工管股（204室）。", ["no-date"]),
        ("2.公示。各所另将《公示证明》每村1份交水利局工管股（204室）。", ["no-date"]),
        ("2.《闸门采购清单》。县水利站按摸底结果编制，一式2份，4月17日17:00前送水利局工管股（204室）。", []),
        ("2.《闸门采购清单》。县水利站按摸底结果编制，由各所留存备查。", []),
    ],
)
def test_an_item_that_its_title_heads_lacks_its_day(item, kinds):
    first = f"1.《水库巡查台账》。每所1份，2026年4月10日17:00前发至{BOX}。"
    last = f"3.《巡查总结》。每所1份，2026年5月8日17:00前发至{BOX}。"
    assert told("一、材料", first, item, last) == [(kind, 5) for kind in kinds]
