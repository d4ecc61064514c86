"""Archives of the kind rar: listed by rarfile, unpacked by Debian's unar, which hands their bytes to us alone."""

from __future__ import annotations

import os
import shutil
import subprocess
import zlib
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from typing import IO, Any

import rarfile

from tasks.domain.evidence.contents import Contents, Member, Opening
from tasks.openers import names
from tasks.openers.data import Data
from tasks.openers.limits import Budget, OpeningError, broken
from tasks.openers.locked import WRONG
from tasks.openers.members import LINKS, Arriving, Collected, refuse_bomb
from tasks.openers.scratch import readable_by_others

TOOL = "unar"
STORED = rarfile.RAR_M0
_CHUNK = 1 << 18
_CUT = "压缩包不完整，可能上传时被截断"
_DAMAGED = "压缩包里的这个文件已损坏"
_UNPACK = "请用密码解开，再用 rollcall evidence add --for 补充解开后的文件"
_NOT_HERE = f"密码不对，或是旧版 rar 的加密，本机不能解：{_UNPACK}"
_ONE_OF_SEVERAL = "这是分卷压缩的一部分，请合成一个压缩包"
_SPLIT = rarfile.RAR_FILE_SPLIT_BEFORE | rarfile.RAR_FILE_SPLIT_AFTER
_COPY = {rarfile.RAR5_XREDIR_FILE_COPY, rarfile.RAR5_XREDIR_HARD_LINK}


def open_rar(data: Data, budget: Budget, depth: int) -> Contents:
    """RAR 4 and 5. Raises OpeningError when it is locked, cut, one part of several, or unar is not there."""
    rarfile.TRY_ENCODINGS = ("utf8", "gb18030")
    rarfile.rar3_decompress = _no_comment
    try:
        data.stream.seek(0)
        with rarfile.RarFile(data.stream, errors="strict", part_only=True) as archive:
            if archive.needs_password() and budget.password:
                _unlock_list(archive, budget.password)
            if archive.needs_password() and not archive.infolist():
                raise OpeningError(Opening.LOCKED, _NOT_HERE if budget.password else "压缩包有密码")
            if any(info.flags & _SPLIT for info in archive.infolist()):
                raise OpeningError(Opening.OLD, _ONE_OF_SEVERAL)
            if any(info.data_offset + info.compress_size > data.size for info in archive.infolist()):
                raise broken(_CUT)
            return _opened(archive, data, budget, depth)
    except rarfile.NeedFirstVolume as error:
        raise OpeningError(Opening.OLD, _ONE_OF_SEVERAL) from error
    except rarfile.PasswordRequired as error:
        raise OpeningError(Opening.LOCKED, "压缩包有密码") from error
    except (rarfile.Error, OSError, ValueError, LookupError, TypeError, AttributeError, EOFError) as error:
        raise broken(_CUT) from error


def _unlock_list(archive: rarfile.RarFile, password: str) -> None:
    """The list itself may be locked: it is read anew with the password. Raises OpeningError when that fails."""
    try:
        archive.setpassword(password)
    except rarfile.RarWrongPassword as error:
        raise OpeningError(Opening.LOCKED, WRONG) from error
    except (rarfile.Error, ValueError) as error:
        raise OpeningError(Opening.LOCKED, _NOT_HERE) from error


def _no_comment(*_: object, **__: object) -> bytes:
    """The archive's comment would be unpacked through a file on the disk; nobody reads it."""
    return b""


def _opened(archive: rarfile.RarFile, data: Data, budget: Budget, depth: int) -> Contents:
    infos = archive.infolist()
    refuse_bomb(len(infos), sum(info.file_size or 0 for info in infos), data.size, budget)
    found = Collected()
    by_name: dict[str, Member] = {}
    with ExitStack() as stack:
        reader = _Reader(archive, data, infos, budget, stack)
        for number, info in enumerate(infos):
            if info.is_dir():
                continue
            if info.is_symlink():
                found.notes[LINKS] = None
                continue
            redirect = info.file_redir
            if redirect and redirect[0] in _COPY and redirect[2] in by_name:
                member = replace(by_name[redirect[2]], name=info.filename)
            else:
                member = reader.member(number, Arriving(info.filename, info.file_size or 0, budget, depth))
            by_name[info.filename] = member
            if not names.is_junk(info.filename):
                found.add(member)
    return found.contents("rar")


class _Reader:
    """The members in the archive's order, from one run of unar; from where that goes wrong on, each by its number."""

    def __init__(
        self, archive: rarfile.RarFile, data: Data, infos: Sequence[Any], budget: Budget, stack: ExitStack
    ) -> None:
        self._archive, self._data, self._infos, self._budget, self._stack = archive, data, infos, budget, stack
        self._in_one_run = not any(info.needs_password() for info in infos)
        self._run: IO[bytes] | None = None
        self._place = 0  # of the run: the member that comes next
        self._descriptor: int | None = None

    def member(self, number: int, arriving: Arriving) -> Member:
        info = self._infos[number]
        try:
            if info.needs_password() and not self._budget.password:
                raise OpeningError(Opening.LOCKED, "有密码")
            if info.compress_type == STORED and not info.needs_password():
                whole = self._took(self._archive.open(info), info, arriving)
            else:
                whole, arriving = self._unpacked(number, info, arriving)
            if not whole:
                raise OpeningError(Opening.LOCKED, _why_locked(info)) if info.needs_password() else broken(_DAMAGED)
        except OpeningError as problem:
            return arriving.give_up(problem)
        except (rarfile.Error, OSError):
            return arriving.give_up(broken(_DAMAGED))
        return arriving.finish()

    def _unpacked(self, number: int, info: Any, arriving: Arriving) -> tuple[bool, Arriving]:
        if shutil.which(TOOL) is None:
            raise OpeningError(Opening.OLD, f"本机没有拆 rar 的程序 {TOOL}")
        if self._in_one_run and self._took(self._run_at(number), info, arriving):
            return True, arriving
        self._in_one_run = False
        arriving = arriving.anew()
        return self._took(self._start("-i", number=number), info, arriving), arriving

    def _run_at(self, number: int) -> IO[bytes]:
        """The output of the one run, read on to where this member begins."""
        if self._run is None:
            self._run = self._start()
        for info in self._infos[self._place : number]:
            left = 0 if info.is_dir() or info.file_redir else int(info.file_size)
            while left > 0 and (piece := self._run.read(min(left, _CHUNK))):
                left -= len(piece)
        self._place = number + 1
        return self._run

    def _start(self, *words: str, number: int | None = None) -> IO[bytes]:
        if self._descriptor is None:
            self._descriptor = self._stack.enter_context(readable_by_others(self._data))
        # unar takes a password in its command line only, where other accounts here could read it for a moment.
        words = ("-q", "-o", "-", "-nr", "-k", "skip", "-p", self._budget.password, *words)
        what = (f"/proc/self/fd/{self._descriptor}", *(() if number is None else (str(number),)))
        run = subprocess.Popen(
            [TOOL, *words, *what],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            pass_fds=[self._descriptor],
            env={"PATH": os.environ.get("PATH", os.defpath), "HOME": "/nonexistent", "LC_ALL": "C.UTF-8"},
        )
        assert run.stdout is not None
        self._stack.callback(_end, run)
        return run.stdout

    def _took(self, source: Any, info: Any, arriving: Arriving) -> bool:
        """Whether the bytes were all there, and are those that the archive's list speaks of."""
        left, crc = int(info.file_size), 0
        while left > 0 and (piece := source.read(min(left, _CHUNK))):
            self._budget.spend_bytes(len(piece))
            arriving.feed(piece)
            left, crc = left - len(piece), zlib.crc32(piece, crc)
        # Of what was locked the list may hide the sum as well; unar looks at it, and at the password, before it speaks.
        return left == 0 and (info.needs_password() or info.CRC in (None, crc))


def _why_locked(info: Any) -> str:
    """Of old versions nobody can tell a wrong password from a way of locking that unar does not know."""
    return WRONG if isinstance(info, rarfile.Rar5Info) else _NOT_HERE


def _end(run: subprocess.Popen[bytes]) -> None:
    if run.stdout is not None:
        run.stdout.close()
    run.kill()
    run.wait()
