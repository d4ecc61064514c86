"""Takes in what a website sends, with a limit on bytes also when they are packed."""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import IO, cast

import httpx

from tasks.sites.reading.answer import Trouble, unbelievable, unreachable

TOO_BIG = 413  # the status of the trouble when a limit of ours was met
_IN_MEMORY = 1 << 20
_CUT_SHORT = unreachable("内容没有收全（连接提前断开）")


@dataclass(frozen=True, slots=True)
class Taken:
    body: IO[bytes]
    size: int
    framed: bool


async def take(response: httpx.Response, most: int) -> Taken | Trouble:
    """Read a streamed answer into a file, at most `most` bytes after unpacking, and compare it with its length."""
    length = response.headers.get("content-length", "")
    if length.isdecimal() and int(length) > most:
        return _too_big(most)
    packing = response.headers.get("content-encoding", "identity").lower().strip()
    if packing not in ("", "identity", "gzip", "x-gzip", "deflate"):
        return unbelievable(f"站点用了我们没有要求的压缩方式（{packing}）")
    unpack = _Unpacking(packing)
    body = cast(IO[bytes], SpooledTemporaryFile(max_size=_IN_MEMORY))  # noqa: SIM115 - the answer owns it
    raw = 0
    try:
        async for chunk in cast(AsyncIterator[bytes], response.stream):
            raw += len(chunk)
            for piece in unpack.feed(chunk):
                body.write(piece)
                if body.tell() > most:
                    return _too_big(most)
    except zlib.error:
        return unbelievable("压缩的内容无法解开")
    if (length.isdecimal() and raw != int(length)) or not unpack.is_whole(raw):
        return _CUT_SHORT
    return Taken(body, body.tell(), _is_framed(response, unpack))


class _Unpacking:
    """gzip or deflate, in pieces of bounded size, so that a bomb is noticed before it fills the memory."""

    def __init__(self, packing: str) -> None:
        self.is_packed = packing not in ("", "identity")
        self._packing = packing
        self._engine: zlib._Decompress | None = None

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        if not self.is_packed or not chunk:
            yield chunk
            return
        if self._engine is None:
            raw_deflate = self._packing == "deflate" and chunk[0] & 0x0F != 8
            self._engine = zlib.decompressobj(-15 if raw_deflate else 47)
        while chunk:
            yield self._engine.decompress(chunk, 1 << 20)
            chunk = self._engine.unconsumed_tail

    def is_whole(self, raw: int) -> bool:
        if not self.is_packed or raw == 0:
            return True
        return self._engine is not None and self._engine.eof


def _is_framed(response: httpx.Response, unpack: _Unpacking) -> bool:
    chunked = "chunked" in response.headers.get("transfer-encoding", "").lower()
    return "content-length" in response.headers or chunked or unpack.is_packed or response.http_version == "HTTP/2"


def _too_big(most: int) -> Trouble:
    return unbelievable(f"内容超过上限（{max(1, most >> 20)} MB），未取", TOO_BIG)
