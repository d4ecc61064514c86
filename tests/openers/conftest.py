"""Files as schools send them, and files as nobody should, made when a test asks for them."""

from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

import docx
import pytest
from PIL import Image
from pptx import Presentation

from tasks.domain.evidence.contents import Contents
from tasks.openers import open_file

Opened = Callable[[bytes, str], Contents]


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    """Write the bytes where evidence lies (a name without ending), and open them under the given name."""

    def open_bytes(content: bytes, name: str) -> Contents:
        path = tmp_path / "evidence"
        path.write_bytes(content)
        return open_file(path, name)

    return open_bytes


class Made:
    """Ordinary files."""

    @staticmethod
    def docx(*paragraphs: str, rows: tuple[tuple[str, ...], ...] = (), picture: bytes = b"") -> bytes:
        document = docx.Document()
        for paragraph in paragraphs:
            document.add_paragraph(paragraph)
        if rows:
            table = document.add_table(rows=0, cols=len(rows[0]))
            for row in rows:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text = text
        if picture:
            document.add_picture(io.BytesIO(picture))
        return _saved(document.save)

    @staticmethod
    def xlsx(sheets: Mapping[str, list[list[object]]]) -> bytes:
        import xlsxwriter

        out = io.BytesIO()
        with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
            for name, rows in sheets.items():
                sheet = book.add_worksheet(name)
                for number, row in enumerate(rows):
                    sheet.write_row(number, 0, row)
        return out.getvalue()

    @staticmethod
    def pptx(*titles: str) -> bytes:
        show = Presentation()
        for title in titles:
            show.slides.add_slide(show.slide_layouts[0]).shapes.title.text = title
        return _saved(show.save)

    @staticmethod
    def photo(seed: int, size: tuple[int, int] = (640, 480), format_: str = "JPEG", **options: object) -> bytes:
        chance = random.Random(seed)
        rough = Image.frombytes("RGB", (12, 9), bytes(chance.randrange(256) for _ in range(12 * 9 * 3)))
        out = io.BytesIO()
        rough.resize(size, Image.Resampling.BICUBIC).save(out, format_, **options)
        return out.getvalue()

    @staticmethod
    def zip(files: Mapping[str, bytes], **options: object) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in files.items():
                archive.writestr(name, content)
        return out.getvalue()

    @staticmethod
    def pdf(text: str = "Certificate 2023", pages: int = 1) -> bytes:
        kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(pages))
        objects = [
            "<< /Type /Catalog /Pages 2 0 R >>",
            f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ]
        for n in range(pages):
            stream = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET"
            objects.append(
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {5 + 2 * n} 0 R"
                " /Resources << /Font << /F1 3 0 R >> >> >>"
            )
            objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        out = b"%PDF-1.4\n"
        places = []
        for number, body in enumerate(objects, 1):
            places.append(len(out))
            out += f"{number} 0 obj\n{body}\nendobj\n".encode()
        table = "".join(f"{place:010d} 00000 n \n" for place in places)
        end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
        return out + (
            f"{end}trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n".encode()
        )


def _saved(save: Callable[[io.BytesIO], None]) -> bytes:
    out = io.BytesIO()
    save(out)
    return out.getvalue()


@pytest.fixture
def made() -> Made:
    return Made()


class RawEntry:
    """One entry of a zip made by hand: nothing in it needs to be true."""

    def __init__(self, name: bytes, content: bytes, **claims: int | bytes) -> None:
        self.name, self.content, self.claims = name, content, claims

    def field(self, name: str, default: int) -> int:
        value = self.claims.get(name, default)
        assert isinstance(value, int)
        return value

    def local(self) -> bytes:
        packed = self.packed()
        return b"PK\x03\x04" + self._shared(len(packed)) + struct.pack("<2H", len(self.name), 0) + self.name + packed

    def central(self, offset: int) -> bytes:
        extra = self.claims.get("extra", b"")
        assert isinstance(extra, bytes)
        return (
            b"PK\x01\x02"
            + struct.pack("<H", self.field("made_by", 0))
            + self._shared(len(self.packed()))
            + struct.pack("<5H2L", len(self.name), len(extra), 0, 0, 0, self.field("attributes", 0), offset)
            + self.name
            + extra
        )

    def packed(self) -> bytes:
        engine = zlib.compressobj(9, zlib.DEFLATED, -15)
        return engine.compress(self.content) + engine.flush()

    def _shared(self, packed: int) -> bytes:
        size = self.field("size", len(self.content))
        flags, method = self.field("flags", 0), self.field("method", 8)
        return struct.pack("<5H3L", 20, flags, method, 0, 0, zlib.crc32(self.content), packed, size)


def raw_zip(entries: list[RawEntry], *, all_at_first: bool = False) -> bytes:
    body, central = b"", b""
    for entry in entries:
        offset = 0 if all_at_first else len(body)
        if not (all_at_first and body):
            body += entry.local()
        central += entry.central(offset)
    count = len(entries)
    return body + central + b"PK\x05\x06" + struct.pack("<4H2LH", 0, 0, count, count, len(central), len(body), 0)


@pytest.fixture
def handmade() -> type[RawEntry]:
    return RawEntry


@pytest.fixture(name="raw_zip")
def raw_zip_fixture() -> Callable[..., bytes]:
    return raw_zip
