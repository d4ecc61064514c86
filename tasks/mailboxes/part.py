"""One part of a mail, which remembers what its headers say: they are asked for again and again."""

from __future__ import annotations

from email.message import Message
from email.policy import Policy, compat32
from typing import Any


class Part(Message):
    """The parser's own message; the first value of each header and the content type are looked up once."""

    def __init__(self, policy: Policy[Any] = compat32) -> None:
        super().__init__(policy)
        self._firsts: dict[str, bytes] | None = None
        self._kind = ""
        self.file_name: str | None = None  # once somebody has looked for it; empty for a part without one

    def first(self, name: str) -> bytes | None:
        """The first value of a header (lower case) as the bytes that came, None if it is not there."""
        if self._firsts is None:
            self._firsts = {key.lower(): as_came(str(value)) for key, value in reversed(list(self.raw_items()))}
        return self._firsts.get(name)

    def get_content_type(self) -> str:
        self._kind = self._kind or super().get_content_type()
        return self._kind

    def set_default_type(self, ctype: str) -> None:
        self._changed()
        super().set_default_type(ctype)

    def set_raw(self, name: str, value: Any) -> None:
        self._changed()
        super().set_raw(name, value)

    def replace_header(self, _name: str, _value: Any) -> None:
        self._changed()
        super().replace_header(_name, _value)

    def __delitem__(self, name: str) -> None:
        self._changed()
        super().__delitem__(name)

    def _changed(self) -> None:
        self._firsts, self._kind, self.file_name = None, "", None


def as_came(value: str) -> bytes:
    """The bytes that the parser made this text of."""
    try:
        return value.encode("ascii", "surrogateescape")
    except UnicodeEncodeError:
        return value.encode("utf-8", "replace")
