"""A filled sheet of decisions: its effect is shown, all of it is taken or nothing, and every bad cell is named."""

from __future__ import annotations

from typing import Any

import pytest

from tests.drills.other_county import test_other_county_decisions as other

county = other.county
AT = "2026-03-03T10:00"
HEAD = ("编号", "学校", "决定", "归到", "延至", "理由", "收到日期", "方式")


@pytest.fixture
def judged(county: Any, hand: Any) -> Any:
    county.run("plan", "open", clock=other.OPENED)
    other.send_table(county, hand, 1, "2026-03-01T08:00", name="新建表格.xlsx")
    other.send_table(county, hand, 2, "2026-03-01T08:01")
    county.look("2026-03-03T09:00")
    return county


def decided(county: Any) -> list[str]:
    said = county.run("records", "decisions", "--format", "json", clock=AT)
    return [one["act"] for one in said.json]


def test_a_filled_sheet_shows_its_effect_and_is_taken_whole(judged: Any, hand: Any) -> None:
    second = judged.rows(AT)["A2/p2/2026"]["evidence"][0]["id"]
    first = f"e{int(second[1:]) - 2}"
    judged.write("核定.xlsx", hand.xlsx(
        ("三月核定表",),
        HEAD,
        (first, "第一小学", "归到", "A2/p1/2026", "", "就是课程表", "", ""),
        (first, "第一小学", "接收", "", "", "", "", ""),
        (second, "第二小学", "退回", "", "", "少一个班", "", ""),
        ("A2/p3/2026", "第三小学", "代收", "", "", "", "2026年3月2日", "纸质"),
        ("A2/j1/2026", "第一中学", "延期", "", "2026-03-06", "大雪", "", ""),
        ("A1/p1/2026", "第一小学", "", "", "", "还没看", "", ""),
    ))  # fmt: skip
    words = ("decide", "--from", str(judged.home / "核定.xlsx"), "--by", "王老师")
    shown = judged.run(*words, clock=AT)
    assert shown.code == 1, shown.err
    assert "5 个决定" in shown.err
    assert "A2/p2/2026：已完成 → 需补正" in shown.err
    assert "A2/j1/2026：缺交 → 待交" in shown.err
    assert decided(judged) == []

    done = judged.run(*words, "--yes", clock=AT)
    assert done.code == 0, done.err
    assert decided(judged) == ["assign", "accept", "reject", "vouch", "extend"]
    rows = judged.rows(AT)
    assert [rows[f"A2/{p}/2026"]["verdict"] for p in ("p1", "p2", "p3", "j1")] == [
        "satisfied", "rejected", "satisfied", "awaiting",
    ]  # fmt: skip
    assert rows["A2/j1/2026"]["due_at"] == "2026-03-06T23:59:59+08:00"


def test_bad_rows_are_all_named_with_their_cells_and_nothing_is_taken(judged: Any, hand: Any) -> None:
    sheets = {
        ("A2/p3/2026", "", "表扬", "", "", "", "", ""): "C2 单元格",
        ("A2/p3/2026", "", "延期", "", "下周", "", "", ""): "E3 单元格",
        ("", "", "豁免", "", "", "", "", ""): "A4 单元格",
        ("e1", "", "归到", "", "", "", "", ""): "D5 单元格",
        ("A2/p3/2026", "", "延期", "", "2026-02-30", "", "", ""): "E6 单元格",
    }
    judged.write("a.xlsx", hand.xlsx(HEAD, *sheets))
    said = judged.run("decide", "--from", str(judged.home / "a.xlsx"), "--yes", clock=AT)
    assert said.code == 2
    assert [cell for cell in sheets.values() if cell not in said.err] == [], said.err

    wrong = {
        ("A9/p3/2026", "", "豁免", "", "", "", "", ""): "A2 单元格",
        ("A2/p3/2026", "", "延期", "", "2026-03-01", "", "", ""): "A3 单元格",
        ("e99", "", "接收", "", "", "", "", ""): "A4 单元格",
        ("A2/p2/2026", "", "豁免", "", "", "", "", ""): "",
        (" A2/p2/2026", "", "豁免", "", "", "", "", ""): "A6 单元格",
    }
    judged.write("b.xlsx", hand.xlsx(HEAD, *wrong))
    said = judged.run("decide", "--from", str(judged.home / "b.xlsx"), "--yes", clock=AT)
    assert said.code == 2
    assert [cell for cell in wrong.values() if cell not in said.err] == [], said.err
    assert "A5 单元格" not in said.err
    assert decided(judged) == []


def test_what_is_no_such_sheet_is_refused_in_one_sentence(judged: Any, hand: Any) -> None:
    judged.write("c.xlsx", hand.xlsx(("学校", "备注"), ("一小", "好")))
    judged.write("d.xlsx", hand.xlsx(HEAD, ("A2/p3/2026", "", "", "", "", "", "", "")))
    judged.write("e.xlsx", b"PK\x03\x04 not a workbook")
    for name in ("c.xlsx", "d.xlsx", "e.xlsx", "none.xlsx"):
        said = judged.run("decide", "--from", str(judged.home / name), "--yes", clock=AT)
        assert (said.code, len(said.err.strip().splitlines())) == (2, 1), said.err
    both = judged.run("decide", "waive", "A2/p3/2026", "--from", str(judged.home / "d.xlsx"), clock=AT)
    assert both.code == 2
    assert judged.run("decide", clock=AT).code == 2
    assert decided(judged) == []
