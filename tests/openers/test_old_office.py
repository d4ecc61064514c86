"""One lesson plan, one table and one show, saved by an office program in each of its formats: all say the same."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tasks.domain.evidence.contents import ContentKind, Contents, Opening

Opened = Callable[[bytes, str], Contents]
PAPERS = Path(__file__).parents[1] / "data" / "papers" / "old_office.zip"


def paper(name: str) -> bytes:
    with zipfile.ZipFile(PAPERS) as papers:
        return papers.read(name)


@pytest.mark.parametrize("name", ["lesson.doc", "lesson.odt", "lesson.rtf"])
def test_the_same_characters_are_counted_in_every_format(name: str, opened: Opened) -> None:
    new, old = opened(paper("lesson.docx"), "教案.docx"), opened(paper(name), "教案" + Path(name).suffix)
    assert (old.kind, old.opening, old.note) == (ContentKind.DOCUMENT, Opening.OPENED, "")
    in_a_box = 6 if name == "lesson.rtf" else 0  # 文本框里的字: rich text keeps its boxes where no reader looks
    assert (old.han + in_a_box, old.words) == (new.han, new.words)
    assert old.heading == "《春》教学设计"
    for said, is_there in (("插入的字", True), ("删除的字", False), ("页眉", False), ("内甲", True)):
        assert (said in old.text) is is_there, said


def test_the_tables_of_an_old_document_are_tables(opened: Opened) -> None:
    rows = opened(paper("lesson.doc"), "教案.doc").tables[0].rows
    assert rows == (("姓名", "学科", "课时"), ("王老师", "语文", "12"), ("孙老师", "", "10 内甲 内乙"))
    assert opened(paper("lesson.rtf"), "教案.rtf").tables[0].rows[1] == ("王老师", "语文", "12")


def test_a_photo_pasted_into_an_old_document_is_seen(opened: Opened) -> None:
    for name in ("lesson.doc", "lesson.docx", "lesson.odt", "slides.ppt", "slides.pptx"):
        assert [(p.width, p.height) for p in opened(paper(name), name).pictures] == [(240, 180)], name


def test_a_document_of_wps_is_a_document(opened: Opened) -> None:
    """.wps, .et and .dps are the old formats under other names, or the new ones."""
    for file, name in (("lesson.doc", "教案.wps"), ("weeks.xls", "周进度表.et"), ("slides.ppt", "课件.dps")):
        contents = opened(paper(file), name)
        assert (contents.opening, contents.note.replace("隐藏的工作表未计入：隐藏", "")) == (Opening.OPENED, "")
    assert opened(paper("lesson.docx"), "教案.wps").note == "扩展名是 .wps，内容是 docx"


def test_old_slides_are_counted_and_read(opened: Opened) -> None:
    old, new = opened(paper("slides.ppt"), "课件.ppt"), opened(paper("slides.pptx"), "课件.pptx")
    assert (old.kind, old.pages, old.heading) == (ContentKind.SLIDES, 3, "《春》课件0")
    assert (old.pages, old.han) == (new.pages, new.han)


@pytest.mark.parametrize("name", ["weeks.xls", "weeks.xlsx"])
def test_a_hidden_sheet_is_named_and_not_counted(name: str, opened: Opened) -> None:
    contents = opened(paper(name), name)
    assert [table.name for table in contents.tables] == ["周进度"]
    assert (len(contents.tables[0].rows), contents.note) == (18, "隐藏的工作表未计入：隐藏")


@pytest.mark.parametrize("name", ["lesson.doc", "weeks.xls", "slides.ppt"])
def test_an_old_file_cut_short_is_broken(name: str, opened: Opened) -> None:
    whole = paper(name)
    for share in (0.2, 0.5, 0.9):
        assert opened(whole[: int(len(whole) * share)], name).opening is Opening.BROKEN, share


def test_a_locked_old_document_is_locked(opened: Opened) -> None:
    content = bytearray(paper("lesson.doc"))
    content[content.index(b"\xec\xa5\x01\x01") + 11] |= 1
    assert opened(bytes(content), "教案.doc").opening is Opening.LOCKED


def test_a_document_older_than_we_can_read_says_so(opened: Opened) -> None:
    content = bytearray(paper("lesson.doc"))
    at = content.index(b"\xec\xa5\x01\x01")
    content[at + 2 : at + 4] = (104).to_bytes(2, "little")
    contents = opened(bytes(content), "教案.doc")
    assert (contents.opening, "旧版本" in contents.reason) == (Opening.OLD, True)


def test_a_workbook_saved_as_xml_under_xls_is_a_table(opened: Opened) -> None:
    book = (
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
        ' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="课程表"><Table>'
        '<Row><Cell><Data ss:Type="String">节次</Data></Cell><Cell ss:Index="3"><Data>周二</Data></Cell></Row>'
        "<Row><Cell><Data>1</Data></Cell><Cell/><Cell><Data>语文</Data></Cell></Row></Table></Worksheet></Workbook>"
    )
    contents = opened(book.encode(), "课程表.xls")
    assert (contents.kind, contents.note) == (ContentKind.SHEET, "扩展名是 .xls，内容是 xml")
    assert contents.tables[0].rows == (("节次", "", "周二"), ("1", "", "语文"))


def test_rich_text_with_both_spellings_of_a_sign_counts_it_once(opened: Opened) -> None:
    fonts = rb"{\rtf1\ansi\ansicpg936\uc2{\fonttbl{\f0\fcharset134 \'cb\'ce;}}\f0"
    rich = fonts + rb"{\uc2\u20013 \'d6\'d0\u22269 \'b9\'fa}\par}"
    assert opened(rich, "心得.doc").han == 2
