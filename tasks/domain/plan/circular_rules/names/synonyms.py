"""A paper or platform that is asked for under one name and spoken of under another: 家访记录表, and 家访登记表
须加盖公章."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.names.names import vary
from tasks.domain.plan.circular_rules.reading.lists import attachments_of
from tasks.domain.plan.circular_rules.reading.spoken import names_in
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import SUBMIT
from tasks.domain.plan.circulars.duty import sentences
from tasks.domain.plan.circulars.past import is_past
from tasks.domain.plan.defect import Defect

_SAME = (
    {"培训", "研修", "进修", "研训"},
    {"自查", "检查", "排查"},
    {"自查", "自评"},
    {"推荐", "申报"},
    {"记录", "登记"},
    {"统计", "汇总"},
    {"申报", "申请", "报名"},
    {"调查", "调研", "摸底"},
    {"名单", "名册", "花名册"},
    {"总结", "小结"},
    {"安排表", "计划表"},
    {"征文", "作文"},
    {"隐患", "问题"},
    {"职称", "专业技术职务", "专业技术资格"},
)
_COMPARED = re.compile(  # 填报前应与《人员清册》(一式2份)逐项核对: spoken of, and not asked for
    r"[与和同跟]《(?P<name>[^《》]{2,40})》(?:\([^()]{0,12}\))?[^,。;]{0,6}(?:核对|比对|对照|一致|相符)"
)
_BEGINS = 4  # signs by which two names of one form agree
_LEAST = 5  # signs of a name
_PLACE = re.compile(r"“(?P<name>[一-龥]{4,10})”(?P<kind>平台|系统)")
_CONTEST = re.compile(  # 护理技能竞赛, 护理技术大比武
    r"(?P<of>[一-龥]{2,8}?)(?P<what>(?:操作|岗位|业务|职业|专业)?(?:技能|技术|技艺))(?P<kind>大?比武|竞赛|大赛|比赛)(?!办法|规则)"
)
_BEFORE_IT = re.compile(r".*(?:参加|举办|开展|组织|年度?|届|次|项|的|和|与|及|在|于|到)")
_HANDS_IN = re.compile(rf"{SUBMIT}|填报|录入|申报")
_OF_ITS_OWN = re.compile(
    r"另[一外行]?|其他|还须|同时|分别|以及|和《|(?<![一二三四五六七八九十])、《|按照?《|根据《|依据《|参照|去年|上年"
)


def synonyms_vary(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    if circular.is_endless:
        return
    yield from _of_papers(circular)
    yield from _of_platforms(circular)
    yield from _of_contests(circular)


def _of_papers(circular: Circular) -> Iterator[Defect]:
    asked: dict[str, int] = {}
    spoken: dict[str, int] = {}
    due = {mention.line for mention in circular.deadlines}
    listed = {re.sub(r"[《》。;]", "", name) for name, _ in attachments_of(circular).values()}
    for one in sentences(circular):
        is_asked = one.line in due or one.line in circular.rows or bool(one.asks) or bool(re.search(SUBMIT, one.text))
        for name in _COMPARED.findall(one.text):
            spoken.setdefault(name, one.line)
        for name in names_in(_COMPARED.sub("", one.text)):
            known = asked if is_asked else spoken
            if is_asked or not (is_past(one.text) or _OF_ITS_OWN.search(one.text)):
                known.setdefault(name, one.line)
    for name, line in spoken.items():
        if name in asked or name in listed or len(name) < _LEAST:
            continue
        for other, at in asked.items():
            told = len(other) >= _LEAST and (
                _are_synonyms(name, other)
                or _is_the_end_of(circular, line, name, other)
                or _is_filled_in_as(circular, line, name, other, asked)
            )
            if at != line and told:
                yield vary(line, name, other, at)
                break


def _are_synonyms(one: str, other: str) -> bool:
    """家访记录表 and 家访登记表: alike but for one word, and the two words mean the same."""
    return one != other and other in _with_other_words(one, other)


def _is_the_end_of(circular: Circular, line: int, one: str, other: str) -> bool:
    """合唱报名表中的队员姓名, of the 《教职工合唱申报表》: without its first words, and with another one."""
    inside = re.search(rf"{re.escape(one)}》?(?:[中里上]的?|所[填列报])", circular.narrow[line])
    return bool(inside) and not other.endswith(one) and any(map(other.endswith, _with_other_words(one, other)))


def _is_filled_in_as(circular: Circular, line: int, one: str, other: str, asked: Collection[str]) -> bool:
    """岗位申报表中的补贴标准, of the 岗位需求表, the only form asked for that begins so."""
    inside = re.search(
        rf"{re.escape(one)}》?(?:[中里上]的?|的)[一-龥“]{{2,12}}?(?:[按栏项]|为|须|应|由|填|以)", circular.narrow[line]
    )
    like = [name for name in asked if name[:_BEGINS] == one[:_BEGINS]]
    return bool(inside) and like == [other] and len(one) == len(other) and one[-1] == other[-1] in "表册单"


def _with_other_words(one: str, other: str) -> set[str]:
    """A name with each of its words told by another of the same meaning, of which the other name has one."""
    words = [group for group in _SAME if any(word in one for word in group) and any(word in other for word in group)]
    return {
        one.replace(word, instead)
        for group in words
        for word in group
        if word in one
        for instead in group - {word}
        if instead in other
    }


def in_one_word(name: str) -> str:
    """专业技术职务评审表 and 职称评审表 are one."""
    return re.sub("专业技术(?:职务|资格)", "职称", name)


def _of_platforms(circular: Circular) -> Iterator[Defect]:
    """“智慧教育”平台 to hand in on, and “智慧校园”平台, on which nothing is."""
    used: dict[tuple[str, str], int] = {}
    spoken: dict[tuple[str, str], int] = {}
    for one in sentences(circular):
        for found in _PLACE.finditer(one.text):
            (used if _HANDS_IN.search(one.text) else spoken).setdefault((found["name"], found["kind"]), one.line)
    for (name, kind), line in spoken.items():
        for (other, other_kind), at in used.items():
            alike = name[:2] == other[:2] and kind == other_kind and len(name) == len(other)
            if (name, kind) not in used and alike and line != at:
                yield vary(line, name, other, at)
                return


def _of_contests(circular: Circular) -> Iterator[Defect]:
    """护理技能竞赛 to take part in, and the prizes of the 护理技术大比武: 技能 and 技术, another kind."""
    first: dict[str, tuple[str, int]] = {}
    for line, text in circular.lines:
        for found in _CONTEST.finditer(re.sub(r"《[^《》]{1,80}》", "", text)):
            of = _BEFORE_IT.sub("", found["of"])
            name = f"{of}{found['what']}{found['kind']}"
            known, at = first.setdefault(of, (name, line))
            words = [{word for word in ("技能", "技术", "技艺") if word in one} for one in (name, known)]
            if len(of) > 1 and at != line and words[0] != words[1] and known[-2:] != name[-2:]:
                yield vary(line, name, known, at)
                return
