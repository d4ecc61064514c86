"""The list of a zip archive, read by ourselves: the standard library believes names, sizes, overlaps as they come."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass

from tasks.domain.evidence.contents import Opening
from tasks.openers import limits
from tasks.openers.data import Data
from tasks.openers.limits import OpeningError, broken, refused

_END = struct.Struct("<4s4H2LH")
_ENTRY = struct.Struct("<4s6H3L5H2L")
_LOCAL = 30
_UTF8, _ENCRYPTED, _MASKED, _STREAMED = 0x800, 0x1, 0x2000, 0x8


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of the archive as the directory describes it; `offset` is where its local header lies."""

    name: str
    method: int
    crc: int
    packed: int
    size: int
    offset: int
    is_encrypted: bool
    is_link: bool
    check: int = 0  # the byte that tells a right password of the old cipher
    aes: bytes = b""  # how AES locks it

    @property
    def is_folder(self) -> bool:
        return self.name.endswith(("/", "\\"))


def read_directory(data: Data) -> tuple[Entry, ...]:
    """Every entry, folders included. Raises OpeningError for a cut, split, overlapping or overlarge archive."""
    count, size, offset, end = _find_end(data)
    if count > limits.ENTRIES:
        raise refused(f"压缩包里的文件超过 {limits.ENTRIES} 个")
    if size > end:
        raise broken("压缩包不完整，可能上传时被截断")
    shift = end - size - offset  # bytes put before the archive, as self-extracting ones have
    if shift < 0:
        raise broken("压缩包不完整，可能上传时被截断")
    entries = _entries(data.at(end - size, size), count, shift)
    _refuse_overlap(entries, end - size)
    return entries


def _find_end(data: Data) -> tuple[int, int, int, int]:
    """Number of entries, size and stated offset of the directory, and where the directory ends."""
    tail_at = max(0, data.size - (1 << 16) - _END.size)
    tail = data.at(tail_at, data.size - tail_at)
    found = tail.rfind(b"PK\x05\x06")
    if found < 0 or found + _END.size > len(tail):
        raise broken("压缩包不完整，可能上传时被截断")
    _, disk, first_disk, _, count, size, offset, _ = _END.unpack_from(tail, found)
    end = tail_at + found
    if end >= 20 and data.at(end - 20, 4) == b"PK\x06\x07":
        return _find_end64(data, end - 20)
    if disk or first_disk:
        raise OpeningError(Opening.OLD, "这是分卷压缩的一部分，请合成一个压缩包")
    return count, size, offset, end


def _find_end64(data: Data, locator: int) -> tuple[int, int, int, int]:
    for at in (locator - 56, struct.unpack("<Q", data.at(locator + 8, 8))[0]):
        if 0 <= at <= locator - 56 and data.at(at, 4) == b"PK\x06\x06":
            count, size, offset = struct.unpack("<3Q", data.at(at + 32, 24))
            return count, size, offset, at
    raise broken("压缩包的目录已损坏")


def _entries(directory: bytes, count: int, shift: int) -> tuple[Entry, ...]:
    entries: list[Entry] = []
    at = 0
    for _ in range(count):
        if at + _ENTRY.size > len(directory) or directory[at : at + 4] != b"PK\x01\x02":
            raise broken("压缩包的目录已损坏")
        fields = _ENTRY.unpack_from(directory, at)
        name_size, extra_size, comment_size = fields[10:13]
        name_at = at + _ENTRY.size
        raw = directory[name_at : name_at + name_size]
        extra = _extras(directory[name_at + name_size : name_at + name_size + extra_size])
        entries.append(_entry(fields, raw, extra, shift))
        at = name_at + name_size + extra_size + comment_size
    return tuple(entries)


def _entry(fields: tuple[int, ...], raw: bytes, extra: dict[int, bytes], shift: int) -> Entry:
    made_by, flags, method, crc = fields[1] >> 8, fields[3], fields[4], fields[7]
    packed, size, attributes, offset = fields[8], fields[9], fields[15], fields[16]
    wide = extra.get(0x0001, b"")
    values = []
    for value in (size, packed, offset):  # in this order, and only those that did not fit
        if value == 0xFFFFFFFF and len(wide) >= 8:
            value, wide = struct.unpack("<Q", wide[:8])[0], wide[8:]
        values.append(value)
    return Entry(
        name=_name(raw, flags, extra.get(0x7075, b"")),
        method=method,
        crc=crc,
        packed=values[1],
        size=values[0],
        offset=values[2] + shift,
        is_encrypted=bool(flags & (_ENCRYPTED | _MASKED)) or method == 99 or 0x9901 in extra,
        is_link=made_by in (3, 19) and (attributes >> 16) & 0xF000 == 0xA000,
        check=(fields[5] >> 8 if flags & _STREAMED else crc >> 24) & 0xFF,
        aes=extra.get(0x9901, b""),
    )


def _extras(block: bytes) -> dict[int, bytes]:
    found: dict[int, bytes] = {}
    at = 0
    while at + 4 <= len(block):
        kind, size = struct.unpack_from("<2H", block, at)
        found[kind] = block[at + 4 : at + 4 + size]
        at += 4 + size
    return found


def _name(raw: bytes, flags: int, unicode_path: bytes) -> str:
    """Chinese tools write GBK and say nothing; others say UTF-8 and write GBK. Each name is tried by itself."""
    if len(unicode_path) > 5 and unicode_path[0] == 1 and struct.unpack("<L", unicode_path[1:5])[0] == zlib.crc32(raw):
        raw = unicode_path[5:]
    return decode_name(raw, says_utf8=bool(flags & _UTF8) or bool(unicode_path))


def decode_name(raw: bytes, *, says_utf8: bool = False) -> str:
    """UTF-8 where it is that, else GBK; 一.jpg in GBK is also good UTF-8, but of letters that nobody writes here."""
    try:
        name = raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("gb18030", "replace")
    if says_utf8 and any("\u2500" <= sign <= "\u25a0" for sign in name):
        return _repacked(name)
    if says_utf8 or raw.isascii() or any(sign >= "\u0800" for sign in name):
        return name
    try:
        return raw.decode("gb18030")
    except UnicodeDecodeError:
        return name


def _repacked(name: str) -> str:
    """A GBK name that some program took for a DOS name and wrote as UTF-8 when it packed the files anew: ░▓╚½."""
    try:
        found = name.encode("cp437").decode("gb18030")
    except UnicodeError:
        return name
    return found if all(sign.isascii() or sign > "\u2013" for sign in found) else name


def _refuse_overlap(entries: tuple[Entry, ...], directory_at: int) -> None:
    """Entries that share bytes let a small file claim gigabytes."""
    at = 0
    for entry in sorted(entries, key=lambda entry: entry.offset):
        if entry.offset < at:
            raise refused("压缩包的内容互相重叠，疑似“压缩炸弹”")
        at = entry.offset + _LOCAL + entry.packed
    if at > directory_at:
        raise broken("压缩包不完整，可能上传时被截断")
