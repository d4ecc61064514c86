"""Old word processing (.doc, and .wps saved as one): the text in order, the tables, without what was struck out."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass

from tasks.openers.limits import broken
from tasks.openers.row_edges import EdgedRow, in_columns

_CELL = "\x07"
_ROW_BASE = 0xF0000  # the mark at the end of a row looks like that of a cell: ours are private signs, one for each row
_ROW = re.compile("[\U000f0000-\U000ffffd]")
_FIELD = re.compile("\x13[^\x13\x14\x15]*(?:\x14([^\x13\x14\x15]*))?\x15")
_SIGNS = {ord("\r"): "\n", 0x0B: "\n", 0x0C: "\n", 0x1E: "-", 0x1F: None, 0x01: None, 0x02: None, 0x05: None,
          0x08: None, 0x13: None, 0x14: None, 0x15: None}  # fmt: skip
_STRUCK, _ROW_SHAPE = 0x0800, 0xD608
_ENDS = {0x2417, 0x244C}  # a row, a row of a table within a table
_LEAST = 0x1AA  # bytes of a file's head that tell where its text lies
_OPERAND = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}


@dataclass(frozen=True, slots=True)
class OldText:
    text: str
    tables: tuple[tuple[tuple[str, ...], ...], ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    first: int  # character
    last: int
    at: int  # byte in the main stream
    width: int  # bytes of a character


def is_locked(main: bytes) -> bool:
    return bool(_u16(main, 10) & 0x0100)


def is_word97(main: bytes) -> bool:
    """Whether this is of Word 97 or later; older ones keep their text in another way."""
    return len(main) >= _LEAST and _u16(main, 0) == 0xA5EC and _u16(main, 2) >= 0xC0


def table_stream(main: bytes) -> str:
    return "1Table" if _u16(main, 10) & 0x0200 else "0Table"


def read_word97(main: bytes, table: bytes) -> OldText:
    """Raises OpeningError where the parts do not fit each other."""
    pieces = _pieces(table[_u32(main, 0x1A2) :][: _u32(main, 0x1A6)])
    body, notes, header, macros, remarks, endnotes, boxes = struct.unpack_from("<7i", main, 0x4C)
    struck = [(a, b) for a, b, codes in _formats(main, table, 12, papers=False) if codes.get(_STRUCK, b"\0")[0]]
    ends = [(b, codes) for _, b, codes in _formats(main, table, 13, papers=True) if codes.keys() & _ENDS]
    rows = {place: number for number, (place, _) in enumerate(ends[:0xFFFD])}
    shapes = [_shape(codes.get(_ROW_SHAPE, b"")) for _, codes in ends]
    whole = "".join(_decoded(main, piece, struck, rows) for piece in pieces)
    after = body + notes + header + macros + remarks  # headers and remarks are not the text
    text = whole[: max(body + notes, 0)] + whole[max(after, 0) : max(after + endnotes + boxes, 0)]
    text = text.replace("\0", "")  # struck letters keep their place until here
    while (shown := _FIELD.sub(lambda match: match[1] or "", text)) != text:
        text = shown
    plain = re.sub("\n{2,}", "\n", _ROW.sub("\n", text).replace(_CELL, "\n").translate(_SIGNS))
    return OldText(plain, tuple(_tables(text, shapes)))


def _pieces(clx: bytes) -> list[_Piece]:
    at = 0
    while at + 3 <= len(clx) and clx[at] == 1:
        at += 3 + _u16(clx, at + 1)
    if at + 5 > len(clx) or clx[at] != 2:
        raise broken("文件已损坏，打不开")
    size = _u32(clx, at + 1)
    count, at = (size - 4) // 12, at + 5
    if count < 1 or at + 4 * (count + 1) + 8 * count > len(clx):
        raise broken("文件已损坏，打不开")
    places = struct.unpack_from(f"<{count + 1}I", clx, at)
    offsets = [_u32(clx, at + 4 * (count + 1) + 8 * number + 2) for number in range(count)]
    return [
        _Piece(first, last, (offset & 0x3FFFFFFF) // 2, 1) if offset & 0x40000000 else _Piece(first, last, offset, 2)
        for first, last, offset in zip(places, places[1:], offsets, strict=False)
        if first < last
    ]


def _decoded(main: bytes, piece: _Piece, struck: list[tuple[int, int]], rows: dict[int, int]) -> str:
    end = piece.at + (piece.last - piece.first) * piece.width
    if end > len(main):
        raise broken("文件不完整，可能上传时被截断")
    raw = main[piece.at : end]
    text = raw.decode("utf-16-le", "replace") if piece.width == 2 else raw.decode("cp1252", "replace")
    letters = (
        list(text) if len(text) == piece.last - piece.first else list(text.encode("utf-16-le").decode("utf-16-le"))
    )
    for a, b in struck:
        for place in range(max(a, piece.at), min(b, end), piece.width):
            number = (place - piece.at) // piece.width
            if number < len(letters):
                letters[number] = "\0"
    for place, row in rows.items():
        number = (place - piece.at) // piece.width - 1
        if piece.at < place <= end and number < len(letters):
            letters[number] = chr(_ROW_BASE + row)
    return "".join(letters)


def _formats(main: bytes, table: bytes, index: int, *, papers: bool) -> Iterator[tuple[int, int, dict[int, bytes]]]:
    """(first byte, byte after the last, codes) of each run of letters, or of each paragraph, that is formatted."""
    at, size = struct.unpack_from("<2I", main, 0x9A + 8 * index)
    count = (size - 4) // 8
    if count < 1 or at + size > len(table):
        return
    pages = struct.unpack_from(f"<{count}I", table, at + 4 * (count + 1))
    for page in (number & 0x3FFFFF for number in pages):
        block = main[page * 512 : page * 512 + 512]
        if len(block) == 512:
            yield from _formats_of(block, papers=papers)


def _formats_of(block: bytes, *, papers: bool) -> Iterator[tuple[int, int, dict[int, bytes]]]:
    count, width = block[511], 13 if papers else 1
    if 4 * (count + 1) + width * count > 511:
        return
    places = struct.unpack_from(f"<{count + 1}I", block, 0)
    for number in range(count):
        at = 2 * block[4 * (count + 1) + width * number]
        if not at:
            continue
        size = block[at]
        if papers:
            at, size = (at + 1, 2 * size - 1) if size else (at + 2, 2 * block[at + 1])
            at, size = at + 2, size - 2  # the style's number
        else:
            at += 1
        yield places[number], places[number + 1], dict(_codes(block[at : at + max(size, 0)]))


def _codes(codes: bytes) -> Iterator[tuple[int, bytes]]:
    """Each formatting code with what it is given."""
    at = 0
    while at + 2 < len(codes):
        code = _u16(codes, at)
        kind = code >> 13
        size = _OPERAND.get(kind, codes[at + 2] + 1)
        if code == _ROW_SHAPE:
            size = _u16(codes, at + 2) + 1
        yield code, codes[at + 2 : at + 2 + size] or b"\0"
        at += 2 + size


def _shape(shape: bytes) -> EdgedRow:
    """Where a row's cells end, and which are merged with the one above."""
    count = shape[2] if len(shape) > 2 else 0
    ends = (int.from_bytes(shape[3 + 2 * cell : 5 + 2 * cell], "little", signed=True) for cell in range(1, count + 1))
    marks = (_u16(shape, 3 + 2 * (count + 1) + 20 * cell) for cell in range(count))
    return EdgedRow((), tuple(ends), tuple(mark >> 5 & 3 == 1 for mark in marks))


def _tables(text: str, shapes: list[EdgedRow]) -> Iterator[tuple[tuple[str, ...], ...]]:
    """Rows that follow each other without a line between are one table."""
    rows: list[EdgedRow] = []
    begins = 0
    for match in _ROW.finditer(text):
        cells = text[begins : match.start()].split(_CELL)
        begins = match.end()
        lead, _, first = cells[0].rpartition("\r") if "\r" in cells[0] and len(cells) > 1 else ("", "", cells[0])
        if rows and lead.strip():
            yield tuple(in_columns(rows))
            rows = []
        row = [first, *cells[1:]]
        row = row[:-1] if row and not row[-1].strip("\r") else row
        plain = tuple(" ".join(cell.translate(_SIGNS).split()) for cell in row)
        shape = shapes[ord(match[0]) - _ROW_BASE]
        rows.append(EdgedRow(plain, shape.ends, shape.goes_on))
    if rows:
        yield tuple(in_columns(rows))


def _u16(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 2], "little")


def _u32(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 4], "little")
