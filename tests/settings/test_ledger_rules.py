"""[credit] and [scoring]: what they may say, what is named when it is wrong, and lists of hours and points."""

from __future__ import annotations

from io import BytesIO

import pytest
import xlsxwriter

from settings.files import load_files
from settings.ledger_list import read_hours, read_points
from settings.template import template_files
from tasks.domain.errors import BadFiles, BadInput
from tasks.domain.verdict.credit import credit_rules
from tasks.domain.verdict.scoring import scoring_rules


def with_rules(text):
    files = {n: d for n, d in template_files().items() if n not in ("rollcall.toml", "secrets.env")}
    plan = files["plan.toml"].decode().partition("[credit]")[0]
    return {**files, "plan.toml": (plan + text).encode()}


def test_a_plan_without_the_two_sections_loads():
    plan = load_files(with_rules("")).plan

    assert (credit_rules(plan.credit).total, credit_rules(plan.credit).unassigned) == (36, 36)
    assert set(scoring_rules(plan).weights.values()) == {1.0}


def test_the_shipped_examples_load_when_their_signs_are_taken_away():
    shipped = template_files()["plan.toml"].decode().partition("[credit]")[2]
    lines = [
        line.removeprefix("#") if line.startswith("#") and not line.startswith("# ") else line
        for line in shipped.split("\n")
    ]

    plan = load_files(with_rules("[credit]" + "\n".join(lines))).plan

    rules = credit_rules(plan.credit)
    assert [(r.category, r.hours, r.requirements) for r in rules.rules] == [
        ("校本研培", 12, ()),
        ("寒假研修", 12, ("T1",)),
        ("“推门听课”", 12, ("T3", "T4", "T5")),
    ]
    assert rules.unassigned == 0
    assert scoring_rules(plan).weights["S6"] == 20
    assert scoring_rules(plan).by_hand == {"教师访谈": 10}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[credit]\ntotal = -1", "total = -1 不行"),
        ("[credit]\ntotl = 36", "不认识的键 totl"),
        ('[[credit.rule]]\ncategory = "研修"\nhours = 6\nrequirement = "T9"', "没有“T9”这个要求"),
        ('[[credit.rule]]\ncategory = "研修"', "缺少 hours"),
        ('[credit]\ntotal = 10\n[[credit.rule]]\ncategory = "研修"\nhours = 12', "超过 total = 10"),
        ('[[credit.rule]]\ncategory = "甲"\nhours = 1\n[[credit.rule]]\ncategory = "甲"\nhours = 1', "写了两次"),
        ("[scoring]\nlate = 1.5", "late = 1.5 不行"),
        ("[scoring]\nweights = { S99 = 5 }", "没有“S99”这个要求"),
        ("[[scoring.by_hand]]\npoints = 5", "缺少 name"),
        ('[[scoring.by_hand]]\nname = "访谈"\npoints = "十"', "不行"),
    ],
)
def test_what_is_wrong_in_the_rules_is_named(text, says):
    with pytest.raises(BadFiles) as refused:
        load_files(with_rules(text))

    assert says in str(refused.value)


def sheet(rows, name="Sheet1"):
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        made = book.add_worksheet(name)
        for number, row in enumerate(rows):
            made.write_row(number, 0, row)
    return out.getvalue()


def test_a_schools_list_of_hours_is_read_under_its_title():
    rows = [
        ["兰西县第一小学校本研培12学时名单"],
        ["序号", "姓　名", "考核结果", "学时（个）", "备注"],
        [1, "王　丽", "合格", 12, "全勤"],
        [2, "孙老师", "合格", "6.5学时", ""],
        ["", "赵老师", "不合格", "", ""],
        ["合计", "", "", 18.5, ""],
    ]

    found = read_hours("名单.xlsx", sheet(rows))

    assert [(f.name, f.school, f.amount, f.why) for f in found] == [
        ("王丽", "兰西县第一小学", 12, "全勤"),
        ("孙老师", "兰西县第一小学", 6.5, ""),
    ]
    assert found[0].place == "名单.xlsx Sheet1 第 3 行"


def test_points_are_read_with_their_reasons():
    rows = [["学校", "考核项目", "得分", "理由"], ["第一小学", "教师访谈", 8, "四人能说出主题"]]

    (found,) = read_points("评分.xlsx", sheet(rows))

    assert (found.school, found.about, found.amount, found.why) == ("第一小学", "教师访谈", 8, "四人能说出主题")


def test_an_amount_that_is_none_is_named_with_its_row_and_nothing_is_read():
    with pytest.raises(BadFiles, match="第 2 行：“十二”不是数"):
        read_hours("名单.csv", "姓名,学时\n王丽,十二\n孙老师,12\n".encode())
    with pytest.raises(BadInput, match="找不到表头"):
        read_hours("名单.csv", "姓名,学科\n王丽,语文\n".encode("gbk"))
