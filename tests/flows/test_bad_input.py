"""What cannot be is refused in one sentence with the contract's exit code, and nothing is half-written."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from flows.cli import main

PLAN = """
[plan]
id = "anquan-2026"
year = 2026
[[requirement]]
id = "安1"
title = "《安全责任书》"
party = "school"
channels = ["mailbox"]
due = "03-20 cob"
[[requirement]]
id = "研9"
title = "研修心得"
party = "school"
channels = ["mailbox"]
due = "05-29"
"""
FILES = {
    "rollcall.toml": "",
    "plan.toml": PLAN,
    "roster/schools.csv": "编号,学校,学段\nq1,第一小学,小学\n",
    "roster/contacts.csv": "编号,姓名,角色,邮箱\na1,王老师,管理员,a1@county.example\n",
    "sources/box.toml": 'kind = "maildir"\npath = "/nowhere"\n',
}


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("county")
    for name, text in FILES.items():
        (home / name).parent.mkdir(exist_ok=True)
        (home / name).write_text(text, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("PREFECT_API_URL", raising=False)
        assert said(patch, home, "plan", "open") == 0
    return home


def said(patch: pytest.MonkeyPatch, home: Path, *words: str) -> int:
    patch.setattr(sys, "argv", ["rollcall", "--home", str(home), "--clock", "2026-02-02T09:00", *words])
    with pytest.raises(SystemExit) as end:
        main()
    return int(end.value.code or 0)


def contents(home: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(home)): path.read_bytes()
        for path in home.rglob("*")
        if path.is_file() and not path.name.endswith(("-wal", "-shm")) and "records" not in path.parts
    }


CIRCLE = PLAN.replace("03-20 cob", "3 days before 研9").replace("05-29", "2 working days after 安1")
NO_DATE = PLAN.replace("05-29", "02-29")
NEVER = PLAN.replace("05-29", "fifth friday of 2")
TWO = PLAN.replace("05-29", "rrule:FREQ=MONTHLY;BYMONTHDAY=1,15")
HUGE = "关于报送材料的通知\n" * 2_000_000
OPEN, LINT = ("plan", "open", "--yes"), ("plan", "lint")


@pytest.mark.parametrize(
    ("file", "data", "words", "told"),
    [
        ("plan.toml", CIRCLE, LINT, "plan.toml 第 10 行：期限互相指来指去：安1 → 研9 → 安1"),
        ("plan.toml", CIRCLE, OPEN, "期限互相指来指去"),
        ("plan.toml", NO_DATE, OPEN, "plan.toml 第 16 行：2026 年没有 2 月 29 日"),
        ("plan.toml", NO_DATE.replace("2026", "2028"), ("plan", "open", "--year", "2027", "--yes"), "2027 年没有"),
        ("plan.toml", NEVER, OPEN, "在 2026 年一次也没有"),
        ("plan.toml", TWO, OPEN, "在 2026-01 给出两个截止日（01-01、01-15）"),
        ("circular.txt", HUGE, OPEN, "circular.txt：有 56 MB，不像一份通知"),
        ("circular.txt", "\x00\x01\x02\x03通知", OPEN, "circular.txt：里面不是文字"),
        ("", "", ("plan", "open", "--year", "20260"), "没有 20260 年的计划；应为：1900 到 2199 之间"),
        ("", "", ("plan", "show", "--year", "0"), "没有 0 年的计划"),
        ("", "", ("plan", "draught"), "没有“draught”这个命令；应为：draft"),
        ("", "", ("status", "--format", "yaml"), "--format 不能是“yaml”；应为：table, json, csv, xlsx"),
        ("", "", ("rehearse", "--days", "0"), "--days 太小；应为：1 或更大"),
        ("", "", ("roster", "import"), "少写了 file"),
        ("", "", ("status", "--partie", "q1"), "没有 --partie 这个选项；应为：--party"),
        ("通知.txt", HUGE, (*LINT, "通知.txt"), "有 56 MB"),
        ("通知.docx", "关于报送材料的通知", (*LINT, "通知.docx"), "它不是 .docx 文件"),
        ("通知.docx", "PK\x03\x04 no archive", ("plan", "draft", "通知.docx"), "不能作为通知读取"),
        ("名单.csv", "今天天气很好\n明天开会\n", ("roster", "import", "名单.csv", "--yes"), "找不到表头"),
        ("裁定.csv", "今天天气很好\n", ("decide", "--from", "裁定.csv", "--yes"), "找不到表头"),
        ("", "", ("decide", "extend", "安1/q1/2026", "--until", "2026-03-20T17:00"), "并不晚于现在的截止"),
        ("", "", ("decide", "waive", "安1/q9/2026"), "没有找到应交项"),
        ("", "", ("decide", "waive", "安8/*/2026", "--yes"), "没有 安8/*/2026 这一应交项"),
        ("", "", ("decide", "waive", "安1/*", "--yes"), "“要求/单位/期次”三段"),
        ("", "", ("decide", "extend", "*/q1/*", "--until", "2026-04-01", "--yes"), "2026-05-29 23:59（研9/q1/2026）"),
        ("", "", ("decide", "accept", "e99"), "没有找到"),
        ("", "", ("decide", "undo", "9"), "没有编号为 9 的有效决定"),
        ("", "", ("decide", "release", "*", "--yes"), "没有“待放行”的通知"),
    ],
)
def test_it_is_one_sentence_and_nothing_is_half_done(
    opened: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    file: str, data: str, words: tuple[str, ...], told: str,
) -> None:  # fmt: skip
    home = tmp_path / "county"
    shutil.copytree(opened, home)
    if file:
        folder = home if file in {"plan.toml", "circular.txt"} else tmp_path
        (folder / file).write_text(data, "utf-8")
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    monkeypatch.chdir(tmp_path)
    before = contents(home)

    code = said(monkeypatch, home, *words)

    err = capsys.readouterr().err.strip()
    assert (code, err.startswith("rollcall: "), len(err.splitlines())) == (2, True, 1), err
    assert told in err
    assert contents(home) == before


def test_a_ruling_whose_defect_is_gone_is_a_warning_and_stops_nothing(
    opened: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    home = tmp_path / "county"
    shutil.copytree(opened, home)
    ruling = '[[ruling]]\ndefect = "no-date@研9"\ndate = "2026-01-05"\nby = "王老师"\ntext = "照旧"\n'
    (home / "rulings.toml").write_text(ruling, "utf-8")

    assert said(monkeypatch, home, *LINT) == 0
    assert "needless-ruling@研9" in capsys.readouterr().out
    assert said(monkeypatch, home, *OPEN) == 0
