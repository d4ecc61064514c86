"""The one site to upload to, under two names of one place: “石桥教研网络平台” here, “石桥教研工作站” there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.names.names import vary
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.duty import Sentence, sentences
from tasks.domain.plan.circulars.past import is_past
from tasks.domain.plan.defect import Defect

_SITE = re.compile(
    r"“(?P<quoted>[一-龥]{4,16}(?:平台|系统|网站?|云|工作站|空间))”"
    r"|(?:上传[到至于]?|登[录陆]|通过|平台[:为是])(?P<bare>(?!各|本|该|上述)[一-龥]{3,12}?(?:平台|系统|网站?))(?=[,。;(]|$|上传|提交|填报|报送)"
)
_KIND = re.compile(r"(?:信息|管理|服务|网络|综合)*(?:平台|系统|网站?|云|工作站|空间)$")
_HANDS_IN = re.compile(r"上传|上报|提交|填报|报送|录入|接入|平台[:为是]")
_TOLD_WHICH = re.compile(r"简称|原[名称]|又称|更名|升级|同时|分别|另|或|停用|不再使用|同步|下载|导出")
_OF_ANYWHERE = re.compile(r"全国|国家|[省市县区]|学校|教育|中小|智慧|网上|校园|党建|电子|政务|综合|统一")
_PLACE = 2  # signs


def sites_vary(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    told = [(one, name) for one in sentences(circular) for name in _sites(one)] if not circular.is_endless else []
    first: dict[str, Sentence] = {}
    for one, name in told:
        first.setdefault(name, one)
    for name, other in combinations(first, 2):
        here, there = first[name], first[other]
        rivals = [site for site in first if site[:_PLACE] == name[:_PLACE]]
        if here.line != there.line and len(rivals) == len((name, other)) and _are_of_one_place(name, other):
            yield vary(there.line, other, name, here.line)


def _sites(one: Sentence) -> frozenset[str]:
    if not _HANDS_IN.search(one.text) or _TOLD_WHICH.search(one.text) or is_past(one.text):
        return frozenset()
    return frozenset(found["quoted"] or found["bare"] for found in _SITE.finditer(one.text))


def _are_of_one_place(one: str, other: str) -> bool:
    """Of one proper name, and for one matter by a sign of it, or of one kind and length."""
    if one[:_PLACE] != other[:_PLACE] or _OF_ANYWHERE.match(one) or one in other or other in one:
        return False
    matters = [set(_KIND.sub("", name[_PLACE:])) for name in (one, other)]
    return bool(matters[0] & matters[1]) or (one[-1] == other[-1] and len(one) == len(other))
