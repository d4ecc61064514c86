"""Whether two names mean one paper: 学习体会 and 研培活动学习心得体会, 汇总表 and 《征文汇总表》."""

from __future__ import annotations

import re
from functools import lru_cache

_NOT_COMPARED = re.compile(r"[《》“”「」\"\s的]|活动|^(?:当月|上月|本月|当季|本季度?|上季度|当期|本期|当日|当周)")


@lru_cache(maxsize=16_384)  # each is compared with every other
def plain(title: str) -> str:
    """A name without quotes, blanks and activity, to compare names by."""
    return _NOT_COMPARED.sub("", title)


def same_name(one: str, other: str) -> bool:
    """Whether two names mean one paper: 学习体会 and 研培活动学习心得体会, 汇总表 and 《征文汇总表》."""
    short, long = sorted((plain(one), plain(other)), key=len)
    if short == long:
        return True
    if len(short) < 2 or short[-2:] != long[-2:]:
        return False
    signs = iter(long)
    return all(sign in signs for sign in short)
