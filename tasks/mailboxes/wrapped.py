"""Opens the envelopes that some mail programs put around a mail: Outlook's winmail.dat, and S/MIME signatures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tasks.mailboxes.decode import decode_bytes

MAX_BYTES = 40_000_000
_MAX_OBJECTS = 4_000  # in one winmail.dat: the library copies what is left at each of them
_SIGNED_DATA = bytes.fromhex("2a864886f70d010702")
_SEQUENCE, _OID, _EXPLICIT, _OCTETS = 0x30, 0x06, 0xA0, (0x04, 0x24)
_MAX_DEPTH = 12
_LONG_NAME = 0x3707  # PidTagAttachLongFilename


_OUTLOOK = "winmail.dat：Outlook 专用封装，读不出来，里面的附件需人工取出"
_SMIME = "S/MIME 封装的邮件，需人工打开"
_TELLS = {
    "application/ms-tnef": _OUTLOOK,
    "application/vnd.ms-tnef": _OUTLOOK,
    "application/pkcs7-mime": _SMIME,
    "application/x-pkcs7-mime": _SMIME,
    "application/pgp-encrypted": "PGP 加密邮件，无法读取",
}


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What lay in a winmail.dat: its words (plain or HTML), and (name, bytes) of each file."""

    words: str
    files: tuple[tuple[str, bytes], ...]


def tell(kind: str, name: str) -> str:
    """What a person reads of a wrapped part that could not be opened; empty for any other part."""
    return _TELLS.get(kind, _OUTLOOK if is_winmail(kind, name) else "")


def is_winmail(kind: str, name: str) -> bool:
    return _TELLS.get(kind) == _OUTLOOK or name.lower() == "winmail.dat"


def is_smime(kind: str, name: str) -> bool:
    return _TELLS.get(kind) == _SMIME or (kind == "application/octet-stream" and name.lower().endswith(".p7m"))


def open_winmail(data: bytes) -> Unpacked | None:
    """None when it cannot be read; then the file itself waits for a person."""
    from tnefparse import TNEF

    if len(data) > MAX_BYTES or not _is_sound(data):
        return None
    try:
        opened = TNEF(data + b"\0", do_checksum=False)  # it overlooks a last attribute of a single byte
        files = tuple((_name(one), bytes(one.data)) for one in opened.attachments if one.data)
        words = opened.body or opened.htmlbody or ""
    except Exception:
        return None  # the library raises whatever comes; the bytes are kept
    text = words if isinstance(words, str) else decode_bytes(bytes(words))
    text = text.strip("\x00").strip()
    return Unpacked(text, files) if files or text else None


def _is_sound(data: bytes) -> bool:
    """Whether all attributes (level, id, length, data, sum) lie within the file, and are not too many."""
    offset = 6
    for _ in range(_MAX_OBJECTS):
        if offset + 11 > len(data):
            return offset <= len(data)
        offset += 11 + int.from_bytes(data[offset + 5 : offset + 9], "little")
    return False


def _name(attachment: Any) -> str:
    # the library decodes short names as UTF-8 and fails over GBK
    long = next((a.data for a in attachment.mapi_attrs if a.name == _LONG_NAME), b"")
    raw = long or attachment._name
    return (
        (raw if isinstance(raw, str) else decode_bytes(bytes(raw)))
        .replace("\x00", "")
        .replace("\\", "/")
        .rpartition("/")[2]
        .strip()
    )


def open_signed(data: bytes) -> bytes | None:
    """The mail inside an S/MIME signature (CMS SignedData); None when it is encrypted or nothing of the kind.

    The signature is not checked: it says nothing of whether a school has delivered.
    """
    try:
        outer = list(_values(_one(data, _SEQUENCE)))
        if outer[0] != (_OID, _SIGNED_DATA):
            return None
        signed = list(_values(_one(outer[1][1], _SEQUENCE)))
        inside = list(_values(next(value for tag, value in signed if tag == _SEQUENCE)))
        content = next(value for tag, value in inside if tag == _EXPLICIT)
        return b"".join(_octets(content)) or None
    except (ValueError, IndexError, StopIteration):
        return None


def _one(data: bytes, tag: int) -> bytes:
    found, value = next(_values(data))
    if found != tag:
        raise ValueError(f"tag {found:#x} instead of {tag:#x}")
    return value


def _octets(data: bytes, depth: int = 0) -> Iterator[bytes]:
    for tag, value in _values(data):
        if tag not in _OCTETS or depth > _MAX_DEPTH:
            raise ValueError("no octet string")
        yield from _octets(value, depth + 1) if tag == _OCTETS[1] else (value,)


def _values(data: bytes) -> Iterator[tuple[int, bytes]]:
    """(tag, content) of each value in BER, definite or indefinite length, one-byte tags."""
    at = 0
    while at + 2 <= len(data):
        if data[at : at + 2] == b"\x00\x00":
            return
        tag = data[at]
        start, end = _extent(data, at)
        yield tag, data[start:end]
        at = end + (2 if data[at + 1] == 0x80 else 0)


def _extent(data: bytes, at: int, depth: int = 0) -> tuple[int, int]:
    """Where the content of the value at `at` begins and ends."""
    first, start = data[at + 1], at + 2
    if first < 0x80:
        return start, _within(data, start + first)
    if first > 0x80:
        start += first & 0x7F
        return start, _within(data, start + int.from_bytes(data[at + 2 : start], "big"))
    if depth > _MAX_DEPTH:
        raise ValueError("nested too deep")
    end = start
    while data[end : end + 2] != b"\x00\x00":
        _, inner = _extent(data, end, depth + 1)
        end = inner + (2 if data[end + 1] == 0x80 else 0)
    return start, end


def _within(data: bytes, end: int) -> int:
    if end > len(data):
        raise ValueError("cut short")
    return end
