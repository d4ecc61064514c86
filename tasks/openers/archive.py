"""Archives: what is in them, each member opened like a file of its own, an archive in an archive once."""

from __future__ import annotations

import hashlib
import tarfile
from collections.abc import Iterator

from tasks.domain.evidence.contents import ContentKind, Contents, Member, Opening
from tasks.domain.evidence.endings import ending
from tasks.openers import limits, names
from tasks.openers.compressed import plain_tar
from tasks.openers.data import Data
from tasks.openers.limits import Budget, OpeningError, refused
from tasks.openers.sniff import sniff
from tasks.openers.unpack import unpack
from tasks.openers.zip_directory import Entry, read_directory

_SEEN_ONLY = {"mp4", "mov", "avi", "mkv", "flv", "wmv", "mpg", "ts", "rmvb"}  # never held in memory


class _Collected:
    """The members found so far, and what is to be said of those left out."""

    def __init__(self) -> None:
        self.members: dict[str, Member] = {}
        self.notes: dict[str, None] = {}

    def add(self, name: str, sha256: str, size: int, contents: Contents) -> None:
        if names.is_outside(name):
            self.notes["有的文件名指向压缩包之外，只作文字保留"] = None
        shown = names.unlike(names.clean_name(name), self.members)
        self.members[shown] = Member(shown, sha256, size, contents)

    def contents(self, format_: str) -> Contents:
        members = tuple(self.members.values())
        note = "；".join(self.notes)
        if not members:
            return Contents(ContentKind.ARCHIVE, Opening.EMPTY, format_, reason="压缩包里没有文件", note=note)
        if all(member.contents.opening is Opening.LOCKED for member in members):
            return Contents(
                ContentKind.ARCHIVE, Opening.LOCKED, format_, reason="压缩包有密码", note=note, members=members
            )
        return Contents(ContentKind.ARCHIVE, Opening.OPENED, format_, note=note, members=members)


def open_zip(data: Data, budget: Budget, depth: int) -> Contents:
    """A zip that is no office file. Raises OpeningError when the whole cannot be trusted."""
    entries = read_directory(data)
    refuse_bomb(entries, data.size, budget)
    found = _Collected()
    for entry in entries:
        if entry.is_folder or names.is_junk(entry.name):
            continue
        if entry.is_link:
            found.notes["有快捷链接，未跟随"] = None
            continue
        found.add(entry.name, *_member(entry.name, entry.size, unpack(data, entry, budget), budget, depth))
    return found.contents("zip")


def open_tar(data: Data, budget: Budget, depth: int, format_: str = "tar") -> Contents:
    """A tar, also a packed one; links and devices are left out."""
    found = _Collected()
    try:
        with plain_tar(data, format_, budget) as stream, tarfile.open(fileobj=stream, mode="r|") as tar:
            for info in tar:
                budget.spend_entries(1)
                if info.issym() or info.islnk():
                    found.notes["有快捷链接，未跟随"] = None
                elif info.isfile() and not names.is_junk(_tar_name(info)):
                    pieces = _tar_pieces(tar, info)
                    found.add(_tar_name(info), *_member(_tar_name(info), info.size, pieces, budget, depth))
    except (tarfile.TarError, EOFError, OSError, ValueError) as error:
        raise limits.broken("压缩包不完整，可能上传时被截断") from error
    return found.contents(format_)


def refuse_bomb(entries: tuple[Entry, ...], packed: int, budget: Budget) -> None:
    """By what the directory claims, before anything is unpacked."""
    budget.spend_entries(len(entries))
    claimed = sum(entry.size for entry in entries)
    if claimed > budget.expanded:
        raise refused("解开后超过 1 GB，疑似“压缩炸弹”")
    if claimed > limits.RATIO_FROM and claimed > limits.RATIO * max(packed, 1):
        raise refused("解开后比原文件大几百倍，疑似“压缩炸弹”")


def _member(name: str, size: int, pieces: Iterator[bytes], budget: Budget, depth: int) -> tuple[str, int, Contents]:
    """sha256, size and contents of one member; of one that could not be read whole, the hash is that of its name and
    of what was read, so that it is still told from the others."""
    digest, held, seen, format_ = hashlib.sha256(), bytearray(), 0, None
    try:
        for piece in pieces:
            digest.update(piece)
            seen += len(piece)
            if format_ is None:
                format_ = sniff(piece[:4096])
            if seen <= limits.IN_MEMORY and (format_ not in _SEEN_ONLY or seen == len(piece)):
                held += piece
    except OpeningError as problem:
        kind = _kind_by_name(name)
        digest.update(f"{name}\0{size}".encode("utf-8", "replace"))
        return (
            digest.hexdigest(),
            size,
            Contents(kind, problem.opening, names.clean(format_ or ""), reason=problem.reason),
        )
    contents = _open_held(bytes(held), seen, format_ or "", name, budget, depth)
    return digest.hexdigest(), seen, contents


def _open_held(held: bytes, size: int, format_: str, name: str, budget: Budget, depth: int) -> Contents:
    from tasks.openers.opening import open_data

    if format_ in _SEEN_ONLY:
        return Contents(ContentKind.VIDEO, Opening.OPENED, format_)
    if size > limits.IN_MEMORY:
        return Contents(_kind_by_name(name), Opening.REFUSED, format_, reason="文件太大，本机不展开查看")
    return open_data(Data.of(held), name, budget, depth + 1)


def _tar_pieces(tar: tarfile.TarFile, info: tarfile.TarInfo) -> Iterator[bytes]:
    if (body := tar.extractfile(info)) is not None:
        while piece := body.read(1 << 18):
            yield piece


def _kind_by_name(name: str) -> ContentKind:
    from tasks.openers.opening import kind_of

    return kind_of(ending(name))


def _tar_name(info: tarfile.TarInfo) -> str:
    """Names that are no UTF-8 come back with the raw bytes hidden in half characters."""
    from tasks.openers.zip_directory import decode_name

    return decode_name(info.name.encode("utf-8", "surrogateescape"))
