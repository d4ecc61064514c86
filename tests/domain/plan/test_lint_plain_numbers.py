"""The linter on numbers that leave none out: of headings, of items, of what is looked into one by one."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.circulars.order import number_at
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2025, 2028))
BOX = "cailiao@example.com"
PAPER = f"《自查表》每校1份，3月20日17:00前发至{BOX}。"


def told(text: str) -> list[tuple[str, str]]:
    whole = f"县教研室关于报送材料的通知\n各校：\n{text}\n县教研室\n2026年3月2日\n"
    return [(found.kind, found.quote) for found in lint_circular(whole, CALENDAR)]


@pytest.mark.parametrize(
    ("second", "kinds"),
    [
        ("2　学校要报的（按截止日先后）", []),
        ("2　《自查表》的填写", []),
        ("2　时间：3月中旬至6月，分三步走", []),
        ("二　学校要报的", ["numbering-gap"]),
    ],
)
def test_a_heading_behind_its_number_may_be_of_any_length(second, kinds):
    found = told(f"1　总的要求\n1.1　按时报送。\n{second}\n{PAPER}\n3　附则\n3.1　表式另发。")
    assert [kind for kind, _ in found] == kinds


@pytest.mark.parametrize("heading", ["学校要报的(按截止日先后)", "《自查表》的填写", "专项自查(3月23日至5月22日)"])
def test_a_heading_without_a_point_may_have_brackets_and_marks(heading):
    assert number_at(f"2  {heading}") == ("1 ", 2, heading)


@pytest.mark.parametrize("first", ["60分为合格", "90%以上为优秀", "2026-03-11（星期三）起抽查", "①由校长签字后上传"])
def test_an_item_may_begin_with_another_number(first):
    items = f"2.1　满分100分。\n2.2　{first}。\n2.3　结果通报。"
    assert told(f"1　报送\n1.1　{PAPER}\n2　考核\n{items}") == []
    assert told(f"1　报送\n1.1　{PAPER}\n2　考核\n{items.replace('2.2', '2.4')}") != []


@pytest.mark.parametrize("day", ["10.19 8时30分起报到", "10.19 9点起报到"])
def test_a_day_and_its_hour_are_no_number_of_an_item(day):
    assert number_at(day)[0] == ""


@pytest.mark.parametrize(("third", "kinds"), [("三查", []), ("", ["numbering-gap"])])
@pytest.mark.parametrize("what", ["4至31号涵闸", "LED屏"])
def test_what_is_looked_into_may_begin_with_a_number(third, kinds, what):
    found = told(f"1　检查\n一查责任人；二查预案；{third}{what}；四查物资数量。\n2　报送\n{PAPER}")
    assert [kind for kind, _ in found] == kinds
