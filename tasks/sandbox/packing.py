"""Packing files as schools pack them: archives, archives with a password, old formats, files cut short."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterable

from tasks.sandbox.wire import File

_PACKED_ON = (2023, 2, 1, 8, 0, 0)
_UTF8_AND_LOCKED = 0x801
_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def packed(files: Iterable[File], *, level: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip whose bytes depend on its files alone; names may hold folders."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", level) as archive:
        for file in files:
            entry = zipfile.ZipInfo(file.name, _PACKED_ON)
            entry.compress_type = level
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, file.data)
    return buffer.getvalue()


def locked(files: Iterable[File]) -> bytes:
    """A zip that says of each entry that it has a password; the password is nobody's."""
    data = bytearray(packed(files, level=zipfile.ZIP_STORED))
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(sign)
        while place >= 0:
            struct.pack_into("<H", data, place + offset, _UTF8_AND_LOCKED)
            place = data.find(sign, place + 4)
    return bytes(data)


def cut_short(data: bytes) -> bytes:
    """An upload that broke off in the middle."""
    return data[: len(data) // 2]


def old_word(text: str) -> bytes:
    """A .doc of the nineties: an OLE container with a WordDocument stream that no modern library reads."""
    stream = text.encode("utf-16-le").ljust(4096, b"\0")[:4096]
    table = struct.pack("<128L", _TABLE, _END, *range(3, 10), _END, *[_FREE] * 118)
    directory = _entry("Root Entry", 5, child=1) + _entry("WordDocument", 2, start=2, size=4096) + _entry("", 0) * 2
    return _header() + table + directory + stream


def _header() -> bytes:
    sign = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    shape = struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    counts = struct.pack("<LLLLLLLLL", 0, 1, 1, 0, 4096, _END, 0, _END, 0)
    return sign + shape + counts + struct.pack("<109L", 0, *[_FREE] * 108)


def _entry(name: str, kind: int, *, child: int = _FREE, start: int = _END, size: int = 0) -> bytes:
    spelled = name.encode("utf-16-le")
    length = len(spelled) + 2 if name else 0
    head = spelled.ljust(64, b"\0") + struct.pack("<HBB", length, kind, 1)
    return head + struct.pack("<LLL", _FREE, _FREE, child) + bytes(36) + struct.pack("<LQ", start, size)
