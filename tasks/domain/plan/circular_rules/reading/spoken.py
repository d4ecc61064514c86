"""Which papers a sentence speaks of, by its own words or its item's, and whether two names are one paper's."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.duty import Sentence, documents_in, sentences

_GENERIC = re.compile(
    r"(?:以[上下]|上述|下列|如下|所有|全部|各项|各类|本次|此次|各地|各校|各单位|各镇|地)?(?:[\d两三四五六七八九十]{1,2}\s{0,2}[份项种类件]|[份项种类](?=材料|资料))?(?:报送|申报|参评|推荐|评选|参赛|上报|纸质|电子)?(?:材料|资料|作品|数据|信息)$"
)
_NOT_NAMED = re.compile(r"^(?:[本此该下上附][述表]|纸质|电子|打印|以上|上述|所有|全部|各类|各项|其他|所需|有关|相关)")
_WORK = re.compile(r"微?视频|照片(?!档案|等?[两三四五六\d]类)|作品|案例|节目|征文|论文|课例|作业(?=[,。;提上]|$)|问卷")
_THIS_SHEET = re.compile(r"[本此该](?:表|台账|清单|名册|报告书?|责任书|承诺书|回执)")
_SHEET_HEAD = re.compile(r"附\s{0,2}[件表]\s{0,2}[\d一二三四五六七八九十]{0,2}:?$")
_TITLE = re.compile(
    r"(?P<number>(?:附件)?\d{1,2}[.、:]\s{0,2})?(?P<title>《?[一-龥A-Za-z0-9()]{3,28}(?:表|书|单|册|台账|回执)》?)"
)
_NOTE = re.compile(r"\s{0,4}(?:填[表报写]?说明|说明|备?注|填表须知)\s{0,2}:")  # what stands under a sheet's title
_RIGHT_UNDER = 2  # lines
_MORE = re.compile(r"(?<![一-龥])[一-龥]{2,6}(?:资料|笔记)(?=[。:,;]|$)")
CONTRAST = re.compile(
    r"(?<!中)小学|初中|高中|幼儿园|中学|电子(?!邮|信)|纸质|第[一二三四](?!条)|[上下]学期|[上下]半年|[一二三四]季度|初稿|终稿"
    r"|[校县市省高中初]级|初评|复评|初审|[甲乙丙丁]组"
    r"|\d{1,2}月份"
)
_APART = re.compile(rf"{CONTRAST.pattern}|补报|补充|延期|顺延")
_SURE = 5  # signs of an ending that only one paper bears
_HANDS_TO = re.compile(  # 向属地街道提交, 交所在街道办事处
    r"向(?:所在|各|当地|属地|所属)*([一-龥]{2,6}?)(?:\([^()]*\))?(?:提交|报送|上报|提出|申报)"
    r"|(?:报送|提交|[交送])[至到给]?(?:所在|当地|属地|所属)(?:地的?)?([一-龥]{2,12})(?=[,。;(]|$)"
)
_ALSO = re.compile(
    r"除[^,。;]{2,16}外,[^,。;]{2,16}(?:也|亦|同样)[须应要需]"
)  # 除乡镇外,示范社也须报送: by a day of its own
_HANDS_ON = r"(?:[应须需]|务必|统一|汇总|审[核查]后?|收齐|请)*,?(?:[于在将把对]|\d)"


@lru_cache(maxsize=1024)  # each is compared with all others
def papers_of(circular: Circular, one: Sentence) -> frozenset[str]:
    """Those that the sentence names, else its row's, else its line's, else its item's; none where it says 以上材料."""
    if one.line in circular.row_names:
        return frozenset({circular.row_names[one.line].strip("《》")})
    item = circular.places[one.line].item
    for text in (one.text, circular.narrow[one.line], circular.narrow.get(item, "")[:60]):
        if named := names_in(text) | frozenset(name for name in _MORE.findall(text) if is_name(name)):
            return named
    return works_in(one.text)


def names_in(text: str) -> frozenset[str]:
    """The papers that a text calls by a name of their own."""
    return frozenset(name for name in documents_in(text) if is_name(name))


def works_in(text: str) -> frozenset[str]:
    """作品, 照片: what papers_of takes where nothing has a name."""
    return frozenset(_WORK.findall(text))


def is_name(name: str) -> bool:
    """材料 and 以上材料 name no paper."""
    return not _GENERIC.fullmatch(name) and not _NOT_NAMED.match(name)


@lru_cache(maxsize=1)
def _all_names(circular: Circular) -> frozenset[str]:
    return frozenset(name for one in sentences(circular) for name in names_in(one.text))


@lru_cache(maxsize=1)
def has_one_paper(circular: Circular) -> bool:
    """Whether the circular asks for one thing alone, under however short a name."""
    names = sorted(_all_names(circular), key=len)
    return bool(names) and all(names[-1].endswith(name) or name.endswith(names[-1][-3:]) for name in names)


def are_one(circular: Circular, one: str, two: str) -> bool:
    """核对表 is the 社保缴费核对表 where no other paper ends so."""
    short, long = sorted((one, two), key=len)
    if one == two or not short:
        return bool(short)
    if short == "作品" and long.startswith(short):
        return True
    if not long.endswith(short):
        return False
    others = (name for name in _all_names(circular) if name.endswith(short) and name != short)
    return len(short) >= _SURE or all(name.endswith(long) or long.endswith(name) for name in others)


def share_a_paper(circular: Circular, ones: frozenset[str], others: frozenset[str]) -> bool:
    return any(are_one(circular, one, two) for one in ones for two in others)


_WHOSE = re.compile("([一-龥]{2,8})的[一-龥]{1,6}[表册单书]")  # 射箭的报名表, 游泳的报名表


def are_apart(one: str, other: str) -> bool:
    """Whether two texts speak of other stages, forms or rounds, 小学 and 初中, or of the papers of others."""
    whose, others = (set(_WHOSE.findall(text)) for text in (one, other))
    return set(_APART.findall(one)) != set(_APART.findall(other)) or bool(whose and others) and not whose & others


_HANDS_IN = re.compile(r"(?:^|[,。;:])\s{0,4}(?P<who>[一-龥]{3,8}?)(?:应当?|必?须|务必|请|要|将)?[于在]\s{0,2}$")
_PARTY = r"(?:[校园镇乡村站所院馆班组]|街道|社区|单位|部门|企业|公司|机构|小学|[初高中]中|卫生室|中心|教师|教职工|本人)"
_ITS_LIMIT = re.compile(  # 4所学校的截止时间为, 各镇、各街道和县文化馆的《报名表》截止时间为
    rf"(?:^|[,。;:])\s{{0,4}}(?P<who>[^,。;:《》]{{0,30}}?{_PARTY})(?:\([^()]*\))?的?(?:《[^《》]{{2,40}}》)?的?(?:报送|提交|上报|申报|报名|上传)?的?"
    r"(?:截[止至](?:时间|日期|日)?|时间|期限|时限)(?:统一)?[为是于到:在]{0,2}\s{0,2}$"
)
_ALL_OF_THEM = re.compile(r"^(?:各|全体|所有|全县|上述|\d{1,4}[所个家])")
_KIND = 2  # signs that two groups have in common: 医院


def are_of_kinds(one: str, other: str) -> bool:
    """三级医院于…, 二级医院于…, right before two days: each is that of another kind of units."""
    if _have_their_limits(one, other):
        return True
    told = [_HANDS_IN.search(before) for before in (one, other)]
    who = [found["who"] for found in told if found]
    if len(who) < len(told) or who[0][-_KIND:] != who[1][-_KIND:]:
        return False
    return not who[0].endswith(who[1]) and not who[1].endswith(who[0])


def _have_their_limits(*befores: str) -> bool:
    """4所学校的截止时间为…; 各镇、各街道和县文化馆的…截止时间为…: units that have nothing in common."""
    told = [found["who"] for before in befores if (found := _ITS_LIMIT.search(before))]
    heads = [set(re.findall(_PARTY, who)) for who in told]
    if len(told) < len(befores) or {"单位"} in heads:
        return False
    bare = sorted((_ALL_OF_THEM.sub("", who) for who in told), key=len)
    return not heads[0] & heads[1] or not bare[1].endswith(bare[0])


def hand_on(one: str, other: str) -> bool:
    """主体向乡镇(街道)提交《材料》 by one day, and 各乡镇(街道)应于… by another: who takes it hands it on."""
    if _ALSO.search(one) or _ALSO.search(other):
        return True
    return any(
        taken is not None and bool(re.search(rf"{taken[1] or taken[2]}(?:\([^()]*\))?{_HANDS_ON}", here))
        for here, there in ((one, other), (other, one))
        for taken in [_HANDS_TO.search(there)]
    )


def told_elsewhere(circular: Circular, asked: Sentence, says: Callable[[Sentence], bool]) -> bool:
    """Whether another sentence says it of a paper that this one names: 每站报送作品2件, and then 作品于…前通过…上传."""
    own = frozenset() if circular.is_endless else frozenset(of_its_sheet(circular, asked.line, tuple(_named(asked))))
    return bool(own) and any(
        one != asked and says(one) and share_a_paper(circular, own, _named(one)) for one in sentences(circular)
    )


@lru_cache(maxsize=1024)
def _named(one: Sentence) -> frozenset[str]:
    return frozenset(documents_in(one.text)) | works_in(one.text)


def of_its_sheet(circular: Circular, line: int, names: Sequence[str]) -> tuple[str, ...]:
    """The names, 本表 by the title of the sheet under which the line stands, 推荐表 on the 公开课推荐表 itself,
    and where 填表说明:5月9日前报送 names none, the sheet right above."""
    titles = [
        (number, found["title"].strip("《》 "))
        for number, text in circular.lines
        if number < line
        and (found := _TITLE.fullmatch(text))
        and (line - number <= _RIGHT_UNDER or not found["number"])
    ]
    at, title = titles[-1] if titles else (0, "")
    if not names and line - at <= _RIGHT_UNDER and _NOTE.match(circular.narrow[line]):
        names = ("本表",)
    above = next((text for number, text in reversed(circular.lines) if number < at), "")
    of_sheet = bool(_SHEET_HEAD.match(above))
    return tuple(
        title if title and (_THIS_SHEET.fullmatch(name) or (of_sheet and title.endswith(name))) else name
        for name in names
    )
