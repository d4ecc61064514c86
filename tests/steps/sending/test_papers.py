"""Papers for the clerk: a bulletin, a school's 督办单, a workbook, from what is proved and nothing else."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from python_calamine import CalamineWorkbook

from flows.papers import Asked, export_paper
from flows.session import Session
from tasks.domain.errors import BadInput
from tasks.domain.evidence.reading import ReadingState


def write(town, what: str, **asked: str) -> Path:
    out = town.home.parent / f"{what}.out"
    export_paper(Session.of(town.home, "2023-02-27T09:00"), Asked(what, **asked), out)
    return out


def words(file: Path) -> str:
    paper = Document(BytesIO(file.read_bytes()))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in paper.paragraphs), *cells])


def test_the_paper_of_a_school_shows_itself_alone_and_its_readings(town):
    town.open("02-10 09:00")
    town.look("02-27 08:00")
    text = words(write(town, "supervision", party="一小"))
    assert "第一小学" in text
    assert "《课程表》" in text
    assert "2023-02-27 08:00—08:01 完整查看指定邮箱（收件箱）" in text
    assert "第二小学" not in text
    assert "缺交" not in text


def test_the_bulletin_names_who_is_proved_to_lack_something(town):
    town.open("02-10 09:00")
    town.look("02-27 08:00")
    text = words(write(town, "bulletin", due="2023-02-24"))
    assert "全无 4 项" in text
    assert "第一小学" in text
    assert "不作排名" in text


def test_what_was_not_seen_stands_in_no_bulletin(town):
    town.open("02-10 09:00")
    town.look("02-27 08:00", ReadingState.PARTIAL)
    text = words(write(town, "bulletin", due="2023-02-24"))
    assert "我方未能核实 4 项" in text
    assert "第一小学" not in text
    with pytest.raises(BadInput, match="不必督办"):
        write(town, "supervision", party="sch01")


def test_the_workbook_has_a_sheet_for_each_requirement_that_prints_and_filters(town):
    contacts = town.home / "roster" / "contacts.csv"
    contacts.write_text(contacts.read_text().replace("王老师", "=cmd|1"))
    town.open("02-10 09:00")
    town.look("02-27 08:00")
    file = write(town, "summary", due="2023-02-24")
    book = CalamineWorkbook.from_filelike(BytesIO(file.read_bytes()))
    assert book.sheet_names[:3] == ["完成情况", "各类情况", "明细"]
    assert book.get_sheet_by_name(book.sheet_names[3]).to_python()[2][:2] == ["学校", "学段"]
    assert "=cmd|1" in str(book.get_sheet_by_name("明细").to_python())
    with ZipFile(file) as parts:
        sheets = [parts.read(name).decode() for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]
    assert not any("<f>" in sheet for sheet in sheets)
    for sheet in sheets[3:]:
        for part in ("<autoFilter", 'state="frozen"', 'paperSize="9"', "fitToPage"):
            assert part in sheet


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (Asked("supervision"), "--party"),
        (Asked("supervision", party="三小"), "三小"),
        (Asked("bulletin", due="2月24日"), "2023-02-24"),
        (Asked("bulletin", due="2023-02-25"), "2023-02-24"),
    ],
)
def test_it_says_what_to_write_instead(town, asked, said):
    town.open("02-10 09:00")
    with pytest.raises(BadInput, match=said):
        export_paper(Session.of(town.home, "2023-02-27T09:00"), asked, town.home / "x")


def test_a_paper_needs_a_file(town):
    with pytest.raises(BadInput, match="--out"):
        export_paper(Session.of(town.home, "2023-02-27T09:00"), Asked("通报"), None)
