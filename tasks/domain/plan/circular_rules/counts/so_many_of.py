"""How many, told so that two readings fit: 限报1-2项, 推荐村医和护士2名, 限3件 and then 4件作品须贴标签."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.counts.picked import asks_for_papers
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import SUBMIT, number_of
from tasks.domain.plan.circulars.duty import Sentence, sentences
from tasks.domain.plan.defect import Defect, defect

_N = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,2})"
_UNIT = r"[名人篇件个份项节幅部户本套例条卷张首支段]"
_SO_MANY = r"(?<![一-龥]一)(?:一两|一二|两三|二三|三四|三五|四五|五六)"
_LIMIT = re.compile(rf"限[报推交送]?{_N}\s?(?:[-—–~至到]|或者?){{1,2}}\s?{_N}\s?{_UNIT}")
_ROUGH = re.compile(
    r"(?:推荐|推选|报送|上报|提交|上交|选送|选派|撰写|拍摄|制作|附)[^,。;]{0,24}?"
    rf"(?P<rough>{_SO_MANY}(?:篇|份|名|件|幅|张|部|首|项|段|户))(?![级之次])"
)
_OF_A_PAPER = re.compile(  # 推荐表2至3份送工贸股: are two enough?
    rf"(?:[表册单书账证]|方案|报告|总结|名单|清单|复印件|材料)》?(?P<rough>{_N}份?\s?(?:至|到|[-—–~～])\s?{_N}\s?份)"
)
_OF_A_NAME = (
    r"(?:(?![的各等共每]|[一二两三四五六七八九十][名个人户支])[一-龥])"  # no number of its own: 班组三个和职工十名
)
_SHARED = re.compile(  # of one of them 2, or of each?
    rf"(?:推荐|推选|推报|评选)(?:出)?(?P<pair>{_OF_A_NAME}{{2,6}}[和与及]{_OF_A_NAME}{{2,6}}?)(?P<n>{_N})\s?名(?![一-龥]*共)"
)
_ASKED = re.compile(
    rf"(?:每[一-龥个]{{1,6}}|限|[各请][一-龥]{{1,6}}|交|报送?|制作|拍摄|撰写|推荐)[^,。;\d]{{0,16}}?(?P<n>{_N})\s?(?P<unit>[件部篇幅张份个节段首本套项])(?!以上|左右|[月年])"
)
_AGAIN = re.compile(
    rf"(?:^|[,。;])(?:这|该|上述|以上|同一[一-龥]{{1,4}}?(?:申报|报送|推荐|选送)的)?(?P<n>{_N})\s?(?P<unit>[件部篇幅张份节段首本套项])(?P<what>[一-龥]{{2,4}}?)(?:均|都|须|应|必须|全部|要|逐|分别)"
)
_EACH_OF_SEVERAL = re.compile(r"[和与及、][一-龥]{2,10}各|分别|原件|复印|一式|每[类组项]|每个(?:类|组|项|学科)")
_WITHIN = re.compile(
    rf"(?P<n>{_N})\s?(?P<unit>[件篇份幅个项节名人])(?:\(每(?P<who>[校园院村镇站馆厂队组]|单位|企业|街道|社区)(?:限报|限|报|不超过|最多|只报)?"
    rf"|,每(?P<next>[校园院村镇站馆厂队组]|单位|企业|街道|社区)(?:限报|限|不得?超过|不多于|最多报?|至多|只报))(?P<limit>{_N})\s?(?P=unit)(?=[),。;])"
)
_BESIDE = re.compile(  # 每街道推荐两人(名额三人)
    rf"(?P<n>{_N})\s?(?P<unit>{_UNIT})\((?:名额|指标|限额|数量)[为是共]?(?P<limit>{_N})\s?(?P=unit)\)"
)
_BOUNDS = re.compile(  # 不少于5件、不超过3件
    rf"(?:不少于|至少|不低于)(?P<least>{_N})\s?(?P<unit>{_UNIT})[,、]?(?:且|但|并)?(?:不超过|不多于|不得超过|最多)(?P<most>{_N})\s?(?P=unit)"
)
_SUBJECTS = re.compile(  # 语文、数学、英语三科推荐微课2节, 语文、数学、英语学科报5节: so many of all, or of each?
    r"[一-龥]{2,4}(?:、[一-龥]{2,4}){1,5}(?:等)?(?:[两二三四五六2-6]\s?(?:个?学?科|个?学段|个?年级|个?组别?|个?类别?|个?项目)|学科|科目|学段|年级)"
    rf"(?:推荐|报送|选送|上报|申报|提交|上传|报|交)(?P<what>[^,。;每各共均\d]{{0,10}}?)(?P<n>{_N})\s?(?P<unit>{_UNIT})"
)
_UNITS = re.compile(  # 县城三所高中团委上报3篇: three of them all, or of each?
    r"(?:^|[,。;:(])[^,。;:\d每各均共]{0,8}?(?P<k>[两二三四五六七八九十\d]{1,2})\s?[所家个](?![^,。;]*(?:月|工作日|班|以上|[每各均共]|分别|合))"
    rf"[一-龥]{{2,12}}?(?:上报|报送|提交|推荐|选送|报|交)(?P<what>[^,。;每各均共\d]{{0,10}}?)(?P<n>{_N})\s?(?P<unit>{_UNIT})"
)
_WHOSE = re.compile("每[校园院村镇站馆]|每[篇件幅节部首][^,。;]*")  # of a school; what one of them is like
_OF_EACH = re.compile(r"[每各均共]|分别|合计|一式")
_OF_EACH_KIND = re.compile(  # 每校推荐3节课(每学科3节): three of all, or of each subject?
    rf"每[校园院村镇站馆单][^,。;\d()]{{0,8}}?(?P<n>{_N})\s?(?P<unit>[件篇份幅个项节名部])[一-龥]{{0,4}}"
    rf"\((?:其中)?每个?(?:学科|学段|年级|类别?|组别?|项目|工种|专业|人|班级?)(?P<limit>{_N})\s?(?P=unit)\)"
)
_HANDED_IN = re.compile(rf"{SUBMIT}|推荐|推选|选送")
_OF_WHICH_UNIT = re.compile(  # 每校(班)2篇: of a school, or of each class? 每村(社区) are two names of such a unit
    r"以(?:学校|年级|班级|学科|教研组|村|组|科室|班组|支部)或者?(?:学校|年级|班级|学科|教研组|村|组|科室|班组|支部)为单位"
    r"|[每各](?:(?:学?校|园)(?:[(/]|或者?每?个?)(?:班级?|年级|学科|教研组|备课组|教师)|村(?:[(/]|或者?每?)(?:村民)?[组户]"
    rf"|(?:单位|[院站所馆局])(?:[(/]|或者?每?个?)(?:[科股]室|班组|部门)|班(?:[(/]|或者?每?)(?:小组|组|人))\)?[^,。;(\d]{{0,16}}?{_N}\s?{_UNIT}"
)
_OF_EACH_OF_EACH = re.compile(  # 各校各学科精选教学设计3篇: three of a school, or of each subject?
    rf"各(?:学?校|园|单位|乡?镇|街道|社区|县区|企业|支队|大队|[村站所院馆局]),?、?各(?:学科|学段|年级|年龄[班段]|班级?|教研组|备课组|课题组|[科股]室|班组|车间|岗位|支部|村民小组|河[流段道]|水库|路[段线]|工程|项目|景区|片区|网格|类别|组别|工种|专业|栏目|专题|赛项|品种|灾种|作物|行业|领域|条线)(?:[^,。;每各\d]){{0,20}}?(?P<n>{_N})\s?{_UNIT}"
)
_OR_BY = re.compile(  # 视频2至3节或者按班级数确定
    rf"{_N}\s?{_UNIT}(?:[^,。;\d]{{0,8}}),?(?:或者?|也可以?)(?:按照?|根据|依据|视)[^,。;]{{2,14}}?(?:确定|而定|决定|掌握|计算|报送|推荐|安排)"
)


def so_many_of(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    for one in sentences(circular):
        yield from _within_another(one)
        yield from _of_one_or_the_other(one, tabled=one.line in circular.rows)
        rough, shared = (
            _LIMIT.search(one.text) or _ROUGH.search(one.text) or _OF_A_PAPER.search(one.text),
            _SHARED.search(one.text),
        )
        if one.line in circular.rows or not (rough or shared) or not asks_for_papers(circular, one):
            continue
        if rough:
            quote = rough.groupdict().get("rough") or rough[0]
            yield defect("count-unclear", one.line, quote, f"“{quote}”没有准数，少了算不算够没有说")
        if shared and number_of(shared["n"]) > 1:
            message = f"“{shared[0]}”是各{shared['n']}名还是一共{shared['n']}名没有说"
            yield defect("count-unclear", one.line, shared[0], message)
    yield from _told_again(circular)


def _within_another(one: Sentence) -> Iterator[Defect]:
    """各院报送案例2篇(每院限报1篇): each of them is asked for two, and may send one."""
    for found in _WITHIN.finditer(one.text):
        before = one.text[: found.start()]
        same = re.search(rf"(?:各[^,。;()]{{0,10}}|每){found['who'] or found['next']}(?!.*[共计总])", before)
        if same and number_of(found["n"]) != number_of(found["limit"]):
            yield defect("count-unclear", one.line, found[0], f"“{found[0]}”两个数不一样，以哪个为准没有说")
    for found in _BOUNDS.finditer(one.text):
        if number_of(found["most"]) < number_of(found["least"]):
            yield defect("count-unclear", one.line, found[0], f"“{found[0]}”两个界限合不到一起")
    for found in _BESIDE.finditer(one.text):
        if number_of(found["n"]) != number_of(found["limit"]):
            yield defect("count-unclear", one.line, found[0], f"“{found[0]}”两个数不一样，以哪个为准没有说")
    for found in (*_SUBJECTS.finditer(one.text), *_UNITS.finditer(one.text)):
        if not _OF_EACH.search(_WHOSE.sub("", one.text)) and number_of(found["n"]) > 1:
            message = f"“{found[0]}”是一共{found['n']}{found['unit']}还是每样{found['n']}{found['unit']}没有说"
            yield defect("count-unclear", one.line, found[0], message)
    for found in _OF_EACH_KIND.finditer(one.text):
        if number_of(found["limit"]) >= max(2, number_of(found["n"])):
            yield defect("count-unclear", one.line, found[0], f"“{found[0]}”是一共这么多还是每样这么多没有说")


def _of_one_or_the_other(one: Sentence, *, tabled: bool) -> Iterator[Defect]:
    """每校(班)2篇, 各校各学科3篇, 2节或者按班级数确定: each can be read as two numbers."""
    owed = bool(_HANDED_IN.search(one.text))
    if (found := _OF_WHICH_UNIT.search(one.text)) and (owed or tabled):
        yield defect("count-unclear", one.line, found[0], f"“{found[0]}”是按哪一级算没有说")
    found = _OF_EACH_OF_EACH.search(one.text)
    if found and owed and number_of(found["n"]) > 1 and "每" not in one.text:
        yield defect("count-unclear", one.line, found[0], f"“{found[0]}”是一共这么多还是每样这么多没有说")
    if (found := _OR_BY.search(one.text)) and owed:
        yield defect("count-unclear", one.line, found[0], f"“{found[0]}”是定数还是另外算没有说")


def _told_again(circular: Circular) -> Iterator[Defect]:
    """每班限3件。4件作品须逐件贴标签; 短视频1部,两部视频均须控制在3分钟内: in one line, of one unit, told once."""
    for line, text in circular.lines:
        again = _AGAIN.search(text) if line not in circular.rows else None
        if again is None or _EACH_OF_SEVERAL.search(text[: again.start()]):
            continue
        before = [found for found in _ASKED.finditer(text, 0, again.start() + 1) if found["unit"] == again["unit"]]
        if len(before) != 1 or number_of(before[0]["n"]) == number_of(again["n"]):
            continue
        if again["what"][-2:] in text[: again.start()]:
            message = f"前面说“{before[0][0]}”，这里说“{again[0].strip(',。;')}”，以哪个为准没有说"
            yield defect("count-unclear", line, again[0].strip(",。;"), message)
