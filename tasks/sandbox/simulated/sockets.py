"""Connections that end in memory: the product's own protocol code talks to servers that are plain objects."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Protocol
from unittest.mock import patch

Place = tuple[str, int]


class Talk(Protocol):
    """The server's side of one connection."""

    is_over: bool  # it says no more

    def greet(self) -> bytes: ...
    def hear(self, data: bytes) -> bytes:
        """What it answers; may raise OSError."""
        ...


Listener = Callable[[], Talk]  # called for each connection; may raise OSError


class MemorySocket:
    """As much of a socket as imaplib and smtplib use."""

    def __init__(self, talk: Talk) -> None:
        self._talk, self._closed = talk, False
        self._coming = bytearray(talk.greet())

    def sendall(self, data: bytes) -> None:
        if self._closed or self._talk.is_over:
            raise BrokenPipeError("the other side has gone")
        self._coming += self._talk.hear(bytes(data))

    def makefile(self, _mode: str = "rb") -> MemorySocket:
        return self

    def readline(self, limit: int = -1) -> bytes:
        end = self._coming.find(b"\n") + 1
        return self._taken(min(end, limit) if limit >= 0 else end) if end else self._silence()

    def read(self, size: int) -> bytes:
        return self._taken(size) if len(self._coming) >= size else self._silence()

    def _taken(self, size: int) -> bytes:
        data = bytes(self._coming[:size])
        del self._coming[:size]
        return data

    def _silence(self) -> bytes:
        if self._talk.is_over or self._closed:
            return self._taken(len(self._coming))
        raise TimeoutError("nothing comes")

    def shutdown(self, _how: int) -> None:
        self._closed = True

    def close(self) -> None:
        self._closed = True

    def setsockopt(self, *_words: Any) -> None:
        """There is no wire to set."""

    def settimeout(self, _seconds: float | None) -> None:
        """Silence is a time-out at once."""


@contextmanager
def listening(places: Mapping[Place, Listener]) -> Iterator[None]:
    """Within, connections of this process to these places end in memory; all others go where they went."""
    real = socket.create_connection

    def connect(address: Place, *words: Any, **more: Any) -> Any:
        listener = places.get((address[0], int(address[1])))  # yagmail gives the port in letters
        return MemorySocket(listener()) if listener else real(address, *words, **more)

    with patch("socket.create_connection", connect):
        yield
