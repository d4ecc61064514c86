"""How much one untrusted file may cost us, and how an opener gives up."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from tasks.domain.evidence.contents import Opening

MEGABYTE = 1 << 20

WALL_SECONDS = 30.0  # for one file
CPU_SECONDS = 25
UNLOCK_SECONDS = 300.0  # for one that is opened with a password, while a person waits
MEMORY = 1536 * MEGABYTE  # address space of the child, libraries included
REPLY = 48 * MEGABYTE  # what the child may answer

ENTRIES = 3000  # of an archive
EXPANDED = 1024 * MEGABYTE  # all members together, counted while reading
IN_MEMORY = 96 * MEGABYTE  # a member that must be held to be opened
RATIO = 100  # expanded to packed, once more than RATIO_FROM comes out
RATIO_FROM = 16 * MEGABYTE
XML_PART = 64 * MEGABYTE  # one part of an office file
PIXELS = 100_000_000
JPEG_PIXELS = 220_000_000  # of a telephone's largest; it is read at an eighth of its size
DEPTH = 1  # an archive in an archive is opened, one further down is not
PDF_PAGES = 500
CELLS = 200_000
CELL_CHARACTERS = 500
PICTURES = 60  # hashed in one document
ALL_TEXT = 2_000_000  # characters kept of all members together


class OpeningError(Exception):
    """Why this file has no contents for us; `reason` is a Chinese clause."""

    def __init__(self, opening: Opening, reason: str) -> None:
        super().__init__(reason)
        self.opening = opening
        self.reason = reason


def broken(reason: str) -> OpeningError:
    return OpeningError(Opening.BROKEN, reason)


def refused(reason: str) -> OpeningError:
    return OpeningError(Opening.REFUSED, reason)


@dataclass(slots=True)
class Budget:
    """What is left for one file and all that is in it. Spent while reading, never by what a header claims."""

    expanded: int = EXPANDED
    entries: int = ENTRIES
    pictures: int = 200
    text: int = ALL_TEXT
    cells: int = CELLS
    password: str = ""  # that a person gave for what is locked in it
    as_written: bool = False  # wanted: paragraphs in one line each, a line with tabs for each row of a table
    slow_after: float = field(default_factory=lambda: time.monotonic() + WALL_SECONDS * 0.5)

    def spend_bytes(self, count: int) -> None:
        self.expanded -= count
        if self.expanded < 0:
            raise refused("解开后太大，疑似“压缩炸弹”")

    def spend_entries(self, count: int) -> None:
        self.entries -= count
        if self.entries < 0:
            raise refused(f"压缩包里的文件超过 {ENTRIES} 个")

    @property
    def is_late(self) -> bool:
        """Whether an optional part of the work should stop now."""
        return time.monotonic() > self.slow_after
