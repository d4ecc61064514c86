"""Old slides (.ppt, and .dps saved as one): the text of the slides, and how many there are."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

_SLIDE, _LIST, _PERSIST = 0x03EE, 0x0FF0, 0x03F3
_TEXTS = {0x0FA0: "utf-16-le", 0x0FA8: "cp1252"}
_LOCKED = 0x2F14
_SLIDES = 0  # instance of the list that holds the slides' own texts; others are of masters and notes


@dataclass(frozen=True, slots=True)
class OldSlides:
    texts: tuple[str, ...]
    count: int
    locked: bool = False


def read_powerpoint97(stream: bytes) -> OldSlides:
    """Texts as they lie in the file, each once: a file saved many times keeps older copies of its slides."""
    texts: dict[str, None] = {}
    listed = drawn = 0
    for kind, inside, body in _records(stream):
        if kind == _LOCKED:
            return OldSlides((), 0, locked=True)
        if kind == _PERSIST and inside == (_LIST, _SLIDES):
            listed += 1
        drawn += kind == _SLIDE
        if kind in _TEXTS and inside[0] in {_LIST, _SLIDE} and inside != (_LIST, 1) and inside != (_LIST, 2):
            text = body.decode(_TEXTS[kind], "replace").replace("\r", "\n").replace("\x0b", "\n").strip()
            if text and text != "*":
                texts[text] = None
    return OldSlides(tuple(texts), listed or drawn)


def _records(stream: bytes) -> Iterator[tuple[int, tuple[int, int], bytes]]:
    """(kind, the slide or list around it, bytes) of every record, containers before what is in them."""
    open_: list[tuple[int, tuple[int, int]]] = []  # where it ends, what it is
    at = 0
    while at + 8 <= len(stream):
        while open_ and at >= open_[-1][0]:
            open_.pop()
        head, kind, size = struct.unpack_from("<HHI", stream, at)
        inside = open_[-1][1] if open_ else (0, 0)
        if head & 0xF == 0xF:
            yield kind, inside, b""
            around = (kind, head >> 4) if kind in {_SLIDE, _LIST} else inside
            open_.append((at + 8 + size, around))
            at += 8
        else:
            yield kind, inside, stream[at + 8 : at + 8 + size]
            at += 8 + size
