"""Mends words that a program took for another alphabet and encoded once more: only where good Chinese comes of it."""

from __future__ import annotations

import re
from collections.abc import Callable

# the bytes 80-9F as Windows shows them; programs that know Latin-1 alone leave them control characters
_WINDOWS = {byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xA0)}
_BYTE_OF = {character: byte for byte, character in _WINDOWS.items()} | {chr(byte): byte for byte in range(0x100)}
_WIDE = "".join(sorted(c for c in _BYTE_OF if ord(c) > 0xFF))
_HIGH = rf"[\x80-\xff{_WIDE}]"
_SINGLE_BYTES = re.compile(rf"[\x20-\x7e\x80-\xff{_WIDE}]*{_HIGH}[\x20-\x7e\x80-\xff{_WIDE}]*")
_THREE_BYTES = re.compile(rf"[\xe3-\xe9][\x80-\xbf{_WIDE}]{{2}}")  # a Chinese character of UTF-8, taken for Latin
_TWO_BYTES = re.compile(r"[\xb0-\xf7][\xa1-\xfe]")  # one of GB2312
_WORD = re.compile(rf"[A-Za-z][\xc0-\xff{_WIDE}]|[\xc0-\xff{_WIDE}][A-Za-z]")  # naïve, Größe: a letter among letters
_HAN = re.compile(r"[\u3400-\u9fff]")
_LEAST = 0.9  # how much of what is mended must be everyday Chinese
_SIGNS = re.compile(r"[\x80-\xbf]")


def mended(text: str, likeness: Callable[[str], float]) -> str:
    """The text as it was before a program took its bytes for Latin-1 or for GBK; unchanged where that is not certain.

    `likeness` tells how much of a text is everyday Chinese, 0 to 1.
    """
    if text.isascii():
        return text
    if _SIGNS.search(text) or any(character in text for character in "ãäåæçèé"):
        text = _SINGLE_BYTES.sub(lambda run: _from_latin(run[0], likeness), text)
    return _from_gbk(text, likeness)


def _from_latin(run: str, likeness: Callable[[str], float]) -> str:
    raw = bytes(_BYTE_OF[character] for character in run)
    for codec, characters, least in (("utf-8", _THREE_BYTES, 2), ("gb18030", _TWO_BYTES, 3)):
        if len(characters.findall(run)) < least or (
            codec == "gb18030" and (_WORD.search(run) or not _SIGNS.search(run))
        ):
            continue
        try:
            found = raw.decode(codec)
        except UnicodeDecodeError:
            continue
        if len(_HAN.findall(found)) >= least and likeness(found) >= _LEAST:
            return found
    return run


def _from_gbk(text: str, likeness: Callable[[str], float]) -> str:
    """UTF-8 that was read as GBK: 绗竴灏忓. An odd byte was lost at an end; that character stays a hole."""
    sample = text[:2_000]
    if likeness(sample) >= _LEAST:
        return text
    try:
        raw = text.rstrip("?\ufffd").encode("gb18030")
    except UnicodeEncodeError:
        return text
    found = raw.decode("utf-8", "replace")
    whole = found.rstrip("\ufffd")
    if "\ufffd" in whole or len(_HAN.findall(whole)) < 2 or likeness(whole) < _LEAST:
        return text
    return found
