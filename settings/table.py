"""One table of a TOML file, read key by key: what has the wrong type or is not known is named with its line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from settings.mistakes import Mistakes
from settings.toml_text import Document, Path
from settings.words import STAGE_WORDS, right_one, stage
from tasks.domain.errors import BadInput
from tasks.domain.plan.party import Stage

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


class Table:
    """Every key that is asked for is known; `close` refuses the others."""

    def __init__(self, doc: Document, mistakes: Mistakes, path: Path = (), data: Mapping[str, Any] | None = None):
        self.doc, self.mistakes, self.path = doc, mistakes, path
        self.data: Mapping[str, Any] = doc.data if data is None else data
        self.asked: dict[str, None] = {}

    def wrong(self, key: str | None, wrong: str, right: str = "") -> None:
        path = self.path if key is None else (*self.path, key)
        self.mistakes.add(self.doc.file, self.doc.place(path), wrong, right)

    def raw(self, key: str) -> Any:
        self.asked[key] = None
        return self.data.get(key)

    def text(self, key: str, default: str = "", *, needed: bool = False, example: str = "") -> str:
        value = self.raw(key)
        if value is None:
            if needed:
                self.missing(key, example)
            return default
        if not isinstance(value, str):
            self.wrong(key, f"{key} 应是文字", f'{key} = "{example or value}"')
            return default
        if needed and not value.strip():
            self.wrong(key, f"{key} 是空的", f'{key} = "{example}"')
        return value.strip()

    def missing(self, key: str, example: str = "") -> None:
        if not self.doc.broken:
            self.wrong(None, f"缺少 {key}", f'{key} = "{example}"' if example else key)

    def whole(self, key: str, default: int, *, least: int = 0, most: int | None = None) -> int:
        value = self.raw(key)
        if value is None:
            return default
        if not isinstance(value, int) or isinstance(value, bool) or value < least or (most and value > most):
            limit = f"{least} 到 {most} 之间的整数" if most else f"{least} 或更大的整数"
            self.wrong(key, f"{key} = {value!r} 不行", limit)
            return default
        return value

    def choice(self, key: str, kind: type[E], default: E, *, needed: bool = False) -> E:
        value = self.raw(key)
        if value is None:
            if needed:
                self.missing(key, " | ".join(kind))
            return default
        if value not in list(kind):
            self.wrong(key, f"{key} 不认识“{value}”", right_one(str(value), kind))
            return default
        return kind(value)

    def texts(self, key: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        value = self.raw(key)
        if value is None:
            return default
        values = [value] if isinstance(value, str) else value
        if not isinstance(values, list) or not all(isinstance(v, str) for v in values):
            self.wrong(key, f"{key} 应是一组文字", f'{key} = ["…", "…"]')
            return default
        return tuple(v.strip() for v in values if v.strip())

    def stages(self, key: str, default: tuple[Stage, ...] = ()) -> tuple[Stage, ...]:
        found = []
        for word in self.texts(key):
            known = stage(word)
            if known is None:
                self.wrong(key, f"没有“{word}”这个学段", right_one(word, Stage) if word.isascii() else STAGE_WORDS)
            else:
                found.append(known)
        return tuple(dict.fromkeys(found)) or default

    def day_text(self, key: str, *, needed: bool = False, example: str = "") -> str:
        """A date or rule as text; a TOML date without quotation marks is taken as written."""
        value = self.data.get(key)
        if isinstance(value, datetime):
            self.asked[key] = None
            return value.strftime("%Y-%m-%d %H:%M")
        if isinstance(value, date):
            self.asked[key] = None
            return value.isoformat()
        return self.text(key, needed=needed, example=example)

    def read(self, key: str, text: str, reader: Callable[[str], T]) -> T | None:
        """`reader(text)`; its BadInput becomes a mistake of this key."""
        try:
            return reader(text) if text else None
        except BadInput as error:
            self.wrong(key, str(error))
            return None

    def word(self, key: str, default: T, reader: Callable[[str], T | None], right: str) -> T:
        """A text that `reader` turns into a value, None meaning that it is none."""
        text = self.text(key)
        if key not in self.data or not text:
            return default
        found = reader(text)
        if found is None:
            self.wrong(key, f"读不懂 {key} = “{text}”", right)
            return default
        return found

    def table(self, key: str) -> Table:
        value = self.raw(key)
        if value is not None and not isinstance(value, dict):
            self.wrong(key, f"{key} 应是一节", f"[{key}]")
        return Table(self.doc, self.mistakes, (*self.path, key), value if isinstance(value, dict) else {})

    def tables(self, key: str) -> Iterator[Table]:
        values = self.raw(key)
        if isinstance(values, dict) or (values is not None and not isinstance(values, list)):
            self.wrong(key, f"{key} 可以有多条，要用双方括号", f"[[{key}]]")
            values = [values] if isinstance(values, dict) else []
        for number, value in enumerate(values or []):
            if isinstance(value, dict):
                yield Table(self.doc, self.mistakes, (*self.path, key, number), value)
            else:
                self.wrong(key, f"{key} 应是若干节", f"[[{key}]]")

    def close(self) -> None:
        """Refuse every key that nobody asked for, and name the nearest right one."""
        for key in self.data:
            if key not in self.asked:
                self.wrong(key, f"不认识的键 {key}", right_one(key, self.asked))
