"""The weekday in a column of its own, 日期 | 星期 | 工作内容: read as if it stood in brackets behind its day."""

from __future__ import annotations

import re
from collections.abc import Mapping

_HEAD = re.compile(r"(?:日期|时间)\s*[\t|｜]\s*(?:星期|周几|礼拜)\s*[\t|｜]")
_DAY = r"(?<=[\d一二三四五六七八九十][日号])"
BEHIND_DAY = re.compile(rf"{_DAY}(?=\s*[\t|｜]\s*(?:星期|周)?(?P<day>[一二三四五六日天])\s*[\t|｜])")


def rows_with_weekday(lines: Mapping[int, str]) -> frozenset[int]:
    """The lines below a head whose second column of two is 星期; `lines` are those that are not blank."""
    head = next((number for number, line in lines.items() if _HEAD.search(line)), None)
    if head is None:
        return frozenset()
    return frozenset(number for number, line in lines.items() if number > head and BEHIND_DAY.search(line))
