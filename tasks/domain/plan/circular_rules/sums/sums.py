"""Parts that do not make the whole: 共36学时，其中…; 100 分."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.sums.counted_lists import counted_lists, differs
from tasks.domain.plan.circular_rules.sums.no_split import is_no_split, leaves_a_rest
from tasks.domain.plan.circular_rules.sums.parts_of_whole import (
    is_made_otherwise,
    of_one_whole,
    sum_told,
    without_parts_of_parts,
    without_what_came_of_it,
)
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import number_of
from tasks.domain.plan.circulars.duty import sentences
from tasks.domain.plan.defect import Defect

_UNIT = r"学时|学分|课时|人次|人|名|份|篇|分|项|节|次|个|件|所|张|套|天|元|万元|场|期|本|队|支|组|处|台|户|班|门"
_ANY_UNIT = rf"{_UNIT}|万?(?![年月日时点号级届岁])[一-龥]"  # 3600剂, 12.6万亩
_NUMBER = r"(?<![\d.])\d{1,6}(?:\.\d{1,3})?"
_OF_WHICH = re.compile(
    rf"({_NUMBER})\s{{0,2}}({_ANY_UNIT})[^。;\d]{{0,12}}?(?:其中|(?<!其)中(?=,[一-龥])|包括|分别为|分别是|即|(?:名额|分配|指标|任务|具体)[一-龥]{{0,4}}?[为是:]|分配如下:)[:,]?([^。;]{{3,200}})"
)
_IN_BRACKETS = re.compile(
    rf"(?:共计?|合计|总计|满分|总分)[^。;\d()]{{0,10}}({_NUMBER})\s{{0,2}}({_ANY_UNIT})\(([^()]{{5,200}})\)"
)
_IN_TURNS = re.compile(  # 培训100人,分两批进行,第一批60人,第二批50人
    rf"({_NUMBER})\s{{0,2}}({_ANY_UNIT}),分[两二三四五六\d]{{1,2}}[批组期片队][^,。;\d]{{0,6}}[,:]([^。;]{{3,200}})"
)
_THEN_TOTAL = re.compile(
    rf"[,、;](?:全队)?(?:总?共计?|合计|总计|满分|总分)[^。;\d,]{{0,6}}({_NUMBER})\s{{0,2}}({_ANY_UNIT})"
)
_IN_TURN = re.compile(r"[^,。;]{0,12}分别[为是有设]?(?=\d)")
_OF_THINGS = re.compile(rf"{_NUMBER}\s{{0,2}}(?:{_ANY_UNIT})(?=[一-龥])")
_OF_SO_MANY = re.compile(r"(\d{1,3})\s?[所个家处][一-龥]{1,10}各$")
_AMOUNT = re.compile(rf"({_NUMBER})\s{{0,2}}({_ANY_UNIT})")
_RECKONED = re.compile(rf"[,、(]\s{{0,2}}(?:共?计|合计|小计)\s{{0,2}}({_NUMBER})\s{{0,2}}({_ANY_UNIT})")
_NO_PART = re.compile(r"不少于|不超过|至少|(?<![岁级年层模额])以上|以内|每[校人班园科]|最多|不低于")
_SENT_OUT = re.compile(r"(?:组成|组建|成立|派出|抽调|设立|分成|分为)\s{0,2}$")  # 组成2个检查组,检查部门30个、乡镇12个
_EACH_AGAIN = re.compile(r"[\d一二两三四五六七八九十]个[一-龥]{1,8}(?:分别|各自|各(?=[设评取奖]))再?[^\d,。;]{0,6}\d")
_BESIDE_IT = r",(?=每|已|目前|截至|现已|尚)"  # …,每个片区推选1所; …,已拨付15万元: no part of the whole
_BOUND = re.compile(r"(?:不少于|不低于|至少|不超过|不多于|最多)[一-龥]{0,3}\s{0,2}$")
_SO_MANY = re.compile(r"(?<![\d.])(\d{1,4})\s{0,2}[个家所名户处座支条](?=[一-龥A-Z])")
_MARK = re.compile(  # and 运动员16人(男、女各8人), which divides again
    r"^\s{0,2}(?:[一二三四五六七八九十]{1,3}|\d{1,2})、|\([^()\d]{1,12}各\d{1,3}[^()\d]?\)"
)
_MOST_OF_IT = Decimal("0.75")
_PERCENT = re.compile(r"(?<![\d.])(\d{1,3})\s{0,2}%")
_WEIGHTS = re.compile(r"权重|比例|占比|[各分]占|占总|占\d|按.{0,20}%.{0,60}%")
_POINTS = re.compile(r"\((?:满分|计|共|占|总分)?\s{0,2}(\d{1,3})\s{0,2}分\)")
_WHOLE_POINTS = re.compile(r"(?:满分|总分)[值数为是共计:\s]{0,4}(\d{2,3})\s{0,2}分|实行(\d{2,3})分制|(\d{3})分制")
_ONE_PART = re.compile(r"[一-龥]{2,12}(?:占|计|为)?\s{0,2}(\d{1,3})\s{0,2}分")


def sum_mismatches(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    yield from _in_words(circular)
    for one in sentences(circular):
        for pattern in (_OF_WHICH, _IN_BRACKETS, _IN_TURNS):
            found = pattern.search(one.text)
            if not found or _BOUND.search(one.text[: found.start(1)]) or _names_some(pattern, found):
                continue
            inside, said = _divided(found), Decimal(found[1])
            if parts := _parts(inside, found[2], said):
                told = sum_told(inside, found[2], said, parts)
                yield from differs(one.line, found[0][:60], said, told, found[2])
                break
        text = _without_things(_MARK.sub("", one.text))  # 二、河东、河西各3名: the mark is no name
        found = _THEN_TOTAL.search(text)
        if (
            found
            and not is_made_otherwise(text, found)
            and (parts := _parts(ahead := of_one_whole(text[: found.start()], found[2]), found[2]))
        ):
            told = sum_told(ahead, found[2], Decimal(found[1]), parts)
            yield from differs(one.line, found[0].strip(",、;"), Decimal(found[1]), told, found[2])
        percents = [int(part) for part in _PERCENT.findall(one.text)]
        if len(percents) > 1 and _WEIGHTS.search(one.text) and _is_split(one.text, percents):
            yield from differs(one.line, one.text[:60].strip(), 100, sum(percents), "%")
    yield from _over_semicolons(circular)
    yield from _done_and_not(circular)
    yield from _points(circular)
    yield from _points_told_next(circular)
    yield from counted_lists(circular)


def _names_some(pattern: re.Pattern[str], found: re.Match[str]) -> bool:
    """教师1260人,其中高级380人、一级520人: 其中 tells of some, where so much is left; 每天8学时,其中… is no whole."""
    if pattern is not _OF_WHICH:
        return False
    if found.string[: found.start()].endswith(("每天", "每日", "每期", "每班", "每次", "每周")):
        return True
    amounts = [Decimal(one[1]) for one in _AMOUNT.finditer(_inside(found))]
    told = max(sum(amounts), sum(_parts(_inside(found), found[2])))  # 语文、数学、外语各10元 are thirty
    return "中" in found[0] and told < Decimal(found[1]) * _MOST_OF_IT


def _points_told_next(circular: Circular) -> Iterator[Defect]:
    """考核总分100分。组织管理15分,教师参与20分,…: the next sentence is nothing but the parts."""
    for one, behind in pairwise(sentences(circular)):
        whole = _WHOLE_POINTS.search(one.text) if one.line == behind.line else None
        clauses = re.split("[,、;]", behind.text.removeprefix("其中"))
        parts = [found[1] for clause in clauses if (found := _ONE_PART.fullmatch(clause.strip()))]
        if whole and len(parts) == len(clauses) > 2:
            said = Decimal(whole[1] or whole[2] or whole[3])
            yield from differs(one.line, whole[0], said, sum(map(Decimal, parts)), "分")


def _without_things(text: str) -> str:
    """设甲、乙2个考点,考场分别为40个、30个,共70个: how many there are among which it is divided, is no part of it."""
    each = _IN_TURN.search(text)
    return _OF_THINGS.sub("", text[: each.end()]) + text[each.end() :] if each else text


def _divided(found: re.Match[str]) -> str:
    """What tells of the parts; without what is picked out of them, where the others make the whole."""
    inside = without_parts_of_parts(_inside(found), found[2])
    kept, said = without_what_came_of_it(inside), Decimal(found[1])
    return kept if sum(_parts(kept, found[2], said)) == said else inside


def _inside(found: re.Match[str]) -> str:
    """小学12名(其中乡镇8名、城区4名)、初中8名: what divides stands in the brackets, and no further."""
    ahead = found.string[found.end(2) : found.start(3)]  # 613台(套),其中…场(厂)内车辆97台: shut again
    opened = ahead.rfind("(") > ahead.rfind(")")
    within = found[3].split(")")[0] if opened else found[3]
    return re.split(r",(?:合计|共计|总计)", within)[0]  # the whole told again is no part


def _over_semicolons(circular: Circular) -> Iterator[Defect]:
    """共60名,其中卫生院14家,每家3名,计42名;服务中心4家,每家4名,计16名: the parts stand in sentences of their own."""
    for line, text in circular.lines:
        for statement in text.split("。"):
            found = _OF_WHICH.search(statement.replace(";", ",")) if ";" in statement else None
            reckoned = [Decimal(one[1]) for one in _RECKONED.finditer(found[3]) if one[2] == found[2]] if found else []
            if found and len(reckoned) > 1:
                yield from differs(line, found[0][:60], Decimal(found[1]), sum(reckoned), found[2])


def _parts(text: str, unit: str, said: Decimal | None = None) -> list[Decimal]:
    """The amounts of a division; none where fewer than two, or where one is a bound and no part, or where some are not
    told and may well fill up what is said."""
    text = re.sub(
        r"\((?:含|其中|包括|包含|内含|每|[^()\d]{1,12}各)[^()]{1,60}\)", "", text
    )  # 培训费20万元(含专家费6万元)
    if _EACH_AGAIN.search(text) or is_no_split(text, rest_counts=said is None):
        return []  # 三个年级分别再推荐5名, and 4 more: what each gives is no part of the whole
    if shares := _by_each(text, unit):
        return shares
    if reckoned := [Decimal(one[1]) for one in _RECKONED.finditer(text) if one[2] == unit]:
        return reckoned if len(reckoned) > 1 else []  # 甲类每个4人、计12人,乙类每所3人、计30人
    amounts: list[Decimal] = []
    text = re.split(_BESIDE_IT, text)[0]
    for part in text.split(","):
        for found in _AMOUNT.finditer(part):
            if found[2] == unit and not _SENT_OUT.search(part[: found.start()]):
                amounts.append(Decimal(found[1]) * _so_many(part[: found.start()]))
    whole = len(amounts) > 1 and not _NO_PART.search(text)
    return amounts if whole and not (said and sum(amounts) < said and leaves_a_rest(text)) else []


def _so_many(ahead: str) -> int:
    """物理、化学各10分: two of them; 县直6所中学各1篇: six."""
    if not ahead.endswith("各"):
        return 1
    told = _OF_SO_MANY.search(ahead)
    return int(told[1]) if told else ahead.count("、") + 1


def _by_each(text: str, unit: str) -> list[Decimal]:
    """城关、城北中心各4个,柳河、双桥卫生院各3个: so many names, so many each; 8家卫生院各1个: eight of them."""
    parts = re.split(r"[,;]", text)
    found = [
        (part, one)
        for part in parts
        for one in [re.search(rf"各\s{{0,2}}({_NUMBER})\s{{0,2}}{re.escape(unit)}", part)]
        if one
    ]
    whole = len(found) == len(parts) > 1
    return [_how_many(part[: one.start()]) * Decimal(one[1]) for part, one in found] if whole else []


def _how_many(named: str) -> int:
    """8家卫生院; else so many names as stand between commas."""
    told = _SO_MANY.search(named)
    return int(told[1]) if told and "、" not in named else named.count("、") + 1


def _is_split(text: str, percents: list[int]) -> bool:
    """Whether the percentages are shares of one whole, and not rates, goals, or prizes of which the rest gets none."""
    if max(percents) >= 100 or (sum(percents) < 100 and re.search(r"奖|其余|剩余|优秀等次", text)):
        return False  # 按核定资金100%拨付,…扣减10%: one of them is the whole
    return not re.search(
        r"以上|不低于|不少于|达到?|率|不超过|以内|前\d|扣[减除发罚]|核[减增]|[压削]减|上[浮调]|下[浮调]|增[长加]|下降|提高|折",
        text,
    ) and ((50 if len(percents) > 2 else 80) <= sum(percents) <= 150)


_WORDS = re.compile(rf"([一二三四五六七八九十]{{1,3}})(?=(?:{_UNIT}))")


def _in_words(circular: Circular) -> Iterator[Defect]:
    """共三十六个,其中声乐类十二个、舞蹈类十个…: the same with numbers in words."""
    for one in sentences(circular):
        if "其中" not in one.text or len(words := _WORDS.findall(one.text)) < 3:
            continue
        found = _OF_WHICH.search(_WORDS.sub(lambda word: str(number_of(word[1])), one.text))
        parts = _parts(found[3], found[2]) if found else []
        if found and parts and not _AMOUNT.search(one.text):
            quote = next((word for word in words if number_of(word) == int(found[1])), words[0])
            yield from differs(one.line, f"{quote}{found[2]}", Decimal(found[1]), sum(parts), found[2])


_DONE_AND_NOT = re.compile(
    r"(\d{1,4})\s{0,2}([个所家名户])([一-龥]{1,6})中,(\d{1,4})\s{0,2}\2\3已[^,。;]{0,12},(\d{1,4})\s{0,2}\2\3[未没尚]"
)


def _done_and_not(circular: Circular) -> Iterator[Defect]:
    """12个乡镇中,7个乡镇已报齐,6个乡镇未报齐."""
    for line, text in circular.lines:
        if found := _DONE_AND_NOT.search(text):
            yield from differs(line, found[0], int(found[1]), int(found[4]) + int(found[5]), found[2])


def _points(circular: Circular) -> Iterator[Defect]:
    """满分100分 above a list whose items bear (20分)."""
    lines = circular.lines
    for at, (number, line) in enumerate(lines):
        found = _WHOLE_POINTS.search(line)
        if not found:
            continue
        points: dict[str, list[int]] = {}
        for below, text in lines[at + 1 : at + 40]:
            place = circular.places[below]
            if place.section != circular.places[number].section and points:
                break
            if place.style and (own := _POINTS.search(text)):
                points.setdefault(place.style, []).append(int(own[1]))
        first = next(iter(points.values()), [])
        if len(first) > 1:
            whole = int(found[1] or found[2] or found[3])
            yield from differs(number, found[0], whole, sum(first), "分")
