"""Small archives of the kind rar, written byte by byte: no free program writes them."""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Mapping

from Cryptodome.Cipher import AES


def rar4(files: Mapping[bytes, bytes], *, flags: int = 0) -> bytes:
    """Names as raw bytes, as old programs write them; members are stored, not packed."""
    out = b"Rar!\x1a\x07\x00" + _block4(0x73, 0, bytes(6))
    for name, content in files.items():
        size = len(content)
        head = struct.pack("<2LBLLBBHL", size, size, 2, zlib.crc32(content), 0, 20, 0x30, len(name), 0x20)
        out += _block4(0x74, 0x8000 | flags, head + name) + content
    return out + _block4(0x7B, 0x4000, b"")


def _block4(kind: int, flags: int, rest: bytes) -> bytes:
    body = struct.pack("<BHH", kind, flags, 7 + len(rest)) + rest
    return struct.pack("<H", zlib.crc32(body) & 0xFFFF) + body


def rar5(files: Mapping[str, bytes], *, claim: int | None = None) -> bytes:
    """`claim` is the size that each member says it has when unpacked."""
    out = b"Rar!\x1a\x07\x01\x00" + _block5(1, 0, _number(0))
    for name, content in files.items():
        raw = name.encode()
        size = len(content) if claim is None else claim
        head = _number(4) + _number(size) + _number(0x20) + struct.pack("<L", zlib.crc32(content))
        head += _number(0) + _number(1) + _number(len(raw)) + raw
        out += _block5(2, 2, _number(len(content)) + head, data=True) + content
    return out + _block5(5, 0, _number(0))


def locked5(files: Mapping[str, bytes], password: str, *, salt: bytes = b"s" * 16) -> bytes:
    """Each member locked by AES with a key from the password, as version 5 does it; the list stays readable."""
    key, _, check = (hashlib.pbkdf2_hmac("sha256", password.encode(), salt, 32 + more) for more in (0, 16, 32))
    folded = bytes(check[n] ^ check[n + 8] ^ check[n + 16] ^ check[n + 24] for n in range(8))
    record = _number(1) + _number(0) + _number(1) + bytes([5]) + salt + b"i" * 16
    record += folded + hashlib.sha256(folded).digest()[:4]
    extra = _number(len(record)) + record
    out = b"Rar!\x1a\x07\x01\x00" + _block5(1, 0, _number(0))
    for name, content in files.items():
        raw, hidden = name.encode(), AES.new(key, AES.MODE_CBC, b"i" * 16).encrypt(content + bytes(-len(content) % 16))
        head = _number(4) + _number(len(content)) + _number(0x20) + struct.pack("<L", zlib.crc32(content))
        head += _number(0) + _number(1) + _number(len(raw)) + raw + extra
        out += _block5(2, 3, _number(len(extra)) + _number(len(hidden)) + head, data=True) + hidden
    return out + _block5(5, 0, _number(0))


def _block5(kind: int, flags: int, rest: bytes, *, data: bool = False) -> bytes:
    body = _number(kind) + _number(flags) + rest
    body = _number(len(body)) + body
    return struct.pack("<L", zlib.crc32(body)) + body


def _number(value: int) -> bytes:
    out = bytearray()
    while True:
        out.append(value & 0x7F | (0x80 if value > 0x7F else 0))
        value >>= 7
        if not value:
            return bytes(out)
