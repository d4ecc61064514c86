"""Evidence as files under their sha256: written whole or not at all, never changed; raw mails lie there compressed."""

from __future__ import annotations

import gzip
import hashlib
import os
import tempfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from itertools import chain, count
from pathlib import Path
from typing import IO, cast
from uuid import uuid4

from isal import igzip_lib, isal_zlib

from tasks.domain.evidence.item import Blob

COMING = ".coming-"
_WRITERS = 8  # a disk that is asked for several at once writes its journal once for all of them
_MOST_COMING = 1_000
_SMALL = 1024 * 1024
_GZIP = 31  # zlib's sign for a gzip file
_LARGE = 64 * 1024
_ENDINGS = ("", ".eml.gz")  # of what lies there as it came, and of a raw mail


class Vault:
    """state/evidence/: a file's name is the sha256 of its bytes; a raw mail's is that of the mail, and `.eml.gz`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._at = f"{folder}/"  # names are joined to it: a Path for each file costs more than the look at the disk
        self._coming: dict[str, _Coming] = {}  # by where it will lie once it is safe on the disk
        self._writers: ThreadPoolExecutor | None = None
        self._mark, self._number = uuid4().hex, count()

    def put(self, chunks: Iterable[bytes]) -> Blob:
        """Keep the bytes; they are on the disk when this returns."""
        blob = self.take(chunks)
        self.settle()
        return blob

    def take(self, chunks: Iterable[bytes]) -> Blob:
        """Write the bytes; they are kept from the next `settle` on, which is quicker for many than for each."""
        return self._take(chunks, _AS_IT_IS)

    def take_mail(self, chunks: Iterable[bytes]) -> Blob:
        """The same for a raw mail: it lies compressed, under the sha256 and the size of the mail itself."""
        return self._take(chunks, _PACKED)

    def settle(self) -> None:
        """Wait until everything that was taken is on the disk, and put it in its place."""
        if not self._coming:
            return
        for coming in self._coming.values():
            coming.safe.result()
        for target, coming in self._coming.items():
            os.replace(coming.path, target)
        sync(self.folder)
        self._coming.clear()
        if self._writers:
            self._writers.shutdown()
            self._writers = None

    def drop(self, sha256s: Iterable[str]) -> None:
        """Forget what was taken and not settled."""
        for sha256 in sha256s:
            for ending in _ENDINGS:
                if coming := self._coming.pop(f"{self._at}{sha256}{ending}", None):
                    coming.safe.result()
                    Path(coming.path).unlink(missing_ok=True)

    def check(self, sha256s: Iterable[str]) -> None:
        """Raises OSError for one that was erased meanwhile: the reading then stops, and the next takes it again."""
        for sha256 in sha256s:
            if not any(os.path.exists(f"{self._at}{sha256}{ending}") for ending in _ENDINGS):
                raise OSError(f"{sha256} was erased while it was being kept")

    def erase(self, sha256s: Iterable[str]) -> int:
        """Remove bytes for good; returns how many files lay there."""
        there = [place for sha256 in sha256s for place in self.places(sha256) if place.exists()]
        for place in there:
            place.unlink(missing_ok=True)
        return len(there)

    def pack(self, sha256: str) -> None:
        """Compress a raw mail that an older program kept as it was."""
        plain = self.path(sha256)
        if not plain.is_file():
            return
        with plain.open("rb") as file:
            self.take_mail(iter(lambda: file.read(1 << 20), b""))
        self.settle()
        plain.unlink()

    def sweep(self, older: timedelta) -> None:
        """Remove what killed processes left half-written so long ago, by the disk's own clock."""
        if not self.folder.is_dir():  # nothing was ever kept
            return
        with tempfile.NamedTemporaryFile(dir=self.folder, prefix=COMING) as now:
            before = os.fstat(now.fileno()).st_mtime - older.total_seconds()
            for left in self.folder.glob(f"{COMING}*"):
                if left.stat().st_mtime < before:
                    left.unlink(missing_ok=True)

    def opened(self, sha256: str) -> IO[bytes]:
        """The bytes as they came. Raises OSError when they are not there."""
        plain, packed = self.places(sha256)
        return cast("IO[bytes]", gzip.open(packed)) if packed.exists() else plain.open("rb")

    def path(self, sha256: str) -> Path:
        return self.folder / sha256

    def places(self, sha256: str) -> tuple[Path, Path]:
        """Where the bytes lie, and where they lie as a raw mail."""
        return self.path(sha256), self.folder / f"{sha256}.eml.gz"

    def _take(self, chunks: Iterable[bytes], way: _Way) -> Blob:
        if not self._coming:
            self.folder.mkdir(parents=True, exist_ok=True)
        if len(self._coming) >= _MOST_COMING:
            self.settle()
        counted = _Counted(chunks)
        first, rest = _small(counted)
        path = f"{self._at}{COMING}{self._mark}-{next(self._number)}"
        if rest is not None:
            self._write_now(path, way.stream(chain([first], rest)))
        blob = counted.blob
        target = f"{self._at}{blob.sha256}{way.ending}"
        if target not in self._coming and not os.path.exists(target):
            # what is small is packed and written beside the reading that goes on; all is brought to the disk there
            self._writers = self._writers or ThreadPoolExecutor(_WRITERS)
            bring = partial(_bring, path, way, first) if rest is None else partial(sync, path)
            self._coming[target] = _Coming(path, self._writers.submit(bring))
        elif rest is not None:
            Path(path).unlink(missing_ok=True)
        return blob

    def _write_now(self, path: str, data: Iterable[bytes]) -> None:
        try:
            with open(path, "wb") as file:
                file.writelines(data)
        except BaseException:
            Path(path).unlink(missing_ok=True)
            raise


@dataclass(frozen=True, slots=True)
class _Way:
    """How bytes are kept: what is there whole, what comes in pieces, and the name's ending."""

    whole: Callable[[bytes], bytes]
    stream: Callable[[Iterator[bytes]], Iterator[bytes]]
    ending: str


@dataclass(frozen=True, slots=True)
class _Coming:
    path: str
    safe: Future[None]


class _Counted:
    """Chunks that are hashed and counted as they go by."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._chunks, self._digest, self._size = chunks, hashlib.sha256(), 0

    def __iter__(self) -> Iterator[bytes]:
        for chunk in self._chunks:
            self._digest.update(chunk)
            self._size += len(chunk)
            yield chunk

    @property
    def blob(self) -> Blob:
        return Blob(self._digest.hexdigest(), self._size)


def _small(chunks: Iterable[bytes]) -> tuple[bytes, Iterator[bytes] | None]:
    """All the bytes and None, or, of what is not small, the first of them and the rest."""
    pieces, size, going = [], 0, iter(chunks)
    for piece in going:
        pieces.append(piece)
        size += len(piece)
        if size > _SMALL:
            return b"".join(pieces), going
    return b"".join(pieces), None


def _bring(path: str, way: _Way, data: bytes) -> None:
    """Write it, and wait for the disk."""
    with open(path, "wb") as file:
        file.write(way.whole(data))
        file.flush()
        os.fsync(file.fileno())


def _packed_whole(data: bytes) -> bytes:
    """As a gzip file. A larger mail is mostly base64, which zlib makes no smaller than what is eight times as quick."""
    if len(data) <= _LARGE:
        packer = zlib.compressobj(6, wbits=_GZIP)
        return packer.compress(data) + packer.flush()
    return igzip_lib.compress(data, 1, igzip_lib.COMP_GZIP, 0, igzip_lib.MEM_LEVEL_LARGE)


def _packed(chunks: Iterator[bytes]) -> Iterator[bytes]:
    packer = isal_zlib.compressobj(1, zlib.DEFLATED, _GZIP)
    for chunk in chunks:
        yield packer.compress(chunk)
    yield packer.flush()


_AS_IT_IS = _Way(lambda data: data, lambda chunks: chunks, "")
_PACKED = _Way(_packed_whole, _packed, ".eml.gz")


def sync(path: Path | str) -> None:
    """Wait until a file, or the names in a folder, are on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
