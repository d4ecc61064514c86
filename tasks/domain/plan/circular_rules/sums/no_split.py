"""Amounts that are no division of a whole, though they stand behind 其中: without the last number, or overlapping."""

from __future__ import annotations

import re

_NO_LAST_NUMBER = re.compile(r"(?:其余|剩余|其他|余下)[^\d,。;]{0,12}(?:[,。;]|$)")
_EACH_OF_THEM = re.compile(  # 12个乡镇、3个街道各推荐2名: one number for many
    r"\d{1,3}\s{0,2}[个家所名户处座支条][^,。;]{0,24}各[一-龥]{2,4}\s{0,2}\d"
)
_OVERLAPS = re.compile(r"党员|少数民族|兼[任职]")


def is_no_split(text: str, *, rest_counts: bool = True) -> bool:
    """Whether parts are without a number, or overlap: 熟食12份,其余为主食; 女教师410名,党员180名."""
    unlike = _EACH_OF_THEM.search(text) or _OVERLAPS.search(text) or (rest_counts and leaves_a_rest(text))
    return bool(unlike) or _are_women_some_of_them(text)


def leaves_a_rest(text: str) -> bool:
    """熟食12份,其余为主食: more is to come, so that the parts may make less than the whole, and never more."""
    return bool(_NO_LAST_NUMBER.search(text))


def _are_women_some_of_them(text: str) -> bool:
    """女教师410名 of them all; not where each part is of women: 农村妇女4名、女职工3名."""
    parts = [part for part in re.split(r"[,、;和及]", text) if re.search(r"\d", part)]
    return ("女" in text) != ("男" in text) and not (len(parts) > 1 and all("女" in part for part in parts))
