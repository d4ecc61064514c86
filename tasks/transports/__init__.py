"""Ways to send: one file for each, found by its name."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

KINDS = ("smtp", "maildir")


def find_transport(kind: str) -> ModuleType:
    """The module of one kind; it has `open_transport(server, secret)` and `probe(server, secret)`."""
    if kind not in KINDS:
        raise KeyError(kind)
    return import_module(f"tasks.transports.{kind}")
