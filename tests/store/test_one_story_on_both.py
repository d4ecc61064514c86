"""One county's year by the command line, on SQLite and on PostgreSQL: every answer is the same, byte for byte."""

from __future__ import annotations

import io
import sys
from contextlib import redirect_stderr, redirect_stdout
from email.message import EmailMessage
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from flows.cli import main

PLAN = """
[plan]
id = "story-2026"
year = 2026
starts = "previous 12-01"
[channels.class_share]
watched = "by_hand"
[[requirement]]
id = "A"
title = "《校园安全责任书》"
party = "school"
channels = ["mailbox"]
due = "{due} cob"
checks = ["document"]
[[requirement]]
id = "T"
title = "学习心得"
party = "teacher"
channels = ["mailbox"]
due = "04-30"
checks = [{{ name = "near_duplicate" }}]
[credit]
school_based = 12
[[scoring.by_hand]]
name = "教师访谈"
points = 10
"""
SCHOOLS = "编号,学校,学段,负责人\ns1,第一小学,小学,k1\ns2,第二小学,小学,k2\n"
FILES = {
    "plan.toml": PLAN.format(due="03-20"),
    "roster/schools.csv": SCHOOLS,
    "roster/teachers.csv": "编号,姓名,学校\nt1,王老师,s1\nt2,孙老师,s2\n",
    "roster/contacts.csv": "编号,姓名,角色,邮箱\nk1,周老师,负责人,zhou@school.example\n"
    "k2,吴老师,负责人,wu@school.example\na1,赵老师,管理员,admin@county.example\n",
    "sources/box.toml": 'kind = "maildir"\npath = "mail"\n',
    "incoming/名单.csv": "姓名,学时\n王老师,12\n孙老师,6\n",
    "incoming/评分.csv": "学校,项目,得分,理由\n第一小学,教师访谈,8,说得清主题\n",
    "incoming/裁定.csv": "编号,决定,理由\nA/s2/2026,豁免,停课\n",
}
MAILS = (
    ("zhou@school.example", "第一小学校园安全责任书", "校园安全责任书.txt", 10),
    ("wu@school.example", "孙老师学习心得", "孙老师学习心得.txt", 11),
    ("stranger@else.example", "材料", "新建文档.txt", 12),
)
PAPER = "校园安全责任书。我校严格落实各项要求，层层签订责任书，定期检查，发现隐患立即整改。"
LATER = PLAN.format(due="02-20")
STORY: tuple[tuple[str, ...], ...] = (
    ("2026-03-02T09:00", "plan", "open"),
    ("2026-03-13T09:00", "read"),
    ("2026-03-13T09:01", "judge"),
    ("2026-03-13T09:02", "decide", "extend", "A/*/2026", "--until", "2026-03-27", "--by", "赵老师", "--yes"),
    ("2026-03-13T09:03", "decide", "assign", "e6", "--to", "T/t1/2026", "--by", "a1"),
    ("2026-03-13T09:04", "decide", "--from", "incoming/裁定.csv", "--by", "a1", "--yes"),
    ("2026-03-13T09:05", "decide", "undo", "1", "--why", "写错了"),
    ("2026-03-13T09:06", "decide", "merge", "第二小学", "二小"),
    ("2026-03-13T09:07", "ledger", "hours", "incoming/名单.csv", "--yes"),
    ("2026-03-13T09:08", "ledger", "approve", "第一小学", "--by", "a1", "--yes"),
    ("2026-03-13T09:09", "ledger", "points", "incoming/评分.csv", "--by", "a1", "--yes"),
    ("2026-04-10T09:00", "plan", "open", "--yes"),
    ("2026-05-06T09:00", "read"),
    ("2026-05-06T09:01", "judge"),
    ("2026-05-06T09:02", "summarise"),
)
ASKED: tuple[tuple[str, ...], ...] = (
    ("status", "--format", "json", "--as-of", "2026-03-13T09:04"), ("explain", "A/s1/2026"),
    ("records", "decisions", "--format", "json"), ("export", "credit", "--format", "json"), ("export", "scoring"),
    ("rehearse", "--days", "5", "--format", "json"),
)  # fmt: skip


def told(home: Path, monkeypatch: pytest.MonkeyPatch, clock: str, *words: str) -> str:
    out, err = io.StringIO(), io.StringIO()
    monkeypatch.setattr(sys, "argv", ["rollcall", "--home", str(home), "--clock", clock, *words])
    with redirect_stdout(out), redirect_stderr(err), pytest.raises(SystemExit) as end:
        main()
    assert end.value.code in (0, 1, None), (words, err.getvalue())
    return f"{words} {end.value.code}\n{out.getvalue()}{err.getvalue()}"


def written(home: Path, database: str) -> Path:
    for name, content in {**FILES, "rollcall.toml": f'[database]\nurl = "{database}"\n'}.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(content, "utf-8")
    (home / "mail/new").mkdir(parents=True)
    (home / "mail/cur").mkdir()
    for number, (sender, subject, name, day) in enumerate(MAILS):
        mail = EmailMessage()
        stamp = f"{day} Mar 2026 08:00:00 +0800"
        mail["Received"] = f"from mx.example by mail.example; {stamp}"
        mail["From"], mail["Subject"], mail["Message-ID"], mail["Date"] = sender, subject, f"<{number}@x>", stamp
        mail.set_content("请查收附件。")
        mail.add_attachment(PAPER.encode(), maintype="application", subtype="octet-stream", filename=name)
        (home / f"mail/new/{number}.x").write_bytes(mail.as_bytes())
    return home


def test_both_databases_tell_the_same_story(tmp_path: Path, postgresql: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    with create_engine(f"{postgresql}/postgres", isolation_level="AUTOCOMMIT").connect() as session:
        session.execute(text("CREATE DATABASE story"))
    answers = []
    for name, database in (("one", "sqlite:///state/rollcall.db"), ("two", f"{postgresql}/story")):
        home = written(tmp_path / name, database)
        monkeypatch.chdir(home)
        said = []
        for clock, *words in STORY:
            if clock.startswith("2026-04"):
                (home / "plan.toml").write_text(LATER, "utf-8")
            said.append(told(home, monkeypatch, clock, *words))
        said += [told(home, monkeypatch, "2026-05-06T10:00", *words) for words in ASKED]
        answers.append([one.replace(str(home), "") for one in said])

    for one, two in zip(*answers, strict=True):
        assert one == two
    assert '"verdict": "excused"' in answers[0][len(STORY)], "the sheet was taken"
