"""Rows of a table that lack what the others have, and names that vary by a word: told; what is near them: not."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2025, 2028))
BOX = "fw@example.com"


def told(text: str, to: str = "各服务站") -> list[tuple[str, str]]:
    whole = f"县服务中心关于做好今年服务工作的通知\n{to}：\n{text}\n县服务中心\n2026年3月2日\n"
    return [(found.kind, found.quote) for found in lint_circular(whole, CALENDAR)]


def tabled(last: str) -> str:
    named = ("窗口自查表", "设备台账", "岗位清单", "值守方案")
    rows = "\n".join(
        f"{n} | 第{n}步 | 各服务站 | 《{name}》每站1份，3月{16 + n}日17:00前发至 {BOX}"
        for n, name in enumerate(named, 1)
    )
    return f"一、任务清单\n序号 | 任务 | 责任单位 | 具体要求和时限\n{rows}\n5 | 末步 | 各服务站 | {last}"


@pytest.mark.parametrize(
    ("last", "found"),
    [
        ("摸清空岗情况，填写《空岗摸底表》，3月25日17:00前报送", [("no-channel", "空岗摸底表")]),
        ("摸清空岗情况，填写《空岗摸底表》，3月25日17:00前报送县中心204室", []),
        (
            "每站在4月份练一次，练后写《应急演练报告》1份，发至 fw@example.com",
            [("no-date", "应急演练报告")],
        ),
        ("每站在4月份练一次，4月24日17:00前写《应急演练报告》1份，发至 fw@example.com", []),
        ("每站每季度末练一次，写《应急演练报告》1份，发至 fw@example.com", []),
    ],
)
def test_the_row_of_a_table_that_alone_lacks_its_day_or_its_place_is_told(last, found):
    assert told(tabled(last)) == found


@pytest.mark.parametrize(
    ("spoken", "names"),
    [("合唱报名表中的队员姓名", 1), ("合唱申报表中的队员姓名", 0), ("另有社区报名表，其中的队员姓名", 0)],
)
def test_a_form_spoken_of_by_another_word_for_what_it_is_varies(spoken, names):
    text = f"一、《职工合唱申报表》每站1份，3月20日17:00前发至{BOX}。\n二、{spoken}以申报时为准，展演时不再变动。"
    assert [kind for kind, _ in told(text)] == ["names-vary"] * names


@pytest.mark.parametrize(
    ("again", "found"),
    [
        ("焊接技术大比武的奖金", [("names-vary", "焊接技术大比武")]),
        ("焊接技能竞赛的奖金", []),
        ("焊接技能大赛的奖金", []),
        ("钳工技术大比武的奖金", []),
    ],
)
def test_a_contest_under_two_words_at_once_varies(again, found):
    text = f"一、参加焊接技能竞赛的，《报名表》每站1份，3月20日17:00前发至{BOX}。\n二、{again}在年会上发放。"
    assert told(text) == found


@pytest.mark.parametrize(("copies", "found"), [("两", ["count-unclear"]), ("三", [])])
def test_the_copies_told_on_the_sheet_itself_agree_with_the_text(copies, found):
    text = (
        f"一、《学时登记汇总表》（附件1），一式3份，于3月20日17:00前送县中心204室。\n附件1\n学时登记汇总表\n"
        f"单位：\n填表说明：\n（1）本表一式{copies}份，加盖公章。"
    )
    assert [kind for kind, _ in told(text) if kind == "count-unclear"] == found


@pytest.mark.parametrize(("day", "found"), [("8月18日", ["in-vacation"]), ("9月8日", [])])
def test_a_paper_by_its_title_is_due_by_its_day_in_a_long_table(day, found):
    text = (
        "一、任务清单\n序号 | 任务 | 责任单位 | 具体要求和时限\n（一）开学前 | | |\n"
        f"1 | 底数核查 | 35所学校 | 逐人填写《护学岗人员登记表》，加盖公章扫描后，{day}17:00前发至 {BOX}\n"
        "（二）开学后 | | |\n"
        f"2 | 培训 | 35所学校 | 学校自行组织，《护学岗培训名单》于9月15日17:00前发至 {BOX}"
    )
    assert [kind for kind, _ in told(text, to="各中心学校、各服务站") if kind == "in-vacation"] == found


@pytest.mark.parametrize(
    ("paper", "found"), [("窗口整治工作总结", [("before-activity-ends", "6月24日")]), ("信息员名册", [])]
)
def test_a_summary_named_after_months_of_work_needs_their_last_days(paper, found):
    text = f"一、窗口整治从3月9日开始，至6月26日结束。\n二、《{paper}》每站1份，6月24日17:00前（含当日）发至{BOX}。"
    assert told(text) == found
