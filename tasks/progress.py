"""How far a long piece of work has come, told on the screen every few seconds; short work says nothing."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
EVERY = 5.0  # seconds


def told_on(what: str, work: Iterable[T], total: int, every: float = EVERY) -> Iterator[T]:
    """The same pieces of work; their count goes to the error stream, so that answers stay clean."""
    last = time.monotonic()
    for number, piece in enumerate(work, 1):
        yield piece
        if (now := time.monotonic()) - last >= every:
            last = now
            print(f"{what} {number}/{total}", file=sys.stderr, flush=True)
