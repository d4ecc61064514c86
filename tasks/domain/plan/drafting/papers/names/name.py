"""A paper by the name that a line calls it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Name:
    """A thing by its name, where it stands in the line; `generic`: 材料, 以上材料, 电子版."""

    start: int
    end: int
    title: str
    generic: bool = False
    form: str = ""  # 电子版, 纸质版, where that is what is told apart
    parts: tuple[str, ...] = ()  # of a set: the papers that go in one cover
    listed: bool = False  # in a list that is handed over: not only spoken of
