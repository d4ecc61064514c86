"""What makes up a whole: stations and halls that are counted alike, and the parts of a part left out of the sum."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

_BODIES = frozenset("个家所处座")
_KINDS = (_BODIES, frozenset("名人位"))  # 参加单位44家: 文化站12个, 旅行社14家, 中学3所
_OPENED = re.compile(r"(?P<ahead>\d\s?(?P<unit>[一-龥]{1,2}))\((?P<inside>[^()]{1,60})\)")
_COMPARED = re.compile(  # 其他3例,比去年同期多2例: how it was before, and no part
    r"[,、(](?:同?比|较|环比)(?:(?!其中)[^,。;()\d]){0,16}(?:\d{2,4}年[^,。;()\d]{0,8})?(?:多|少|增|减|升|降|上涨|提高)[一-龥]{0,3}\s?\d+(?:\.\d+)?\s?(?:[一-龥%]{1,4})?\)?"
)
_WHOLE_TOLD = re.compile(r"共有|(?:合计|总计|共计|累计)(?=[一-龥]{1,8}\d)")  # 6个学科合计一等奖6名、二等奖12名,共18名
_CAME_OF_IT = re.compile(
    r"[,;][^,;\d]{0,8}?(?:评出|评选|评定|评为|获|荣获|表彰|奖励|入选|入围|选出|推荐|选送|退回|淘汰|采用|录用|立项)"
)
_OF_SEVERAL_UNITS = re.compile("名额|指标")
_NUMBER = r"(?<![\d.])(\d{1,6}(?:\.\d{1,3})?)\s{0,2}"


def counted_like(unit: str) -> frozenset[str]:
    """The units in which things of one whole are told beside each other: 家 and 个, 人 and 名."""
    return next((kind for kind in _KINDS if unit in kind), frozenset((unit,)))


def without_parts_of_parts(text: str, unit: str) -> str:
    """景区9家(4A级2家、3A级5家、2A级2家): the nine, and not how they divide; in 2组(每组6人) the persons stay. Nor how
    much more than before it is."""
    alike, text = counted_like(unit), _COMPARED.sub("", text)
    return _OPENED.sub(lambda one: one["ahead"] if one["unit"] in alike else one[0], text)


def of_one_whole(text: str, unit: str) -> str:
    """每个工作室主持人1名,全县共有主持人8名、成员64名: what stands ahead of a total, without what is told of each."""
    text = without_parts_of_parts(text, unit)
    last = _WHOLE_TOLD.split(text)[-1]
    return last if len(re.findall(rf"{_NUMBER}{unit}", last)) > 1 else text


def without_what_came_of_it(text: str) -> str:
    """小学128件、初中61件,评出一等奖12件: what is picked out of them is no part of them."""
    return _CAME_OF_IT.split(text)[0]


def sum_told(text: str, unit: str, said: Decimal, parts: Sequence[Decimal]) -> Decimal:
    """What the parts make: `parts` are those of the very unit; with those counted alike where that comes nearer."""
    others = "|".join(sorted(counted_like(unit) - {unit}))
    own = sum(parts, Decimal(0))
    if not others:
        return own
    more = own + sum(Decimal(one[1]) for one in re.finditer(rf"{_NUMBER}(?:{others})(?![月工小年学])", text))
    return min(own, more, key=lambda told: abs(told - said))


def is_made_otherwise(text: str, total: re.Match[str]) -> bool:
    """Whether not all that a total counts is told in its own unit: 集体20个、个人40名,共计60个名额; or by name."""
    return bool(_OF_SEVERAL_UNITS.match(text, total.end())) or adds_up_by_name(text[: total.start()], *total.groups())


def adds_up_by_name(ahead: str, said: str, unit: str) -> bool:
    """16个村、石鼓中心卫生院、3座水库管理所,总共20个单位: each that no number counts, ahead of the total, is one."""
    listed = re.split("[,;]", ahead.rstrip(",;、"))[-1]
    alone = sum(not re.search(r"\d", name) for name in listed.split("、"))
    counted = sum(Decimal(one) for one in re.findall(rf"{_NUMBER}[个家所处座]", listed))
    return bool(alone) and unit in _BODIES and alone + counted == Decimal(said)
