"""Bytes where another program can read them: a nameless file in memory, never one on the disk."""

from __future__ import annotations

import mmap
import os
from collections.abc import Iterator
from contextlib import contextmanager
from io import UnsupportedOperation

from tasks.openers.data import Data
from tasks.openers.limits import IN_MEMORY

_ROOM = IN_MEMORY + mmap.PAGESIZE
_prepared: list[int] = []


def prepare() -> None:
    """Make room while this process may still write files: afterwards it may fill the room, and make it smaller."""
    room = os.memfd_create("scratch")
    os.ftruncate(room, _ROOM)
    _prepared.append(room)


@contextmanager
def readable_by_others(data: Data) -> Iterator[int]:
    """A descriptor of the bytes, which a program that is started can open as /proc/self/fd/N."""
    try:
        yield data.stream.fileno()
    except UnsupportedOperation:
        room = _prepared.pop() if _prepared else _room()
        content = data.all()
        with mmap.mmap(room, _ROOM) as view:
            view[: len(content)] = content
        os.ftruncate(room, len(content))
        try:
            yield room
        finally:
            os.close(room)


def _room() -> int:
    prepare()
    return _prepared.pop()
