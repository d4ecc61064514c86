"""Each act of an admin on a county of its own, by its verdict; every answer is asked again at the end, byte by byte."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

PLAN = """
[plan]
id = "qingxi-2026"
year = 2026
starts = "previous 09-01"
close_of_business = "16:50"
[channels.class_share]
watched = "by_hand"
[[requirement]]
id = "安1"
title = "《校园安全责任书》"
aliases = ["安全责任书"]
party = "school"
stages = ["初中", "幼儿园"]
channels = ["mailbox", "class_share"]
due = "03-20 cob"
checks = ["document"]
[[requirement]]
id = "W2"
title = "教研活动记录"
party = "school"
channels = ["mailbox"]
due = "last wednesday of 3-4"
checks = [{ name = "month_items", kinds = ["听课", "评课"] }]
[[requirement]]
id = "研9"
title = "研修心得"
party = "teacher"
channels = ["mailbox"]
due = "05-31"
[[credit.rule]]
category = "集中研修"
hours = 6
requirement = "研9"
"""
SCHOOLS = """编号,学校,学段,别名,负责人
q1,青溪县第一初级中学,初中,一初中,z1
q2,红旗镇初级中学,初中,红旗中学,z2
q3,县直机关幼儿园,幼儿园,机关幼儿园,z3
"""
TEACHERS = "编号,姓名,学校,任教学科\nx1,王丽,q1,语文\nx3,周老师,q2,英语\nx5,郑老师,q3,\n"
CONTACTS = """编号,姓名,角色,邮箱
z1,赵老师,负责人,zhao@school.example
z2,钱老师,负责人,qian@school.example
z3,冯老师,负责人,
a1,王老师,管理员,admin@county.example
"""
SHEET = """裁定表,,,,,,,
编号,决定,延至,理由,成员,收到日期,方式,决定人
安1/@初中/2026,延期,2026/3/25,大雪封路,,,,王老师
W2/q2/2026-03,代收,,纸质交来,听课,2026-03-09,纸质,王老师
研9/x5/2026,{act},,病假,,,,王老师
安1/q3/2026,,,,,,,
"""


@pytest.fixture
def county(bare: Any, user: Callable[[], str], hand: Any) -> Any:
    bare.write("rollcall.toml", 'name = "青溪县教师发展中心"\n')
    bare.write("plan.toml", PLAN)
    bare.write("roster/schools.csv", SCHOOLS)
    bare.write("roster/teachers.csv", TEACHERS, "gbk")
    bare.write("roster/contacts.csv", CONTACTS)
    bare.mailbox("post", user())
    assert bare.run("plan", "open", clock="2026-02-02T09:00").code == 0
    paper, other = hand.docx("校园安全责任书", hand.essay), hand.docx("情况", hand.essay)
    for subject, sender, name in (
        ("校园安全责任书", "zhao@school.example", "校园安全责任书.docx"),
        ("县直机关幼儿园安全责任书", "feng@qq.example", "安全责任书.docx"),
        ("材料", "qian@school.example", "新建文档.docx"),
    ):
        bare.append(
            "post",
            hand.letter(subject, sender, hand.Paper(name, other if subject == "材料" else paper)),
            "2026-03-10T08:00",
        )
    bare.look("2026-03-10T09:00")
    return bare


def items(county: Any, clock: str) -> dict[str, str]:
    """Sender -> the item that came from there."""
    found = county.run("find", "docx", "--format", "json", clock=clock).json["hits"]
    names = {"安全责任书.docx": "feng", "校园安全责任书.docx": "zhao", "新建文档.docx": "qian"}
    return {names[hit["name"]]: hit["id"] for hit in found if hit["name"] in names}


def test_each_decision_moves_its_verdict_and_every_past_answer_stays_as_it_was(county: Any, tmp_path: Path) -> None:
    at = "2026-03-10T10:00"
    came = items(county, at)
    steps: list[tuple[tuple[str, ...], str, str]] = [
        (("waive", "安1/q1/2026", "--channel", "网站班级共享栏"), "安1/q1/2026", "satisfied"),
        (("reject", came["zhao"]), "安1/q1/2026", "rejected"),
        (("undo", "2"), "安1/q1/2026", "satisfied"),
        (("undo", "3"), "安1/q1/2026", "rejected"),
        (("accept", came["zhao"]), "安1/q1/2026", "satisfied"),
        (("accept", came["feng"]), "安1/q3/2026", "partial"),
        (("vouch", "安1/q3/2026", "--channel", "class_share", "--how", "微信"), "安1/q3/2026", "satisfied"),
        (("assign", came["qian"], "--to", "研9/x3/2026"), "研9/x3/2026", "received"),
        (("vouch", "W2/q3/2026-03", "--member", "听课", "--on", "2026-03-09"), "W2/q3/2026-03", "partial"),
        (("waive", "W2/q3/2026-03", "--member", "评课"), "W2/q3/2026-03", "satisfied"),
        (("waive", "研9/@初中/2026", "--yes"), "研9/x3/2026", "excused"),
        (("extend", "安1/@junior/2026", "--until", "2026-03-23", "--yes"), "安1/q1/2026", "satisfied"),
        (("merge", "红旗中学", "红旗完中"), "安1/q1/2026", "satisfied"),
    ]
    asked = [
        ("status", "--format", "json"), ("status",), ("explain", "安1/q1/2026", "--format", "json"),
        ("explain", "W2/q3/2026-03"), ("records", "decisions", "--format", "json"), ("records", "notices"),
        ("records", "readings"), ("export", "credit"), ("export", "coverage", "--format", "json"),
        ("export", "scoring"), ("find", "安全"), ("review", "--format", "json"),
    ]  # fmt: skip
    papers = [
        ("export", "summary"), ("export", "bulletin"), ("export", "credit", "--format", "xlsx"),
        ("status", "--format", "xlsx"),
    ]  # fmt: skip

    def answers(moment: str, clock: str) -> dict[tuple[str, ...], Any]:
        told = {words: county.run(*words, "--as-of", moment, clock=clock) for words in asked}
        assert {said.code for said in told.values()} == {0}, told
        out = {}
        for words in papers:
            file = tmp_path / "paper"
            assert county.run(*words, "--as-of", moment, "--out", str(file), clock=clock).code == 0
            out[words] = file.read_bytes()
        return {words: said.out for words, said in told.items()} | out

    for number, (words, obligation, verdict) in enumerate(steps, 1):
        at = f"2026-03-10T10:{number:02d}"
        said = county.run("decide", *words, "--why", f"理由{number}", "--by", "a1", clock=at)
        assert said.code == 0, said.err
        assert county.rows(at)[obligation]["verdict"] == verdict, words
        if number == 8:
            recorded, moment = answers(at, at), at
    assert county.rows(at)["安1/q1/2026"]["due_at"] == "2026-03-23T23:59:59+08:00"

    county.write("裁定.csv", SHEET.format(act="放假"), "gbk")
    refused = county.run("decide", "--from", str(county.home / "裁定.csv"), "--yes", clock="2026-03-10T11:00")
    assert (refused.code, "B5 单元格" in refused.err) == (2, True), refused.err
    county.write("裁定.csv", SHEET.format(act="豁免"), "gbk")
    sheet = ("decide", "--from", str(county.home / "裁定.csv"))
    shown = county.run(*sheet, clock="2026-03-10T11:00")
    assert (shown.code, "延期 安1/@初中/2026（2 项）" in shown.err) == (1, True), shown.err
    assert county.rows("2026-03-10T11:00")["研9/x5/2026"]["verdict"] == "awaiting"
    county.look("2026-03-20T08:00")
    assert county.run(*sheet, "--yes", clock="2026-03-20T09:00").code == 0
    rows = county.rows("2026-03-20T09:00")
    assert [rows[f"{o}/2026"]["verdict"] for o in ("研9/x5", "安1/q3")] == ["excused", "satisfied"]
    assert rows["安1/q2/2026"]["due_at"] == "2026-03-25T23:59:59+08:00"
    county.look("2026-03-26T09:00")
    county.run("summarise", clock="2026-03-26T09:00")

    listed = county.run("records", "decisions", "--format", "json", clock="2026-03-26T09:00").json
    assert {(d["by"], bool(d["why"])) for d in listed} == {("王老师", True)}
    again = answers(moment, "2026-03-26T09:01")
    assert [words for words in recorded if again[words] != recorded[words]] == []
