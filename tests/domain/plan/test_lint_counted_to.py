"""The linter on a paper that counts up to a day on which it has long been handed in."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2025, 2028))


@pytest.mark.parametrize(("due", "found"), [("3月25日", [("before-activity-ends", 3)]), ("4月2日", [])])
def test_what_is_counted_to_the_end_of_the_month_comes_after_it(due, found):
    paper = f"各校填写《听课节数统计表》1份，统计截止到3月31日，于{due}17:00前送县教研室205室。"
    whole = f"县教研室关于报送材料的通知\n各校：\n{paper}\n县教研室\n2026年3月2日\n"
    assert [(one.kind, one.line) for one in lint_circular(whole, CALENDAR)] == found


def test_a_day_behind_another_deadline_is_of_the_next_paper():
    papers = "《支出表》《自评表》各1份，分别于3月20日17:00前（数据截至3月13日）、4月10日17:00前（数据截至3月31日）"
    whole = f"县教研室关于报送材料的通知\n各校：\n{papers}送县教研室205室。\n县教研室\n2026年3月2日\n"
    assert "before-activity-ends" not in [one.kind for one in lint_circular(whole, CALENDAR)]
