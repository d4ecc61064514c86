"""What schools of the other county hand in: documents, photos, archives."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping

from docx import Document
from PIL import Image


def docx(*paragraphs: str, rows: Iterable[Iterable[str]] = ()) -> bytes:
    made = Document()
    for text in paragraphs:
        made.add_paragraph(text)
    table = [list(row) for row in rows]
    if table:
        grid = made.add_table(len(table), len(table[0]))
        for cells, words in zip(grid.rows, table, strict=True):
            for cell, word in zip(cells.cells, words, strict=True):
                cell.text = word
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def picture(seed: int) -> bytes:
    """A photo of its own: large patches whose brightness the seed decides."""
    image = Image.new("L", (8, 8))
    value = seed * 2654435761 + 12345
    pixels = []
    for _ in range(64):
        value = (value * 1103515245 + 12345) % (1 << 31)
        pixels.append(value >> 23)
    image.putdata(pixels)
    buffer = io.BytesIO()
    image.resize((320, 240), Image.Resampling.BICUBIC).convert("RGB").save(buffer, "JPEG")
    return buffer.getvalue()


def packed(members: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


LONG = "本学期围绕课堂教学开展教研活动，集体备课，互相听课评课，总结经验，改进不足，提高课堂教学的质量。" * 3
