"""Takes an mbox apart into its mails: one file of many, where a line "From …" begins each."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from pathlib import Path
from typing import IO

_HEADER = re.compile(rb"^[!-9;-~]{1,76}[ \t]*:|^>?From ")  # a mail's first line, behind the one that begins it
_QUOTED = re.compile(rb"^>(>*From )")


def is_mbox(head: bytes) -> bool:
    """By the file's first bytes."""
    return head.lstrip(b"\xef\xbb\xbf\r\n").startswith(b"From ")


def mails_of(file: Path) -> Iterator[bytes]:
    """The mails as they were before they were put together; a sentence that begins with From begins no mail.

    One begins behind an empty line, and a header follows; in the words programs quote such a line, or forget to.
    """
    mail: list[bytes] = []
    is_begun, is_behind_empty, held = False, True, b""
    with file.open("rb") as lines:
        _after_mark(lines)
        for line in lines:
            if held:
                if _HEADER.match(line):
                    if is_begun and mail:
                        yield _joined(mail)
                    mail, is_begun = [], True
                else:
                    mail.append(held)
                held = b""
            if is_behind_empty and line.startswith(b"From "):
                held = line
                is_behind_empty = False
                continue
            is_behind_empty = not line.strip(b"\r\n")
            mail.append(_QUOTED.sub(rb"\1", line))
    mail += [held] if held else []
    if is_begun and any(line.strip() for line in mail):
        yield _joined(mail)


def _after_mark(lines: IO[bytes]) -> None:
    if lines.read(3) != BOM_UTF8:
        lines.seek(0)


def _joined(lines: list[bytes]) -> bytes:
    """Without the empty line that the next mail's beginning stands behind."""
    if lines and not lines[-1].strip():
        lines.pop()
    return b"".join(lines)
