"""Undoes a mail's transfer encoding, large parts in pieces from the disk: a 50 MB archive costs little memory."""

from __future__ import annotations

import binascii
import quopri
import re
from collections.abc import Iterator
from email.message import Message
from typing import IO

from tasks.mailboxes.decode import decode_base64
from tasks.mailboxes.names import raw_header

WHOLE = 32 * 1024  # a mail of so many bytes is simply parsed whole
_RUN = 8 * 1024  # a longer run of base64 is left where it is: the parser looks at each of its lines
_LINE = 64 * 1024
_SOME = 64  # lines that are looked at together
_SIGNS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="
_BASE64 = _SIGNS + b"\r\n"
_ELSE = bytes(set(range(256)) - set(_SIGNS))
_CUT = re.compile(rb"\x01cut (\d+) (\d+)\x01(?:\r?\n)?")
_PIECE = 1024 * 1024


def skeleton(file: IO[bytes]) -> bytes:
    """The mail with each long run of base64 lines replaced by one line that says where it lies in `file`.

    A boundary begins with "--", which is no base64, so the structure of the mail stays what it was.
    """
    if file.seek(0, 2) <= WHOLE:
        file.seek(0)
        return file.read()
    file.seek(0)
    out, held, start, offset = bytearray(), bytearray(), 0, 0
    length = 0  # of the run so far; its bytes are held until it is long
    for lines in _lines(file):
        if length and not (whole := b"".join(lines)).translate(None, _BASE64):
            lines = [whole]
        for line in lines:
            if line.translate(None, _BASE64):
                out += held or _cut(start, length)
                out += line
                held, length = bytearray(), 0
            else:
                start = start if length else offset
                length += len(line)
                held = held + line if length <= _RUN else bytearray()
            offset += len(line)
    return bytes(out + (held or _cut(start, length)))


def _lines(file: IO[bytes]) -> Iterator[list[bytes]]:
    """Lines, some at a time; an endless one comes in pieces."""
    rest = b""
    while block := file.read(_PIECE):
        *lines, rest = (rest + block).splitlines(keepends=True)
        yield from (lines[first : first + _SOME] for first in range(0, len(lines), _SOME))
        if len(rest) > _LINE:
            yield [rest]
            rest = b""
    yield [rest]


def _cut(start: int, length: int) -> bytes:
    return b"\x01cut %d %d\x01\r\n" % (start, length) if length else b""


def pieces(part: Message, file: IO[bytes]) -> Iterator[bytes]:
    """The decoded bytes of a leaf, in pieces of about a megabyte; never raises over what the sender wrote."""
    stored = _stored(part)
    encoding = (raw_header(part, "content-transfer-encoding") or b"").decode("latin-1").strip().lower()
    if encoding.startswith("base64"):
        yield from _base64(_filled(stored, file))
        return
    raw = b"".join(_filled(stored, file))
    if encoding.startswith("quoted"):
        yield quopri.decodestring(raw)
    elif encoding.startswith(("x-uue", "uue", "x-uu")):
        yield _uudecoded(raw)
    else:
        yield raw


def size_guess(part: Message) -> int:
    """About how many bytes a leaf has, encoded."""
    stored = _stored(part)
    return len(stored) + sum(int(cut[2]) for cut in _CUT.finditer(stored))


def _stored(part: Message) -> bytes:
    # get_payload() decodes 8-bit text by its label and loses what the label does not fit
    payload: object = part._payload  # type: ignore[attr-defined]
    while isinstance(payload, list) and payload:  # an encoded mail, which the parser took for a plain one
        payload = payload[0]._payload
    if not isinstance(payload, str):
        return b""
    try:
        return payload.encode("ascii", "surrogateescape")
    except UnicodeEncodeError:
        return payload.encode("utf-8", "replace")


def _filled(stored: bytes, file: IO[bytes]) -> Iterator[bytes]:
    end = 0
    for cut in _CUT.finditer(stored):
        yield stored[end : cut.start()]
        file.seek(int(cut[1]))
        left = int(cut[2])
        while left > 0 and (piece := file.read(min(_PIECE, left))):
            left -= len(piece)
            yield piece
        end = cut.end()
    yield stored[end:]


def _base64(raw: Iterator[bytes]) -> Iterator[bytes]:
    rest = b""
    for piece in raw:
        rest += piece.translate(None, _ELSE)
        if b"=" in rest:  # padding ends a stream; some programs put several behind one another
            *ended, rest = re.split(rb"=+", rest)
            yield b"".join(decode_base64(stream) for stream in ended)
        whole = len(rest) - len(rest) % 4
        yield binascii.a2b_base64(rest[:whole])
        rest = rest[whole:]
    yield decode_base64(rest)


def _uudecoded(raw: bytes) -> bytes:
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
