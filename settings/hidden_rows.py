"""Which rows of a workbook are hidden: what its author cannot see is not part of the list."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from posixpath import join, normpath

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_TO = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_LARGEST = 300_000_000  # bytes of one unpacked sheet
_BOUNDSHEET, _ROW, _BOF, _EOF = 0x85, 0x208, 0x809, 0x0A


def hidden_rows(data: bytes) -> Mapping[str, frozenset[int]]:
    """Sheet name -> numbers of its hidden rows, from 1; empty for a kind of workbook that does not tell."""
    try:
        if data[:2] == b"PK":
            with zipfile.ZipFile(io.BytesIO(data)) as package:
                return _of_xlsx(package) if "xl/workbook.xml" in package.namelist() else {}
        return dict(_of_xls(_workbook_stream(data)))
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, SyntaxError, struct.error, IndexError):
        return {}  # the reader of the cells says what is wrong with the file


def _of_xlsx(package: zipfile.ZipFile) -> dict[str, frozenset[int]]:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    book = etree.fromstring(package.read("xl/workbook.xml"), parser)
    links = etree.fromstring(package.read("xl/_rels/workbook.xml.rels"), parser)
    targets = {link.get("Id"): link.get("Target") for link in links}
    found: dict[str, frozenset[int]] = {}
    for sheet in book.iter(f"{_MAIN}sheet"):
        target = targets.get(sheet.get(_TO), "")
        path = target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))
        if path in package.namelist() and package.getinfo(path).file_size <= _LARGEST:
            found[sheet.get("name")] = _hidden_in(package, path)
    return found


def _hidden_in(package: zipfile.ZipFile, path: str) -> frozenset[int]:
    from lxml import etree

    hidden: list[int] = []
    number = 0
    with package.open(path) as sheet:
        for _, row in etree.iterparse(sheet, events=("end",), tag=f"{_MAIN}row", resolve_entities=False):
            number = int(row.get("r") or number + 1)
            if row.get("hidden") in ("1", "true"):
                hidden.append(number)
            row.clear()
    return frozenset(hidden)


def _workbook_stream(data: bytes) -> bytes:
    """The stream Workbook (or Book) of an OLE compound file (MS-CFB)."""
    shift, mini_shift = struct.unpack_from("<HH", data, 30)
    first_directory, _, cutoff, first_mini = struct.unpack_from("<iIIi", data, 48)
    size = 1 << shift

    def sector(number: int) -> bytes:
        return data[(number + 1) * size : (number + 2) * size]

    fat_sectors = [n for n in struct.unpack_from("<109i", data, 76) if n >= 0]
    next_difat, limit = struct.unpack_from("<i", data, 68)[0], len(data) // size
    while next_difat >= 0 and len(fat_sectors) <= limit:
        *more, next_difat = struct.unpack(f"<{size // 4}i", sector(next_difat))
        fat_sectors += [n for n in more if n >= 0]
    fat = [n for one in fat_sectors for n in struct.unpack(f"<{size // 4}i", sector(one))]
    directory = b"".join(map(sector, _chain(first_directory, fat)))
    root = struct.unpack_from("<i", directory, 116)[0]
    for at in range(0, len(directory), 128):
        length = struct.unpack_from("<H", directory, at + 64)[0]
        name = directory[at : at + max(length - 2, 0)].decode("utf-16-le")
        start, total = struct.unpack_from("<iI", directory, at + 116)
        if name not in ("Workbook", "Book"):
            continue
        if total >= cutoff:
            return b"".join(map(sector, _chain(start, fat)))[:total]
        mini_fat = [n for one in _chain(first_mini, fat) for n in struct.unpack(f"<{size // 4}i", sector(one))]
        minis, step = b"".join(map(sector, _chain(root, fat))), 1 << mini_shift
        return b"".join(minis[n * step : (n + 1) * step] for n in _chain(start, mini_fat))[:total]
    return b""


def _chain(first: int, fat: list[int]) -> Iterator[int]:
    seen = 0
    while 0 <= first < len(fat) and seen <= len(fat):
        yield first
        first, seen = fat[first], seen + 1


def _of_xls(stream: bytes) -> Iterator[tuple[str, frozenset[int]]]:
    """BOUNDSHEET names the sheets and where they begin; the flag fDyZero of a ROW hides it (MS-XLS 2.4.221)."""
    for kind, body in _records(stream, 0):
        if kind == _BOUNDSHEET:
            begins, count, wide = struct.unpack_from("<I", body)[0], body[6], body[7] & 1
            name = body[8 : 8 + count * 2].decode("utf-16-le") if wide else body[8 : 8 + count].decode("latin-1")
            rows = [row for inner, row in _records(stream, begins) if inner == _ROW]
            yield name, frozenset(struct.unpack_from("<H", row)[0] + 1 for row in rows if row[12] & 0x20)


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """The records of one substream, to its end."""
    depth = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        depth += (kind == _BOF) - (kind == _EOF)
        yield kind, stream[at + 4 : at + 4 + length]
        if depth <= 0:
            return
        at += 4 + length
