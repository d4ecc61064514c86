"""Who comes later than the others and has a day of their own: 第一名弃权的,由第二名递补,递补学校的…为5月8日."""

from __future__ import annotations

import re

_COMES_IN_FOR = re.compile(r"[递替候增]补[^。;]*$")
_MOVED = re.compile(  # 4月3日至5月31日之间结业的教师,该表改在6月3日17:30前到窗口交
    r"(?:的(?:[一-龥]{1,8})?|[者人]),[^。;]{0,40}(?:改[在到为于至]|延[至到期]|另[于行]|推迟[至到]|放宽[至到]|可[在于])\s{0,2}$"
)


def comes_later(before: str) -> bool:
    """Whether what stands before a day says that it is for those who could not be there by the first."""
    return bool(_COMES_IN_FOR.search(before) or _MOVED.search(before))
