"""Reads the names of a mail's files out of the structure that a server draws of it, before the mail is fetched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from email.message import Message

from tasks.mailboxes.names import file_name

_DEEP = 20  # levels of mails within mails
_DISPOSITION = 8  # where RFC 3501 puts it in a part; a text tells its lines before, a mail its own structure
_LATER = {b"text": 1, b"message": 3}


def file_names(structure: object) -> tuple[str, ...]:
    """As far as the server's answer can be read; many are wrong, none is believed where the mail itself is there."""
    try:
        return tuple(dict.fromkeys(_names(structure, 0)))
    except (TypeError, ValueError, IndexError, AttributeError, RecursionError):
        return ()


def _names(part: object, depth: int) -> Iterator[str]:
    if depth > _DEEP or not isinstance(part, Sequence) or isinstance(part, bytes | str) or not part:
        return
    if isinstance(part[0], list):
        for child in part[0]:
            yield from _names(child, depth + 1)
    elif isinstance(part[0], tuple):
        for child in part:
            yield from _names(child, depth + 1) if isinstance(child, tuple) else ()
    else:
        yield from _own(part)


def _own(part: Sequence[object]) -> Iterator[str]:
    kind = part[0].lower() if isinstance(part[0], bytes) else b""
    place = _DISPOSITION + _LATER.get(kind, 0)
    disposition = part[place] if len(part) > place else None
    message = Message()
    message["Content-Type"] = "application/octet-stream" + _parameters(part[2])
    if isinstance(disposition, tuple) and len(disposition) > 1:
        message["Content-Disposition"] = "attachment" + _parameters(disposition[1])
    name = file_name(message)
    if name:
        yield name


def _parameters(pairs: object) -> str:
    words = [word for word in pairs if isinstance(word, bytes)] if isinstance(pairs, tuple) else []
    texts = [word.decode("ascii", "surrogateescape") for word in words]
    return "".join(f'; {key}="{value}"' for key, value in zip(texts[::2], texts[1::2], strict=False))
