"""Words made comparable: names, headings and cells as people type them."""

from __future__ import annotations

import re
import unicodedata

_GAPS = re.compile(r"[\s\u3000]+")


def plain(text: str) -> str:
    """Half-width, small letters, no gaps: "姓　名" is "姓名"."""
    return _GAPS.sub("", unicodedata.normalize("NFKC", text)).lower()


def stem(path: str) -> str:
    """A file's name without its folders and its ending."""
    name = path.rsplit("/", 1)[-1]
    return name.rpartition(".")[0] or name


def folders(path: str) -> tuple[str, ...]:
    """The folders of a member's path, outermost first; an archive in an archive counts as one."""
    return tuple(path.split("/")[:-1])


def listed(words: list[str] | tuple[str, ...], most: int = 5) -> str:
    """ "甲、乙、丙等 9 个" """
    shown = "、".join(words[:most])
    return shown if len(words) <= most else f"{shown}等 {len(words)} 个"


def shown(name: str) -> str:
    """A name from outside as it may stand in a sentence: what is invisible, or turns the line, is spelt out."""
    return "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in name[:200])
