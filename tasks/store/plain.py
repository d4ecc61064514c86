"""Frozen domain values to plain JSON and back, by their type hints; nothing is pickled."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import lru_cache
from typing import Any, TypeVar

T = TypeVar("T")
Reader = Callable[[Any], Any]


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
    wanted: Any = kind
    result: T = _reader(wanted)(plain)
    return result


_EMPTY: Mapping[Any, Any] = {str: "", bool: False, tuple: (), dict: {}}


# A case file reads many thousand values of few types: what a type asks for is worked out once for each.
@lru_cache(maxsize=256)
def _reader(kind: Any) -> Reader:
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        some = _reader(next(a for a in arguments if a is not type(None)))
        return lambda plain: None if plain is None else some(plain)
    if origin is tuple:
        one = _reader(arguments[0])
        return lambda plain: tuple([one(item) for item in plain])
    if isinstance(origin, type) and issubclass(origin, Mapping):
        value = _reader(arguments[1])
        return lambda plain: {key: value(item) for key, item in plain.items()}
    if not isinstance(kind, type):
        return _as_it_is
    if is_dataclass(kind):
        return _dataclass_reader(kind)
    if issubclass(kind, Enum):
        return kind
    if issubclass(kind, (datetime, date)):
        return kind.fromisoformat
    return _as_it_is


def _as_it_is(plain: Any) -> Any:
    return plain


def _dataclass_reader(kind: type) -> Reader:
    readers: dict[str, Reader] = {}  # filled at the first value: a type may hold itself, as an archive does
    empty: dict[str, Any] = {}

    def read(plain: Mapping[str, Any]) -> Any:
        if not readers:
            hints = typing.get_type_hints(kind)
            empty.update({f.name: _empty(hints[f.name]) for f in fields(kind)})
            readers.update({f.name: _reader(hints[f.name]) for f in fields(kind)})
        given = dict(empty)  # what is not there, `to_plain` left out because it was empty
        for name, item in plain.items():
            if name in readers:
                given[name] = readers[name](item)
        return kind(**given)

    return read


def _empty(hint: Any) -> Any:
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        return None
    if origin is tuple:
        return ()
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {}
    return _EMPTY.get(hint, 0 if hint is int else None)
