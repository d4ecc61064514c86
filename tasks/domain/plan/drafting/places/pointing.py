"""A place that a circular only points back to: 同一系统, 该平台, 方式同上, 报送地点同前."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tasks.domain.plan.drafting.demand import Demand
from tasks.domain.plan.drafting.places.online import ANEW

_SAME_WAY = re.compile(
    r"(?:方式|地点|渠道|途径|平台|系统|邮箱|地址|位置|入口|要求|去向)[^,。;\d]{0,4}(?:同上|同前|与(?:上|前)[^,。;]{0,6}(?:相同|一致)|不变)"
    r"|(?:方式|地点|渠道|途径|地址)[、和及]?[^,。;]{0,6}(?:同上|同前)|同(?:上|前)[^,。;]{0,4}(?:方式|渠道|地点|途径)"
    r"|交法(?:相同|同上|不变)|(?:方式|渠道|途径)相同|(?:以|按|用|采[取用])(?:上述|以上|同样|相同)(?:的)?(?:方式|渠道|途径)"
)
_LIKE = re.compile(  # 报送方式与《方案》相同
    r"(?:方式|地点|途径|渠道|去向|邮箱)[^,。;《》]{0,6}[与和同跟](?P<paper>《[^《》]+》)的?(?:[^,。;《》]{0,6})(?:相同|一致|一样)"
    r"|(?:方式|地点|途径|渠道|去向|邮箱)同(?P<same>《[^《》]+》)"
)
_COLUMN = re.compile(r"(?<=.)“[^“”]*”(?:专?栏目?|模块|专区|频道|板块|文件夹|端口|空间)$")


def pointed_back(demand: Demand, found: Sequence[Demand]) -> Demand:
    """The demand with the places that it points back to by their names; without those that were never named."""
    if any(channel.startswith(ANEW) for channel in demand.channels):
        named = (_named_before(channel, demand, found) for channel in demand.channels)
        demand = replace(demand, channels=tuple(dict.fromkeys(word for words in named for word in words)))
    like = None if demand.channels else _LIKE.search(demand.sentence)
    told = (one for one in reversed(found) if one.channels and like and (like["paper"] or like["same"]) in one.text)
    if like and (lead := next(told, None)):
        return replace(demand, channels=lead.channels, ways=(lead.text,))
    before = next((other for other in reversed(found) if other.channels), None)
    if before is not None and not demand.channels and _SAME_WAY.search(demand.sentence):
        carried = () if before.line is demand.line else (before.text,)
        return replace(demand, channels=before.channels, ways=carried)
    return demand


def _named_before(channel: str, demand: Demand, found: Sequence[Demand]) -> tuple[str, ...]:
    if not channel.startswith(ANEW):
        return (channel,)
    bare, quote, column = channel.removeprefix(ANEW).partition("“")
    column = f"{quote}{column}"  # 同一平台“反思”栏目
    places = [*(word for other in found for word in other.channels), *demand.channels]
    named = [word for word in places if word.isascii() is False and not word.startswith(ANEW)]
    alike = [word for word in named if _kind(word) == _kind(bare)]
    return (f"{_COLUMN.sub('', alike[-1])}{column}" if column else alike[-1],) if alike else ()


def _kind(word: str) -> str:
    """群 are one kind, all that one logs in to another, 地点 a third."""
    if "群" in word:
        return "群"
    return "net" if re.search(r"系统|平台|网|小程序|APP|App|OA|公众号|云|栏|空间|”$", word) else "place"
