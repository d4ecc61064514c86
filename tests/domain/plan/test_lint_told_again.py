"""The linter on a paper's day that the text tells once more, and otherwise."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2025, 2028))
BOX = "cailiao@example.com"
PAPERS = f"1.《自查表》每校1份，于4月10日17:00前发至{BOX}。\n2.上半年安全工作总结，每校1份，5月22日17:00前发至{BOX}。"


def told(text: str) -> list[tuple[str, int]]:
    whole = (
        f"县教研室关于报送材料的通知\n各校：\n一、报送材料\n{PAPERS}\n二、有关要求\n{text}\n县教研室\n2026年3月2日\n"
    )
    return [(found.kind, found.line) for found in lint_circular(whole, CALENDAR)]


@pytest.mark.parametrize(
    "again",
    [
        "总结不超过2000字。总结请于5月20日17:00前发出，便于汇总。",
        "总结是年度考核的依据，各校务于5月20日17:00前报齐。",
        "各项材料由校长审签，其中工作总结5月20日17:00后不再受理。",
        "总结定稿后，于5月20日17:00前报送。",
        "检查时工作总结未于5月20日17:00前发送的，予以通报。",
    ],
)
def test_the_end_of_its_name_tells_which_paper_has_another_day(again):
    assert told(again) == [("conflicting-dates", 7)]


@pytest.mark.parametrize(
    "again",
    [
        "总结不超过2000字。总结请于5月22日17:00前发出，便于汇总。",
        "各项材料由校长审签，其中工作总结5月22日17:00后不再受理。",
        "总结由王老师收齐，《汇编》另行印发。",
    ],
)
def test_the_same_day_once_more_is_no_other(again):
    assert told(again) == []


def test_what_ends_the_names_of_two_papers_tells_neither():
    two = f"3.下半年安全工作总结，每校1份，11月20日17:00前发至{BOX}。"
    assert ("conflicting-dates", 8) not in told(f"{two}\n总结请于5月20日17:00前发出，便于汇总。")


@pytest.mark.parametrize(
    ("says", "found"), [("以5月23日17:00邮箱收到为准", True), ("以5月22日17:00邮箱收到为准", False)]
)
def test_the_day_by_which_it_counts_as_come_is_its_last(says, found):
    paper = f"一、结题\n《课题结题报告》1份、《成果鉴定表》1份，由课题主持人于5月22日17:00前发至{BOX}。"
    whole = f"县教研室关于结题的通知\n各校：\n{paper}\n二、管理\n《课题结题报告》{says}，逾期三年内不得再申报。\n"
    defects = lint_circular(f"{whole}县教研室\n2026年3月2日\n", CALENDAR)
    assert (("conflicting-dates", 6) in [(one.kind, one.line) for one in defects]) is found


ROWS = (
    "编号|材料|份数|截止时间|报送方式\n"
    f"甲|设备清单|每校1份|4月10日17:00|发至{BOX}\n乙|维修计划|每校1份|4月17日17:00|发至{BOX}\n"
    "丙|采购申请|每校1份|4月24日17:00|送教研室203室\n二、提醒\n"
)


@pytest.mark.parametrize(
    ("again", "found"),
    [
        ("各校在4月20日17:00之前交乙项，过时不候。", True),
        ("最后汇总。各校4月20日17:00前把乙项发到表中邮箱。", True),
        ("各校在4月17日17:00之前交乙项，过时不候。", False),
        ("各校4月20日前完成清点，乙项如实填写。", False),
    ],
)
def test_a_row_called_by_its_letter_has_its_day_once_more(again, found):
    whole = f"县教研室关于报送材料的通知\n各校：\n一、材料\n{ROWS}{again}\n县教研室\n2026年3月2日\n"
    told_there = [(one.kind, one.line) for one in lint_circular(whole, CALENDAR)]
    assert told_there == ([("conflicting-dates", 9)] if found else [])
