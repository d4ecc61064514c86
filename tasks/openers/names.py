"""Names inside archives: text for people, never a path to write to."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_INVISIBLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)
_JUNK = {"__macosx", ".ds_store", "thumbs.db", "desktop.ini", ".git", ".svn", "@eadir", ".localized"}
NAME_CAP = 300


def clean(text: str) -> str:
    """A text without what cannot be stored or shown: nought bytes, half characters, marks that turn the line."""
    return _INVISIBLE.sub("", text)


def clean_name(name: str) -> str:
    """A member's path with "/" between its parts, without "..", drive letters and invisible signs."""
    parts = clean(unicodedata.normalize("NFC", name)).replace("\\", "/").replace("\n", "").split("/")
    kept = [
        part.strip() for part in parts if part.strip() not in {"", ".", ".."} and not re.fullmatch(r"[A-Za-z]:", part)
    ]
    return "/".join(kept)[-NAME_CAP:] or "（无名）"


def is_junk(name: str) -> bool:
    """What the sender's system put in by itself."""
    parts = name.replace("\\", "/").lower().split("/")
    return any(part in _JUNK for part in parts) or parts[-1].startswith(("~$", "._", ".~"))


def is_outside(name: str) -> bool:
    """Whether the name tries to leave its folder."""
    plain = name.replace("\\", "/")
    return plain.startswith("/") or bool(re.match(r"[A-Za-z]:", plain)) or ".." in plain.split("/")


def unlike(name: str, taken: Iterable[str]) -> str:
    """The name, with a number behind it when it is taken."""
    taken = set(taken)
    if name not in taken:
        return name
    stem, dot, suffix = name.rpartition(".") if "." in name.rsplit("/", 1)[-1] else (name, "", "")
    for number in range(2, len(taken) + 3):
        if (other := f"{stem}({number}){dot}{suffix}") not in taken:
            return other
    return name
