"""The linter on what a table, a list or a note says of a paper that the text asks for: they agree, or it is told."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2025, 2028))
BOX = "fw@example.com"
PAPER = f"《自查表》每馆1份，于3月20日17:00前发至{BOX}。"


def told(text: str) -> list[tuple[str, str]]:
    whole = f"县图书馆关于做好今年服务工作的通知\n各分馆：\n{text}\n县图书馆\n2026年3月2日\n"
    return [(found.kind, found.quote) for found in lint_circular(whole, CALENDAR)]


@pytest.mark.parametrize(
    ("shares", "found"),
    [
        (("3万元", "2.5万元", "3万元"), [("sum-mismatch", "9万元，其中：")]),
        (("3万元", "2.5万元", "3.5万元"), []),
        (("3万元", "2.5万元", "若干"), []),  # not every part is told
    ],
)
def test_parts_told_as_a_dashed_list_make_their_whole(shares, found):
    names = ("场地租用", "专家讲课", "图书添置")
    parts = "\n".join(f"——{name}　　{share}" for name, share in zip(names, shares, strict=True))
    assert told(f"一、{PAPER}\n二、今年县里安排阅读活动经费9万元，其中：\n{parts}\n各分馆自筹的不在内。") == found


@pytest.mark.parametrize(("many", "found"), [(12, [("sum-mismatch", "12个书")]), (11, [])])
def test_a_column_makes_the_number_of_what_its_head_counts(many, found):
    table = (
        "片区\t书屋数\t管理单位\t建成日期\n东片\t4\t城东馆\t4月8日\n西片\t4\t城西馆\t4月9日\n南片\t3\t城南馆\t4月10日"
    )
    assert told(f"一、{PAPER}\n二、今年在3个片区建设共{many}个书屋，分布如下表。\n{table}") == found


@pytest.mark.parametrize(
    ("day", "found"), [("3月27日前", [("conflicting-dates", "3月27日")]), ("3月20日前", []), ("5月29日前", [])]
)
def test_a_row_of_the_timetable_that_says_what_to_send_has_the_day_of_the_text(day, found):
    table = f"时间\t工作内容\t责任方\n3月10日\t服务礼仪讲座\t县馆\n{day}\t报送巡讲案例及相关表格\t各分馆"
    text = f"一、巡讲案例1份、《案例登记表》1份，由各馆于3月20日前送县馆办公室（204室）。\n附表：工作时间安排\n{table}"
    assert [(kind, quote) for kind, quote in told(text)] == found


@pytest.mark.parametrize(("day", "found"), [("3月24日", [("conflicting-dates", "3月24日")]), ("3月20日", [])])
def test_a_paper_of_a_list_has_the_day_of_the_list_in_its_row(day, found):
    text = (
        "一、馆藏卷宗。清点结束后装订，连同下列材料装入档案盒，于3月20日前送县馆办公室（204室）：\n（1）盘点底册；\n（2）盘点分析表。\n"
        f"二、材料一览\n材料名称\t责任人\t上交方式\t截止日期\n盘点分析表\t管理员\t纸质，204室\t{day}"
    )
    assert told(text) == found
