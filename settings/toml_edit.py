"""Setting keys in a TOML file that a person wrote: their lines change, all else and every comment stays."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

from settings.toml_text import key_lines

Value = str | int | Sequence[str]
_KEY_AND_VALUE = re.compile(r"""^([^=]*=\s*)("(?:[^"\\]|\\.)*"|'[^']*'|\[[^\]]*\]|[^\s#]+)""")


def with_values(text: str, values: Mapping[tuple[str, ...], Value]) -> str:
    """`values`: ("smtp", "host") -> its value; a key that is not there is added to its section, at the end of it."""
    for path, value in values.items():
        text = _with(text, path, value)
    return text


def _with(text: str, path: tuple[str, ...], value: Value) -> str:
    lines, where = text.split("\n"), key_lines(text)
    if path in where:
        number = where[path] - 1
        lines[number] = re.sub(_KEY_AND_VALUE, lambda found: found[1] + _plain(value), lines[number], count=1)
        return "\n".join(lines)
    line = f"{path[-1]} = {_plain(value)}"
    section = path[:-1]
    if section and section not in where:
        return f"{text.rstrip()}\n\n[{'.'.join(section)}]\n{line}\n"
    last = [number for known, number in where.items() if known[:-1] == section and not _is_table(lines[number - 1])]
    at = max(last, default=where[section] if section else 0)
    return "\n".join([*lines[:at], line, *lines[at:]])


def _plain(value: Value) -> str:
    """As TOML writes it."""
    return json.dumps(value if isinstance(value, (str, int)) else list(value), ensure_ascii=False)


def _is_table(line: str) -> bool:
    return line.lstrip().startswith("[")
