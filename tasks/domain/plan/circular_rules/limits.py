"""One number told twice for the same: 每校推荐3节, and then 每校推荐不得超过2节; 不少于1500字, and 控制在1000字以内."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular import Circular
from tasks.domain.plan.circular_dates import number_of
from tasks.domain.plan.circular_duty import Sentence, documents_in, sentences
from tasks.domain.plan.defect import Defect, defect

_N = r"\d{1,5}|[一二两三四五六七八九十]{1,3}"
_WHO = (
    r"每个?(?:学校|校|园|村|社区|单位|企业|乡镇|镇|县区|县|区|科室|站所|站|所|馆|班级?|学科|组|队|支|家|户|点|教研组"
    r"|参赛队|代表队|名?教师|名?学生|位老师|人)"
)
_UNIT = r"[张份篇名人个件节字次项幅首部条分]|分钟|MB|兆|学时|课时"
_LEAST = r"不少于|不得少于|至少|不低于|最少"
_MOST = r"不超过|不得超过|不多于|至多|最多|不能超过|限报|限推|限|控制在|封顶"
_TOLD = re.compile(
    rf"(?P<who>{_WHO})(?P<between>[^,。;\d]{{0,16}}?)(?:(?P<bound>{_LEAST}|{_MOST})[^,。;\d]{{0,6}}?)?(?P<n>{_N})\s{{0,2}}(?P<unit>{_UNIT})(?P<after>以内|以上|以下|左右|封顶)?"
)
_SIZE = re.compile(
    rf"(?P<who>)(?P<between>)(?:(?P<bound>{_LEAST}|{_MOST})[^,。;\d]{{0,4}}?)?(?P<n>\d{{1,5}})\s{{0,2}}(?P<unit>字|分钟|MB|兆|页)(?P<after>以内|以上|以下|左右)?"
)
_GROUP = re.compile(
    r"(?<!中)小学|初中|高中|中学|幼儿|中职|学段|区直|县直|市直|乡镇|城区|农村|示范|普通|组|类|级|初赛|复赛|决赛|其中|首批|第[一二三四]|摘要|简介|标题|附|说明|[上下]半年|学期|春|秋|电子|纸质|扫描|原件|复印"
)
_MOST_TOLD = 150


@dataclass(frozen=True, slots=True)
class _Limit:
    one: Sentence
    quote: str
    who: str
    unit: str
    least: int
    most: int
    apart: frozenset[str]
    things: frozenset[str]


def limits_conflict(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    limits: list[_Limit] = []
    for one in sentences(circular):
        if one.line not in circular.rows:
            limits += _limits(circular, one)
    told: set[tuple[int, str]] = set()
    for at, limit in enumerate(limits[:_MOST_TOLD]):
        for other in limits[:at]:
            if (limit.one.line, limit.unit) not in told and _conflict(circular, other, limit):
                told.add((limit.one.line, limit.unit))
                message = f"第 {other.one.line} 行说“{other.quote}”，这里说“{limit.quote}”，以哪个为准没有说"
                yield defect("count-unclear", limit.one.line, limit.quote, message)
                break


def _limits(circular: Circular, one: Sentence) -> Iterator[_Limit]:
    found = list(_TOLD.finditer(one.text))
    units = [told["unit"] for told in found]
    sizes = [size for size in _SIZE.finditer(one.text) if size["unit"] not in units]
    sized = [size["unit"] for size in sizes]
    for told in (
        *found,
        *(size for size in sizes if sized.count(size["unit"]) == 1 and (size["bound"] or size["after"])),
    ):
        if (units if told["who"] else sized).count(told["unit"]) != 1:
            continue
        n = number_of(told["n"])
        bound, after = told["bound"] or "", told["after"] or ""
        least = n if re.fullmatch(_LEAST, bound) or after == "以上" else 0
        most = n if (bound and not least) or after in {"以内", "以下", "封顶"} else 10**9 if least else n
        exact = not bound and not after
        clause = re.split(r"[,;。]", one.text[: told.start()])[-1] + re.split(r"[,;。]", one.text[told.start() :])[0]
        apart = frozenset(_GROUP.findall(clause)) | frozenset(re.findall(r"电子|纸质|扫描|原件|复印", one.text))
        things = frozenset(documents_in(one.text)) | frozenset(re.findall(r"[《“]([^《》“”]{2,20})[》”]", one.text))
        yield _Limit(one, told[0], told["who"], told["unit"], n if exact else least, most, apart, things)


def _conflict(circular: Circular, one: _Limit, other: _Limit) -> bool:
    if one.one == other.one or (one.who, one.unit) != (other.who, other.unit) or one.apart != other.apart:
        return False
    if one.least <= other.most and other.least <= one.most:
        return False  # both can be kept
    if one.things and other.things:
        return bool(one.things & other.things)
    places = circular.places
    same_item = places[one.one.line].item == places[other.one.line].item != 0 and bool(one.who)
    return same_item or (bool(one.who) and abs(one.one.line - other.one.line) <= 1)
