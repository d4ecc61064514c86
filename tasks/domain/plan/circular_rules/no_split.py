"""Amounts that are no division of a whole, though they stand behind 其中: without the last number, or overlapping."""

from __future__ import annotations

import re

_NO_LAST_NUMBER = re.compile(r"(?:其余|剩余|其他|余下)[^\d,。;]{0,12}(?:[,。;]|$)")
_OVERLAPS = re.compile(r"党员|少数民族|兼[任职]")


def is_no_split(text: str) -> bool:
    """Whether parts are without a number, or overlap: 熟食12份,其余为主食; 女教师410名,党员180名."""
    return bool(_NO_LAST_NUMBER.search(text) or _OVERLAPS.search(text)) or ("女" in text) != ("男" in text)
