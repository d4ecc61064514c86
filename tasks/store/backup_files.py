"""Files into a backup: each hashed as it is copied; what the last backup holds already is only linked."""

from __future__ import annotations

import errno
import gzip
import hashlib
import os
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from tasks.domain.evidence.backups import is_read_again
from tasks.store.manifest import EVIDENCE, Kept, Manifest
from tasks.store.vault import sync

_CHUNK = 1 << 20
EVIDENCE_NAME = re.compile(r"([0-9a-f]{64})(\.eml\.gz)?")
_NO_LINKS = {errno.EXDEV, errno.EPERM, errno.EMLINK, errno.ENOTSUP, errno.EACCES}  # other disk, FAT, too many


@dataclass
class Copier:
    """Brings files into `into`; `before` is the last good backup and its folder, from which what stayed is linked."""

    into: Path
    on: date
    before: tuple[Path, Manifest] | None = None
    kept: dict[str, Kept] = field(default_factory=dict)
    damaged: set[str] = field(default_factory=set)  # evidence whose bytes are not those that its name says
    fresh: set[str] = field(default_factory=set)  # what the last backup did not hold, or not like this
    _made: set[Path] = field(default_factory=set)  # folders

    def take(self, live: Path, path: str, *, may_link: bool = False) -> None:
        """Bring one file in as `path`; one that vanished meanwhile is left out.

        `may_link`: nobody changes it in place, so that the backup may share its bytes on the disk.
        """
        if path in self.kept:
            return
        with suppress(FileNotFoundError):
            found = live.stat()
            target = self.into / path
            self._make(target.parent)
            known = self._known(path, found)
            if known and self._from_before(known, target):
                self.kept[path] = known
                return
            if known := self._brought(live, path, target, found, may_link=may_link):
                self.kept[path] = known
                self.fresh.add(path)

    def _known(self, path: str, found: os.stat_result) -> Kept | None:
        """As the last backup has it, if nobody has changed the file since."""
        known = self.before[1].by_path.get(path) if self.before else None
        same = known is not None and (known.size, known.mtime_ns) == (found.st_size, found.st_mtime_ns)
        return known if same else None

    def _from_before(self, known: Kept, target: Path) -> bool:
        """Link it from the last backup. Each file is read through again once a month: a rotten one is left behind."""
        assert self.before is not None
        old = self.before[0] / known.path
        if is_read_again(known.sha256, self.on) and not is_sound(old, known):
            return False
        with suppress(FileNotFoundError):
            return old.stat().st_size == known.size and link_file(old, target)
        return False

    def _make(self, folder: Path) -> None:
        if folder not in self._made:
            folder.mkdir(parents=True, exist_ok=True)
            self._made.add(folder)

    def carry(self, sha256s: Iterable[str]) -> frozenset[str]:
        """Evidence that the county has lost and the last backup has still: taken from there, if it is sound."""
        carried = set()
        for sha256 in sha256s if self.before else ():
            for path in (f"{EVIDENCE}{sha256}", f"{EVIDENCE}{sha256}.eml.gz"):
                known = self.before[1].by_path.get(path) if self.before else None
                if known and self.before and is_sound(self.before[0] / path, known):
                    self._make((self.into / path).parent)
                    if not link_file(self.before[0] / path, self.into / path):
                        copy_file(self.before[0] / path, self.into / path)
                    self.kept[path] = known
                    carried.add(sha256)
        return frozenset(carried)

    def note(self, path: str) -> None:
        """Take in a file that was written right here."""
        status = (self.into / path).stat()
        self.kept[path] = Kept(path, hash_of(self.into / path), status.st_size, status.st_mtime_ns)
        self.fresh.add(path)

    @property
    def fresh_bytes(self) -> int:
        return sum(self.kept[path].size for path in self.fresh)

    def _brought(self, live: Path, path: str, target: Path, found: os.stat_result, *, may_link: bool) -> Kept | None:
        linked = may_link and link_file(live, target)
        sha256 = hash_of(target) if linked else copy_file(live, target)
        named = EVIDENCE_NAME.fullmatch(path.removeprefix(EVIDENCE))
        if named and (sha256 if not named[2] else unpacked_hash(target)) != named[1]:
            target.unlink()
            self.damaged.add(named[1])
            return None
        return Kept(path, sha256, target.stat().st_size, found.st_mtime_ns)


def files_under(folder: Path, leave: Callable[[Path], bool]) -> Iterator[Path]:
    """Every file below, links followed, each folder once; `leave` says which entries are passed over."""
    seen: set[tuple[int, int]] = set()

    def walk(here: Path) -> Iterator[Path]:
        status = here.stat()
        if (status.st_dev, status.st_ino) in seen:
            return
        seen.add((status.st_dev, status.st_ino))
        for path in sorted(here.iterdir()):
            if leave(path):
                continue
            if path.is_dir():
                yield from walk(path)
            elif path.is_file():
                yield path

    if folder.is_dir():
        yield from walk(folder)


def copy_file(source: Path, target: Path, mode: int = 0o600) -> str:
    """Copy the bytes to the disk with the time of their last change; returns their sha256."""
    digest = hashlib.sha256()
    with source.open("rb") as old, os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as new:
        for chunk in iter(lambda: old.read(_CHUNK), b""):
            digest.update(chunk)
            new.write(chunk)
        new.flush()
        os.fsync(new.fileno())
        status = os.fstat(old.fileno())
    os.utime(target, ns=(status.st_mtime_ns, status.st_mtime_ns))
    return digest.hexdigest()


def hash_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def unpacked_hash(path: Path) -> str:
    """The hash of a compressed mail itself; empty when it cannot be unpacked."""
    try:
        with gzip.open(path) as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, EOFError, ValueError):
        return ""


def is_sound(path: Path, kept: Kept) -> bool:
    try:
        return path.stat().st_size == kept.size and hash_of(path) == kept.sha256
    except FileNotFoundError:
        return False


def sync_folders(top: Path) -> None:
    """Bring the names of all folders below to the disk."""
    for here, _, _ in os.walk(top):
        sync(here)


def link_file(old: Path, new: Path) -> bool:
    """Whether the bytes could be shared; not on another disk, nor on one that knows no links."""
    try:
        os.link(old, new, follow_symlinks=True)
    except OSError as error:
        if error.errno in _NO_LINKS:
            return False
        raise
    return True
