"""Tables as they come out of a file: cell by cell with bare numbers, or parted by one wide space."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2025, 2028))
HEAD = "关于报送上半年材料的通知\n各单位、各乡镇：\n现将有关事项通知如下，各项材料按下表报送。\n"  # three lines
FOOT = "\n联系人：王老师，电话：0455-7320168。\n某县某局\n2026年3月2日\n"


def told(text: str) -> set[str]:
    return {one.id for one in lint_circular(f"{HEAD}{text}{FOOT}", CALENDAR)}


def test_a_number_of_copies_is_not_the_number_of_the_next_row() -> None:
    rows = [
        ("序号", "材料名称", "份数", "截止时间", "报送方式"),
        ("1", "林权登记册", "2", "3月13日17:00", "送林业站203室"),
        ("2", "护林员名单", "1", "3月20日17:00", "电子邮箱 ly@example.com"),
        ("3", "防火巡查表", "1", "3月27日17:00", "电子邮箱 ly@example.com"),
    ]
    assert told("\n".join(cell for row in rows for cell in row)) == set()
    short = [*rows[:1], ("1", "林权登记册", "2份", "送林业站203室"), *rows[2:]]
    assert "no-date@10" in told("\n".join(cell for row in short for cell in row))


SPACED = (
    "序号　材料名称　份数　截止日期　报送方式\n１　林权登记册　每站2份　3月13日 17:00　送林业站203室\n"
    "２　护林员名单　每站1份　3月20日　送林业站203室\n３　　防火巡查表　　每站1份　三至六月每月最后一个星期五　送203室"
)


def test_cells_may_stand_between_single_wide_spaces() -> None:
    (table,) = Circular(f"{HEAD}{SPACED}{FOOT}").tables
    assert [len(row.cells) for row in table.rows] == [5, 5, 5]
    assert told(SPACED) == set()


def test_a_spaced_overview_that_tells_another_day_is_found() -> None:
    asked = "二、各县（区）教育局于3月20日17:00前将护林员名单1份送林业站203室。\n"
    overview = (
        "三、时间节点\n材料名称　报送单位　截止日期\n林权登记册　各站　3月13日\n护林员名单　各县（区）教育局　3月27日"
    )
    first = "一、林权登记册1份，各站于3月13日17:00前送林业站203室。\n"
    assert told(f"{first}{asked}{overview}") == {"conflicting-dates@9"}
    assert told(f"{first}{asked}{overview.replace('27', '20')}") == set()


def test_a_row_is_no_head_of_the_rows_below_it() -> None:
    rows = "编号1 林权登记册 每站2份 3月13日17:00 送林业站203室\n编号2 护林员名单 每站1份 3月20日17:00 送林业站203室"
    assert Circular(f"{HEAD}{rows}{FOOT}").tables == ()


def test_cells_below_one_another_may_lead_up_to_the_next_heading() -> None:
    rows = [("材料", "时间", "渠道"), ("护林员名单", "3月20日17:00前", "邮箱 ly@example.com")]
    rows += [
        ("防火巡查表", "巡查结束后尽快报送", "邮箱 ly@example.com"),
        ("林权总结", "3月29日17:00前", "“石桥林业网”专页"),
    ]
    cells = "\n".join(cell for row in rows for cell in row)
    found = told(f"各项材料均由各站以站为单位报送，每站每种1份。\n（一）材料\n{cells}\n（二）联系人")
    assert found == {"vague-word@13", "rest-day@16"}


DAYS = (
    "一、日程安排\n{}\n{}\n参加对象\n3月16日至4月10日\n第一轮片区教研\n片区教师\n4月13日至5月15日\n读书成果展示活动\n全体学校\n"
    "二、材料上报\n《{}》1份，5月12日17:00前发送至cailiao@example.com。"
)


@pytest.mark.parametrize("heads", [("时间", "内容"), ("日期", "活动内容"), ("活动时间", "活动名称"), ("时间", "事项")])
def test_what_goes_on_is_called_by_the_cell_below_its_days(heads):
    assert ("before-activity-ends", 14) in _told(DAYS.format(*heads, "读书成果展示活动总结"))


def test_another_paper_or_a_list_without_such_heads_is_left_alone():
    assert not any(kind == "before-activity-ends" for kind, _ in _told(DAYS.format("时间", "内容", "片区教研总结")))
    assert not any(kind == "before-activity-ends" for kind, _ in _told(DAYS.format("时间", "内容", "展示活动安排表")))
    unheaded = DAYS.format("各校注意", "如下安排", "读书成果展示活动总结")
    assert not any(kind == "before-activity-ends" for kind, _ in _told(unheaded))


def _told(text: str) -> set[tuple[str, int]]:
    whole = f"县教研室关于教研工作的通知\n各校：\n{text}\n县教研室\n2026年3月2日\n"
    return {(found.kind, found.line) for found in lint_circular(whole, CALENDAR)}
