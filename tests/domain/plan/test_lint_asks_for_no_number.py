"""The linter on lines that look as if a number were left out, and ask for none: forms, headings, what is kept."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2025, 2028))
PAPER = "《自查表》每校1份，3月20日17:00前发至cailiao@example.com。"
MISSING = ["count-missing"]


def told(text: str) -> list[str]:
    whole = f"县教研室关于报送材料的通知\n各校：\n{PAPER}\n{text}\n"
    return [found.kind for found in lint_circular(whole, CALENDAR)]


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("单位名称：________    发现问题____个", []),
        ("已查凭证____本，发现问题____个，已整改____个", []),
        ("公示结果证明____份，于3月20日17:00前发至cailiao@example.com。", MISSING),
    ],
)
def test_the_blanks_of_a_form_are_for_those_who_fill_it_in(line, kinds):
    assert told(line) == kinds


@pytest.mark.parametrize("heading", ["【报哪几件】", "【交几份】"])
def test_a_heading_that_asks_how_many_is_answered_below(heading):
    assert told(heading) == []


@pytest.mark.parametrize("heading", ["优秀团员推荐", "优秀案例征集", "先进集体评选"])
def test_a_heading_of_those_who_are_picked_needs_no_number(heading):
    section = f"一、材料\n2) {heading}\n《推荐表》每校1份，3月20日17:00前发至cailiao@example.com。"
    assert told(section.replace("2)", "1)")) == []
    assert told(f"一、材料\n各校推荐{heading[:4]}，3月20日17:00前发至cailiao@example.com。") == MISSING


@pytest.mark.parametrize(
    ("remark", "kinds"),
    [("自存，不报", []), ("各校归档、不用上交", []), ("装订成册，交教研室", MISSING)],
)
def test_a_row_that_is_kept_needs_no_number(remark, kinds):
    head = "序号\t材料\t责任人\t份数\t报送方式"
    kept, sent = f"备课笔记\t宣讲员\t—\t{remark}", "宣讲小结\t各校\t1份\t交教研室203室"
    found = told(f"下列材料3月27日17:00前报送：\n{head}\n1\t{sent}\n2\t{kept}\n3\t{sent.replace('小结', '照片')}")
    assert [kind for kind in found if kind == "count-missing"] == kinds


@pytest.mark.parametrize(
    ("told_as", "kinds"),
    [("申报的学校交纸质申报书", []), ("各校填写书香校园申报书", []), ("各校填写文明校园申报书", ["names-vary"])],
)
def test_what_is_done_with_a_paper_is_no_part_of_its_name(told_as, kinds):
    text = f"{told_as}（附表三）一式三份，3月20日17:00前送教研室203室。\n附表三　书香校园申报书（式样）"
    assert told(text) == kinds
