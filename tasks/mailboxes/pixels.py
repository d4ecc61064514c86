"""How many pixels a small picture has, by its first bytes: a photograph of a paper is larger than an ornament."""

from __future__ import annotations

import struct

_SHORT, _LONG = 200, 300  # pixels: what is smaller on a side is a logo, a smiley, a line


def is_ornament(data: bytes) -> bool:
    """Whether a picture of few bytes is of few pixels too; one whose size cannot be told counts as one."""
    width, height = _size(data)
    return min(width, height) < _SHORT or max(width, height) < _LONG


def _size(data: bytes) -> tuple[int, int]:
    try:
        if data[:8] == b"\x89PNG\r\n\x1a\n":
            width, height = struct.unpack(">2I", data[16:24])
        elif data[:4] == b"GIF8":
            width, height = struct.unpack("<2H", data[6:10])
        elif data[:2] == b"BM":
            width, height = struct.unpack("<2i", data[18:26])
        elif data[:2] == b"\xff\xd8":
            return _size_of_jpeg(data)
        else:
            return 0, 0
    except struct.error:
        return 0, 0
    return width, abs(height)


def _size_of_jpeg(data: bytes) -> tuple[int, int]:
    """From the segment that begins the frame; each other says how long it is."""
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        mark = data[at + 1]
        if 0xC0 <= mark <= 0xCF and mark not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">2H", data[at + 5 : at + 9])
            return width, height
        at += 2 + struct.unpack(">H", data[at + 2 : at + 4])[0]
    return 0, 0
