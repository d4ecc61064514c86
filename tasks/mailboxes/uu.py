"""Files in the form of the first mail programs (uuencode), as a part of their own or in the middle of the words."""

from __future__ import annotations

import binascii
import re

_FILE = re.compile(r"^begin [0-7]{3,4} ([^\r\n]{1,200})\r?\n((?:[ -`]{0,90}\r?\n){1,200000})end[ \t]*\r?$", re.M)


def without_files(text: str) -> tuple[str, list[tuple[str, bytes]]]:
    """The words alone, and (name, bytes) of each file that stands among them."""
    found = [(match[1].strip(), uudecoded(match[0].encode("ascii", "replace"))) for match in _FILE.finditer(text)]
    return (_FILE.sub("", text), found) if found else (text, [])


def uudecoded(raw: bytes) -> bytes:
    out = bytearray()
    lines = raw.splitlines()
    begin = next((n for n, line in enumerate(lines) if line.startswith(b"begin ")), -1)
    for line in lines[begin + 1 :]:
        if line.strip() == b"end":
            break
        try:
            out += binascii.a2b_uu(line)
        except binascii.Error:
            # some encoders pad wrongly: the first character says how much of the line counts
            count = (((line[0] - 32) & 63) * 4 + 5) // 3 if line else 0
            try:
                out += binascii.a2b_uu(line[:count])
            except binascii.Error:
                continue
    return bytes(out)
