"""The old office formats (.doc .xls .ppt, .wps .et .dps), and what only an older program could read."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import replace

import olefile

from tasks.domain.evidence.contents import ContentKind, Contents, Opening, Picture
from tasks.openers import locked
from tasks.openers.data import Data
from tasks.openers.facts import table_facts, text_facts
from tasks.openers.image import look_at
from tasks.openers.limits import PICTURES, Budget, OpeningError, broken
from tasks.openers.powerpoint97 import read_powerpoint97
from tasks.openers.sheet import open_sheet
from tasks.openers.word97 import is_locked, is_word97, read_word97, table_stream

_MARKS = 0xFFFFFFFA  # numbers from here on are no sectors
_PHOTO = re.compile(rb"[\x1d\x1e]\xf0(....)(.{17}|.{33})(?=\xff\xd8\xff|\x89PNG)", re.S)
_CUT = "文件不完整，可能上传时被截断"


def open_old(data: Data, budget: Budget) -> Contents:
    """Raises OpeningError when it is locked, cut short, or of a kind that cannot be read here."""
    data.all()  # not larger than what may be held
    data.stream.seek(0)
    try:
        with olefile.OleFileIO(data.stream) as ole:
            _refuse_cut(ole)
            return _opened(ole, data, budget)
    except OpeningError as problem:
        if problem.opening is not Opening.LOCKED or not budget.password:
            raise
    except (OSError, ValueError, LookupError, TypeError, ArithmeticError, AttributeError, struct.error) as error:
        if _lies_beyond_its_end(data):
            raise broken(_CUT) from error
        raise OpeningError(Opening.OLD, "是旧版本的办公文件，内部结构本机读不懂") from error
    return _unlocked(data, budget)


def _unlocked(data: Data, budget: Budget) -> Contents:
    """A new office file hides its zip in an old one, an old one its streams."""
    from tasks.openers.opening import open_data

    plain = locked.office(data.all(), budget.password)
    return open_data(Data.of(plain), "", replace(budget, password=""), depth=0)


def _opened(ole: olefile.OleFileIO, data: Data, budget: Budget) -> Contents:
    names = _names(ole)
    if "EncryptedPackage" in names:
        raise OpeningError(Opening.LOCKED, "文件有密码")
    if "WordDocument" in names:
        return _word(ole, budget)
    if "PowerPoint Document" in names:
        return _slides(ole, budget)
    if names & {"Workbook", "Book"}:
        return open_sheet(data, "xls", budget)
    raise OpeningError(Opening.OLD, f"是{_maker(names)}，本机不能读")


def _names(ole: olefile.OleFileIO) -> set[str]:
    """All that the directory names, also what hangs in no tree: a file from an odd program is still told by it."""
    ole.directory_fp.seek(0)
    found = set()
    while len(entry := ole.directory_fp.read(128)) == 128:
        length = int.from_bytes(entry[64:66], "little")
        if entry[66] in (1, 2) and 2 <= length <= 64:
            found.add(entry[: length - 2].decode("utf-16-le", "replace"))
    return found


def _maker(names: set[str]) -> str:
    """What the names inside tell of a file that no opener reads."""
    known = {"WPS": "旧版本的 WPS 文件", "WpsContent": "旧版本的 WPS 文件", "VisioDocument": "Visio 图",
             "__properties_version1.0": "Outlook 邮件（.msg）", "MatOST": "旧版本的 Works 文件"}  # fmt: skip
    return next((said for name, said in known.items() if name in names), "旧版本的办公文件（可能是旧版 .wps）")


def _word(ole: olefile.OleFileIO, budget: Budget) -> Contents:
    main = _stream(ole, "WordDocument")
    if is_locked(main):
        raise OpeningError(Opening.LOCKED, "文件有密码")
    if not is_word97(main):
        raise OpeningError(Opening.OLD, "是 Word 97 以前的旧版本文档，本机不能读")
    read = read_word97(main, _stream(ole, table_stream(main)))
    tables = [table_facts(f"表{number}", rows, budget) for number, rows in enumerate(read.tables, 1)]
    pictures = _pictures(_stream(ole, "Data") + main, budget)
    return text_facts(ContentKind.DOCUMENT, "doc", read.text, budget, tables=tables, pictures=pictures)


def _slides(ole: olefile.OleFileIO, budget: Budget) -> Contents:
    slides = read_powerpoint97(_stream(ole, "PowerPoint Document"))
    if slides.locked:
        raise OpeningError(Opening.LOCKED, "文件有密码")
    if not slides.count:
        raise broken("演示文稿里没有幻灯片")
    pictures = _pictures(_stream(ole, "Pictures"), budget)
    text = "\n".join(slides.texts)
    return text_facts(ContentKind.SLIDES, "ppt", text, budget, pictures=pictures, pages=slides.count)


def _stream(ole: olefile.OleFileIO, name: str) -> bytes:
    return bytes(ole.openstream(name).read()) if ole.exists(name) else b""


def _pictures(stream: bytes, budget: Budget) -> tuple[Picture, ...]:
    """The photos and scans among the drawings; one that cannot be read is no reason to refuse the document."""
    return tuple(_looked_at(stream, budget))


def _looked_at(stream: bytes, budget: Budget) -> Iterator[Picture]:
    for number, match in enumerate(_PHOTO.finditer(stream)):
        if number >= PICTURES or budget.pictures <= 0 or budget.is_late:
            return
        budget.pictures -= 1
        size = int.from_bytes(match[1], "little") - len(match[2])
        try:
            yield look_at(Data.of(stream[match.end() : match.end() + max(size, 0)]))[1]
        except OpeningError:
            continue


def _lies_beyond_its_end(data: Data) -> bool:
    """Whether its head speaks of tables that are not there: it was cut. A head that makes no sense says nothing."""
    if data.size < 512:
        return True
    head = data.at(0, 512)
    size = 1 << min(int.from_bytes(head[30:32], "little"), 16)
    places = [*struct.unpack_from("<109I", head, 76), *struct.unpack_from("<I8xI", head, 48)]
    sectors = [number for number in places if number < _MARKS]
    return size in {512, 4096} and any((sector + 2) * size > data.size + size - 1 for sector in sectors)


def _refuse_cut(ole: olefile.OleFileIO) -> None:
    """What a chain goes on to, and where a stream begins, must be there."""
    begins = [e.isectStart for e in ole.direntries if e and e.size >= ole.minisectorcutoff]
    if any(len(ole.fat) <= sector < _MARKS for sector in [*ole.fat, *begins]):
        raise broken(_CUT)
