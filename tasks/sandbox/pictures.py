"""Pictures and printed pages: small views that differ from each other, and a PDF whose text can be read."""

from __future__ import annotations

import io
import random
from collections.abc import Sequence

from PIL import Image

_SIZE = (280, 210)


def photo(key: str) -> bytes:
    """A JPEG of a view of its own: the same key gives the same picture, another key another view."""
    chance = random.Random(key)
    view = Image.new("L", (9, 8))
    view.putdata([chance.randrange(256) for _ in range(72)])
    buffer = io.BytesIO()
    view.resize(_SIZE, Image.Resampling.BICUBIC).save(buffer, "JPEG", quality=30)
    return buffer.getvalue()


def printed(lines: Sequence[str]) -> bytes:
    """A PDF of one page that names its signs by their Unicode numbers, so that a reader can copy the text."""
    shown = " T* ".join(f"<{line.encode('utf-16-be').hex()}> Tj" for line in lines)
    stream = f"BT /F1 16 Tf 24 TL 60 760 Td {shown} ET"
    return _pdf(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        " /Resources << /Font << /F1 5 0 R >> >> >>",
        _stream(stream),
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /Identity-H"
        " /DescendantFonts [6 0 R] /ToUnicode 7 0 R >>",
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000"
        " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        _stream(_cmap("".join(lines))),
    )


def _cmap(text: str) -> str:
    signs = sorted(set(text))
    blocks = [signs[start : start + 100] for start in range(0, len(signs), 100)]
    said = "\n".join(
        f"{len(block)} beginbfchar\n"
        + "\n".join(f"<{ord(sign):04X}> <{ord(sign):04X}>" for sign in block)
        + "\nendbfchar"
        for block in blocks
    )
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n/CMapName /Plain def /CMapType 2 def\n"
        f"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{said}\nendcmap end end"
    )


def _stream(text: str) -> str:
    return f"<< /Length {len(text)} >>\nstream\n{text}\nendstream"


def _pdf(*objects: str) -> bytes:
    out, places = "%PDF-1.4\n", []
    for number, text in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{text}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(objects) + 1
    tail = f"trailer\n<< /Size {count} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return (out + f"xref\n0 {count}\n0000000000 65535 f \n" + table + tail).encode("ascii")
