"""`rollcall roster import` from a file to the county's folder: the effect first, the roster whole or not at all."""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path

import pytest
import xlsxwriter
from python_calamine import load_workbook
from typer.testing import CliRunner

from flows.cli import app
from settings.app import County
from settings.files import load_roster
from settings.template import write_county
from tasks.domain.errors import BadFiles, BadInput

HEAD = "姓名,身份证号,学校,任教学科\n"
OF_SCHOOLS = {
    "第一高级中学": "王老师,孙老师",
    "第一初级中学": "赵老师,李老师",
    "第一小学": "周老师,吴老师",
    "第一幼儿园": "郑老师,陈老师",
    "第一实验学校": "刘老师,王老师",
}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    write_county(tmp_path / "county")
    return tmp_path / "county"


def roll(home: Path, *words: str | Path) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["--home", str(home), *map(str, words)])
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.exit_code, done.output


def sent(tmp_path: Path, schools: dict[str, str], encoding: str = "gbk") -> Path:
    rows = [f"{name},230101198001010011,{school},\n" for school, names in schools.items() for name in names.split(",")]
    path = tmp_path / "名单.csv"
    path.write_bytes((HEAD + "".join(rows)).encode(encoding))
    return path


def bytes_of(home: Path) -> dict[str, bytes]:
    return {str(p.relative_to(home)): p.read_bytes() for p in home.rglob("*") if p.is_file() and "state" not in p.parts}


def test_without_yes_the_effect_is_shown_and_nothing_is_written(home, tmp_path):
    before = bytes_of(home)
    renamed = {("城关小学" if name == "第一小学" else name): people for name, people in OF_SCHOOLS.items()}

    code, said = roll(home, "roster", "import", sent(tmp_path, renamed))

    assert code == 1
    assert "更名" in said
    assert "第一小学（样例） → 城关小学" in said
    assert "身份证号" in said
    assert bytes_of(home) == before


def test_with_yes_the_roster_is_written_and_the_same_list_changes_nothing_more(home, tmp_path):
    moved = {**OF_SCHOOLS, "第一小学": "周老师,新老师", "第一幼儿园": "郑老师,陈老师,吴老师"}
    file = sent(tmp_path, moved)

    code, said = roll(home, "roster", "import", file, "--yes")

    assert code == 0
    data = (home / "roster" / "teachers.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf" + "编号,姓名,学校".encode())
    assert b"2301011980" not in b"".join(bytes_of(home).values())
    people = {t.name + t.school: t for t in load_roster(County.at(home).files())[0].teachers}
    assert people["吴老师sch04"].id == "t006"
    assert people["周老师sch03"].gives_observed_lesson is True
    assert people["新老师sch03"].id.startswith("t")
    code, said = roll(home, "roster", "import", file)
    assert (code, "没有变化" in said) == (0, True)


def test_what_a_list_says_nothing_of_stays_as_it_was(home, tmp_path):
    schools = home / "roster" / "schools.csv"
    before = schools.read_bytes()

    roll(home, "roster", "import", sent(tmp_path, {**OF_SCHOOLS, "第一小学": "周老师"}), "--yes")

    assert schools.read_bytes() == before
    rows = list(csv.DictReader(io.StringIO((home / "roster" / "teachers.csv").read_text("utf-8-sig"))))
    assert next(row for row in rows if row["编号"] == "t009") == {
        "编号": "t009", "姓名": "刘老师", "学校": "sch05", "任教学科": "物理", "别名": "", "账号": "", "出课教师": "是",
        "学段": "初中",
    }  # fmt: skip


def test_a_write_that_fails_leaves_every_file_as_it_was(home, tmp_path, monkeypatch):
    before = bytes_of(home)
    replace = os.replace

    def fails_at_the_second(source, target):
        if str(target).endswith("teachers.csv"):
            raise OSError("no space left on device")
        replace(source, target)

    monkeypatch.setattr(os, "replace", fails_at_the_second)
    both = {("城关小学" if name == "第一小学" else name): people for name, people in OF_SCHOOLS.items()}
    both["第一幼儿园"] = "郑老师,陈老师,新老师"

    with pytest.raises(BadInput, match="一个文件也没有改"):
        roll(home, "roster", "import", sent(tmp_path, both), "--yes")

    assert bytes_of(home) == before


def test_a_roster_that_could_not_be_loaded_is_never_written(home, tmp_path):
    before = bytes_of(home)
    file = tmp_path / "学校.csv"
    file.write_text("学校,简称,学段\n新建小学,第一小学,小学\n第二新建小学,第一小学,小学\n", "utf-8")

    with pytest.raises(BadFiles):
        roll(home, "roster", "import", file, "--yes")

    assert bytes_of(home) == before


def test_a_workbook_roster_becomes_csv_and_is_put_aside(home, tmp_path):
    with xlsxwriter.Workbook(str(home / "roster.xlsx")) as book:
        for sheet, file in (("学校", "schools"), ("教师", "teachers"), ("联系人", "contacts")):
            made = book.add_worksheet(sheet)
            path = home / "roster" / f"{file}.csv"
            for number, row in enumerate(csv.reader(io.StringIO(path.read_text("utf-8-sig")))):
                made.write_row(number, 0, row)
            path.unlink()
    before = load_roster(County.at(home).files())[0]

    code, said = roll(
        home, "roster", "import", sent(tmp_path, {**OF_SCHOOLS, "第一小学": "周老师,吴老师,新老师"}), "--yes"
    )

    after = load_roster(County.at(home).files())[0]
    assert code == 0
    assert "roster.xlsx~" in said
    assert (after.schools, after.contacts) == (before.schools, before.contacts)
    assert len(after.teachers) == len(before.teachers) + 1


def test_schools_without_an_address_come_back_on_one_sheet(home, tmp_path):
    sheet = tmp_path / "确认.xlsx"
    _, said = roll(home, "roster", "import", sent(tmp_path, OF_SCHOOLS), "--addresses", sheet)
    assert "有 5 所学校没有负责人邮箱" in said
    rows = load_workbook(str(sheet)).get_sheet_by_index(0).to_python()
    head = next(n for n, row in enumerate(rows) if row[0] == "采用")

    with xlsxwriter.Workbook(str(tmp_path / "填好.xlsx")) as book:
        made = book.add_worksheet()
        for number, row in enumerate(rows):
            if row[1] == "sch03":
                row = ["是", *row[1:3], "周老师", "zhou@example.com", *row[5:]]
            if row[1] == "sch04":
                row = ["", *row[1:4], "not-adopted@example.com", *row[5:]]
            made.write_row(number, 0, row)

    code, _ = roll(home, "roster", "import", tmp_path / "填好.xlsx", "--yes")

    roster = load_roster(County.at(home).files())[0]
    assert (code, head) == (0, 2)
    assert "zhou@example.com" in {roster.contact[id_].email for id_ in roster.school["sch03"].coordinators}
    assert "not-adopted@example.com" not in {contact.email for contact in roster.contacts}
    assert len(roster.schools) == 5
    waiting = load_workbook(str(home / "incoming" / "邮箱确认表.xlsx")).get_sheet_by_index(0).to_python()
    assert {row[1] for row in waiting[3:]} == {"sch01", "sch02", "sch04", "sch05"}


def test_an_old_excel_book_as_a_county_keeps_it_becomes_a_renaming_a_move_and_one_new_teacher(tmp_path):
    """Title rows, headings over two rows, merged schools, totals, a hidden row and sheet, 王　丽, 身份证号."""
    home = tmp_path / "county"
    (home / "roster").mkdir(parents=True)
    (home / "rollcall.toml").write_text('name = "青溪县教师发展中心"\n', "utf-8")
    schools = "编号,学校,学段\nq1,第一小学,小学\nq2,第二小学,小学\nq3,第三小学,小学\nq4,红旗镇初级中学,初中\n"
    people = ["q1,王丽,语文", "q1,孙老师,数学", "q2,周老师,体育", "q2,钱老师,美术", "q4,赵老师,语文", "q4,李老师,数学"]
    teachers = "".join(
        f"x{n},{name},{at},{subject}\n" for n, (at, name, subject) in enumerate((p.split(",") for p in people), 1)
    )
    (home / "roster" / "schools.csv").write_text(schools, "utf-8")
    (home / "roster" / "teachers.csv").write_text("编号,姓名,学校,任教学科\n" + teachers, "utf-8")
    book = Path(__file__).parents[1] / "data" / "rosters" / "teachers-messy.xls"

    code, said = roll(home, "roster", "import", book)

    assert code == 1
    told = {" ".join(line.split()[:3]) for line in said.splitlines() if line.startswith(("学校 ", "教师 "))}
    assert "红旗镇初级中学（q4）：红旗镇初级中学 → 红旗镇九年一贯制学校" in said
    assert "周老师（x3）：第二小学 → 第三小学" in said
    assert {one.split()[1] for one in told} == {"更名", "调动", "更新", "新增"}, said
    for words in (
        "隐藏的 1 行",
        "小计",
        "合计",
        "填表人",
        "性别、身份证号、联系电话、备注",
        "按 孙老师 读",
        "学段未动",
    ):
        assert words in said
    for never in ("离职的人", "去年的人", "2301011980", "1390000000"):
        assert never not in said

    assert roll(home, "roster", "import", book, "--yes")[0] == 0
    roster = load_roster(County.at(home).files())[0]
    assert {(t.id, t.name, t.school) for t in roster.teachers if t.id.startswith("x")} == {
        ("x1", "王丽", "q1"), ("x2", "孙老师", "q1"), ("x3", "周老师", "q3"), ("x4", "钱老师", "q2"),
        ("x5", "赵老师", "q4"), ("x6", "李老师", "q4"),
    }  # fmt: skip
    assert roster.school["q4"].aliases == ("红旗镇初级中学",)
    assert b"2301011980" not in b"".join(bytes_of(home).values())


def test_a_list_typed_in_a_hurry_is_read_as_it_was_meant(home, tmp_path):
    people = "序号,学校,姓名,学科\n1,实验小学,郑老师,语文\n2,实验小学,郑老师,语文\n3,实验小学,王老师/孙老师,数学\n"
    schools = (
        "学校名称,办学类型,负责人,邮箱\n"
        "希望学校,九年一贯制,吴老师,ｗｕ@school.example；wu2@school.example\n实验小学,小学,冯老师,FENG@school.example\n"
    )
    said = ""
    for name, text in (("学校.csv", schools), ("教师.csv", people), ("学校2.csv", schools.replace("FENG", "feng"))):
        (tmp_path / name).write_text(text, "utf-8")
        said += roll(home, "roster", "import", tmp_path / name, "--yes")[1]

    assert "第 3 行的郑老师和第 2 行一字不差，按一人算" in said
    assert "“王老师/孙老师”不止一个姓名，一人写一行" in said
    assert "写了 2 个邮箱，采用第一个 wu@school.example" in said
    here = [row for row in (home / "roster/teachers.csv").read_text("utf-8").split("\n") if "郑老师" in row]
    assert len(here) == 2, "the kindergarten's own, and one at the new school"
    assert "初中;小学" in (home / "roster/schools.csv").read_text("utf-8")
    contacts = (home / "roster/contacts.csv").read_text("utf-8")
    assert ("FENG@school.example" in contacts, "feng@" in contacts) == (True, False), "no change of case is a change"
