"""The linter on circulars of other counties and other fields: what it finds, and what it must leave alone."""

from __future__ import annotations

from importlib import import_module
from inspect import getmembers, isfunction, signature
from pathlib import Path
from pkgutil import walk_packages

import pytest

from settings.template import template_files
from tasks.calendars import calendar_for
from tasks.domain.errors import BadInput
from tasks.domain.plan import circular_rules
from tasks.domain.plan.circular_rules.kinds import KINDS
from tasks.domain.plan.circulars.circular import MAX_SIGNS
from tasks.domain.plan.lint import lint_circular
from tasks.open_plan import defects_of_circular

CIRCULARS = Path(__file__).parents[2] / "data" / "circulars"
CALENDAR = calendar_for(range(2022, 2028))
CLEAN = sorted(CIRCULARS.glob("clean-*.txt"))
FAULTY = sorted(set(CIRCULARS.glob("*.txt")) - set(CLEAN))

# DOMAIN.md §4 -> where the shipped circular shows it
LANXI = {
    "A1": {"impossible-date@18", "impossible-date@19", "slip@18", "slip@19"},
    "A2": {"slip@10"},
    "A3": {"rest-day@49"},
    "A4": {"names-vary@36"},
    "A5": {"unnamed-channel@38", "masked-contact@56", "masked-contact@57"},
    "A6": {"channel-unclear@38"},
    "A7": {"who-unclear@30"},
    "A8": {"count-unclear@30"},
    "A9": {"inclusive-unclear@38"},
    "A10": {"who-unclear@24"},
    "A11": {"before-activity-ends@49"},
    "A12": {"who-unclear@40"},
    "A13": {"who-unclear@50"},
    "A15": {"names-vary@48"},
    "A16": {"count-unclear@47"},
    "A19": {"vague-word@38"},
    "A20": {"inclusive-unclear@53", "rest-day@53"},
    "A21": {"numbering-gap@3", "numbering-gap@23", "numbering-gap@53", "names-vary@10", "names-vary@30"},
    "A22": {"no-channel@11", "no-date@11"},
    "A24": {"count-unclear@33", "count-missing@34"},
}


def found_in(path: Path) -> set[str]:
    return {defect.id for defect in lint_circular(path.read_text(encoding="utf-8"), CALENDAR)}


def expected_of(path: Path) -> set[str]:
    return set(path.with_suffix(".expected").read_text(encoding="utf-8").split())


@pytest.mark.parametrize("number", LANXI)
def test_it_finds_each_known_defect_of_the_shipped_circular(number):
    circular = template_files()["circular.txt"].decode("utf-8")

    assert {defect.id for defect in lint_circular(circular, CALENDAR)} >= LANXI[number]


@pytest.mark.parametrize("path", FAULTY, ids=lambda path: path.stem)
def test_it_finds_four_of_five_defects_and_raises_at_most_two_false_alarms(path):
    found, expected = found_in(path), expected_of(path)

    assert len(found & expected) >= 0.8 * len(expected), sorted(expected - found)
    assert len(found - expected) <= 2, sorted(found - expected)


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.stem)
def test_it_finds_nothing_in_a_clean_circular(path):
    assert found_in(path) == set()


def test_every_kind_of_defect_is_among_the_circulars():
    seen = {one.partition("@")[0] for path in FAULTY for one in expected_of(path)} | {"channel-unclear"}

    assert seen == KINDS


def test_each_rule_that_is_written_is_asked():
    modules = [import_module(one.name) for one in walk_packages(circular_rules.__path__, f"{circular_rules.__name__}.")]
    written = {
        one
        for module in modules
        for name, one in getmembers(module, isfunction)
        if not name.startswith("_") and [*signature(one).parameters] == ["circular", "calendar"]
    }

    assert written == set(circular_rules.RULES)


@pytest.mark.parametrize("path", FAULTY, ids=lambda path: path.stem)
def test_each_defect_says_what_happens_meanwhile_and_who_rules(path):
    lines = path.read_text(encoding="utf-8").split("\n")

    for defect in lint_circular("\n".join(lines), CALENDAR):
        assert "裁定以前：" in defect.message
        assert defect.message.endswith(("请发文单位裁定", "请本县管理员裁定"))
        assert defect.quote
        assert all(part in lines[defect.line - 1] for part in defect.quote.split(" … "))


def test_windows_line_ends_and_full_width_digits_change_nothing():
    path = CIRCULARS / "anquan-jiaxian.txt"
    text = path.read_text(encoding="utf-8")
    wide = text.replace("2024年4月31日", "２０２４年４月３１日").replace("\n", "\r\n")

    assert {defect.id for defect in lint_circular(wide, CALENDAR)} == found_in(path)


def test_a_text_far_too_long_for_a_circular_is_refused():
    with pytest.raises(BadInput, match="万字"):
        lint_circular("各校上报材料。" * (MAX_SIGNS // 7 + 1), CALENDAR)


@pytest.mark.timeout(20)
@pytest.mark.parametrize("end", ["", "\n"], ids=["one line", "many lines"])
@pytest.mark.parametrize(
    "piece",
    [
        "《",
        "“",
        "a",
        "a-",
        "*",
        "1",
        "一",
        "(",
        "3月1日前",
        "各校于3月4日前报送",
        "3月1日至",
        "材料1-5、",
        "每",
        "各校上报总结,",
        "\t",
        "《课程表》",
        "报",
        "1.各校将总结上报本校",
        "“甲乙丙丁戊己”",
    ],
)
def test_an_endless_text_is_read_in_time(piece, end):
    lint_circular("2024年通知\n" + (piece + end) * (20_000 // len(piece + end)), CALENDAR)


def test_a_file_far_too_big_for_a_circular_is_refused_unread(tmp_path):
    big = tmp_path / "通知.txt"
    with big.open("wb") as file:
        file.truncate(50_000_000)

    with pytest.raises(BadInput, match="50 MB"):
        defects_of_circular(big)


def test_rows_numbered_with_circled_figures_are_read_as_numbers():
    rows = "材料\n序号 | 材料名称 | 份数\n{} | 登记表 | 1份\n{} | 汇总表 | 1份\n{} | 报名表 | 1份"
    text = "关于报送材料的通知\n各学校：\n" + rows

    assert lint_circular(text.format(*"①②③"), CALENDAR) == ()
    assert {one.id for one in lint_circular(text.format(*"①②④"), CALENDAR)} == {"numbering-gap@7"}


def test_a_number_that_text_and_table_both_lack_is_told_once():
    text = (
        "关于推荐河长的通知\n各村：\n1.请各村择优推荐优秀巡河员，报送《推荐表》和事迹材料（2000字以内）。\n"
        "2.材料按下表发至 hz@example.com。\n"
        "序号\t材料\t责任单位\t时间\t数量\n1\t推荐表、事迹材料\t各村\t6月12日前\t——\n2\t巡河日志\t各村\t6月19日前\t每村1份"
    )

    assert [one.id for one in lint_circular(text, CALENDAR) if one.kind == "count-missing"] == ["count-missing@3"]
