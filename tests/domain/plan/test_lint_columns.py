"""The linter on tables whose heads are everyday words: 何时报, 由谁报, 报到哪里, 去处."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2025, 2028))
BOX = "cailiao@example.com"


def told(head: str, *rows: str) -> list[tuple[str, int]]:
    table = "\n".join((head, *rows))
    whole = f"关于报送材料的通知\n各校：\n一、材料\n{table}\n二、联系人：王老师。\n县教研室\n2026年3月2日\n"
    return [(found.kind, found.line) for found in lint_circular(whole, CALENDAR)]


@pytest.mark.parametrize("where", ["去处", "报送去向", "报到哪里", "接收处", "接收地点"])
def test_an_empty_cell_of_where_to_is_told_under_any_head(where):
    head = f"序号|材料|由谁报|数量|何时报|{where}"
    rows = [f"1|研修方案|各校|每校1份|3月13日17:00前|{BOX}", f"3|研修总结|各校|每校1份|6月12日17:00前|{BOX}"]
    lacking = "2|教师登记表|各校|每校1份|3月20日17:00前|"
    assert told(head, rows[0], lacking, rows[1]) == [("no-channel", 6)]
    assert told(head, rows[0], f"{lacking}{BOX}", rows[1]) == []


@pytest.mark.parametrize(
    ("number", "found"),
    [("", [("count-missing", 6)]), ("由学校择优", [("count-missing", 6)]), ("每校择优推荐2节", [])],
)
def test_a_cell_of_how_many_tells_a_number(number, found):
    head = "序号|材料|谁交|数量|何时交|交到哪里"
    rows = [f"1|研修方案|各校|每校1份|3月13日17:00前|{BOX}", f"3|研修总结|各校|每校1份|6月12日17:00前|{BOX}"]
    assert told(head, rows[0], f"2|课例视频|各校|{number}|3月20日17:00前|{BOX}", rows[1]) == found


@pytest.mark.parametrize("place", ["县教研室四楼，不交材料", "不交材料"])
def test_a_row_that_asks_for_nothing_lacks_nothing(place):
    rows = [
        f"三月|报《研修方案》1份|各校|3月13日17:00截止|{BOX}",
        f"六月|报《研修总结》1份|各校|6月12日17:00截止|{BOX}",
    ]
    meeting = f"三月|召开工作推进会|县教研室|3月12日9:00|{place}"
    assert told("月份|任务|由谁做|时间|去处", meeting, *rows) == []
