"""Who hands in, told twice so that both cannot hold: 各村不再单独上报, and 各村自行发至…; 全体教师, and 参训人员."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.reading.dated import SPEAKS_OF_ITS_PART
from tasks.domain.plan.circular_rules.reading.spoken import has_one_paper, papers_of, share_a_paper
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.duty import Sentence, sentences
from tasks.domain.plan.circulars.not_handed_in import stays
from tasks.domain.plan.defect import Defect, defect

_VERB = r"报送|上报|报给|报至|报(?!名|告|表|备|到|销)|提交|上交|交至|交到|发送|发[至到给]|送[至到交]|上传|填报|投稿|寄"
_TOGETHER = re.compile(
    r"不(?:再|得|要|能|需|必|用|予)?(?:接收|接受|受理)?[^,。;]{0,4}?(?:单独|自行|个人|直接|各自"
    r"|分别)[^,。;]{0,4}?(?:报|交|发|送|投|寄|上传|申报)"
    rf"|(?:收齐|汇总|审核|集中|打包)?[^,。;]{{0,2}}统一(?:{_VERB})"
)
_ALONE = re.compile(
    rf"(?<!不得)(?<!不能)(?<!不要)(?<!不再)(?<!不)(?:自行|本人|单独|各自|直接|个人)(?:(?:将"
    rf"|把)[^,。;]{{0,24}})?(?:[^,。;]{{0,14}}?(?:前|日))?[^,。;]{{0,4}}?(?:直接)?(?:{_VERB})"
    rf"|(?:自行|本人|单独|各自|直接|个人)(?:将|把)[^。;]{{0,40}}?(?:{_VERB})"
)
_BY = re.compile(
    rf"由(?P<who>各?[一-龥]{{2,9}}?)(?:于|在|负责|将|把|直接|按月|每月|自行|\d"
    rf"|(?=(?:{_VERB})))(?P<rest>[^。;]{{0,40}}?)(?P<verb>{_VERB})"
)
_PARTY = re.compile(
    r"[一-龥、]{0,12}(?:学校|幼儿园|单位|部门|企业|机构|直属校|中学|小学|社区|街道)(?=(?:则|可|应|由)?$)"
)
_CHAIN = re.compile(r"汇总|收齐|统一|审核|集中|收集|转|指导|组织|逐级|初审")
_PEOPLE = r"教师|老师|人员|教职工|职工|党员|干部|学生|家长|班主任|负责人|辅导员|校长|园长|医生|管理员|从业者"
_EVERY = re.compile(
    rf"(?:全体|所有|全部)(?!参[加训评与])[^,。;发送报交传]{{0,10}}(?:{_PEOPLE})(?!进修|发展|培训|研修)|不论是否|人人|无论[^,。;]{{0,10}}均"
    rf"|每[名位](?:{_PEOPLE})"
)
_SOME = re.compile(
    rf"(?:只|仅)(?:由|限|需|要求|须)?[^,。;]{{0,16}}(?:{_PEOPLE})|(?:参加|参与|参训|参评|承担|获奖"
    rf"|入选|上[^,。;]{{1,8}}课的?)[^,。;]{{0,16}}?(?:{_PEOPLE})|由[^,。;]{{0,8}}(?:骨干|指定|部分|参训|参评)[一-龥]{{0,2}}教师|由(?:班主任|负责人)[^和、,。;]{{0,4}}(?:填|签|报|交|撰写)"
    rf"|其[他余][^,。;]{{0,6}}不(?:再|需|必|用)?(?:提交|交|签|填|报)|(?:科任|任课|普通)教师不"
)
_DOES = re.compile(r"上传|[只仅]收|提交|撰写|填写|签[订署]|上交|报送|上报|交(?!流|通)|每人\s?\d|每人[一二两三]")
_LEFT_OUT = re.compile(
    r"(?P<who>小学|初中|高中|幼儿园|村小|教学点|民办园|中心校|中职|企业|社区)(?:暂|可|均|则)?不(?:需|必|用|再"
    r"|须)?(?:要)?(?:报送|上报|提交|填报|填写|参评|报)"
)
_RESERVED = re.compile(
    r"(?P<who>(?:学校|各校|各园|乡镇|村|社区|企业|单位|部门|个人))不得(?:自行|擅自|单独)?(?P<what>[一-龥]{2})"
)


def makers_exclude(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    told = () if circular.is_endless else sentences(circular)
    yield from _pairs(circular, told, _TOGETHER, _ALONE)
    yield from _pairs(circular, [one for one in told if _DOES.search(one.text)], _SOME, _EVERY)
    yield from _two_senders(circular, told)
    yield from _left_out(circular, told)
    yield from _reserved(told)


def _pairs(
    circular: Circular, told: Sequence[Sentence], first: re.Pattern[str], second: re.Pattern[str]
) -> Iterator[Defect]:
    ones = [(one, found[0]) for one in told if (found := first.search(one.text))]
    others = [(one, found[0]) for one in told if (found := second.search(one.text)) and not first.search(one.text)]
    for one, here in ones:
        for other, there in others:
            apart = _divide(one, other, there) or _is_refused(other, there)
            if one != other and not apart and _are_of_one_paper(circular, one, other):
                yield _defect(one, here, other, there)
                break


def _is_refused(other: Sentence, alone: str) -> bool:
    """个人直接送交的不予受理: nobody is to."""
    return bool(re.match(r"[^,。;]{0,4}的,?[一-龥]{0,3}不", other.text.partition(alone)[2]))


def _divide(one: Sentence, other: Sentence, alone: str) -> bool:
    """中心校…统一报送;县直学校、幼儿园各自报送: side by side, the second with parties of its own."""
    who = _PARTY.search(other.text[: other.text.find(alone)])
    return one.line == other.line and who is not None and who[0] not in one.text


_TO_THEM = re.compile(r"各|[一-龥]{0,3}(?:教师|学员|学生|家长|本人)")  # 合格证由中心直接发给新教师
_SIGNS = re.compile("签[字名]|盖章|审[核定阅]|把关")  # 由主要负责人签字并盖章后报送: who signs, and not who sends


def _two_senders(circular: Circular, told: Sequence[Sentence]) -> Iterator[Defect]:
    """由校车公司报送 here, 由学校…发至 there, and neither gathers for the other."""
    known: list[tuple[Sentence, re.Match[str]]] = []
    for one in told:
        found = None if _CHAIN.search(one.text) or stays(one.text) else _BY.search(one.text)
        if found is None or _SIGNS.search(found[0]) or _TO_THEM.match(one.text, found.end()):
            continue
        other = next(
            (k for k in known if k[0] != one and _are_of_one_paper(circular, k[0], one) and _are_unlike(k[1], found)),
            None,
        )
        if other:
            yield _defect(other[0], other[1][0], one, found[0])
        known.append((one, found))


def _are_unlike(one: re.Match[str], other: re.Match[str]) -> bool:
    first, second = (re.sub(r"本人$|^(?:各|全体|所有)|所在|本", "", found["who"]) for found in (one, other))
    schools = all(re.fullmatch(r"(?:中心|中小|小|中)?学?校|[小中]学", who) for who in (first, second))
    return first not in second and second not in first and not schools


def _left_out(circular: Circular, told: Sequence[Sentence]) -> Iterator[Defect]:
    """小学不报送材料, and then 各小学于…前报送."""
    for one in told:
        for found in _LEFT_OUT.finditer(one.text):
            asks = re.compile(rf"(?:各|每所?|由){found['who']}(?!不)[^,。;不]{{0,24}}?(?:{_VERB}|填写)")
            asked = next(((k, hit[0]) for k in told if k != one and (hit := asks.search(k.text))), None)
            if asked and _are_of_one_paper(circular, one, asked[0], loose=True):
                yield _defect(one, found[0], *asked)


def _reserved(told: Sequence[Sentence]) -> Iterator[Defect]:
    """由学校组织考核 in the item, 学校不得自行考核 in another."""
    for one in told:
        for found in _RESERVED.finditer(one.text):
            does = re.compile(rf"由(?:各)?{found['who'][-2:]}(?:自行|负责|组织|统一){{0,2}}{found['what']}")
            for other in told:
                if other != one and (hit := does.search(other.text)):
                    yield _defect(one, found[0], other, hit[0])
                    break


def _are_of_one_paper(circular: Circular, one: Sentence, other: Sentence, *, loose: bool = False) -> bool:
    if _lead_two_parts(circular, one, other):
        return False
    ones, others = papers_of(circular, one), papers_of(circular, other)
    if ones and others:
        return share_a_paper(circular, ones, others)
    item = circular.places[one.line].item
    near = bool(item) or abs(one.line - other.line) <= 1  # where nothing is numbered, all lines are of one item
    return loose or (near and item == circular.places[other.line].item) or has_one_paper(circular)


def _lead_two_parts(circular: Circular, *both: Sentence) -> bool:
    """以下材料由各校报送, and in the next section 以下材料由每位教师上传: each of its own list."""
    apart = len({circular.places[one.line].section for one in both}) > 1
    return apart and any(SPEAKS_OF_ITS_PART.search(one.text) for one in both)


def _defect(one: Sentence, here: str, other: Sentence, there: str) -> Defect:
    message = f"这里说“{here}”，第 {other.line} 行说“{there}”，由谁交没有定"
    return defect("who-unclear", one.line, here, message)
