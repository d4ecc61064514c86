"""The site that papers go to, by another name where it is only spoken of: “云岫科研网”登录页 for 云岫教科研平台."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.names.names import vary
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import SUBMIT
from tasks.domain.plan.circulars.duty import Sentence, sentences
from tasks.domain.plan.circulars.past import is_past
from tasks.domain.plan.defect import Defect

_KIND = r"平台|系统|网站|网|空间|在线|工作站|APP|App|小程序"
_ENDS_SO = re.compile(rf"(?:{_KIND}|[云通宝])$")  # “园企通”, “文旅云”
_SITE = re.compile(
    rf"“(?P<quoted>[一-龥]{{3,16}})”(?P<kind>(?:{_KIND})?)"
    rf"|(?:上传[到至于]?|登[录陆]|通过|[在到至])(?P<bare>(?!各|本|该|上述)[一-龥]{{2,12}}?(?:平台|系统|网))(?=[,。;(“]|$|上传|提交|填报|报送|录入|登记|个人|[里中上]|登录|的?账号)"
)
_END = re.compile(rf"(?:信息|管理|服务|网络|综合|工作|资源|数字|智慧|云)*(?:{_KIND})+$")
_HANDS_IN = re.compile(rf"{SUBMIT}|填报|录入|接入|平台[:为是]")
_IS_USED = re.compile(  # by those who hand in, or by who reads what came: both know it already
    r"登录页|首页|密码|账[号户]|用户名|初始|注册|客服|技术(?:服务|支持|咨询|电话)|退回|[打满]分|评[分审议阅]|维护|停机|[仅只不]支持|单个|大小|超时"
    r"|逾期|漏[传报交]|未[^,。;]{0,6}(?:提交|上传|填报|报送)|入口|通道|截图|回执|提示|状态|无法|故障|操作"
)
_TOLD_WHICH = re.compile(
    r"简称|原[名称来]|[(,]即“|又[称名]|更名|升级|同时|分别|另[有外行]|停用|不再|同步|对接|跳转|统一身份|无关|(?:去年|上年|往年)[^,。;]{0,4}(?:在|用|通过)|公[示布告]|发布|展示|观看|直播|自学|查[询看]|不是|区别"
)
_OF_ANYWHERE = re.compile(
    r"全国|国家|[省市县区镇]|学[校籍生]|教[育师]|中小|智慧|网[上络]|校园|党[建员]|电子|政务|综合|统一|数字|儿童|家长|企业|单位|线上|公共"
)
_LEARNING = frozenset("研训修培")  # 教研, 研训, 师训, 培训: one work of one office
_HEAD, _PAIR = 2, 2  # signs of the place, or of what it is for; sites that begin so


@dataclass(frozen=True, slots=True)
class _Told:
    name: str
    one: Sentence
    hands_in: bool


def sites_vary(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    """Told where two sites alone begin so, papers go to the one, and the other is spoken of this once as if known."""
    told = tuple(_told(circular)) if not circular.is_endless else ()
    by_head: dict[str, dict[str, list[_Told]]] = {}
    for site in told:
        by_head.setdefault(site.name[:_HEAD], {}).setdefault(site.name, []).append(site)
    for head, sites in by_head.items():
        if len(sites) == _PAIR and not _OF_ANYWHERE.match(head):
            yield from _other_of(circular, sites)


def _told(circular: Circular) -> Iterator[_Told]:
    for one in sentences(circular):
        for found in _SITE.finditer(one.text):
            name = f"{found['quoted']}{found['kind']}" if found["quoted"] else found["bare"]
            if _ENDS_SO.search(name):
                yield _Told(name, one, bool(_HANDS_IN.search(one.text)))


def _other_of(circular: Circular, sites: Mapping[str, Sequence[_Told]]) -> Iterator[Defect]:
    (name, known), (other, spoken) = sites.items()
    if any(site.hands_in for site in known) and len({site.one.line for site in spoken}) == 1:
        one = spoken[0].one
        apart = one.line in {site.one.line for site in known} or _TOLD_WHICH.search(one.text) or is_past(one.text)
        used = spoken[0].hands_in or _IS_USED.search(one.text)
        if not apart and used and _are_of_one_matter(circular, name, other):
            yield vary(one.line, other, name, known[0].one.line)


def _are_of_one_matter(circular: Circular, name: str, other: str) -> bool:
    """By a sign that both have behind what they begin with, or where one has nothing but that, and it is no place:
    命题研训平台 and 命题工作网; but 云山养老平台 is not 云山水务网."""
    rest, others = (set(_END.sub("", site)[_HEAD:]) for site in (name, other))
    is_place = re.search(rf"{name[:_HEAD]}[县市区州镇乡]", circular.all_narrow)
    alike = rest & others or (rest & _LEARNING and others & _LEARNING) or not (rest and others or is_place)
    return bool(alike) and not _is_abridged(name, other)


def _is_abridged(*names: str) -> bool:
    """青溪教师发展平台 is the 青溪县教师发展服务平台: of one end, and its signs stand there in their order."""
    short, long = sorted(names, key=len)
    signs, ends = iter(long), {_END.sub("", name)[-1:] for name in names}
    return len(ends) == 1 and all(sign in signs for sign in short)
