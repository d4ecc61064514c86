"""Archives of the kind 7z, read by py7zr, each member handed over as it comes out."""

from __future__ import annotations

import lzma
import zlib
from collections.abc import Callable, Sequence
from typing import Any

import py7zr
from py7zr.exceptions import ArchiveError, CrcError, PasswordRequired, UnsupportedCompressionMethodError
from py7zr.io import Py7zIO, WriterFactory

from tasks.domain.evidence.contents import Contents, Opening
from tasks.openers import names
from tasks.openers.data import Data
from tasks.openers.limits import Budget, OpeningError, broken, refused
from tasks.openers.locked import WRONG
from tasks.openers.members import LINKS, Arriving, Collected, refuse_bomb

_TROUBLE = (ArchiveError, CrcError, OSError, EOFError, ValueError, TypeError, LookupError, ArithmeticError,
            AttributeError, AssertionError, lzma.LZMAError, zlib.error)  # fmt: skip


def open_seven(data: Data, budget: Budget, depth: int) -> Contents:
    """Raises OpeningError when it is locked, cut, or its members climb out of their folder."""
    try:
        data.stream.seek(0)
        with py7zr.SevenZipFile(data.stream, "r", password=budget.password or None) as archive:
            return _opened(archive, data.size, budget, depth)
    except PasswordRequired as error:
        raise OpeningError(Opening.LOCKED, "压缩包有密码") from error
    except UnsupportedCompressionMethodError as error:
        raise OpeningError(Opening.OLD, "7z 的压缩方法本机不认识") from error
    except _TROUBLE as error:
        if budget.password:
            raise OpeningError(Opening.LOCKED, WRONG) from error
        raise broken("压缩包不完整，可能上传时被截断") from error


def _opened(archive: Any, packed: int, budget: Budget, depth: int) -> Contents:
    files = [file for file in archive.files if not file.is_directory]
    refuse_bomb(len(archive.files), sum(int(file.uncompressed) for file in files), packed, budget)
    found = Collected()
    wanted = [file for file in files if not file.is_symlink and not names.is_junk(file.filename)]
    if any(file.is_symlink for file in files):
        found.notes[LINKS] = None
    if any(names.is_outside(file.filename) for file in wanted):
        raise refused("压缩包里的文件名指向压缩包之外，未展开")
    if archive.needs_password() and wanted and not budget.password:
        raise OpeningError(Opening.LOCKED, "压缩包有密码")
    sizes = {file.filename: int(file.uncompressed) for file in wanted}
    if wanted:
        _extract(archive, list(sizes), lambda name: Arriving(name, sizes.get(name, 0), budget, depth), found, budget)
    return found.contents("7z")


def _extract(
    archive: Any, wanted: Sequence[str], arriving: Callable[[str], Arriving], found: Collected, budget: Budget
) -> None:
    """What comes out before the archive proves damaged is kept; the rest is named as damaged."""
    done: set[str] = set()

    def add(one: Arriving) -> None:
        done.add(one.name)
        found.add(one.finish())

    try:
        archive.extract(targets=list(wanted), factory=_Factory(arriving, add, budget))
    except _TROUBLE:
        if not done:
            raise
    for name in wanted:
        if name not in done:
            found.add(arriving(name).give_up(broken("压缩包里的这个文件已损坏")))


class _Out(Py7zIO):
    def __init__(self, arriving: Arriving, add: Callable[[Arriving], None], budget: Budget) -> None:
        self._arriving, self._add, self._budget = arriving, add, budget

    def write(self, s: bytes | bytearray) -> int:
        self._budget.spend_bytes(len(s))
        self._arriving.feed(bytes(s))
        return len(s)

    def close(self) -> None:
        self._add(self._arriving)

    def read(self, size: int | None = None) -> bytes:
        return b""

    def seek(self, offset: int, whence: int = 0) -> int:
        return 0

    def flush(self) -> None:
        return None

    def size(self) -> int:
        return self._arriving.seen


class _Factory(WriterFactory):
    def __init__(self, arriving: Callable[[str], Arriving], add: Callable[[Arriving], None], budget: Budget) -> None:
        self._arriving, self._add, self._budget = arriving, add, budget

    def create(self, filename: str) -> Py7zIO:
        return _Out(self._arriving(filename), self._add, self._budget)
