"""Entries of a zip that a password locks, by the old cipher or by AES; office files too. The password stays here."""

from __future__ import annotations

import hashlib
import hmac
import io
import zlib

from tasks.domain.evidence.contents import Opening
from tasks.openers.limits import IN_MEMORY, OpeningError, broken, refused

WRONG = "密码不对"
_AES_SALT = {1: 8, 2: 12, 3: 16}  # strength -> bytes of salt; the key has twice as many


def encodings_of(password: str) -> tuple[bytes, ...]:
    """As the packing program may have written it: Chinese ones write a Chinese password in GBK."""
    return tuple(dict.fromkeys((password.encode("utf-8"), password.encode("gb18030"))))


def classic(packed: bytes, password: str, check: int) -> bytes:
    """What the old cipher hides; `check` is the byte by which the directory tells a right password.

    Raises OpeningError. A wrong password passes one time in 256: then the check sum tells it.
    """
    if len(packed) < 12:
        raise broken("压缩包里的这个文件已损坏")
    for key in encodings_of(password):
        if _classic(packed[:12], key)[11] == check:
            return _classic(packed, key)[12:]
    raise OpeningError(Opening.LOCKED, WRONG)


def _classic(packed: bytes, key: bytes) -> bytes:
    table = [zlib.crc32(bytes([n]), 0xFFFFFFFF) ^ 0xFFFFFFFF for n in range(256)]
    one, two, three = 0x12345678, 0x23456789, 0x34567890
    for byte in key:
        one = one >> 8 ^ table[(one ^ byte) & 255]
        two = ((two + (one & 255)) * 134775813 + 1) & 0xFFFFFFFF
        three = three >> 8 ^ table[(three ^ two >> 24) & 255]
    out = bytearray(len(packed))
    for place, byte in enumerate(packed):
        mask = three | 2
        byte ^= (mask * (mask ^ 1) >> 8) & 255
        one = one >> 8 ^ table[(one ^ byte) & 255]
        two = ((two + (one & 255)) * 134775813 + 1) & 0xFFFFFFFF
        three = three >> 8 ^ table[(three ^ two >> 24) & 255]
        out[place] = byte
    return bytes(out)


def aes(packed: bytes, password: str, strength: int) -> bytes:
    """What AES hides; the seal behind it is checked. Raises OpeningError."""
    from Cryptodome.Cipher import AES
    from Cryptodome.Util import Counter

    salt_size = _AES_SALT.get(strength, 0)
    if not salt_size or len(packed) < salt_size + 12:
        raise broken("压缩包里的这个文件已损坏")
    salt, proof, hidden, seal = (
        packed[:salt_size], packed[salt_size : salt_size + 2], packed[salt_size + 2 : -10], packed[-10:]
    )  # fmt: skip
    for word in encodings_of(password):
        keys = hashlib.pbkdf2_hmac("sha1", word, salt, 1000, 4 * salt_size + 2)
        if keys[-2:] == proof:
            counter = Counter.new(128, little_endian=True, initial_value=1)
            if not hmac.compare_digest(hmac.digest(keys[2 * salt_size : -2], hidden, "sha1")[:10], seal):
                raise broken("压缩包里的这个文件已损坏")
            return bytes(AES.new(keys[: 2 * salt_size], AES.MODE_CTR, counter=counter).decrypt(hidden))
    raise OpeningError(Opening.LOCKED, WRONG)


def office(content: bytes, password: str) -> bytes:
    """The zip inside a locked .docx, .xlsx or .pptx, or the plain form of an old locked one. Raises OpeningError."""
    import msoffcrypto
    from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError, ParseError

    out = io.BytesIO()
    try:
        paper = msoffcrypto.OfficeFile(io.BytesIO(content))
        paper.load_key(password=password)
        paper.decrypt(out)
    except (InvalidKeyError, DecryptionError) as error:
        raise OpeningError(Opening.LOCKED, WRONG) from error
    except (FileFormatError, ParseError, ValueError, KeyError, OSError) as error:
        raise OpeningError(Opening.LOCKED, "文件有密码，加密方式本机不认识") from error
    if out.tell() > IN_MEMORY:
        raise refused("文件太大，本机不展开查看")
    return out.getvalue()
