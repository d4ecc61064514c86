"""Whether a later day is told for some: 库区3个村路远,放宽到10月27日17:00前."""

from __future__ import annotations

import re

_LATER = re.compile(
    r"(?:放宽|推[迟后]|宽[限延]|延[后长迟期]?|顺延|后延|晚)(?:[一两三四五六七八九十\d]{1,2}(?:天|个?工作日|周|个?星期),?)?"
    r"[到至在于]?(?=\d{1,2}月|20\d\d年)"
)
_DAY_OFF = re.compile(r"[遇逢]|休息日|节假日|双休日|周末|原定")  # 25日逢周末的,顺延至27日 is nobody's own day
_SOME = re.compile(  # 库区3个村, 东河、西河两镇, 受灾的学校
    r"(?:\d|[一两三四五六七八九十几])(?:个?[镇乡村站户校园所]|个(?:单位|乡镇|街道|社区)|[家所]|个(?=[因路正,]))|的(?:[一-龥]{0,4}[镇乡村站户校园]|单位|企业|社区|街道)"
    r"|[镇乡村站校园]、[一-龥]{1,5}[镇乡村站校园]|(?:乡镇|街道|企业|学校|单位|社区)\d{1,3}[个家所]"
)


def is_put_off(text: str) -> bool:
    """Whether a stretch says that some have it later."""
    later = _LATER.search(text)
    return later is not None and bool(_SOME.search(text, 0, later.start())) and not _DAY_OFF.search(text)
