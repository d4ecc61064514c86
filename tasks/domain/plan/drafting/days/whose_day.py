"""A text that tells nothing but those for whom a day is, and the day: 离退休支部:4月3日(星期五)截止."""

from __future__ import annotations

import re

_ASIDE = re.compile(r"\([^()]*\)")
_DAY = r"(?:20\d\d年)?\d{1,2}月\d{1,2}[日号][\d:时点分]{0,6}(?:之?前|以前|截[止至]|止)?"
_THEIRS = re.compile(rf"(?P<who>[一-龥、]{{2,30}}):{_DAY}[。;]?")


def whose_day(text: str) -> str:
    """Those for whom it tells a day; "" where it tells more, or less."""
    told = _THEIRS.fullmatch(_ASIDE.sub("", text).strip())
    return told["who"] if told else ""
