"""The bytes of one entry of a zip archive, counted as they come out; nothing is ever written to disk."""

from __future__ import annotations

import bz2
import lzma
import struct
import zlib
from collections.abc import Iterator

import inflate64

from tasks.domain.evidence.contents import Opening
from tasks.openers import limits, locked
from tasks.openers.data import Data
from tasks.openers.limits import Budget, OpeningError, broken, refused
from tasks.openers.zip_directory import Entry

_CHUNK = 1 << 18


def unpack(data: Data, entry: Entry, budget: Budget) -> Iterator[bytes]:
    """Pieces of the entry. Raises OpeningError when locked, cut, damaged, or more than it claimed to be."""
    if entry.is_encrypted and not budget.password:
        raise OpeningError(Opening.LOCKED, "有密码")
    size, crc = 0, 0
    for piece in _pieces(data, entry, budget.password):
        size, crc = size + len(piece), zlib.crc32(piece, crc)
        budget.spend_bytes(len(piece))
        if size > entry.size or (size > limits.RATIO_FROM and size > limits.RATIO * max(entry.packed, 1)):
            raise refused("解开后比标明的大得多，疑似“压缩炸弹”")
        yield piece
    if size != entry.size or (crc != entry.crc and not entry.aes):  # AES has a seal of its own
        raise broken("压缩包里的这个文件已损坏")


def unpack_whole(data: Data, entry: Entry, budget: Budget, cap: int = limits.IN_MEMORY) -> bytes:
    if entry.size > cap:
        raise refused("文件太大，本机不展开查看")
    return b"".join(unpack(data, entry, budget))


def _pieces(data: Data, entry: Entry, password: str) -> Iterator[bytes]:
    local = data.at(entry.offset, 30)
    if local[:4] != b"PK\x03\x04":
        raise broken("压缩包的目录与内容不符")
    at = entry.offset + 30 + sum(struct.unpack_from("<2H", local, 26))
    if not entry.is_encrypted:
        yield from _expanded(data, at, entry.packed, entry.method)
        return
    if entry.packed > limits.IN_MEMORY:
        raise refused("文件太大，本机不展开查看")
    packed = data.at(at, entry.packed)
    if len(entry.aes) >= 7:
        plain, method = locked.aes(packed, password, entry.aes[4]), int.from_bytes(entry.aes[5:7], "little")
    else:
        plain, method = locked.classic(packed, password, entry.check), entry.method
    try:
        yield from _expanded(Data.of(plain), 0, len(plain), method)
    except OpeningError as problem:
        raise OpeningError(Opening.LOCKED, locked.WRONG) if not entry.aes else problem from problem


def _expanded(data: Data, at: int, packed: int, method: int) -> Iterator[bytes]:
    if method == 0:
        yield from _packed(data, at, packed)
    elif method == 8:
        yield from _inflated(data, at, packed, zlib.decompressobj(-15))
    elif method == 12:
        yield from _inflated(data, at, packed, bz2.BZ2Decompressor())
    elif method == 9:
        yield from _inflated64(data, at, packed)
    elif method == 14:
        yield from _lzma(data, at, packed)
    elif method == 95:
        yield from _inflated(data, at, packed, lzma.LZMADecompressor(lzma.FORMAT_XZ, 256 * limits.MEGABYTE))
    else:
        raise OpeningError(Opening.OLD, "压缩方法本机不认识")


def _packed(data: Data, at: int, size: int, chunk: int = _CHUNK) -> Iterator[bytes]:
    while size > 0:
        piece = data.at(at, min(size, chunk))
        yield piece
        at, size = at + len(piece), size - len(piece)


def _inflated(
    data: Data, at: int, packed: int, engine: zlib._Decompress | bz2.BZ2Decompressor | lzma.LZMADecompressor
) -> Iterator[bytes]:
    try:
        for piece in _packed(data, at, packed):
            pending = piece
            while True:
                out = engine.decompress(pending, _CHUNK)
                if out:
                    yield out
                if engine.eof:
                    return
                pending = engine.unconsumed_tail if hasattr(engine, "unconsumed_tail") else b""
                if not pending and (not out or getattr(engine, "needs_input", len(out) < _CHUNK)):
                    break
    except (zlib.error, OSError, EOFError, lzma.LZMAError) as error:
        raise broken("压缩包里的这个文件已损坏") from error


def _inflated64(data: Data, at: int, packed: int) -> Iterator[bytes]:
    """What Windows itself writes for large files; its engine gives all at once, so it is fed little by little."""
    engine = inflate64.Inflater()
    try:
        for piece in _packed(data, at, packed, 4096):
            yield engine.inflate(piece)
    except (ValueError, EOFError, OSError, RuntimeError) as error:
        raise broken("压缩包里的这个文件已损坏") from error


def _lzma(data: Data, at: int, packed: int) -> Iterator[bytes]:
    _, properties_size = struct.unpack("<2H", data.at(at, 4))
    properties = data.at(at + 4, properties_size)
    if len(properties) != 5:
        raise broken("压缩包里的这个文件已损坏")
    lclppb, dictionary = properties[0], struct.unpack("<L", properties[1:])[0]
    filters = [
        {
            "id": lzma.FILTER_LZMA1,
            "lc": lclppb % 9,
            "lp": lclppb // 9 % 5,
            "pb": lclppb // 45,
            "dict_size": min(dictionary, 64 * limits.MEGABYTE),
        }
    ]
    engine = lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=filters)
    yield from _inflated(data, at + 4 + properties_size, packed - 4 - properties_size, engine)
