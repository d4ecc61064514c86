"""What an opener saw inside a file: facts only (names, texts, counts, hashes), no judgement."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

OPENER_VERSION = 3  # raise it when an opener sees more or otherwise: kept facts of an older one are made again
TEXT_CAP = 200_000  # characters of text that are kept; the counts are of the whole

_HAN = re.compile(r"[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_LATIN = r"A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f0-9\uff10-\uff19\uff21-\uff3a\uff41-\uff5a"
_WORD = re.compile(rf"[{_LATIN}]+(?:['’-][{_LATIN}]+|(?<=[0-9])[.,](?=[0-9])[{_LATIN}]+)*")


class ContentKind(StrEnum):
    DOCUMENT = "document"  # word processing, rich text, plain text
    SHEET = "sheet"
    SLIDES = "slides"
    PDF = "pdf"
    IMAGE = "image"
    ARCHIVE = "archive"
    VIDEO = "video"
    OTHER = "other"


class Opening(StrEnum):
    OPENED = "opened"
    EMPTY = "empty"  # no bytes, an archive without files
    BROKEN = "broken"  # cut short, or not what any opener knows
    LOCKED = "locked"  # encrypted: a person may have the password
    OLD = "old"  # may be good, but this format cannot be read here
    REFUSED = "refused"  # over a limit: bomb, giant image, time-out; a person must look


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet, or a table in a document: rows of cell texts, header row included, blank rows left out."""

    name: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    width: int
    height: int
    perceptual_hash: int  # 64 bit
    taken_on: date | None = None  # EXIF


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside an archive (folders are not listed); `name` is its path in the archive, decoded.

    `sha256` of a member that could not be read whole (locked, damaged) stands for its name and size.
    """

    name: str
    sha256: str
    size: int
    contents: Contents


@dataclass(frozen=True, slots=True)
class Contents:
    kind: ContentKind
    opening: Opening
    format: str = ""  # what the bytes are: "zip", "docx", "jpg", …
    reason: str = ""  # Chinese: why it could not be opened
    note: str = ""  # Chinese: "扩展名是 .rar，内容是 zip", …
    text: str = ""  # capped at 200,000 characters
    han: int = 0  # Han characters of the whole text
    words: int = 0  # Latin words and numbers of the whole text
    heading: str = ""  # the document's own first line or title
    tables: tuple[Table, ...] = ()
    pictures: tuple[Picture, ...] = ()  # the image itself; pictures in a document
    pages: int = 0  # of slides and pdf
    members: tuple[Member, ...] = ()  # of an archive
    scanned: bool = False  # a PDF whose pages are mostly pictures without text

    @property
    def count(self) -> int:
        """字数 as the county counts it (circular L47, ruling A16): Han characters + Latin words + numbers."""
        return self.han + self.words


UNOPENED = Contents(ContentKind.OTHER, Opening.BROKEN)


def count_text(text: str) -> tuple[int, int]:
    """Han characters, and Latin words and numbers, of a text; "2.0" and "don't" are one each."""
    return sum(map(len, _HAN.findall(text))), len(_WORD.findall(text))
