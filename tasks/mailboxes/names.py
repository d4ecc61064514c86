"""Reads a header's parameters, above all the name of a file, in each of the ways in which programs write it."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from email.message import Message
from functools import lru_cache
from urllib.parse import unquote_to_bytes

from tasks.mailboxes.decode import decode_bytes, decode_header, is_torn
from tasks.mailboxes.part import Part, as_came

_PARAMETER = re.compile(r"""(?<![^\s;])([^\s=;"]{1,80})\s{0,9}=\s{0,9}("(?:\\.|[^"\\])*"?|[^;]*)""", re.S)
_CAP = 65_536  # bytes of one header that are looked at
_SCRIPTED = re.compile(r"(?:(?:%|\\)u[0-9A-Fa-f]{4})+")  # as JavaScript escapes
_ENTITY = re.compile(r"&#(?:\d+|x[0-9A-Fa-f]+);")
_BLOTTED = re.compile(r"^[_\s?]{3,}(?:\.\w+)?$")  # what a program leaves that knows no Chinese
_SECTION = re.compile(r"^(.+?)\*(\d+)(\*?)$")
_PERCENT = re.compile(r"^[^%\s]*(?:%[0-9A-Fa-f]{2}[^%\s]*)*%(?:25)?[89A-Fa-f][0-9A-Fa-f]", re.S)


def raw_header(part: Message, name: str) -> bytes | None:
    """The first value of a header as the bytes that came, None if it is not there."""
    if isinstance(part, Part):
        value = part.first(name)
    else:
        value = next((as_came(str(value)) for key, value in part.raw_items() if key.lower() == name), None)
    return None if value is None else value[:_CAP]


def header(part: Message, name: str) -> str:
    """The first value of a header, decoded; empty if it is not there."""
    return decode_header(raw_header(part, name) or b"")


def parameters(part: Message, name: str) -> Mapping[str, str]:
    """The parameters of a structured header, names in lower case, RFC 2231 continuations joined before decoding."""
    return _parameters(raw_header(part, name) or b"")


@lru_cache(maxsize=64)  # a part's headers are asked for one after another
def _parameters(raw: bytes) -> Mapping[str, str]:
    _, _, rest = _as_text(raw).partition(";")
    plain: dict[str, str] = {}
    sections: dict[str, list[tuple[int, bool, str]]] = {}
    for key, value in _PARAMETER.findall(rest):
        key, value = key.lower(), _unquoted(value)
        section = _SECTION.match(key)
        if section:
            sections.setdefault(section[1] + "*", []).append((int(section[2]), bool(section[3]), value))
        elif key.endswith("*"):
            sections.setdefault(key, []).append((0, True, value))
        else:
            plain.setdefault(key, value)
    return {**plain, **{key: _joined(found) for key, found in sections.items()}}


def file_name(part: Message) -> str:
    """The name of a part's file as its sender saw it; empty when it has none. Never a path to write to."""
    if not isinstance(part, Part):
        return _file_name(part)
    if part.file_name is None:
        part.file_name = _file_name(part)
    return part.file_name


def _file_name(part: Message) -> str:
    found = []
    for header_name, key in (
        ("content-disposition", "filename*"),
        ("content-type", "name*"),
        ("content-disposition", "filename"),
        ("content-type", "name"),
    ):
        value = parameters(part, header_name).get(key, "").strip()
        if value:
            found.append(value if key.endswith("*") else _plain_name(value))
    whole = [name for name in found if not is_torn(name) and "??" not in name and not _BLOTTED.match(name)]
    return (whole or found or [""])[0]


def _plain_name(value: str) -> str:
    raw = as_came(value)
    name = decode_header(raw) if b"=?" in raw else value.strip()
    if len(name) > 2 and name[0] == name[-1] == "'":
        name = name[1:-1]
    for _ in range(2):  # some programs escape what is escaped already
        if not _PERCENT.match(name) or is_torn(decoded := decode_bytes(unquote_to_bytes(name))):
            break
        name = decoded
    name = _SCRIPTED.sub(_unscripted, name)
    return html.unescape(name) if _ENTITY.search(name) else name


def _unscripted(escapes: re.Match[str]) -> str:
    units = bytes.fromhex("".join(re.findall(r"u(.{4})", escapes[0])))
    return units.decode("utf-16-be", "replace")


def _joined(sections: list[tuple[int, bool, str]]) -> str:
    """A character, and even its escape, may be cut between two sections: they are joined first."""
    raw, charset, escaped = b"", "", b""
    for position, (_, is_extended, value) in enumerate(sorted(sections, key=lambda section: section[0])):
        if is_extended and position == 0 and value.count("'") >= 2:
            charset, _, value = value.split("'", 2)
        if is_extended:
            escaped += as_came(value)
        else:
            raw, escaped = raw + unquote_to_bytes(escaped) + as_came(value), b""
    raw += unquote_to_bytes(escaped)
    if b"=?" in raw:
        return decode_header(raw)
    return _plain_name(decode_bytes(raw, charset).strip())


def _as_text(raw: bytes) -> str:
    """Raw GBK holds backslashes inside its characters, so it is decoded before quoting is undone."""
    raw = re.sub(rb"\r?\n(?=[ \t])", b"", raw)
    return raw.decode("ascii") if raw.isascii() else decode_bytes(raw)


def _unquoted(value: str) -> str:
    value = value.strip()
    if not value.startswith('"'):
        return value
    return re.sub(r'\\(["\\])', r"\1", value[1:].removesuffix('"'))
