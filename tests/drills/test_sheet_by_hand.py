"""A channel that no program reads: a sheet is written, a person ticks and signs it, and only that proves anything."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
import xlsxwriter
from other_site import County
from python_calamine import load_workbook

PLAN = """
[plan]
id = "zhen"
year = 2026
close_of_business = "17:00"
[channels.class_share]
watched = "by_hand"
[channels.class_membership]
watched = "by_hand"
[channels.web_report]
watched = "by_hand"
[channels.mailbox]
watched = "by_hand"
[[requirement]]
id = "R1"
title = "活动计划"
party = "school"
channels = ["class_share"]
due = "03-06 cob"
checks = ["document"]
[[requirement]]
id = "R2"
title = "听课材料"
party = "school"
channels = ["class_share"]
count = { junior = 3, primary = 2 }
due = "03-06 cob"
checks = [{ name = "archive_parts", parts = ["签到"] }, "one_session"]
[[requirement]]
id = "R3"
title = "加入研培班级"
party = "school"
channels = ["class_membership"]
due = "03-06 cob"
checks = ["members"]
[[requirement]]
id = "R4"
title = "月报"
party = "school"
channels = ["web_report"]
due = "last friday of 3-3"
checks = ["month_items"]
[[requirement]]
id = "R5"
title = "学习体会"
party = "teacher"
channels = ["mailbox"]
due = "03-06 cob"
"""
SHEET, BOOK = "incoming/hedui.csv", "incoming/hedui.xlsx"


@pytest.fixture
def county(county: County) -> County:
    channels = ("class_share", "class_membership", "web_report", "mailbox")
    lists = "".join(f'[[list]]\nchannel = "{channel}"\n' for channel in channels)
    return county.write(
        {
            "rollcall.toml": "",
            "plan.toml": PLAN,
            "roster/schools.csv": "编号,学校,学段\ns1,第一小学,小学\ns2,=第二学校,初中;小学\n",
            "roster/teachers.csv": "编号,姓名,学校\nt1,王老师,s1\nt2,孙老师,s1\nt3,王老师,s2\n",
            "sources/hedui.toml": f'kind = "csv"\n{lists}',
        }
    ).opened("2026-01-05T09:00")


def rows_of(county: County) -> list[list[str]]:
    data = Path(county.home, SHEET).read_bytes()
    text = data.decode("utf-8-sig" if data.startswith(b"\xef\xbb\xbf") else "gbk")
    return list(csv.reader(io.StringIO(text)))


def fill(county: County, signed: str, by: str, ticks: dict[str, str], encoding: str = "utf-8-sig") -> None:
    """Ticks by "R1/s1/2026" or "R3/s1/2026 王老师"."""
    rows = rows_of(county)
    rows[1][1], rows[2][1] = signed, by
    left = dict(ticks)
    for row in rows[4:]:
        row[8] = left.pop(" ".join(filter(None, (row[0], row[4]))), row[8])
    assert not left, (left, rows)
    save(county, rows, encoding)


def save(county: County, rows: list[list[str]], encoding: str = "utf-8-sig") -> None:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    Path(county.home, SHEET).write_bytes(text.getvalue().encode(encoding))


def test_a_signed_sheet_is_the_complete_reading_and_an_unsigned_one_is_nothing(county: County) -> None:
    assert "已写好核对表" in county.look("2026-03-01T09:00", code=1).out
    ids = {row[0] for row in rows_of(county)[4:]}
    assert {"R1/s1/2026", "R2/s2:junior/2026", "R4/s1/2026-03", "R5/t1/2026"} <= ids
    assert "'=第二学校" in {row[2] for row in rows_of(county)[4:]}

    fill(county, "", "", {"R1/s1/2026": "√"})
    assert "还没有签字" in county.look("2026-03-06T20:00", code=1).out
    found = county.rows("2026-03-06T20:01")
    assert {found[f"R1/{school}/2026"]["verdict"] for school in ("s1", "s2")} == {"unknown"}
    assert found["R1/s1/2026"]["evidence"] == []

    fill(county, "2026-03-05 10:00", "王老师", {})
    county.look("2026-03-06T20:10")
    found = county.rows("2026-03-06T20:11")
    assert (found["R1/s1/2026"]["verdict"], found["R1/s2/2026"]["verdict"]) == ("satisfied", "unknown")
    assert "人工核对表：王老师" in str(found["R1/s1/2026"])

    ticks = {"R2/s1/2026": "2", "R2/s2:junior/2026": "1", "R3/s1/2026 王老师": "是", "R3/s2/2026 王老师": "v"}
    fill(county, "2026/3/6 19:30", "孙老师", {**ticks, "R4/s1/2026-03 培训": "√", "R5/t3/2026": "√"}, "gbk")
    said = county.look("2026-03-06T20:20")
    assert "孙老师签字" in said.out
    found = county.rows("2026-03-06T20:21")
    verdicts = {id_: row["verdict"] for id_, row in found.items()}
    assert verdicts == {
        "R1/s1/2026": "satisfied",
        "R1/s2/2026": "missing",
        "R2/s1/2026": "satisfied",
        "R2/s2:junior/2026": "missing",
        "R2/s2:primary/2026": "missing",
        "R3/s1/2026": "missing",
        "R3/s2/2026": "satisfied",
        "R4/s1/2026-03": "partial",
        "R4/s2/2026-03": "awaiting",
        "R5/t1/2026": "missing",
        "R5/t2/2026": "missing",
        "R5/t3/2026": "satisfied",
    }
    share = found["R2/s2:junior/2026"]["channels"]["class_share"]
    assert (share["accepted"], share["needed"]) == (1, 3)
    sources = county.run("status", "--format", "json", at="2026-03-06T20:22").json["sources"]
    assert {one["complete_through"] for one in sources} == {"2026-03-06T19:30:00+08:00"}
    assert county.verdicts("2026-03-07T09:00", as_of="2026-03-06T20:01")["R1/s1/2026"] == "unknown"

    fill(county, "2026-03-08 09:00", "孙老师", {"R1/s2/2026": "√", "R1/s1/2026": ""})
    county.look("2026-03-08T09:10")
    later = county.verdicts("2026-03-08T09:11")
    assert later["R1/s2/2026"] == "satisfied_late"  # the signed sheet of the 6th did not have it
    assert later["R1/s1/2026"] == "satisfied"  # a tick that is taken away undoes nothing

    Path(county.home, SHEET).unlink()
    county.run("read", "hedui", at="2026-03-09T09:00")
    marks = {" ".join(filter(None, (row[0], row[4]))): row[8] for row in rows_of(county)[4:]}
    assert (marks["R2/s2:junior/2026"], marks["R3/s1/2026 王老师"], marks["R3/s1/2026 孙老师"]) == ("1", "√", "")


def _cell(row: int, column: int, text: str) -> Callable[[list[list[str]]], None]:
    def change(rows: list[list[str]]) -> None:
        rows[row][column] = text

    return change


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_cell(1, 1, "2026-03-06"), "B2 单元格：“2026-03-06”不是日期加钟点"),
        (_cell(1, 1, "2026-03-09 08:00"), "B2 单元格：“2026-03-09 08:00”晚于现在"),
        (_cell(1, 1, ""), "B2 单元格"),
        (_cell(2, 1, ""), "B3 单元格"),
        (_cell(4, 8, "大概有"), "I5 单元格：“大概有”读不懂"),
        (_cell(4, 0, "R1/s9/2026"), "A5 单元格：“R1/s9/2026”不在应交之列"),
        (_cell(4, 9, "上周"), "J5 单元格：“上周”不是日期"),
        (_cell(4, 9, "2026-03-07"), "J5 单元格：收到日期“2026-03-07”晚于核对的时间"),
        (lambda rows: rows.append(rows[4]), "写了两行"),
        (lambda rows: rows.pop(4), "少了 1 行"),
        (lambda rows: rows.pop(3), "没有表头"),
    ],
)
def test_a_bad_sheet_is_named_with_its_cell_and_proves_nothing(
    county: County, change: Callable[[list[list[str]]], None], said: str
) -> None:
    county.run("read", at="2026-03-01T09:00")
    fill(county, "2026-03-06 19:30", "王老师", {})
    rows = rows_of(county)
    change(rows)
    save(county, rows)

    assert said in county.look("2026-03-06T20:00", code=1).out

    assert "missing" not in set(county.verdicts("2026-03-06T20:01").values())


def cells_of(county: County) -> list[list[object]]:
    return load_workbook(str(Path(county.home, BOOK))).get_sheet_by_index(0).to_python()


def tick_in_workbook(county: County, signed: object, by: str, ticks: dict[str, object], came: object = "") -> None:
    """As a person does in Excel: typed cells, some of which become dates and numbers, and a filter left on."""
    rows = cells_of(county)
    rows[1][1], rows[2][1], rows[4][9] = signed, by, came
    left = dict(ticks)
    for row in rows[4:]:
        row[8] = left.pop(" ".join(filter(None, map(str, (row[0], row[4])))), row[8])
    assert not left
    with xlsxwriter.Workbook(str(Path(county.home, BOOK)), {"default_date_format": "yyyy-mm-dd hh:mm"}) as book:
        sheet = book.add_worksheet()
        sheet.set_row(5, None, None, {"hidden": True})
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)


def test_the_same_sheet_lies_there_as_a_workbook_and_either_is_taken_back(county: County) -> None:
    assert BOOK in county.look("2026-03-01T09:00", code=1).out
    rows = [[cell.removeprefix("'") for cell in row + [""] * (10 - len(row))] for row in rows_of(county)]
    assert cells_of(county) == rows
    with ZipFile(Path(county.home, BOOK)) as parts:
        page = parts.read("xl/worksheets/sheet1.xml").decode()
        assert "$4:$4" in parts.read("xl/workbook.xml").decode()  # the head, on every page
    assert all(word in page for word in ('ySplit="4"', 'state="frozen"', 'paperSize="9"', 'fitToHeight="0"'))
    lists = re.findall(r'<dataValidation type="list".*?sqref="(I\d+)".*?<formula1>(.*?)</formula1>', page)
    assert [place for place, _ in lists] == [f"I{row}" for row in range(5, len(rows) + 1)]
    assert {choices for _, choices in lists} == {'"√"', '"0,1,2"', '"0,1,2,3"'}

    ticks = {"R1/s1/2026": "√", "R2/s2:junior/2026": 3, "R3/s1/2026 王老师": True}
    tick_in_workbook(county, datetime(2026, 3, 6, 19, 30), "孙老师", ticks, date(2026, 3, 5))  # noqa: DTZ001 - a cell
    assert "孙老师签字" in county.look("2026-03-06T20:20").out
    found = county.rows("2026-03-06T20:21")
    assert [found[f"R1/{school}/2026"]["verdict"] for school in ("s1", "s2")] == ["satisfied", "missing"]
    assert found["R2/s2:junior/2026"]["verdict"] == "satisfied"

    fill(county, "2026-03-07 10:00", "王老师", {"R1/s1/2026": "√", "R1/s2/2026": "√"})  # and the other one as well
    assert "王老师签字：已看全，截至 2026-03-07 10:00" in county.look("2026-03-07T10:10").out
    assert county.verdicts("2026-03-07T10:11")["R1/s2/2026"] == "satisfied_late"

    tick_in_workbook(county, "2026-03-09 10:00", "孙老师", {"R1/s1/2026": "大概有"})
    said = county.look("2026-03-09T10:10", code=1).out
    assert "hedui.xlsx I5 单元格：“大概有”读不懂" in said


@pytest.mark.parametrize("data", [b"PK\x03\x04" + b"\0" * 20, b"\xd0\xcf\x11\xe0" + b"\0" * 20])
def test_a_workbook_that_does_not_open_is_told_for_what_it_is(county: County, data: bytes) -> None:
    county.write({SHEET: data})
    assert "另存为 CSV" in county.look("2026-03-06T20:00", code=1).out
    assert "另存为 CSV" in county.run("doctor", at="2026-03-06T20:00").words
