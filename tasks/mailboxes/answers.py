"""Reads what a mail server answers when it is asked for mails: the common shapes quickly, the odd ones with imapclient.

imapclient looks at each character of an answer; of 2,000 headers and structures that was two thirds of the time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime, timedelta, timezone
from functools import lru_cache
from typing import Any

from imapclient.datetime_util import parse_to_datetime
from imapclient.exceptions import ProtocolError
from imapclient.response_parser import parse_fetch_response, parse_response
from imapclient.response_types import BodyData

Line = bytes | tuple[bytes, bytes] | None  # as imaplib has it: a line; one that ends in {n}, and n bytes; no answer
Answer = dict[bytes, Any]  # what was said of one mail, by the item's name

# a bracket, a quoted string, or a word (sections in square brackets, no quotation mark at its end); else odd from here
_TOKEN = re.compile(
    rb'[ \t\r\n]*+(?:([()]|"[^"\\]*+(?:\\.[^"\\]*+)*+"|(?:[^ ()%"\[\x00-\x1f]++|\[[^\]]*+\])++(?!"))'
    rb"|[^ \t\r\n].*+)",
    re.S,
)
_ESCAPED = re.compile(rb'\\(["\\])')
_DATE = re.compile(rb"([ \d]\d)-([A-Z][a-z]{2})-(\d{4}) (\d\d):(\d\d):(\d\d) ([+-]\d\d)([0-5]\d)")
_MONTHS = {name: month for month, name in enumerate(b"Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(), 1)}
_OPEN, _CLOSE = b"(", b")"
_QUOTE, _BACKSLASH, _BRACE, _ZERO = b'"\\{0'
_DIGITS, _SHORT = 20, 32  # of a number; of a token that is remembered


class _OddError(Exception):
    """An answer in a shape that is left to imapclient."""


def fetched(lines: Sequence[Line], *, by_uid: bool = True) -> dict[int, Answer]:
    """What FETCH answered, by UID or by position, each mail in the shape that imapclient gives it; times are aware.

    An answer that nobody can read is left out: its mail counts as not given, and the others are there. So is one
    without a UID: another client changed a flag, and its position would lay that at some other mail's door.
    """
    found: dict[int, Answer] = {}
    for answer in _apart(lines):
        try:
            said = _quickly(answer)
        except _OddError:
            said = _slowly(answer)
        number = (said.pop(b"UID", None) if by_uid else said.get(b"SEQ")) if said else None
        if number is not None:
            found.setdefault(number, {}).update(said)
    return found


def words(lines: Sequence[Line]) -> tuple[Any, ...]:
    """Any other answer as nested tuples of bytes, numbers and None. Raises ProtocolError for one not to be read."""
    there = [line for line in lines if line]
    try:
        return tuple(_values(there))
    except _OddError:
        return tuple(parse_response(there))


def _apart(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """Each mail's answer by itself: it goes on behind a literal, and ends with a line that has none."""
    start = 0
    for end, line in enumerate(lines, 1):
        if not isinstance(line, tuple):
            if line or end - start > 1:
                yield lines[start:end]
            start = end


def _slowly(answer: Sequence[Line]) -> Answer:
    with suppress(ProtocolError, ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return next(iter(parse_fetch_response(list(answer), False, False).values()), {})
    return {}


def _quickly(answer: Sequence[Line]) -> Answer:
    match _values(answer):
        case [int(position), tuple(items)] if len(items) % 2 == 0:
            said: Answer = {b"SEQ": position}
            for name, value in zip(items[::2], items[1::2], strict=True):
                if not isinstance(name, bytes):
                    raise _OddError
                name = name.upper()
                said[name] = _AS_ITS_KIND[name](value) if name in _AS_ITS_KIND else value
            return said
    raise _OddError


def _values(lines: Iterable[Line]) -> list[Any]:
    """The tokens of an answer, brackets made tuples."""
    outer: list[list[Any]] = []
    values: list[Any] = []
    for line in lines:
        text, literal = _unliteral(line) if isinstance(line, tuple) else (line or b"", None)
        for token in _TOKEN.findall(text):
            if token == _OPEN:
                outer.append(values)
                values = []
            elif token != _CLOSE:
                values.append(_short_value(token) if len(token) <= _SHORT else _value(token))
            elif outer:
                outer[-1].append(tuple(values))
                values = outer.pop()
            else:
                raise _OddError
        if literal is not None:
            values.append(literal)
    if outer:
        raise _OddError
    return values


def _value(token: bytes) -> bytes | int | None:
    if not token or token[0] == _BRACE:
        raise _OddError
    if token[0] == _QUOTE:
        text = token[1:-1]
        return _ESCAPED.sub(rb"\1", text) if _BACKSLASH in text else text
    if token == b"NIL":
        return None
    if token.isdigit() and (token[0] != _ZERO or len(token) == 1):
        return _number(int(token) if len(token) < _DIGITS else None)
    return token


_short_value = lru_cache(maxsize=1024)(_value)  # the same words stand in the answer to each mail


def _unliteral(line: tuple[bytes, bytes]) -> tuple[bytes, bytes]:
    """The text before `{n}`, and the n bytes."""
    text, literal = line
    begin = text.rfind(b"{")
    if text[begin:] != b"{%d}" % len(literal) or text[begin - 1 : begin] not in (b" ", b"("):
        raise _OddError
    return text[:begin], literal


def _number(value: object) -> int:
    if not isinstance(value, int):
        raise _OddError
    return value


def _moment(value: object) -> datetime | None:
    """An INTERNALDATE with its offset; None for a day that there is not."""
    if not isinstance(value, bytes):
        raise _OddError
    told = _DATE.fullmatch(value)
    month = _MONTHS.get(told[2]) if told else None
    try:
        if told is None or month is None or told[7] == b"-00":
            moment: datetime = parse_to_datetime(value, normalise=False)
            return moment
        zone = _zone(int(told[7]), int(told[8]))
        return datetime(int(told[3]), month, int(told[1]), int(told[4]), int(told[5]), int(told[6]), tzinfo=zone)
    except ValueError:
        return None


@lru_cache(maxsize=64)
def _zone(hours: int, minutes: int) -> timezone:
    return timezone(timedelta(hours=hours, minutes=minutes if hours >= 0 else -minutes))


def _structure(value: object) -> BodyData:
    if not isinstance(value, tuple):
        raise _OddError
    with suppress(LookupError, TypeError, RecursionError):
        return BodyData.create(value)
    raise _OddError


def _left_to_imapclient(value: object) -> None:
    raise _OddError


_AS_ITS_KIND: Mapping[bytes, Any] = {
    b"UID": _number,
    b"INTERNALDATE": _moment,
    b"BODYSTRUCTURE": _structure,
    b"BODY": _structure,
    b"ENVELOPE": _left_to_imapclient,
}
