"""`rollcall export` and `rollcall ledger`: what was known then, on paper that a school can sign."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from python_calamine import load_workbook
from typer.testing import CliRunner

from flows.cli import app
from settings.template import write_county
from tasks.domain.errors import BadInput, NotOpen


@pytest.fixture
def home(tmp_path: Path) -> Path:
    write_county(tmp_path / "county")
    plan = tmp_path / "county" / "plan.toml"
    text = plan.read_text("utf-8").replace("#[[scoring.by_hand]]", "[[scoring.by_hand]]")
    text = text.replace('#name = "教师访谈"', 'name = "教师访谈"').replace("#points = 10", "points = 10")
    plan.write_text(text, "utf-8")
    roll(tmp_path / "county", "plan", "open", clock="2023-02-20T09:00")
    return tmp_path / "county"


def roll(home: Path, *words: str | Path, clock: str = "2023-07-01T09:00") -> tuple[int, str]:
    done = CliRunner().invoke(app, ["--home", str(home), "--clock", clock, *map(str, words)])
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.exit_code, done.output


def ledger(home: Path, what: str, as_of: str = "") -> dict:
    words = ["--as-of", as_of] if as_of else []
    return json.loads(roll(home, "export", what, "--format", "json", *words, clock="2023-07-03T09:00")[1])


def hours_of(home: Path, name: str, as_of: str = "") -> tuple[float, float]:
    row = next(row for row in ledger(home, "credit", as_of)["rows"] if row["name"] == name)
    return row["proposed"], row["approved"]


def test_reported_hours_are_proposals_until_they_are_approved_and_each_moment_is_remembered(home, tmp_path):
    file = tmp_path / "名单.csv"
    file.write_bytes("第一小学12学时名单\n姓名,学时\n周老师,12\n吴老师,6\n".encode("gbk"))

    assert roll(home, "ledger", "hours", file)[0] == 1
    assert hours_of(home, "周老师") == (0, 0)
    assert roll(home, "ledger", "hours", file, "--yes")[0] == 0
    assert roll(home, "ledger", "approve", "一小", "--by", "王老师", "--yes", clock="2023-07-02T09:00")[0] == 0

    assert hours_of(home, "周老师") == (0, 12)
    assert hours_of(home, "周老师", "2023-07-01T12:00") == (12, 0)
    assert hours_of(home, "吴老师", "2023-07-01T08:00") == (0, 0)
    assert ledger(home, "credit")["rows"][0]["unassigned"] == 24


def test_a_list_with_a_stranger_is_refused_whole(home, tmp_path):
    file = tmp_path / "名单.csv"
    file.write_text("学校,姓名,学时\n第一小学,周老师,12\n第一小学,钱老师,12\n", "utf-8")

    with pytest.raises(BadInput, match="钱老师不在花名册里"):
        roll(home, "ledger", "hours", file, "--yes")

    assert hours_of(home, "周老师") == (0, 0)


def test_only_an_admin_approves(home):
    with pytest.raises(BadInput, match="不是花名册里的管理员"):
        roll(home, "ledger", "approve", "--by", "周老师", "--yes")


def test_points_by_hand_come_with_who_and_why(home, tmp_path):
    file = tmp_path / "评分.csv"
    file.write_text("学校,项目,得分,理由\n一小,教师访谈,8,四人能说出主题\n", "utf-8")

    roll(home, "ledger", "points", file, "--by", "王老师", "--yes")

    score = next(row for row in ledger(home, "scoring")["rows"] if row["school"] == "sch03")
    assert (score["points"], score["most"], score["per_cent"]) == (8, 10, 80)
    assert "王老师" in score["lines"][-1]["reasons"][0]
    assert "四人能说出主题" in score["lines"][-1]["reasons"][0]


def test_what_nobody_looked_at_is_neither_an_empty_cell_nor_a_lost_point(home):
    covered, scored = ledger(home, "coverage"), ledger(home, "scoring")

    assert covered["schools"]["empty"] == []
    assert {c["state"] for row in covered["schools"]["rows"] for c in row["cells"].values()} <= {
        "unknown",
        "not_owed",
        "early",
    }
    assert [row["most"] for row in scored["rows"]] == [0] * 5


@pytest.mark.parametrize("what", ["credit", "coverage", "scoring"])
def test_sheets_fit_an_a4_page_repeat_their_head_and_can_be_signed(home, tmp_path, what):
    out, again = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    for path in (out, again):
        roll(home, "export", what, "--format", "xlsx", "--out", path, "--as-of", "2023-07-01T00:00")

    book = load_workbook(str(out))
    first = book.get_sheet_by_index(0).to_python()
    package = zipfile.ZipFile(io.BytesIO(out.read_bytes()))
    page = package.read("xl/worksheets/sheet1.xml").decode()
    assert 'paperSize="9"' in page
    assert 'fitToHeight="0"' in page
    columns = re.findall(r'<col min="(\d+)" max="(\d+)" width="([\d.]+)"', page)
    assert sum((int(last) - int(first) + 1) * float(width) for first, last, width in columns) > 120, "fills the page"
    assert "Print_Titles" in package.read("xl/workbook.xml").decode()
    assert any("盖章" in str(cell) for row in first for cell in row)
    assert "第 1 版" in str(first[1][0])
    assert out.read_bytes() == again.read_bytes()


def test_a_ledger_that_there_is_not_is_one_sentence(home, tmp_path):
    with pytest.raises(BadInput, match="没有台账"):
        roll(home, "export", "grades")
    with pytest.raises(BadInput, match="--out"):
        roll(home, "export", "credit", "--format", "xlsx")
    with pytest.raises(NotOpen):
        roll(home, "export", "credit", "--as-of", "2023-01-01T00:00")


def test_explain_tells_the_pace(home):
    said = roll(home, "explain", "S6/sch03/2023", "--as-of", "2023-04-03T09:00")[1]

    assert "进度：" in said
    assert "此时应有" in said


def test_hours_go_to_the_category_that_their_heading_names_and_to_the_plan_that_is_meant(home, tmp_path):
    plan = home / "plan.toml"
    more = '[[credit.rule]]\ncategory = "县级培训"\nhours = 6\n[scoring]'
    plan.write_text(plan.read_text("utf-8").replace("[scoring]", more, 1), "utf-8")
    assert roll(home, "plan", "open", "--yes", clock="2023-02-20T10:00")[0] == 0
    assert roll(home, "plan", "open", "--year", "2024", clock="2023-02-20T11:00")[0] == 0
    file = tmp_path / "名单.csv"
    file.write_text("第一小学县级培训名单\n姓名,学时\n周老师,4\n", "utf-8")

    said = roll(home, "ledger", "hours", file, "--plan", "lanxi-2023", "--yes")[1]

    assert "县级培训" in said
    document = json.loads(roll(home, "export", "credit", "--plan", "lanxi-2023", "--format", "json")[1])
    assert sum(row["proposed"] for row in document["rows"]) == 4
    assert sum(row["proposed"] for row in ledger(home, "credit")["rows"]) == 0, "2024 is another plan"
    file.write_text("编号,姓名,学时,类别\nt010,王老师,2,县级培训\n", "utf-8")
    assert "王老师" in roll(home, "ledger", "hours", file, "--plan", "lanxi-2023", "--yes")[1], "there are two"
    file.write_text("姓名,学时,姓名,学时\n周老师,4,吴老师,4\n", "utf-8")
    with pytest.raises(BadInput, match="左右并排"):
        roll(home, "ledger", "hours", file, "--yes")
    with pytest.raises(BadInput, match="没有学时类别“寒假”；有：校本研培、县级培训"):
        roll(home, "ledger", "approve", "--category", "寒假", "--plan", "lanxi-2023")
