"""Frozen domain values to plain JSON and back, by their type hints; nothing is pickled."""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import lru_cache
from typing import Any, TypeVar

T = TypeVar("T")


def to_plain(value: Any) -> Any:
    """A dataclass, enum, date, tuple or mapping as dicts, lists, strings and numbers; empty fields are left out."""
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        found = {f.name: to_plain(getattr(value, f.name)) for f in fields(value)}
        return {name: plain for name, plain in found.items() if plain not in (None, "", [], {}, False)}
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): to_plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [to_plain(item) for item in value]
    return value


def from_plain(kind: type[T], plain: Any) -> T:
    """The value of the given type that `to_plain` wrote. Unknown keys are ignored: an older program may read it."""
    result: T = _read(kind, plain)
    return result


@lru_cache(maxsize=256)
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


_EMPTY: Mapping[Any, Any] = {str: "", bool: False, tuple: (), dict: {}}


def _read(kind: Any, plain: Any) -> Any:
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        if plain is None:
            return None
        return _read(next(a for a in arguments if a is not type(None)), plain)
    if origin is tuple:
        return tuple(_read(arguments[0], item) for item in plain)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {key: _read(arguments[1], item) for key, item in plain.items()}
    if not isinstance(kind, type):
        return plain
    if is_dataclass(kind):
        return _dataclass(kind, plain)
    if issubclass(kind, Enum):
        return kind(plain)
    if issubclass(kind, (datetime, date)):
        return kind.fromisoformat(plain)
    return plain


def _dataclass(kind: type, plain: Mapping[str, Any]) -> Any:
    hints = _hints(kind)
    given = {f.name: _read(hints[f.name], plain[f.name]) for f in fields(kind) if f.name in plain}
    for field in fields(kind):
        if field.name not in given:  # `to_plain` left it out because it was empty
            given[field.name] = _empty(hints[field.name])
    return kind(**given)


def _empty(hint: Any) -> Any:
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        return None
    if origin is tuple:
        return ()
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {}
    return _EMPTY.get(hint, 0 if hint is int else None)
