"""Office files written by hand: documents, sheets and slides, small and the same every time."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from xml.sax.saxutils import escape

import xlsxwriter

from tasks.sandbox.packing import packed
from tasks.sandbox.wire import File

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_SLIDES = "http://schemas.openxmlformats.org/presentationml/2006/main"
_KIND = "application/vnd.openxmlformats-officedocument"
_WRITTEN_ON = datetime(2023, 2, 1)  # noqa: DTZ001 - the sheet's own property bears no zone

Rows = Sequence[Sequence[str]]


def document(heading: str, paragraphs: Iterable[str], rows: Rows = ()) -> bytes:
    """A .docx: a heading, paragraphs, and one table if there are rows."""
    body = "".join(_paragraph(text) for text in (heading, *paragraphs) if text) + (_table(rows) if rows else "")
    main = f'{_XML}<w:document xmlns:w="{_WORD}"><w:body>{body}<w:sectPr/></w:body></w:document>'
    return _office("word/document.xml", f"{_KIND}.wordprocessingml.document.main+xml", [("word/document.xml", main)])


def sheet(name: str, rows: Rows) -> bytes:
    """An .xlsx of one sheet; every cell is text."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties({"created": _WRITTEN_ON})
    page = book.add_worksheet(name)
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            page.write_string(number, column, text)
    book.close()
    return buffer.getvalue()


def slides(pages: Sequence[tuple[str, str]]) -> bytes:
    """A .pptx: (title, text) for each slide."""
    show = "ppt/presentation.xml"
    ids = "".join(f'<p:sldId id="{255 + n}" r:id="rId{n}"/>' for n in range(1, len(pages) + 1))
    main = (
        f'{_XML}<p:presentation xmlns:p="{_SLIDES}" xmlns:r="{_OFFICE}"><p:sldIdLst>{ids}</p:sldIdLst></p:presentation>'
    )
    parts = [(show, main)] + [(f"ppt/slides/slide{n}.xml", _slide(*page)) for n, page in enumerate(pages, start=1)]
    links = [(f"{_OFFICE}/slide", f"slides/slide{n}.xml") for n in range(1, len(pages) + 1)]
    parts.append(("ppt/_rels/presentation.xml.rels", _relations(links)))
    return _office(show, f"{_KIND}.presentationml.presentation.main+xml", parts, slides=len(pages))


def _office(main: str, kind: str, parts: list[tuple[str, str]], slides: int = 0) -> bytes:
    one = f'<Override PartName="/ppt/slides/slide{{}}.xml" ContentType="{_KIND}.presentationml.slide+xml"/>'
    overrides = f'<Override PartName="/{main}" ContentType="{kind}"/>' + "".join(
        one.format(n) for n in range(1, slides + 1)
    )
    types = (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )
    root = ("_rels/.rels", _relations([(f"{_OFFICE}/officeDocument", main)]))
    return packed(File(name, text.encode()) for name, text in (("[Content_Types].xml", types), root, *parts))


def _relations(links: Iterable[tuple[str, str]]) -> str:
    lines = "".join(
        f'<Relationship Id="rId{n}" Type="{kind}" Target="{target}"/>' for n, (kind, target) in enumerate(links, 1)
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'


def _paragraph(text: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def _table(rows: Rows) -> str:
    lines = "".join("<w:tr>" + "".join(f"<w:tc>{_paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>" for row in rows)
    return f"<w:tbl>{lines}</w:tbl><w:p/>"


def _slide(title: str, text: str) -> str:
    shapes = "".join(
        f'<p:sp><p:nvSpPr><p:cNvPr id="{n}" name="文本{n}"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/>'
        f"<p:txBody><a:bodyPr/><a:p><a:r><a:t>{escape(said)}</a:t></a:r></a:p></p:txBody></p:sp>"
        for n, said in enumerate((title, text), start=2)
    )
    frame = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
    names = f'xmlns:p="{_SLIDES}" xmlns:a="{_DRAWING}"'
    return f"{_XML}<p:sld {names}><p:cSld><p:spTree>{frame}{shapes}</p:spTree></p:cSld></p:sld>"
