"""So many from each, and a total that so many schools cannot make: 每校3篇，30所学校共100篇."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.sums.counted_lists import differs
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import number_of
from tasks.domain.plan.circulars.duty import sentences
from tasks.domain.plan.defect import Defect, defect

_N = r"\d{1,6}|[一二两三四五六七八九十]{1,3}"
_UNIT = r"学时|学分|课时|人次|名|份|篇|项|节|次|个|件|张|套|幅|本|首|条|人"
_HOLDERS = (
    r"学校|中小学校?|小学|初中|高中|中学|校|乡镇|街道|社区|村|单位|企业|机构|县区|支部|站所?|医院|卫生院|馆|镇"
    r"|幼儿园|园|班级?|教师|老师|人"
)
_EACH = re.compile(rf"每[所个名位]?(?P<who>{_HOLDERS})[^,。;\d每]{{0,10}}?(?P<n>{_N})\s{{0,2}}(?P<unit>{_UNIT})")
_MANY = re.compile(rf"(?<!\d)(?P<n>\d{{1,5}})\s{{0,2}}[所个名位]?(?P<who>{_HOLDERS})(?!次)")
_TOTAL = re.compile(rf"(?:共计?|合计|总计)[^,。;\d]{{0,8}}(?P<n>\d{{1,6}})\s{{0,2}}(?P<unit>{_UNIT})")
_EXPLAINED = re.compile(
    rf"每[所个名位]?(?:{_HOLDERS})[^,。;()\d]{{0,8}}?(?P<n>{_N})\s{{0,2}}(?P<unit>{_UNIT})"
    rf"\([^()]{{0,12}}?(?P<many>{_N})[个项门节类](?P<what>[一-龥]{{1,8}}?),每[个项门节类](?P=what)[^()\d,]{{0,6}}?(?P<each>{_N})\s{{0,2}}(?P=unit)\)"
)
_NO_PRODUCT = re.compile(r"不少于|不低于|不超过|不多于|至少|最多|以上|以内|左右|约|余|其中|另外?|择优|遴选|推荐参")
_SHARED = re.compile(  # 中心小学12所,每校3个
    rf"(?<!\d)(?P<many>\d{{1,3}})[所个家支],?(?:每[所个家支名]?(?:{_HOLDERS})?|各)(?P<n>{_N})\s?(?P<unit>{_UNIT})"
)
_BY_KIND = re.compile(  # 四个学科,每学科8人参赛,共36人
    rf"(?<![\d一二两三四五六七八九十第])(?P<many>{_N})\s?[个所名支场期批类项家轮条处间]?[一-龥]{{0,6}}?(?P<who>[一-龥]{{1,4}}),"
    rf"每[个所名支场类项家轮条处间]?(?P=who)[一-龥]{{0,6}}?(?P<n>{_N})\s?(?P<unit>{_UNIT})[一-龥]{{0,6}},(?:一?共计?|合计|总计)[一-龥]{{0,4}}?"
    r"(?P<said>\d{1,6})\s?(?P=unit)"
)
_SO_MANY = r"\d{1,3}\s?[所个家]"
_HOLDERS_OF_A_KIND = rf"(?:[一-龥]{{2,10}}{_SO_MANY}|{_SO_MANY}[一-龥]{{2,10}})(?:\([^()]{{1,40}}\))?"
_OF_THEM_ALL = re.compile(  # 初中11所、小学14所,每个单位1支代表队,共26支
    rf"(?P<kinds>{_HOLDERS_OF_A_KIND}(?:[、和]{_HOLDERS_OF_A_KIND}){{1,5}}),?(?:每[个家]?(?:单位|队)|各)[一-龥]{{0,6}}?"
    r"(?P<n>\d{1,2}|[一二两三])\s?(?P<unit>[一-龥])[一-龥]{0,8},(?:一?共计?|合计|总计)[一-龥]{0,4}?(?P<said>\d{1,4})\s?(?P=unit)"
)
_WHOLE = re.compile(rf"(?:共计?|合计|总计)(?P<n>\d{{1,5}})\s?(?P<unit>{_UNIT})")
_FAR = 2  # times the whole or less of it: then something else is counted
_KINDS = (
    ("园", "园"),
    ("乡镇", "镇"),
    ("街道", "街"),
    ("社区", "社"),
    ("村", "村"),
    ("单位", "单"),
    ("企业", "企"),
    ("机构", "机"),
    ("县区", "区"),
    ("支部", "支"),
    ("站", "站"),
    ("院", "院"),
    ("馆", "馆"),
    ("镇", "镇"),
    ("班", "班"),
    ("教师", "人"),
    ("老师", "人"),
    ("人", "人"),
    ("", "校"),
)


def product_mismatches(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    for one in sentences(circular):
        if (product := product_in(one.text)) is None:
            continue
        each, many, total = product
        part, holders, said = number_of(each["n"]), int(many["n"]), int(total["n"])
        if said not in {part * holders, part * holders + _told_beside(one.text, each, total)}:
            unit = total["unit"]
            message = f"{each[0]}、{many[0]}，应是 {part * holders}{unit}，总数写 {said}{unit}，以哪个为准没有定"
            yield defect("sum-mismatch", one.line, total[0], message)


def _told_beside(text: str, each: re.Match[str], total: re.Match[str]) -> int:
    """每镇2篇,县教育局3篇,共25篇: the three that are owed besides what each of the eleven owes."""
    others = re.finditer(rf"(?<!\d)({_N})\s{{0,2}}{total['unit']}", text[each.end() : total.start()])
    return sum(number_of(one[1]) for one in others)


def product_in(text: str) -> tuple[re.Match[str], re.Match[str], re.Match[str]] | None:
    """每校3篇, 30所学校, 共100篇: what each has, how many there are, and the whole; None where it is not plainly so."""
    each, many, total = (list(pattern.finditer(text)) for pattern in (_EACH, _MANY, _TOTAL))
    many = [found for found in many if not any(_overlap(found, whole) for whole in (*each, *total))]
    if not len(each) == len(many) == len(total) == 1 or _NO_PRODUCT.search(text):
        return None
    alike = each[0]["unit"] == total[0]["unit"] and _kind(each[0]["who"]) == _kind(many[0]["who"])
    return (each[0], many[0], total[0]) if alike else None


def products_of_kinds(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    """四个学科,每学科8人,共36人; 派出8个指导组,每组3人,共25人: whatever it is of which each has so many."""
    for one in sentences(circular):
        found = _BY_KIND.search(one.text) if product_in(one.text) is None else None
        if found is None or _NO_PRODUCT.search(found[0]):
            continue
        made, said = number_of(found["many"]) * number_of(found["n"]), int(found["said"])
        if made != said and said < made * _FAR and made < said * _FAR:
            message = f"“{found[0][:40]}”，应是 {made}{found['unit']}，总数写 {said}{found['unit']}，以哪个为准没有定"
            yield defect("sum-mismatch", one.line, found[0][:60], message)


def shares_of_groups(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    """中心小学12所,每校3个;县直小学6所,每校4个;幼儿园10所,每园1个,全县共75个: in sentences side by side."""
    for line, text in circular.lines:
        for told in text.split("。"):
            shares, wholes = list(_SHARED.finditer(told)), list(_WHOLE.finditer(told))
            units = {found["unit"] for found in (*shares, *wholes)}
            if len(shares) < 2 or len(wholes) != 1 or len(units) != 1 or _NO_PRODUCT.search(told):
                continue
            total, said = sum(int(one["many"]) * number_of(one["n"]) for one in shares), int(wholes[0]["n"])
            if total != said and said < total * _FAR and total < said * _FAR:
                message = f"各部分加起来是 {total}，这里说共 {said}，以哪个为准没有定"
                yield defect("sum-mismatch", line, wholes[0][0], message)


def shares_of_kinds(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    """初中11所、小学14所,每个单位1支代表队,共26支: so much from each of all kinds together."""
    for one in sentences(circular):
        for found in _OF_THEM_ALL.finditer(one.text):
            kinds = re.sub(r"\([^()]*\)", "", found["kinds"])
            holders = sum(int(re.sub(r"\D", "", told)) for told in re.findall(_SO_MANY, kinds))
            made, quote = holders * number_of(found["n"]), found[0][-20:].rpartition(",")[2]
            yield from differs(one.line, quote, int(found["said"]), made, found["unit"])


def explained_otherwise(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    """每人3份(每人选2个能力点,每个能力点提交1份): what stands in the brackets makes 2."""
    for one in sentences(circular):
        found = _EXPLAINED.search(one.text)
        if not found or _NO_PRODUCT.search(found[0]):
            continue
        said, told = number_of(found["n"]), number_of(found["many"]) * number_of(found["each"])
        if said != told:
            why = f"前面写 {said}{found['unit']}，括号里算出来是 {told}{found['unit']}，以哪个为准没有定"
            yield defect("count-unclear", one.line, found[0], why)


def _overlap(one: re.Match[str], other: re.Match[str]) -> bool:
    return one.start() < other.end() and other.start() < one.end()


def _kind(who: str) -> str:
    return next(kind for word, kind in _KINDS if word in who)
