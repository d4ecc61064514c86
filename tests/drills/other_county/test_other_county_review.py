"""The review desk of a county that is not ours: what waits, what is suggested, the sheet that comes back filled."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

PLAN = """
[plan]
id = "anquan-2026"
year = 2026

[[requirement]]
id = "A1"
title = "《安全工作总结》"
party = "school"
channels = ["mailbox"]
due = "03-20 17:00"
checks = ["document"]

[[requirement]]
id = "A2"
title = "“同课异构”材料"
party = "school"
channels = ["mailbox"]
due = "04-10 17:00"
checks = [{ name = "archive_parts", parts = ["签到", "照片>=3"] }, { name = "photos_differ", min = 3 }]
"""
OPENED, DAY, SEEN = "2026-02-01T09:00", "2026-03-10T08:00", "2026-03-10T09:00"


@pytest.fixture
def county(bare: Any, user: Callable[[], str], hand: Any) -> Any:
    bare.write("rollcall.toml", "")
    bare.write("plan.toml", PLAN)
    rows = "".join(f"p{n},第{'一二三'[n - 1]}小学,小学,k{n}\n" for n in (1, 2, 3))
    bare.write("roster/schools.csv", "id,name,stages,coordinator\n" + rows)
    people = "".join(f"k{n},孙老师{n},coordinator,k{n}@school.example\n" for n in (1, 2, 3))
    bare.write("roster/contacts.csv", "id,name,role,email\n" + people + "a1,王老师,admin,a1@county.example\n")
    bare.mailbox("post", user())
    assert bare.run("plan", "open", clock=OPENED).code == 0
    essay = hand.docx("安全工作总结", hand.essay)
    told = hand.letter("第一小学安全工作总结", "stranger@qq.example", hand.Paper("第一小学安全工作总结.docx", essay))
    bare.append("post", told, DAY)  # the text alone names the school
    nobody = hand.letter("红旗完小安全工作总结", "x@qq.example", hand.Paper("红旗完小安全工作总结.docx", essay))
    bare.append("post", nobody, "2026-03-10T08:10")
    locked = hand.Paper("=cmd|' /C calc'!B9.zip", hand.archive({"a.docx": essay}, locked=True))
    bare.append("post", hand.letter("材料", "k3@school.example", locked), "2026-03-10T08:20")
    photos = {f"照片{n}.jpg": hand.picture(n) for n in (1, 2, 3)}
    lesson = hand.Paper("第二小学同课异构材料.zip", hand.archive({"签到.docx": hand.docx("签到", "五人"), **photos}))
    bare.append("post", hand.letter("第二小学同课异构材料", "z@qq.example", lesson), "2026-03-10T08:30")
    return bare


def review(county: Any, clock: str = SEEN) -> dict[str, Any]:
    said = county.run("review", "--format", "json", clock=clock)
    assert said.code == 0, said.err
    return dict(said.json)


def test_everything_that_waits_is_in_one_list_with_a_suggestion_and_a_command(county: Any) -> None:
    county.look(SEEN)

    desk = {item["file"]: item for item in review(county)["items"]}

    by_stranger = desk["第一小学安全工作总结.docx"]
    assert by_stranger["wait"] == "unverified"
    assert by_stranger["obligations"][0]["id"] == "A1/p1/2026"
    assert (by_stranger["suggestion"]["act"], by_stranger["suggestion"]["sure"]) == ("accept", 0.8)
    nobodys = desk["红旗完小安全工作总结.docx"]
    assert (nobodys["wait"], nobodys["obligations"]) == ("unplaced", [])
    locked = desk["=cmd|' /C calc'!B9.zip"]
    assert (locked["wait"], locked["suggestion"]["act"]) == ("unreadable", None)
    assert {o["id"] for o in locked["obligations"]} == {"A1/p3/2026", "A2/p3/2026"}


def test_the_command_on_the_desk_takes_the_decision(county: Any) -> None:
    county.look(SEEN)
    item = next(i for i in review(county)["items"] if i["wait"] == "unverified")
    command = item["suggestion"]["command"].replace("理由", "已电话核实").split()[1:]

    said = county.run(*command, clock=SEEN)

    assert said.code == 0, said.err
    assert county.rows(SEEN)["A1/p1/2026"]["verdict"] == "satisfied"
    assert item["id"] not in {i["id"] for i in review(county)["items"]}


def test_the_sheet_shows_photos_takes_no_formula_and_comes_back_filled(county: Any, tmp_path: Path) -> None:
    county.look(SEEN)
    out = tmp_path / "待人工.xlsx"

    said = county.run("review", "--format", "xlsx", "--out", str(out), "--files", clock=SEEN)

    assert said.code == 0, said.err
    with zipfile.ZipFile(out) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        assert "<f>" not in sheet
        assert '"接收,退回,归到,豁免"' in sheet.replace("&quot;", '"')
        pictures = [name for name in book.namelist() if name.startswith("xl/media/")]
    assert len(pictures) == 1, "the archive's photos are one contact sheet"
    beside = {path.name for path in (tmp_path / "待人工-文件").iterdir()}
    assert any(name.endswith("-第一小学安全工作总结.docx") for name in beside)
    assert any(name.endswith("-照片一览.jpg") for name in beside)
    assert not any("|" in name or name[:1] == "'" for name in beside)

    rows = CalamineWorkbook.from_filelike(io.BytesIO(out.read_bytes())).get_sheet_by_index(0).to_python()
    heads = [str(cell) for cell in rows[0]]
    answers = {"unverified": "接收", "unplaced": "归到", "unreadable": "豁免"}
    waits = {item["id"]: item for item in review(county)["items"]}
    filled = io.BytesIO()
    with xlsxwriter.Workbook(filled, {"strings_to_formulas": False, "in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, heads)
        for number, row in enumerate(rows[1:], 1):
            cells = [str(cell) for cell in row]
            wait = waits[cells[0]]["wait"]
            cells[heads.index("决定")] = answers[wait]
            if wait == "unplaced":
                cells[heads.index("归到")] = "A1/p2/2026"
            if wait == "unreadable":
                cells[heads.index("应交")] = "A1/p3/2026"
            sheet.write_row(number, 0, cells)
    back = tmp_path / "填好.xlsx"
    back.write_bytes(filled.getvalue())

    shown = county.run("decide", "--from", str(back), clock=SEEN)
    assert shown.code == 1
    assert county.rows(SEEN)["A1/p1/2026"]["verdict"] == "needs_review"
    assert county.run("decide", "--from", str(back), "--yes", clock=SEEN).code == 0
    county.run("judge", clock=SEEN)

    got = {id_: row["verdict"] for id_, row in county.rows(SEEN).items()}
    assert (got["A1/p1/2026"], got["A1/p2/2026"], got["A1/p3/2026"]) == ("satisfied", "satisfied", "excused")


def test_a_name_that_a_person_placed_is_proposed_and_used_once_confirmed(county: Any, hand: Any) -> None:
    county.look(SEEN)
    item = next(i for i in review(county)["items"] if i["wait"] == "unplaced")
    assert county.run("decide", "assign", item["id"], "--to", "A1/p2/2026", clock=SEEN).code == 0

    [learned] = review(county)["names"]

    assert (learned["name"], learned["school"]) == ("红旗完小", "p2")
    assert county.run(*learned["command"].split()[1:], clock=SEEN).code == 0
    assert review(county)["names"] == []
    essay = hand.docx("安全工作总结", hand.essay, "补充")
    county.append("post", hand.letter("红旗完小安全工作总结", "y@qq.example", hand.Paper("总结.docx", essay)), DAY)
    county.look("2026-03-10T10:00")
    rows = county.rows("2026-03-10T10:00")
    assert "总结.docx" in {e["file"] for e in rows["A1/p2/2026"]["evidence"]}


def test_words_are_found_among_people_items_and_the_files_inside_archives(county: Any) -> None:
    county.look(SEEN)

    def found(*words: str) -> set[tuple[str, str]]:
        said = county.run("find", *words, "--format", "json", clock=SEEN)
        assert said.code == 0, said.err
        return {(hit["kind"], hit["where"]) for hit in said.json["hits"]}

    assert ("school", "学校") in found("第二小学")
    assert ("contact", "联系人") in found("王老师")
    assert ("item", "发件人") in found("stranger@qq.example")
    assert ("item", "压缩包里的文件名") in found("照片2")
    assert ("obligation", "应交") in found("安全工作总结", "第三小学")
    assert found("没有这样的词") == set()
    assert county.run("find", "没有这样的词", clock=SEEN).code == 0


def test_explain_tells_rule_readings_and_items_also_as_a_page_without_live_links(
    county: Any, hand: Any, tmp_path: Path
) -> None:
    evil = hand.Paper("http://evil.example/<b>安全工作总结</b>.docx", hand.docx("安全工作总结", hand.essay))
    county.append("post", hand.letter("安全工作总结", "k2@school.example", evil), DAY)
    county.look(SEEN)

    document = county.run("explain", "二小", "安全工作总结", "--format", "json", clock=SEEN).json
    page = tmp_path / "page.html"
    said = county.run("explain", "A1/p2/2026", "--out", str(page), clock=SEEN)

    assert said.code == 0, said.err
    assert document["rule"]["due_steps"][0] == "计划写明期限“03-20 17:00”"
    [look] = document["readings"]
    assert (look["source"], look["complete_at"]) == ("post", "2026-03-10T09:00:00+08:00")
    assert "全部看过" in look["why_complete"]
    assert document["evidence"][0]["standing"] == "accepted"
    text = page.read_text("utf-8")
    assert "怎样会变" in text
    assert "<a " not in text
    assert "<b>" not in text
