"""Undoes a mail's transfer encoding, large parts in pieces from the disk: a 50 MB archive costs little memory."""

from __future__ import annotations

import binascii
import quopri
import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from io import BytesIO
from typing import IO

from pybase64 import b64decode

from tasks.mailboxes.decode import decode_base64
from tasks.mailboxes.names import raw_header
from tasks.mailboxes.part import Part
from tasks.mailboxes.uu import uudecoded

WHOLE = 32 * 1024  # a mail of so many bytes is simply parsed whole
_RUN = 8 * 1024  # a longer run of base64 is left where it is: the parser looks at each of its lines
_BLOCK = _RUN // 2  # in a run of that length lies at least one whole block
_LINE = 64 * 1024  # a line that is longer has no end that matters
_SIGNS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="
_BASE64 = _SIGNS + b"\r\n"
_ELSE = bytes(set(range(256)) - set(_SIGNS))
_EMPTY = re.compile(rb"\n\r?\n")
_CUT = re.compile(rb"\x01cut (\d+) (\d+)\x01")
_PIECE = 1024 * 1024


def skeleton(file: IO[bytes]) -> bytes:
    """The mail with each long run of base64 lines replaced by a mark that says where it lies in `file`.

    A boundary begins with "--", which is no base64, so the structure of the mail stays what it was.
    """
    size = file.seek(0, 2)
    if size <= WHOLE:
        return _between(file, 0, size)
    out, end = bytearray(), 0
    for start, stop in list(_runs(file, size)):
        out += _between(file, end, start)
        out += b"\x01cut %d %d\x01" % (start, stop - start)
        end = stop
    return bytes(out + _between(file, end, size))


def _runs(file: IO[bytes], size: int) -> Iterator[tuple[int, int]]:
    """Where long runs of base64 begin and end."""
    quick = _bodies(file.getvalue()) if isinstance(file, BytesIO) else None
    yield from _runs_of_blocks(file, size) if quick is None else quick


def _bodies(raw: bytes) -> list[tuple[int, int]] | None:
    """Of a mail that is there whole: what lies between an empty line and the next boundary, where it is long.

    None if some such body is not base64 alone: then its runs must be looked for.
    """
    found, start = [], 0
    while empty := _EMPTY.search(raw, start):
        start = empty.end()
        end = raw.find(b"\n--", start - 1)
        end = len(raw) if end < 0 else end
        if end - start <= _RUN:
            continue
        body = raw[start:end]
        if body.translate(None, _BASE64):
            return None
        first, last = start + len(body) - len(body.lstrip(b"\r\n")), start + len(body.rstrip(b"\r\n"))
        found += [(first, last)] if last - first > _RUN else []
        start = end
    return found


def _runs_of_blocks(file: IO[bytes], size: int) -> Iterator[tuple[int, int]]:
    """Whole blocks are looked at, lines only at the edges of a run."""
    for first, last in list(_pure_blocks(file)):
        start, stop = _first_line(file, first, last), _last_line(file, last, size)
        if stop - start > _RUN:
            yield start, stop


def _pure_blocks(file: IO[bytes]) -> Iterator[tuple[int, int]]:
    """Neighbouring blocks of nothing but base64: where the first begins and the last ends."""
    file.seek(0)
    first, offset = -1, 0
    while block := file.read(_BLOCK):
        is_pure = not block.translate(None, _BASE64)
        if is_pure and first < 0:
            first = offset
        elif not is_pure and first >= 0:
            yield first, offset
            first = -1
        offset += len(block)
    if first >= 0:
        yield first, offset


def _first_line(file: IO[bytes], first: int, last: int) -> int:
    """Where the first line begins that is base64 alone, behind the empty one that ends a header."""
    before = _between(file, max(0, first - _BLOCK), first)
    begin = first - len(before) + len(before.rstrip(_BASE64))
    text = _between(file, begin, min(last, first + _LINE))
    skipped = text.find(b"\n") + 1 if begin else 0
    if begin and not skipped:  # an endless line, with something else in it
        return first
    return begin + skipped + len(text[skipped:]) - len(text[skipped:].lstrip(b"\r\n"))


def _last_line(file: IO[bytes], last: int, size: int) -> int:
    """Where the last line ends that is base64 alone; its line break stays outside."""
    after = _between(file, last, min(size, last + _BLOCK))
    end = last + len(after) - len(after.lstrip(_BASE64))
    begin = max(0, last - _LINE)
    text = _between(file, begin, end)
    if end < size and b"\n" in text:
        text = text[: text.rfind(b"\n")]
    return begin + len(text.rstrip(b"\r\n"))


def _between(file: IO[bytes], start: int, stop: int) -> bytes:
    file.seek(start)
    return file.read(max(0, stop - start))


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
        yield uudecoded(raw)
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
        if not rest and (data := _at_once(piece)) is not None:
            yield data
            continue
        rest += piece.translate(None, _ELSE)
        if b"=" in rest:  # padding ends a stream; some programs put several behind one another
            *ended, rest = re.split(rb"=+", rest)
            yield b"".join(decode_base64(stream) for stream in ended)
        whole = len(rest) - len(rest) % 4
        yield b64decode(rest[:whole], validate=True)  # there is nothing but base64 in it
        rest = rest[whole:]
    yield decode_base64(rest)


def _at_once(piece: bytes) -> bytes | None:
    """A run of base64 with its line breaks, if it is there whole; None for what has to be looked at more closely."""
    padding = piece.find(b"=")
    if len(piece) >= _PIECE or (padding >= 0 and piece[padding:].strip(b"=\r\n")):
        return None
    try:
        return b64decode(piece)
    except binascii.Error:
        return None


def parse_skeleton(file: IO[bytes]) -> Message:
    """The mail in `file`, long base64 left on the disk; a multipart without its boundary is given the one it uses."""
    raw = skeleton(file)
    message = message_from_bytes(raw, Part)
    if message.get_content_maintype() == "multipart" and not message.is_multipart():
        lines = re.findall(rb"^--([^\s-][^\r\n]{0,69}?)(?:--)?[ \t]*\r?$", raw, re.M)
        if lines and lines.count(lines[0]) >= 2:
            body = re.split(rb"\r?\n\r?\n", raw, maxsplit=1)[-1]
            rebuilt = message_from_bytes(
                b'Content-Type: multipart/mixed; boundary="' + lines[0] + b'"\n\n' + body, Part
            )
            if rebuilt.is_multipart():
                message.set_payload(rebuilt.get_payload())
    return message
