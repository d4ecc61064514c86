"""Archives of the kinds zip and tar: what is in them; links are not followed, names are only names."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator

from tasks.domain.evidence.contents import Contents, Member
from tasks.openers import limits, names
from tasks.openers.compressed import plain_tar
from tasks.openers.data import Data
from tasks.openers.limits import Budget, OpeningError
from tasks.openers.members import LINKS, Arriving, Collected, refuse_bomb
from tasks.openers.unpack import unpack
from tasks.openers.zip_directory import decode_name, read_directory


def open_zip(data: Data, budget: Budget, depth: int) -> Contents:
    """A zip that is no office file. Raises OpeningError when the whole cannot be trusted."""
    entries = read_directory(data)
    refuse_bomb(len(entries), sum(entry.size for entry in entries), data.size, budget)
    found = Collected()
    for entry in entries:
        if entry.is_folder or names.is_junk(entry.name):
            continue
        if entry.is_link:
            found.notes[LINKS] = None
            continue
        found.add(_member(Arriving(entry.name, entry.size, budget, depth), unpack(data, entry, budget)))
    return found.contents("zip")


def open_tar(data: Data, budget: Budget, depth: int, format_: str = "tar") -> Contents:
    """A tar, also a packed one; links and devices are left out."""
    found = Collected()
    try:
        with plain_tar(data, format_, budget) as stream, tarfile.open(fileobj=stream, mode="r|") as tar:
            for info in tar:
                budget.spend_entries(1)
                name = _tar_name(info)
                if info.issym() or info.islnk():
                    found.notes[LINKS] = None
                elif info.isfile() and not names.is_junk(name):
                    found.add(_member(Arriving(name, info.size, budget, depth), _tar_pieces(tar, info)))
    except (tarfile.TarError, EOFError, OSError, ValueError) as error:
        raise limits.broken("压缩包不完整，可能上传时被截断") from error
    return found.contents(format_)


def _member(arriving: Arriving, pieces: Iterator[bytes]) -> Member:
    try:
        for piece in pieces:
            arriving.feed(piece)
    except OpeningError as problem:
        return arriving.give_up(problem)
    return arriving.finish()


def _tar_pieces(tar: tarfile.TarFile, info: tarfile.TarInfo) -> Iterator[bytes]:
    if (body := tar.extractfile(info)) is not None:
        while piece := body.read(1 << 18):
            yield piece


def _tar_name(info: tarfile.TarInfo) -> str:
    """Names that are no UTF-8 come back with the raw bytes hidden in half characters."""
    return decode_name(info.name.encode("utf-8", "surrogateescape"))
