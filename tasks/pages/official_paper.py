"""A paper 公文 that a clerk opens in Word or WPS and edits: A4, title in the middle, body in 仿宋."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_TITLE, _BODY, _HEAD = "方正小标宋简体", "仿宋", "黑体"


class OfficialPaper:
    """Written from top to bottom; every text stays a text."""

    def __init__(self, title: str) -> None:
        self._document: Any = Document()
        section = self._document.sections[0]
        section.page_width, section.page_height = Cm(21.0), Cm(29.7)
        section.top_margin, section.bottom_margin = Cm(3.0), Cm(2.6)
        section.left_margin, section.right_margin = Cm(2.6), Cm(2.6)
        heading = self._document.add_paragraph()
        heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
        heading.paragraph_format.space_after = Pt(16)
        _run(heading, title, _TITLE, 20)
        self._document.core_properties.title = title
        self._document.core_properties.author = ""

    def line(self, text: str) -> None:
        """Whom it is addressed to: no indent."""
        self._paragraph(text)

    def paragraph(self, text: str) -> None:
        self._paragraph(text, indent=True)

    def heading(self, text: str) -> None:
        self._paragraph(text, font=_HEAD, indent=True).paragraph_format.keep_with_next = True

    def signed(self, *lines: str) -> None:
        """At the right, below an empty line."""
        self._paragraph("")
        for text in lines:
            self._paragraph(text).alignment = WD_ALIGN_PARAGRAPH.RIGHT

    def table(self, headings: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float]) -> None:
        """`widths` in cm; the head comes again on every page."""
        table = self._document.add_table(rows=1, cols=len(headings))
        table.style = "Table Grid"
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        table.autofit = False
        for cell, text in zip(table.rows[0].cells, headings, strict=True):
            _fill(cell, text, _HEAD)
        _repeat(table.rows[0])
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                _fill(cell, text, _BODY)
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
        for row in table.rows:
            _keep_whole(row)
            for cell, width in zip(row.cells, widths, strict=True):
                cell.width = Cm(width)
        self._document.add_paragraph().paragraph_format.space_after = Pt(0)

    def as_bytes(self) -> bytes:
        """The same bytes for the same words: without the clock that a package notes beside each of its parts."""
        saved, out = BytesIO(), BytesIO()
        self._document.save(saved)
        with ZipFile(saved) as package, ZipFile(out, "w", ZIP_DEFLATED) as still:
            for name in package.namelist():
                still.writestr(ZipInfo(name), package.read(name), ZIP_DEFLATED)
        return out.getvalue()

    def _paragraph(self, text: str, font: str = _BODY, *, indent: bool = False) -> Any:
        paragraph = self._document.add_paragraph()
        look = paragraph.paragraph_format
        look.line_spacing, look.space_after = Pt(28), Pt(0)
        if indent:
            look.first_line_indent = Pt(32)
        _run(paragraph, text, font, 16)
        return paragraph


def _fill(cell: Any, text: str, font: str) -> None:
    lines = text.split("\n")
    for number, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(0)
        _run(paragraph, line, font, 11)


def _run(paragraph: Any, text: str, font: str, size: float) -> None:
    run = paragraph.add_run("".join(sign for sign in text if sign.isprintable()))
    run.font.name, run.font.size = font, Pt(size)
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)


def _keep_whole(row: Any) -> None:
    """A row is not torn over two pages."""
    mark = row._tr.get_or_add_trPr().makeelement(qn("w:cantSplit"), {qn("w:val"): "true"})
    row._tr.get_or_add_trPr().append(mark)


def _repeat(row: Any) -> None:
    """Word repeats a row marked as a head on every page."""
    mark = row._tr.get_or_add_trPr().makeelement(qn("w:tblHeader"), {qn("w:val"): "true"})
    row._tr.get_or_add_trPr().append(mark)
