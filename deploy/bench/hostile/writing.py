"""Writes archives, pictures and papers byte by byte, so that nothing in them needs to be true."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass
from functools import cache
from typing import Any


@dataclass(frozen=True)
class Entry:
    """One file of a zip; `size` is what it claims to be."""

    name: bytes
    content: bytes
    size: int | None = None
    flags: int = 0
    made_by: int = 0
    attributes: int = 0

    @property
    def packed(self) -> bytes:
        engine = zlib.compressobj(1, zlib.DEFLATED, -15)
        return engine.compress(self.content) + engine.flush()

    def shared(self, packed: int) -> bytes:
        size = len(self.content) if self.size is None else self.size
        return struct.pack("<5H3L", 20, self.flags, 8, 0, 0, zlib.crc32(self.content), packed, size)


def raw_zip(entries: list[Entry], *, all_at_first: bool = False) -> bytes:
    """`all_at_first`: every entry of the list points to the bytes of the first."""
    body, central = b"", b""
    for entry in entries:
        packed = entry.packed
        central += b"PK\x01\x02" + struct.pack("<H", entry.made_by) + entry.shared(len(packed))
        central += struct.pack("<5H2L", len(entry.name), 0, 0, 0, 0, entry.attributes, 0 if all_at_first else len(body))
        central += entry.name
        if not (all_at_first and body):
            head = b"PK\x03\x04" + entry.shared(len(packed)) + struct.pack("<2H", len(entry.name), 0)
            body += head + entry.name + packed
    count = len(entries)
    return body + central + b"PK\x05\x06" + struct.pack("<4H2LH", 0, 0, count, count, len(central), len(body), 0)


def deep_zip(depth: int) -> bytes:
    inner = raw_zip([Entry(b"a.txt", b"x")])
    for _ in range(depth):
        inner = raw_zip([Entry(b"a.zip", inner), Entry(b"b.zip", inner)])
    return inner


def self_including_zip() -> bytes:
    """Its one stored member is the archive itself, to the last byte."""
    name, end = b"a.zip", 46 + 5 + 22
    size = 30 + 5 + end
    shared = struct.pack("<5H3L", 20, 0, 0, 0, 0, 0, size, size)
    local = b"PK\x03\x04" + shared + struct.pack("<2H", len(name), 0) + name
    central = b"PK\x01\x02" + struct.pack("<H", 20) + shared + struct.pack("<5H2L", len(name), 0, 0, 0, 0, 0, 0) + name
    return local + central + b"PK\x05\x06" + struct.pack("<4H2LH", 0, 0, 1, 1, len(central), len(local), 0)


def seven(files: dict[str, bytes], **more: Any) -> bytes:
    import py7zr

    out = io.BytesIO()
    with py7zr.SevenZipFile(out, "w", **more) as archive:
        for name, content in files.items():
            archive.writestr(content, name)
    return out.getvalue()


def png(width: int, height: int, *, text: int = 0) -> bytes:
    """It has few pixels, whatever it claims; `text`: a packed remark of so many zeros."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">L", len(body)) + kind + body + struct.pack(">L", zlib.crc32(kind + body))

    remark = chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(text), 1)) if text else b""
    head = chunk(b"IHDR", struct.pack(">2L5B", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + remark + chunk(b"IDAT", zlib.compress(bytes(1000), 1)) + chunk(b"IEND", b"")


def docx_with(*, media: bytes = b"", padding: int = 0, depth: int = 0) -> bytes:
    files = _parts("docx")
    body = files["word/document.xml"]
    if padding:
        body = body.replace(b"</w:body>", b" " * padding + b"</w:body>")
    if depth:
        body = body.replace(b"</w:body>", b"<w:p>" * depth + b"</w:p>" * depth + b"</w:body>")
    return _packed({**files, "word/document.xml": body} | ({"word/media/1.png": media} if media else {}))


def office(kind: str, declaration: str = "", *, far: bool = False) -> bytes:
    """A paper whose main part begins with a declaration, or, of a sheet, with a cell at its far end."""
    files = _parts(kind)
    main = {"docx": "word/document.xml", "xlsx": "xl/worksheets/sheet1.xml", "pptx": "ppt/slides/slide1.xml",
            "odt": "content.xml"}[kind]  # fmt: skip
    body = files[main].partition(b"?>")[2]
    if far:
        cell = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
        body = body.replace(b"</sheetData>", cell)
    return _packed({**files, main: b'<?xml version="1.0"?>' + declaration.encode() + body})


def _packed(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


@cache
def _parts(kind: str) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(_plain(kind))) as source:
        return {name: source.read(name) for name in source.namelist()}


def _plain(kind: str) -> bytes:
    out = io.BytesIO()
    if kind == "docx":
        import docx

        document = docx.Document()
        document.add_paragraph("正文")
        document.save(out)
    elif kind == "pptx":
        from pptx import Presentation

        show = Presentation()
        show.slides.add_slide(show.slide_layouts[0]).shapes.title.text = "标题"
        show.save(out)
    elif kind == "xlsx":
        import xlsxwriter

        with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
            book.add_worksheet().write_row(0, 0, ["姓名", "学科"])
    else:
        space = 'xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        body = f'<?xml version="1.0"?><o:document-content {space}><o:body>正文</o:body></o:document-content>'
        return _packed({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": body.encode()})
    return out.getvalue()


def pdf_of(what: str) -> bytes:
    """One way in which a PDF never ends, or is locked."""
    page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R"
    page += " /Resources << /XObject << /F 5 0 R >> >> >>"
    stream, extra, kids, tail = b"BT ET", b"", "3 0 R", ""
    if what == "page tree loop":
        kids = "2 0 R 2 0 R"
    if what == "form loop":
        stream = b"/F Do"
    if what == "stream bomb":
        stream, extra = zlib.compress(bytes(400_000_000), 1), b"/Filter /FlateDecode "
    if what == "deep arrays":
        page = page.replace("[0 0 9 9]", "[" * 50_000 + "]" * 50_000)
    if what == "locked":
        tail = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O ({'a' * 32}) /U ({'b' * 32}) /P -4 >> /ID [(a)(a)] "
    form = b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F 5 0 R >> >> /Length 4 >>"
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count 1000000 >>".encode(),
        page.encode(),
        b"<< %s/Length %d >>\nstream\n%s\nendstream"
        % (extra, len(stream), b"/F Do" if what == "form loop" else stream),
        form + b"\nstream\n/F Do\nendstream",
    ]
    out, places = b"%PDF-1.5\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    start = len(out)
    loop = f"/Prev {start} " if what == "xref loop" else ""
    head = f"xref\n0 6\n0000000000 65535 f \n{table}trailer << /Size 6 /Root 1 0 R {loop}{tail}>>\n"
    return out + f"{head}startxref\n{start}\n%%EOF\n".encode()
