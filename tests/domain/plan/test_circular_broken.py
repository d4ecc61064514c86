"""Texts whose lines were cut at a page's edge: put together where they begin, and left alone where they are whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from settings.template import template_files
from tasks.calendars import calendar_for
from tasks.domain.plan.circulars.broken import rejoined
from tasks.domain.plan.draft import draft
from tasks.domain.plan.lint import lint_circular

CIRCULARS = Path(__file__).parents[2] / "data" / "circulars"
WHOLE = """青石县教育局关于报送2026年学校安全材料的通知
各中小学校：
为进一步加强学校安全管理，压实各方责任，防范化解各类风险隐患，现将2026年度学校安全材料报送工作有关事项通知如下，请各校对照落实。
一、报送材料
1.《学校安全工作计划》一份，加盖公章后扫描，由各校负责人于2026年3月6日17:00前发送至邮箱anquan@example.cn，逾期不再受理。
2.《隐患排查台账》一份，如实填写排查的时间、部位、问题和整改措施，于2026年4月10日17:00前发送至邮箱anquan@example.cn。
二、工作要求
各校要明确专人负责材料的收集、整理和报送工作，确保数据真实准确，不得漏报、迟报，县教育局将对报送情况进行通报，并纳入年度考核。
联系人：王老师，电话：0400-8220551。
青石县教育局
2026年2月20日
"""


def cut(text: str, at: int, indent: str = "") -> str:
    told: list[str] = []
    for line in text.split("\n"):
        line = indent + line if len(line) > 30 else line
        told += [line[start : start + at] for start in range(0, len(line), at)] or [""]
    return "\n".join(told)


def joined(text: str) -> list[str]:
    return [line.strip() for line in rejoined(text).split("\n") if line.strip()]


@pytest.mark.parametrize("at", [28, 31, 34, 37, 40])
@pytest.mark.parametrize("indent", ["", "　　"])
def test_lines_cut_in_the_middle_of_sentences_are_whole_again(at: int, indent: str) -> None:
    assert joined(cut(WHOLE, at, indent)) == WHOLE.split("\n")[:-1]


def test_a_paragraph_keeps_the_number_of_its_first_line() -> None:
    broken = cut(WHOLE, 34).split("\n")

    lines = rejoined("\n".join(broken)).split("\n")

    assert len(lines) == len(broken)
    plan = next(number for number, line in enumerate(broken) if line.startswith("1."))
    assert lines[plan] == WHOLE.split("\n")[4]
    assert lines[plan + 1] == ""


def test_a_page_number_in_the_middle_of_a_sentence_goes() -> None:
    broken = cut(WHOLE, 34).replace("加盖公章后扫描", "加盖公章后扫描", 1).split("\n")
    broken[4:4] = ["— 1 —"]

    assert joined("\n".join(broken)) == WHOLE.split("\n")[:-1]


def test_cut_or_whole_it_has_the_same_defects_and_the_same_draft() -> None:
    calendar = calendar_for(range(2025, 2028))
    broken = rejoined(cut(WHOLE, 33))

    def kinds(text: str) -> list[str]:
        return [one.id.partition("@")[0] for one in lint_circular(text, calendar)]

    assert kinds(broken) == kinds(WHOLE)
    assert [(one.title, one.due) for one in draft(broken).requirements] == [
        ("《学校安全工作计划》", "03-06 17:00"),
        ("《隐患排查台账》", "04-10 17:00"),
    ]


def test_rows_of_a_table_and_entries_are_no_cut_lines() -> None:
    table = "序号\t材料名称\t时间\t方式\n" + "\n".join(f"{n}\t台账{n}\t3月{n}日\t发送至邮箱" for n in range(1, 9))

    assert table in rejoined(cut(WHOLE, 34) + table)


@pytest.mark.parametrize("path", sorted(CIRCULARS.glob("*.txt")), ids=lambda path: path.stem)
def test_a_circular_whose_lines_are_paragraphs_is_left_alone(path: Path) -> None:
    text = path.read_text("utf-8")

    assert rejoined(text) == text


def test_the_shipped_circular_is_left_alone() -> None:
    text = template_files()["circular.txt"].decode("utf-8")

    assert rejoined(text) == text


def test_a_rule_between_the_head_and_the_title_is_no_line_that_was_cut() -> None:
    head = f"发往：{'各乡镇人民政府、' * 3}桃源水库管理处\n————————————————————\n"

    assert joined(head + cut(WHOLE, 34))[1] == "————————————————————"


def test_papers_that_are_numbered_by_a_word_begin_their_own_lines() -> None:
    rows = [f"编号{n} 学期工作计划材料第{n}种 每校{n}份 3月13日17:30前 发邮箱 sqgz@example.cn" for n in range(1, 4)]

    assert joined(cut(WHOLE, 34) + "\n".join(rows))[-3:] == rows


@pytest.mark.parametrize("rest", ["和《自查评分表》（附件3）。", "、《自查评分表》各1份。", "，同时交《自查评分表》。"])
def test_a_line_torn_in_two_is_one_again_in_a_text_that_is_whole_elsewhere(rest: str) -> None:
    torn = f"各单位于11月21日前报送《档案工作自查报告》\n　　{rest}\n联系人：王老师"

    assert rejoined(torn) == f"各单位于11月21日前报送《档案工作自查报告》{rest}\n\n联系人：王老师"


@pytest.mark.parametrize(
    "whole",
    [
        "各单位报送《自查报告》。\n和《自查评分表》一样，用A4纸打印。",
        "材料名称  时间  方式\n《自查报告》  3月2日  邮箱\n《评分表》  3月9日  邮箱",
        "关于报送自查材料的通知\n《自查报告》各1份。",
    ],
)
def test_what_begins_a_line_of_its_own_stays_there(whole: str) -> None:
    assert rejoined(whole) == whole
