"""A paper's own number in two places: 花名册1份，4月8日前报送, and then 花名册每单位2份."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.reading.spoken import CONTRAST, names_in
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import number_of
from tasks.domain.plan.circulars.duty import Sentence, sentences
from tasks.domain.plan.defect import Defect, defect

_N = r"\d{1,3}|[一二两三四五六七八九十]{1,3}"
_LEAST, _MOST = r"不少于|不得少于|至少|不低于", r"不超过|不得超过|不多于|至多|最多|限[报交推]"
_COUNT = re.compile(  # behind the name: (附件2)1份, 每单位2份, 须准备两份, 限报2份, 一式三份
    r"》?(?:\([^()\d]{0,4}附件\s?\d?\))?\s{0,2}(?:数量:|的?份数为?)?(?:由|须|需|应|要|共|共需|各|统一|一律|每(?:个?单位|[校园村站镇户])|打印|准备|提供|报送|上报)*"
    rf"\(?(?:(?P<copies>一式)|(?P<bound>{_LEAST}|{_MOST}))?\s{{0,2}}(?P<n>{_N})\s{{0,2}}(?P<unit>[份篇张个件幅])(?P<after>以内|以上|以下|左右)?"
)
_COPIES = re.compile(  # 份数为3份, 各校纸质3份, 每校2份
    rf"(?:一式|份数[为是:]{{0,1}}|纸质(?:[版稿件]|材料)?,?|(?:各|每个?)(?:[校园村站镇所院馆局]|学校|单位)(?:各|报送|提交)?(?:纸质[版件]?)?)"
    rf"\s{{0,2}}(?P<n>{_N})\s{{0,2}}份"
)
_ENOUGH = re.compile(rf"(?:^|[,;])(?:只?[须需交报送]{{0,2}})(?P<n>{_N})\s{{0,2}}份即可")  # 由校长签字,1份即可
_OF_ONE = re.compile(
    r"小学|初中|高中|中学|幼儿|中职|学段|县直|区直|城区|农村|示范|普通|其中|每[人名位班户科]|教师|学生|个人|电子(?!邮|信)|纸质|扫描"
    r"|原件|复印|[上下]半年|每[月周季]|学期|留存|存档|自留|另附|备查|或"
)
_ENDLESS = 10**6
_MOST_TOLD = 80


@dataclass(frozen=True, slots=True)
class _Told:
    one: Sentence
    quote: str
    name: str
    kind: str  # 一式, or the unit
    least: int
    most: int


def paper_counts_differ(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    told = [count for one in sentences(circular) for count in (*_counts(circular, one), *_copies(circular, one))][
        :_MOST_TOLD
    ]
    told += _enough(circular)
    for first, then in combinations(told, 2):
        if first.name == then.name and first.kind == then.kind and _cannot_both_be(circular, first, then):
            message = f"第 {first.one.line} 行说“{first.quote}”，这里说“{then.quote}”，以哪个为准没有说"
            yield defect("count-unclear", then.one.line, then.quote, message)


def _counts(circular: Circular, one: Sentence) -> Iterator[_Told]:
    """None in a table, whose rows have their own rules, and none of one group or form among several."""
    if one.line in circular.rows or _OF_ONE.search(one.text) or CONTRAST.search(one.text):
        return
    for name in names_in(one.text):
        at = one.text.find(name)
        if len(name) >= 3 and (found := _COUNT.match(one.text, at + len(name))):
            n, bound, after = number_of(found["n"]), found["bound"] or "", found["after"] or ""
            least = 0 if re.fullmatch(_MOST, bound) or after in {"以内", "以下"} else n
            most = _ENDLESS if re.fullmatch(_LEAST, bound) or after in {"以上", "左右"} else n
            yield _Told(one, f"{name}{found[0]}", name, found["copies"] or found["unit"], least, most)


def _copies(circular: Circular, one: Sentence) -> Iterator[_Told]:
    """More than one, of the only paper that a sentence names, or its item: 《目录》纸质件送业务科,份数为3份."""
    text = one.text.replace("纸质", "  ")
    if one.line in circular.rows or _OF_ONE.search(text) or CONTRAST.search(text):
        return
    names = names_in(one.text) or names_in(one.head)
    found = list(_COPIES.finditer(one.text))
    if len(names) == len(found) == 1 and (n := number_of(found[0]["n"])) > 1:
        name, before = next(iter(names)), one.text[: found[0].start()].rstrip("》 ")
        yield _Told(one, f"{name if before.endswith(name) else ''}{found[0][0]}", name, "copies", n, n)


def _enough(circular: Circular) -> Iterator[_Told]:
    """《统计表》须由校长签字,1份即可, where 一式2份 is told of it above."""
    for one in sentences(circular):
        names, found = names_in(one.text), _ENOUGH.search(one.text)
        if len(names) == 1 and found and not _OF_ONE.search(one.text):
            n = number_of(found["n"])
            yield _Told(one, found[0].strip(",;"), next(iter(names)), "copies", n, n)


def _cannot_both_be(circular: Circular, first: _Told, then: _Told) -> bool:
    """One of them asks for the paper by a day, the other only says what it is to be like."""
    quotes = [told.quote.removeprefix(told.name) for told in (first, then)]
    if quotes != [first.quote, then.quote] and "copies" in first.kind and any("一式" in quote for quote in quotes):
        return False  # 一式3份, and 值班日志2份: told by copies.py
    apart = first.one.line != then.one.line and (first.most < then.least or then.most < first.least)
    days = [{day.date for day in circular.deadlines if day.line == told.one.line} for told in (first, then)]
    return apart and (not all(days) or days[0] == days[1])
