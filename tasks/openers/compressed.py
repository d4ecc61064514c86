"""gz, bz2 and xz: a stream that is packed; its bytes are counted as they come out."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
from typing import BinaryIO, cast

from tasks.openers import limits
from tasks.openers.data import Data
from tasks.openers.limits import Budget, broken, refused


class _Counted(io.RawIOBase):
    """A stream that spends the budget for what is read from it."""

    def __init__(self, stream: BinaryIO, budget: Budget) -> None:
        self._stream, self._budget = stream, budget

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size if size >= 0 else limits.IN_MEMORY)
        self._budget.spend_bytes(len(data))
        return data


def plain_tar(data: Data, format_: str, budget: Budget) -> BinaryIO:
    """The tar inside, whatever it is packed with."""
    data.stream.seek(0)
    return cast(BinaryIO, _Counted(_unpacked(data, format_) if format_ != "tar" else data.stream, budget))


def is_packed_tar(data: Data, format_: str) -> bool:
    data.stream.seek(0)
    try:
        head = _unpacked(data, format_).read(512)
    except (OSError, EOFError, lzma.LZMAError) as error:
        raise broken("压缩包不完整，可能上传时被截断") from error
    return head[257:262] == b"ustar"


def unpacked_whole(data: Data, format_: str, budget: Budget) -> bytes:
    """The one file inside, if it is small enough to be held."""
    data.stream.seek(0)
    stream, content = _unpacked(data, format_), bytearray()
    try:
        while piece := stream.read(limits.MEGABYTE):
            budget.spend_bytes(len(piece))
            content += piece
            bomb = len(content) > max(limits.RATIO_FROM, limits.RATIO * data.stream.tell())  # of what was read so far
            if bomb or len(content) > limits.IN_MEMORY:
                raise refused("解开后太大，疑似“压缩炸弹”")
    except (OSError, EOFError, lzma.LZMAError) as error:
        raise broken("压缩包不完整，可能上传时被截断") from error
    return bytes(content)


def _unpacked(data: Data, format_: str) -> BinaryIO:
    if format_ == "gz":
        return cast(BinaryIO, gzip.GzipFile(fileobj=data.stream))
    return cast(BinaryIO, bz2.BZ2File(data.stream) if format_ == "bz2" else lzma.LZMAFile(data.stream))
