"""Turns what Chinese mail programs write into headers and texts back into characters, and never gives up."""

from __future__ import annotations

import base64
import binascii
import codecs
import quopri
import re
from functools import cache, lru_cache
from itertools import groupby

from tasks.mailboxes.mending import mended

_GB = re.compile(
    r"^(x-|cs)?(gb|gbk|gb[-_]?2312.*|gb18030.*|euc-?(cn|gb2312.*)|(cp|ms|windows-?)?936|chinese|hz(-?gb.*)?)$", re.I
)
_BIG5 = re.compile(r"^(x-)*(cn-)?big-?5.*$|^(cp|ms|windows-)?950$|^cs-?big5$", re.I)
_UTF7 = re.compile(r"^((x-)?unicode-\d-\d-utf-7|csunicode11utf7)$", re.I)
_HZ = re.compile(rb"~\{(?:[!-w][!-~])+~\}")
_UNKNOWN = {"", "unknown-8bit", "x-unknown", "unknown", "default", "us-ascii", "ascii", "8bit", "none", "binary"}
_WESTERN = {"iso-8859-1", "latin1", "latin-1", "windows-1252", "cp1252"}
_WORD = re.compile(rb"=\?([^?\s]{0,60})\?([bBqQ])\?((?:(?!=\?(?!=)|\?=).)*)\?=", re.S)
_SHORT = 512  # bytes of a header that is remembered
_SAMPLE = 50_000  # characters of a text that are looked at to tell its codec
_MARKS = {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}
_SURE = 0.9
_FEW = 4  # characters
_LETTER = "À-ÖØ-öø-ſǍ-ǜ"
_ACCENTED = re.compile(rf"(?<=[A-Za-z])[{_LETTER}]|[{_LETTER}](?=[A-Za-z])")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")


def decode_bytes(raw: bytes, label: str = "") -> str:
    """The likeliest reading of `raw`: the label's, UTF-8's, GB18030's or Big5's. What cannot be read becomes U+FFFD."""
    named = _normal(label)
    raw = raw.removeprefix(codecs.BOM_UTF8)
    if (told := _told_by_itself(raw)) is not None:
        return told
    if raw.isascii() and b"\x1b" not in raw and named != "utf-7":
        return raw.decode("ascii") if not _is_wide(label) else raw.decode(named, "replace")
    if named == "utf-8" and (text := _strictly(raw, named)) is not None:
        return mended(text, _likeness)
    return mended(_likeliest(raw, named), _likeness)


def _told_by_itself(raw: bytes) -> str | None:
    """What bytes say that show their own codec: UTF-16 with its mark, HZ between its braces; whatever the label is."""
    codec = "utf-16" if raw[:2] in _MARKS else "hz" if raw.isascii() and _HZ.search(raw) else ""
    text = _strictly(raw, codec)
    return text if text is not None and _likeness(text) >= _SURE else None


def _likeliest(raw: bytes, named: str) -> str:
    readings: list[tuple[float, str]] = []
    for bonus, codec in ((0.25, named), (0.1, "utf-8"), (0.0, "gb18030"), (-0.1, "big5hkscs")):
        text = _strictly(raw, codec)
        if text is not None:
            readings.append((_likeness(text, codec, is_guess=codec != named) + bonus, text))
    if named in _WESTERN and readings:
        readings = [reading for reading in readings if reading[0] >= 0.7] or readings[:1]
    if readings:
        return max(readings, key=lambda reading: reading[0])[1]
    return max((raw.decode(codec, "replace") for codec in ("utf-8", "gb18030")), key=_likeness)


def decode_header(raw: bytes) -> str:
    """A header's value in characters: unfolded, encoded words joined before they are decoded, raw bytes guessed."""
    return _short_header(raw) if len(raw) <= _SHORT else _header(raw)


def _header(raw: bytes, *, is_again: bool = False) -> str:
    raw = re.sub(rb"\r?\n(?=[ \t])|\r?\n$", b"", raw)
    pieces: list[tuple[str, bytes]] = []  # (charset, bytes of encoded words) or ("", plain bytes)
    end = 0
    for word in _WORD.finditer(raw):
        between = raw[end : word.start()]
        if between.strip() or (between and not (pieces and pieces[-1][0])):
            pieces.append(("", between))
        pieces.append((_charset(word[1]), _word_bytes(word[2], word[3])))
        end = word.end()
    pieces.append(("", raw[end:]))
    text = _tidy("".join(_run(label, [data for _, data in run]) for label, run in groupby(pieces, lambda p: p[0])))
    if end and not is_again and text.isascii() and _WORD.search(text.encode()):
        return _header(text.encode(), is_again=True)  # some programs encode a name that is encoded already
    return text


_short_header = lru_cache(maxsize=1024)(_header)  # the same senders and kinds of parts come again and again


def is_torn(text: str) -> bool:
    """Whether some of it could not be decoded."""
    return "\ufffd" in text


def _run(label: str, pieces: list[bytes]) -> str:
    joined = b"".join(pieces)
    if label:
        return decode_bytes(joined, label.removeprefix("="))
    return decode_bytes(joined)


def _charset(raw: bytes) -> str:
    # "=" marks an encoded word, so that one without a charset is not taken for plain text
    return "=" + _normal(raw.decode("ascii", "replace").partition("*")[0])


def _word_bytes(encoding: bytes, text: bytes) -> bytes:
    if encoding in b"bB":
        return decode_base64(text)
    return quopri.decodestring(text.replace(b" ", b"_"), header=True)


def decode_base64(text: bytes) -> bytes:
    """Base64 with whatever is no part of it left out; a torn end gives the bytes that are whole."""
    clean = re.sub(rb"[^A-Za-z0-9+/]", b"", text.replace(b"-", b"+").replace(b"_", b"/"))
    if len(clean) % 4 == 1:
        clean = clean[:-1]
    try:
        return base64.b64decode(clean + b"=" * (-len(clean) % 4))
    except (binascii.Error, ValueError):
        return b""


def _normal(label: str) -> str:
    label = label.strip().strip("\"'").lower().removeprefix("=")
    if _GB.match(label):
        return "hz" if label.startswith("hz") else "gb18030"
    if label in _UNKNOWN:
        return ""
    if _BIG5.match(label):
        return "big5hkscs"
    if _UTF7.match(label):
        return "utf-7"
    return {"utf8": "utf-8", "utf-8mb4": "utf-8", "utf8mb4": "utf-8", "unicode-1-1-utf-8": "utf-8"}.get(label, label)


def _is_wide(label: str) -> bool:
    return _normal(label) in {"utf-16", "utf-16le", "utf-16be", "utf-32", "utf-32le", "utf-32be", "utf16", "utf32"}


def _strictly(raw: bytes, codec: str) -> str | None:
    if not codec:
        return None
    try:
        return raw.decode(codec)
    except (UnicodeError, LookupError, ValueError):
        return None


def _likeness(text: str, codec: str = "", *, is_guess: bool = False) -> float:
    """How much of what is not ASCII is everyday Chinese (its commonest characters and punctuation), 0 to 1.

    A wrong codec gives rare characters; a torn text loses a point for each hole. The commonest are the 3,755 of GB2312;
    of what was read as Big5 its own 5,401. A letter with an accent is at home only beside a plain one.
    """
    sample = text[:_SAMPLE]
    strange = [character for character in sample if character > "\x7f"]
    if "\x1b" in sample:
        return -1.0
    if not strange:
        return 1.0
    if codec == "big5hkscs" and is_guess and len(strange) < _FEW:
        return 0.0  # two or three characters of GBK are good Big5 as often as not
    everyday = sum(map(_everyday("big5" if codec == "big5hkscs" else "gb2312").__contains__, strange))
    if codec != "gb18030":
        everyday += sum(len(letters) for letters in _ACCENTED.findall(sample))
    return (everyday - strange.count("\ufffd")) / len(strange)


@cache
def _everyday(codec: str) -> frozenset[str]:
    """Punctuation, and the characters that GB2312 and Big5 put first."""
    first, last = {"gb2312": (0xB0, 0xD7), "big5": (0xA4, 0xC6)}[codec]
    pairs = (bytes([lead, trail]) for lead in range(first, last + 1) for trail in range(0x40, 0xFF))
    found = {pair.decode(codec, "ignore") for pair in pairs}
    signs = map(chr, (*range(0x3000, 0x3040), *range(0xFF00, 0xFF61), *range(0xFFE0, 0xFFE7), *range(0x2010, 0x2041)))
    return frozenset({c for c in found if "\u4e00" <= c <= "\u9fff"} | set(signs) | set("·①②③④⑤⑥⑦⑧⑨⑩\U0001f600"))


def _tidy(text: str) -> str:
    return re.sub(r" {2,}", " ", _CONTROL.sub(" ", text)).strip()
