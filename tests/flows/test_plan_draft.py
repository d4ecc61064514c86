"""The command plan draft: what it prints, writes, compares, and refuses."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from flows.cli import main
from settings.files import load_files
from settings.template import template_files

CIRCULARS = Path(__file__).resolve().parents[1] / "data" / "circulars_draft"
SAFETY = CIRCULARS / "safety.txt"
ROSTER = {
    "roster/schools.csv": "编号,学校,学段\nsch01,第一小学,小学\n".encode(),
    "roster/teachers.csv": "编号,姓名,学校\nt01,王老师,sch01\n".encode(),
}
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*words: str | Path) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["rollcall", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            main()
        printed = capsys.readouterr()
        return int(ended.value.code or 0), printed.out, printed.err

    return run


def filled_in(text: str) -> str:
    """What a person does with a draft: takes the # away from what is open, and names the year."""
    text = re.sub(r"^# (due|party|channels|count|year) = (.*?)\s+# 待定.*$", r"\1 = \2", text, flags=re.M)
    return text if "\nyear = " in text else text.replace("[plan]", "[plan]\nyear = 2026", 1)


def test_json_has_the_names_of_plan_toml_and_null_for_what_is_open(run: Run) -> None:
    code, out, _ = run("plan", "draft", SAFETY, "--format", "json")
    told = json.loads(out)
    assert code == 0
    assert set(told) == {"year", "requirements", "windows", "themes", "contacts", "unread"}
    photos = next(one for one in told["requirements"] if one["title"] == "演练照片")
    assert (photos["due"], photos["count"]) == (None, None)
    assert all({"line", "confidence", "channels"} <= set(one) for one in told["requirements"])
    assert all(set(one) == {"line", "quote", "why"} for one in told["unread"])


@pytest.mark.parametrize("path", sorted(CIRCULARS.glob("*.txt")), ids=lambda path: path.stem)
def test_a_draft_loads_when_what_is_open_is_filled_in(run: Run, path: Path, tmp_path: Path) -> None:
    out = tmp_path / "plan.toml"
    assert run("plan", "draft", path, "--out", out)[0] == 0
    plan = load_files({"plan.toml": filled_in(out.read_text("utf-8")).encode(), **ROSTER}).plan
    listed = json.loads(run("plan", "draft", path, "--format", "json")[1])["requirements"]
    assert [one.id for one in plan.requirements] == [one["id"] for one in listed]


def test_a_draft_quotes_each_line_and_says_what_is_open(run: Run) -> None:
    _, out, _ = run("plan", "draft", SAFETY)
    assert "# 第 6 行：“请各校于3月10日前将《安全责任书》" in out
    assert re.search(r'^# due = "03-01"\s+# 待定：', out, re.M)


def test_last_year_s_plan_is_set_against_the_draft(run: Run, tmp_path: Path) -> None:
    files = template_files()
    last = tmp_path / "plan.toml"
    last.write_bytes(files["plan.toml"])
    this = files["circular.txt"].decode("utf-8").replace("2023", "2026").replace("5月8日", "5月15日")
    (tmp_path / "new.txt").write_text(this.replace("4.《课程表》", "4.《作息时间表》"), "utf-8")
    code, out, _ = run("plan", "draft", tmp_path / "new.txt", "--against", last)
    assert code == 0
    assert "新增：《作息时间表》" in out
    assert "没有了：S4 《课程表》" in out
    assert "05-08 cob（2023 年周一） → 05-15 cob（2026 年周五）" in out
    assert "日期不变，星期变了：研培工作期末总结：06-30 cob（2023 年周五） → 06-30 cob（2026 年周二）" in out


def test_a_county_s_rulings_settle_its_own_circular(run: Run, tmp_path: Path) -> None:
    files = template_files()
    for name in ("circular.txt", "rulings.toml"):
        (tmp_path / name).write_bytes(files[name])
    _, out, _ = run("--home", tmp_path, "plan", "draft", tmp_path / "circular.txt", "--format", "json")
    assert [window["to"] for window in json.loads(out)["windows"]] == ["02-28", "02-19", "04-30"]
    _, out, _ = run("plan", "draft", tmp_path / "circular.txt", "--format", "json")
    assert [window["to"] for window in json.loads(out)["windows"]] == ["02-28", "02-19", None]


def test_it_refuses_in_one_sentence_what_it_cannot_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"PK\x03\x04 not a document")
    (tmp_path / "empty.txt").write_text("  \n", "utf-8")
    for name, words in (("a.docx", "a.docx"), ("empty.txt", "没有文字"), ("none.txt", "没有文件")):
        code, out, err = run("plan", "draft", tmp_path / name)
        assert (code, out) == (2, ""), name
        assert words in err
        assert err.count("\n") == 1


def test_it_overwrites_nothing(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "plan.toml"
    out.write_text("mine", "utf-8")
    code, _, err = run("plan", "draft", SAFETY, "--out", out)
    assert (code, out.read_text("utf-8")) == (2, "mine")
    assert "没有覆盖" in err
