"""One number told twice for the same: 每校推荐3节, and then 每校推荐不得超过2节; 不少于1500字, and 控制在1000字以内."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.reading.spoken import names_in, papers_of, share_a_paper
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import number_of
from tasks.domain.plan.circulars.duty import Sentence, documents_in, sentences
from tasks.domain.plan.defect import Defect, defect

_N = r"\d{1,5}|[一二两三四五六七八九十]{1,3}"
_WHO = (
    r"(?:各[一-龥]{0,6}?(?:站|馆|校|园|镇|村|社区|街道)(?=选|报|推|上|提|应|须|均|限|各|的|\d)|每个?(?:[座个处户支所家名位][一-龥]{2,4}?|学校|校|园|村|社区|单位|企业|乡镇|镇|县区|县|区|科室|站所|站|所|馆|班级?|学科|组|队|支|家|户|点|教研组"
    r"|参赛队|代表队|名?教师|名?学生|位老师|人))"
)
_UNIT = r"[张份篇名人个件节字次项幅首部条分户段]|分钟|MB|兆|学时|课时"
_LEAST = r"不少于|不得少于|至少|不低于|最少"
_MOST = r"不超过|不得超过|不多于|至多|最多|不能超过|限报|限推|限|控制在|封顶"
_TOLD = re.compile(
    rf"(?<!根据)(?<!按照)(?P<who>{_WHO})(?P<between>[^,。;\d]{{0,16}}?)(?:(?P<bound>{_LEAST}"
    rf"|{_MOST})[^,。;\d]{{0,6}}?)?(?P<n>{_N})\s{{0,2}}(?P<unit>{_UNIT})(?!\s?(?:[Uu优]盘|压缩包|文件夹|档案袋))(?P<after>以内|以上|以下|左右|封顶)?"
)
_SIZE = re.compile(
    rf"(?P<who>)(?P<between>)(?:(?P<bound>{_LEAST}|{_MOST})[^,。;\d]{{0,4}}?)?(?P<n>\d{{1,5}})\s{{0,2}}(?P<unit>字"
    rf"|分钟|MB|兆|页)(?P<after>以内|以上|以下|左右)?"
)
_OTHERWISE_COUNTED = re.compile(  # 每班40人, 每班评出优秀学员4人; 每校3节, 每校围绕语文、数学、英语三科各1节
    "评|表彰|奖|选出|录取|入围|淘汰|[、和][^,。;]{0,12}各"
)
_GROUP = re.compile(
    r"(?<!中)小学|初中|高中|中学|幼儿|中职|学段|区直|县直|市直|乡镇|城区|农村|示范|普通|组|类|级|初赛|复赛|决赛|其中"
    r"|首批|第[一二三四](?!条)|摘要|简介|标题|附(?!照|图|表|件|视)|(?<!填表)(?<!填报)(?<!使用)说明(?!:)|[上下]半年|每[月周季天日]|学期|春"
    r"|秋|电子(?!邮|信)|纸质|扫描|原件|复印"
)
_OF_GROUP = re.compile(r"(?P<group>[一-龥]{2,16})\s{0,2}\d{1,4}\s{0,2}[所家个名户支],\s{0,2}$")  # 民办机构12家,每家3人
_MOST_TOLD = 150
_SPAN = re.compile(r"(?P<n>\d{1,5})\s{0,2}(?:[-—–~～]{1,2}|至|到)\s{0,2}(?P<most>\d{1,5})\s{0,2}(?P<unit>字|分钟|页)")
_WORKS = re.compile(
    r"(?:微|短)?视频|照片|图片|案例|节目|稿件|论文|征文|教学设计|心得|反思|总结|报告|简报|故事|文章|作品|教师|学生"
    r"|队员|教练|家庭|代表(?!队)|选手|课例|微课|展板|海报"
)
_SHORT_PAPER = re.compile(r"[一-龥]{0,8}(?:小结|随笔|叙事|自述|事迹|笔记|提纲|发言稿|讲稿|解说词|评语)(?!会)")
_PARTY_ON = re.compile(r"^[一-龥]{0,6}?(?:教师|学生|人员)(?=[\d一二两三四五六]{1,2}\s?[份篇张件幅节])")
_ASKED = re.compile(r"推荐|报|选送|参评|上交|提交|评选")
_SO_MANY_OF_IT = re.compile(r"\d\s?[篇份]")
_AS_OTHER = re.compile(  # 时间与学籍证明相同, 与《汇总表》同时送交: of another paper
    r"(?:与|和|同|随)[^,。;]{2,20}(?:相同|一致|一样|同时|一并|一起|一同)"
)
_FIELD = re.compile(r"[一-龥\s]{2,8}:")
_ROW = re.compile(r"[\s|]{0,4}(?P<first>[^\s|]{2,12})(?:\s{2,40}|\s?\|)\s?[^\s|]{1,40}(?:\s{2,40}|\s?\|)")
_TO_BE_FILLED_IN = re.compile(r"[一-龥、]{2,14}\(\d{2,4}字(?:以内|左右)?\)")  # of a form: 研究进展(500字以内)
_OF_SOME_COPIES = re.compile(r"转[送报交呈]|留存|自存|存档|退[回还]|初审|另\s?(?:\d|[一两二三])\s?份|其中")
_PEOPLE = frozenset({"教师", "学生", "队员", "代表", "选手", "家庭"})
_ABOUT = 0.2  # 2000字左右


@dataclass(frozen=True, slots=True)
class Limit:
    """So many of something for each party, or of so many characters or minutes; `most` is large where only the least
    is told."""

    one: Sentence
    quote: str
    who: str  # empty for a size
    unit: str
    least: int
    most: int
    apart: frozenset[str]
    things: frozenset[str]
    group: str = ""  # those who are counted just before


def limits_conflict(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    told: set[tuple[int, str]] = set()
    limits = limits_told(circular)
    for at, limit in enumerate(limits):
        for other in limits[:at]:
            apart = _are_rows(circular, other.one.line, limit.one.line)
            if not apart and (limit.one.line, limit.unit) not in told and _conflict(circular, other, limit):
                told.add((limit.one.line, limit.unit))
                message = f"第 {other.one.line} 行说“{other.quote}”，这里说“{limit.quote}”，以哪个为准没有说"
                yield defect("count-unclear", limit.one.line, limit.quote, message)
                break


def _are_rows(circular: Circular, *lines: int) -> bool:
    """班主任班　4月20日　每校4人, and below it 校长班　5月26日　每校2人: rows of a table, each of its own."""
    rows = [_ROW.match(circular.narrow[line]) for line in lines]
    return all(rows) and len({row["first"] for row in rows if row}) == len(lines)


@lru_cache(maxsize=1)
def limits_told(circular: Circular) -> tuple[Limit, ...]:
    return tuple(islice((limit for one in sentences(circular) for limit in _limits(circular, one)), _MOST_TOLD))


def _limits(circular: Circular, one: Sentence) -> Iterator[Limit]:
    if _TO_BE_FILLED_IN.fullmatch(circular.narrow[one.line].strip()):
        return
    found = list(_TOLD.finditer(one.text))
    units = [told["unit"] for told in found]
    spans = list(_SPAN.finditer(one.text))
    sizes = [size for size in _SIZE.finditer(one.text) if size["unit"] not in units]
    sized = [size["unit"] for size in sizes]
    bounded = (size for size in sizes if sized.count(size["unit"]) == 1 and (size["bound"] or size["after"]))
    each = (told for told in found if units.count(told["unit"]) == 1 and not _OTHERWISE_COUNTED.search(told["between"]))
    for told in (*each, *bounded):
        yield _limit(circular, one, told, *_bounds(told))
    for span in spans:
        if [one["unit"] for one in spans].count(span["unit"]) == 1:
            yield _limit(circular, one, span, int(span["n"]), int(span["most"]))


def _bounds(told: re.Match[str]) -> tuple[int, int]:
    n, bound, after = number_of(told["n"]), told["bound"] or "", told["after"] or ""
    if after == "左右":
        return int(n * (1 - _ABOUT)), int(n * (1 + _ABOUT))
    if re.fullmatch(_LEAST, bound) or after == "以上":
        return n, 10**9
    return (0, n) if bound or after in {"以内", "以下", "封顶"} else (n, n)


def _limit(circular: Circular, one: Sentence, told: re.Match[str], least: int, most: int) -> Limit:
    who = told.groupdict().get("who") or ""
    behind = re.split(r"[,;。\t]", one.text[told.end() :])[0]
    clause = re.split(r"[,;。\t]", one.text[: told.start()])[-1] + re.split(r"[,;。\t]", one.text[told.start() :])[0]
    apart = frozenset(_GROUP.findall(clause.replace(who, "") if who[:1] == "各" else clause)) | frozenset(
        re.findall(r"电子|纸质|扫描|原件|复印", one.text)
    )
    counted = _PARTY_ON.sub("", told[0][len(who) :])
    near = frozenset(_WORKS.findall(f"{counted}{re.split('[、和及]', behind)[0][:6]}" if who else clause))
    quoted = frozenset(re.findall(r"“([^“”]{2,20})”", one.text))
    own = replace(one, text=_AS_OTHER.sub("", one.text))
    named = names_in(own.text)
    alike = documents_in(";".join(_AS_OTHER.findall(circular.narrow[one.line])))
    named = named or frozenset(_SHORT_PAPER.findall(own.text))
    things = near or named or papers_of(circular, own) - frozenset(alike) or quoted
    group = _OF_GROUP.search(one.text[: told.start()])
    of = group["group"] if group else ""
    return Limit(one, told[0], who, told["unit"], least, most, apart, things, of)


def _subject(limit: Limit) -> str:
    """红旗团委 of 红旗团委,每单位推荐1个;红旗团支部,每单位推荐2个; "" where nothing stands in front of who hands in."""
    return limit.one.text.partition(limit.quote)[0].rstrip(",: ")


def _of_two_matters(one: Limit, other: Limit) -> bool:
    """说题比赛,每校选派1名教师, and 每校推选2名青年教师: people, for two matters; 每园2份,送中心小学初审, and of
    these 每园1份 that goes on, another one that stays: copies on two ways."""
    people = one.things <= _PEOPLE and other.things <= _PEOPLE and bool(one.things)
    return people or any(_OF_SOME_COPIES.search(limit.one.text) for limit in (one, other))


def _are_fields_of_two_cards(circular: Circular, one: Limit, other: Limit) -> bool:
    """数量:每校1份 here and 数量:每校一式两份 there."""
    first, second = (_FIELD.match(circular.narrow[limit.one.line]) for limit in (one, other))
    return first is not None and second is not None and first[0] == second[0]


def _are_its_two_lengths(circular: Circular, one: Limit, other: Limit) -> bool:
    """体裁不限,1000字以内, and 征文不得少于1500字: of the only paper; not 感悟文章1篇,2000字左右 beside 简报."""
    told = [limit for limit in limits_told(circular) if limit.unit == "字" and not limit.who]
    apart = any(not limit.things and _SO_MANY_OF_IT.search(limit.one.text) for limit in (one, other))
    return not one.who and one.unit == "字" and len(told) == 2 and not apart


def _conflict(circular: Circular, one: Limit, other: Limit) -> bool:
    alike = one.who == other.who or (one.who and other.who and one.who[:4] == other.who[:4] and len(one.who) > 3)
    alike = alike or bool(one.who and other.who and one.who[0] != other.who[0] and one.who[-1] == other.who[-1])
    capped = any(limit.least == 0 and not limit.apart and limit.who for limit in (one, other))
    if one.one == other.one or not alike or one.unit != other.unit or (one.apart != other.apart and not capped):
        return False
    both_kept = one.least <= other.most and other.least <= one.most
    if both_kept or (one.group and other.group and one.group != other.group):
        return False
    in_rows = one.one.line in circular.rows and other.one.line in circular.rows
    apart = one.one.line == other.one.line and _subject(one) != _subject(other)
    if in_rows or apart or _of_two_matters(one, other) or _are_fields_of_two_cards(circular, one, other):
        return False
    if one.things and other.things:
        return share_a_paper(circular, one.things, other.things) or any(
            mine.endswith(its) or its.endswith(mine) for mine in one.things for its in other.things
        )
    if _are_its_two_lengths(circular, one, other):
        return True
    if one.things or other.things:  # 每校4名, and 优秀辅导员每校1名: another matter
        return any(name in limit.one.text for limit, named in ((one, other), (other, one)) for name in named.things)
    places, lines = circular.places, (one.one.line, other.one.line)
    first, second = places[lines[0]], places[lines[1]]
    if first.style and first.style == second.style and lines[0] != lines[1]:
        return False  # 1.教学设计，每校3篇 2.教育故事，每校2篇
    near = first.item == second.item != 0 or abs(lines[0] - lines[1]) <= 1
    asked = all(_ASKED.search(told.one.text) for told in (one, other))
    return bool(one.who) and (near or asked)
