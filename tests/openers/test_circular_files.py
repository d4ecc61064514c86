"""Circulars as they come: .docx with tables, .doc, .wps, .pdf, GBK; what cannot be read says why in one sentence."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
import xlsxwriter
from PIL import Image
from pypdf import PdfWriter

from tasks.domain.errors import BadInput
from tasks.domain.plan.draft import draft
from tasks.open_plan import defects_of_circular
from tasks.openers import circular as circular_files
from tasks.openers.circular import read_circular
from tasks.openers.printed.reading import with_rows_of_next_page
from tasks.openers.word_counting import counted

DATA = Path(__file__).resolve().parents[1] / "data"
FILES = DATA / "circulars_files"
HEAD = ("序号", "材料名称", "份数", "截止时间", "报送方式")
ROWS = (
    ("1", "安全工作计划", "1份", "3月6日17:00", "邮箱a@example.cn"),
    ("2", "安全责任书", "1份", "", ""),
    ("3", "安全工作总结", "1份", "12月11日（星期五）17:00", "邮箱a@example.cn"),
)
DUE = [("安全工作计划", "03-06 17:00"), ("安全责任书", "03-06 17:00"), ("安全工作总结", "12-11 17:00")]


def lines_of(name: str) -> list[str]:
    return [stripped for line in read_circular(FILES / name).split("\n") if (stripped := line.strip())]


def written(name: str) -> list[str]:
    return (FILES / name).with_suffix(".txt").read_text("utf-8").splitlines()


def document(tmp_path: Path, *, merged: bool) -> Path:
    made = docx.Document()
    for text in ("甲县教育局关于报送2026年学校安全材料的通知", "各学校：", "现将有关材料报送工作通知如下："):
        made.add_paragraph(text)
    table = made.add_table(rows=0, cols=len(HEAD))
    for row in (HEAD, *ROWS):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    if merged:
        table.cell(1, 3).merge(table.cell(2, 3))
        table.cell(1, 4).merge(table.cell(2, 4))
    for text in ("联系人：王老师，电话：0400-8220551", "甲县教育局", "2026年2月26日"):
        made.add_paragraph(text)
    path = tmp_path / "通知.docx"
    made.save(str(path))
    return path


def test_merged_cells_of_a_word_table_hold_for_each_row(tmp_path: Path) -> None:
    path = document(tmp_path, merged=True)

    assert [(one.title, one.due) for one in draft(read_circular(path)).requirements] == DUE
    assert defects_of_circular(path) == ()


def test_an_empty_cell_of_a_word_table_is_a_defect_and_stays_open_in_the_draft(tmp_path: Path) -> None:
    path = document(tmp_path, merged=False)

    assert {one.id.partition("@")[0] for one in defects_of_circular(path)} == {"no-date", "no-channel"}
    assert [one.due for one in draft(read_circular(path)).requirements] == ["03-06 17:00", None, "12-11 17:00"]


def test_an_old_word_file_is_read_whatever_its_ending(tmp_path: Path) -> None:
    for name in ("通知.doc", "通知.wps"):
        path = tmp_path / name
        path.write_bytes((FILES / "merged_cells.doc").read_bytes())
        assert [(one.title, one.due) for one in draft(read_circular(path)).requirements] == DUE
        assert defects_of_circular(path) == ()


def test_an_old_word_file_has_the_defects_of_its_text() -> None:
    kinds = [one.id.partition("@")[0] for one in defects_of_circular(FILES / "qingshi.doc")]

    assert sorted(kinds) == sorted(
        ["impossible-date", "weekday-mismatch", "before-activity-ends", "count-unclear", "numbering-gap", "no-channel",
         "masked-contact"]
    )  # fmt: skip


def test_a_pdf_is_read_with_its_cut_lines_put_together() -> None:
    found = draft(read_circular(FILES / "shahe.pdf")).requirements

    assert [one.due for one in found] == ["01-08 17:00", "01-09 17:00", "01-12 12:00"]
    assert defects_of_circular(FILES / "shahe.pdf") == ()


@pytest.mark.parametrize(
    "name",
    [
        "printed_pages.pdf",
        "printed_pages.odt",
        "printed_merged.pdf",
        "printed_merged.html",
        "printed_merged.doc",
        "printed_merged.rtf",
        "printed_columns.pdf",
    ],
)
def test_each_format_gives_the_lines_of_the_document_that_it_was_made_from(name: str) -> None:
    """Tables over two pages with repeated headings, merged and wrapped cells, page numbers, running heads, two columns
    of signatures, hanging lists, attachments on new pages; beside it what the .docx says."""
    assert lines_of(name) == written(name)


def test_a_row_and_a_merged_cell_that_the_page_s_end_cut_are_whole() -> None:
    head = ("报送方式", "材料名称", "截止时间")
    cut = [head, ("发送至县经普办邮", "《培训班参训回", "2026年8月11日")]
    rest = [head, ("箱a@example.cn", "执》（附件1）", "12:00"), ("箱a@example.cn", "《选聘名册》", "2026年8月18日")]

    assert with_rows_of_next_page(cut, rest) == [
        head,
        ("发送至县经普办邮箱a@example.cn", "《培训班参训回执》（附件1）", "2026年8月11日12:00"),
        ("发送至县经普办邮箱a@example.cn", "《选聘名册》", "2026年8月18日"),
    ]


def test_word_s_own_numbers_are_read_and_hidden_or_struck_text_is_not() -> None:
    assert lines_of("word_numbers.docx") == written("word_numbers.docx")


@pytest.mark.parametrize(
    ("number", "form", "told"),
    [
        (12, "chineseCountingThousand", "十二"),
        (20, "japaneseCounting", "二十"),
        (11, "chineseLegalSimplified", "壹拾壹"),
        (105, "ideographDigital", "一〇五"),
        (3, "decimalEnclosedCircleChinese", "③"),
        (4, "lowerRoman", "iv"),
        (27, "upperLetter", "27"),
        (7, "decimalZero", "07"),
    ],
)
def test_a_number_is_written_as_word_writes_it(number: int, form: str, told: str) -> None:
    assert counted(number, form) == told


def test_a_text_in_gbk_is_the_same_text(tmp_path: Path) -> None:
    text = (DATA / "circulars" / "kehou-shimen.txt").read_text("utf-8")
    (tmp_path / "gbk.txt").write_bytes(text.encode("gb18030"))
    (tmp_path / "utf8.txt").write_bytes(text.encode())

    assert defects_of_circular(tmp_path / "gbk.txt") == defects_of_circular(tmp_path / "utf8.txt") != ()


def test_without_the_tools_one_sentence_names_the_packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(circular_files.shutil, "which", lambda name: None)
    assert "青石县教育局" in read_circular(FILES / "qingshi.doc")  # a file of Word 97 or later needs no tool
    content = bytearray((FILES / "qingshi.doc").read_bytes())
    head = content.index(b"\xec\xa5")
    content[head + 2 : head + 4] = (104).to_bytes(2, "little")  # as if of Word 95
    (tmp_path / "旧通知.doc").write_bytes(content)

    with pytest.raises(BadInput, match=r"apt-get install antiword catdoc"):
        read_circular(tmp_path / "旧通知.doc")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("通知.docx", b"PK\x03\x04 no archive", "不能作为通知读取"),
        ("通知.docx", b"\x00\x01\x02" * 900, "不能作为通知读取"),
        ("空.txt", b"", "不能作为通知读取"),
        ("空.txt", b"  \n ", "没有文字"),
        ("空.docx", b"", "是空的（0 字节）"),
        ("断.pdf", (FILES / "shahe.pdf").read_bytes()[:20_000], "被截断.*重新下载"),
        ("断.docx", (FILES / "word_numbers.docx").read_bytes()[:20_000], "被截断.*重新下载"),
        ("长.txt", "各校上报材料。".encode() * 40_000, "太长"),
    ],
)
def test_a_file_that_is_no_circular_says_so(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(content)

    with pytest.raises(BadInput, match=said):
        read_circular(tmp_path / name)


def test_a_pdf_without_text_or_with_a_password_says_what_to_do(tmp_path: Path) -> None:
    Image.new("L", (620, 877), 255).save(tmp_path / "扫描.pdf")
    with pytest.raises(BadInput, match="只有扫描的图片.*文字识别"):
        read_circular(tmp_path / "扫描.pdf")

    locked = PdfWriter(clone_from=FILES / "shahe.pdf")
    locked.encrypt("secret")
    locked.write(tmp_path / "加密.pdf")
    with pytest.raises(BadInput, match="有密码.*去掉密码"):
        read_circular(tmp_path / "加密.pdf")


def test_the_bytes_decide_what_a_file_is(tmp_path: Path) -> None:
    for name, right in (("printed_pages.pdf", "通知.docx"), ("printed_pages.odt", "通知.pdf")):
        (tmp_path / right).write_bytes((FILES / name).read_bytes())
        assert lines_of(str(tmp_path / right)) == written(name)


def test_a_circular_sent_as_a_sheet_is_read_row_by_row(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "通知.xlsx"))
    sheet = book.add_worksheet("通知")
    for at, row in enumerate((("甲县教育局关于报送2026年学校安全材料的通知",), HEAD, *ROWS)):
        sheet.write_row(at, 0, row)
    book.close()

    assert [one.due for one in draft(read_circular(tmp_path / "通知.xlsx")).requirements] == [
        DUE[0][1],
        None,
        DUE[2][1],
    ]


def test_a_scan_without_text_asks_for_one_with_text(tmp_path: Path) -> None:
    made = io.BytesIO()
    docx.Document().save(made)
    (tmp_path / "扫描.docx").write_bytes(made.getvalue())

    with pytest.raises(BadInput, match="没有文字"):
        read_circular(tmp_path / "扫描.docx")
