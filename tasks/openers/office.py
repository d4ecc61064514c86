"""Office files that are zips inside: word processing, sheets, slides; read part by part, nothing outside followed."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tasks.domain.evidence.contents import ContentKind, Contents, Opening
from tasks.openers import limits
from tasks.openers.data import Data
from tasks.openers.limits import Budget, OpeningError
from tasks.openers.members import refuse_bomb
from tasks.openers.sheet import open_sheet
from tasks.openers.slides import open_slides
from tasks.openers.unpack import unpack_whole
from tasks.openers.word import open_odt, open_word
from tasks.openers.zip_directory import Entry, read_directory


class Parts:
    """The parts of one office file by their names, each read when asked for."""

    def __init__(self, data: Data, entries: tuple[Entry, ...], budget: Budget) -> None:
        self.budget = budget
        self._data = data
        self._entries: Mapping[str, Entry] = {entry.name.replace("\\", "/").lstrip("/"): entry for entry in entries}

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def names(self, pattern: str) -> list[str]:
        """The names that match, "slide2.xml" before "slide10.xml"."""
        found = [name for name in self._entries if re.fullmatch(pattern, name)]
        return sorted(found, key=lambda name: [int(n) if n.isdecimal() else n for n in re.split(r"(\d+)", name)])

    def read(self, name: str, cap: int = limits.XML_PART) -> bytes:
        return unpack_whole(self._data, self._entries[name], self.budget, cap)


def open_office(data: Data, budget: Budget) -> Contents | None:
    """None when the zip is a plain archive."""
    entries = read_directory(data)
    parts = Parts(data, entries, budget)
    if (format_ := _format(parts)) is None:
        return None
    refuse_bomb(len(entries), sum(entry.size for entry in entries), data.size, budget)
    if any(entry.is_encrypted for entry in entries) and not budget.password:
        raise OpeningError(Opening.LOCKED, "文件有密码")
    if format_ == "docx":
        return open_word(parts)
    if format_ == "pptx":
        return open_slides(parts)
    if format_ in {"xlsx", "xlsb", "ods"}:
        return open_sheet(data, format_, budget)
    if format_ == "odt":
        return open_odt(parts)
    kind = ContentKind.PDF if format_ == "ofd" else ContentKind.SLIDES
    return Contents(kind, Opening.OLD, format_, reason=f"{format_.upper()} 格式本机暂不能读，请人工查看")


def _format(parts: Parts) -> str | None:
    if "[Content_Types].xml" in parts:
        if parts.names(r"word/document\d*\.xml"):
            return "docx"
        if "xl/workbook.xml" in parts:
            return "xlsx"
        if "xl/workbook.bin" in parts:
            return "xlsb"
        if "ppt/presentation.xml" in parts:
            return "pptx"
    if "OFD.xml" in parts:
        return "ofd"
    if "mimetype" in parts and "content.xml" in parts:
        said = parts.read("mimetype", 200).decode("ascii", "replace")
        return {"text": "odt", "spreadsheet": "ods", "presentation": "odp"}.get(said.rpartition(".")[2].strip())
    return None
