"""Where something stands in JSON: `data.list`, `author.name`, `files[].url`, `0.title`, or a pattern `/post/{id}`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

_STEP = re.compile(r"[^.\[\]]+|\[\s*(\d*|\*)\s*\]")
_NAMES = ("filename", "fileName", "file_name", "originalName", "original_name", "name", "title")
_PLACE = re.compile(r"\{([^{}]+)\}")
_WELL = re.compile(r"\$?\.?(?:[^.\[\]{}]+|\[(?:\d*|\*)\])(?:\.[^.\[\]{}]+|\[(?:\d*|\*)\])*")


def is_path(text: str) -> bool:
    """Whether the text is a path, or a pattern whose places are paths."""
    if _PLACE.search(text):
        return all(_WELL.fullmatch(place) for place in _PLACE.findall(text))
    return _WELL.fullmatch(text) is not None


def values(node: Any, path: str) -> tuple[Any, ...]:
    """Everything that stands at the path; `[]` goes through an array, and so does a name asked of an array."""
    found = [node]
    for step in _steps(path):
        found = [value for one in found for value in _down(one, step)]
    return tuple(value for value in found if value is not None)


def named_values(node: Any, path: str) -> tuple[tuple[str, str], ...]:
    """Every text at the path with the name that its own object gives it: files[].url beside files[].name."""
    holder, _, key = path.rpartition(".")
    holders = values(node, holder) if holder else (node,)
    if not all(isinstance(one, dict) for one in holders):
        return tuple((value, "") for value in values(node, path) if isinstance(value, str))
    named = ((one.get(key), next((str(one[name]) for name in _NAMES if one.get(name)), "")) for one in holders)
    return tuple((value, name) for value, name in named if isinstance(value, str))


def text_at(node: Any, path: str) -> str:
    """The text at a path, or a pattern with the texts at its places; empty where any of them is missing."""
    places = _PLACE.findall(path)
    if not places:
        return "、".join(dict.fromkeys(filter(None, map(as_text, values(node, path)))))
    texts = {place: text_at(node, place) for place in places}
    return _PLACE.sub(lambda place: texts[place[1]], path) if all(texts.values()) else ""


def as_text(value: Any) -> str:
    if isinstance(value, bool) or value is None or isinstance(value, dict | list):
        return ""
    return str(value).strip()


def as_date_text(value: str) -> str:
    """A moment in seconds or milliseconds since 1970 as ISO 8601; any other text as it is."""
    if not re.fullmatch(r"\d{10}|\d{13}", value) or not 10**9 <= int(value[:10]) < 4 * 10**9:
        return value
    return datetime.fromtimestamp(int(value[:10]), UTC).isoformat()


def _steps(path: str) -> Iterator[str]:
    for found in _STEP.finditer(path.removeprefix("$").lstrip(".")):
        yield found.group().strip("[] ").replace("*", "") if found.group().startswith("[") else found.group()


def _down(node: Any, step: str) -> list[Any]:
    if isinstance(node, list):
        if step == "":
            return node
        if step.isdecimal():
            return [node[int(step)]] if int(step) < len(node) else []
        return [value for one in node for value in _down(one, step)]
    if isinstance(node, dict):
        return list(node.values()) if step == "" else [node[step]] if step in node else []
    return []
