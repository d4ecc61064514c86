"""Days on which the office comes to look into something: 局里将于5月11日至15日对整改情况进行复核."""

from __future__ import annotations

import re

_OFFICE = re.compile(  # 局里将于, 四星以上的由镇党建办于
    r"(?:^|[,。;、])[^,。;]{0,6}(?:[我本县市区省][一-龥]{0,4}?(?:局|委|办|中心|馆)|局里|局机关|我们|[县市区省镇乡街]里|上级)[^,。;]{0,8}$"
    r"|由(?!各|本校|学校|所在)[一-龥]{2,12}?(?:局|办|中心|馆|[股科]|大队|领导小组|专班)[于在从自]?$"
)
_GOES_ON = re.compile(  # 县局于3月16日至20日集中审核,3月23日至4月3日
    r"(?:^|[。;])[^,。;]{0,6}[我本县市区省][一-龥]{0,4}?(?:局|委|办|中心|馆)(?:将|拟|定)?于\d[^。;]*,$"
)
_LOOKS_INTO = re.compile(
    r"[^,。;]{0,24}(?:复核|复查|核查|核验|抽检|验收|检查|评估|回访|暗访|会审|初审|审核|汇总|考核|查看|走访|调研|督导|抽查|视导|巡查|检验)"
)
_BEGINS = re.compile(r"[\d年月日号至到—~-]+$")


def looks_into_it(before: str, behind: str) -> bool:
    """Whether what stands around a day, or around the last of several, says that the office checks in these days."""
    told = _BEGINS.sub("", before)
    return bool((_OFFICE.search(told) or _GOES_ON.search(told)) and _LOOKS_INTO.match(behind))
