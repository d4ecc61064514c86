"""One sentence of a circular, taken apart: what is to be handed in, until when, to where, by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tasks.domain.plan.drafting.completed import completed
from tasks.domain.plan.drafting.days.arrival import on_arrival
from tasks.domain.plan.drafting.days.deadline import is_due
from tasks.domain.plan.drafting.days.numbers import NUMBER
from tasks.domain.plan.drafting.days.over_papers import stands_over_papers
from tasks.domain.plan.drafting.days.shared_out import tells_of_days
from tasks.domain.plan.drafting.days.told_exactly import firm_of
from tasks.domain.plan.drafting.days.when import When
from tasks.domain.plan.drafting.days.worked_on import without_work
from tasks.domain.plan.drafting.draft_words import (
    ALL_OF_THEM,
    BELOW,
    HANDS_IN_LABEL,
    LABELLED_DUE,
    REFUSAL,
    SUBMIT,
    THE_REST,
)
from tasks.domain.plan.drafting.moved import moved_names
from tasks.domain.plan.drafting.page import Line
from tasks.domain.plan.drafting.papers.names.name import Name
from tasks.domain.plan.drafting.papers.names.references import Reference, without_counted
from tasks.domain.plan.drafting.papers.names.sets import as_one
from tasks.domain.plan.drafting.papers.not_owed.kept import is_kept_there, without_kept_end
from tasks.domain.plan.drafting.papers.not_owed.no_duty import asks_nothing, only_in_a_case, only_pays
from tasks.domain.plan.drafting.papers.not_owed.only_used import is_only_used
from tasks.domain.plan.drafting.stretches import Group, Part, joined, stretches

_TO_WHAT_END = re.compile(  # 为及时向教育部报送我校数据,请各系…: what it is for is asked of nobody
    r"^\s*(?:[^,。;\d]{2,20},)?为(?:了|确保|保证|保障|方便|做好|进一步|更好|切实|全面|及时|准确|完整|按时|加强|规范|贯彻|推动|促进|落实)(?:(?!\d[日号]|前)[^。;])*?,"
    r"(?=现将|请|特请|现请|[一-龥()、]{2,12}(?:务必|须|应|要)于|各(?:单位|学校|部门|平台|校)[须要应请])"
)
_TO_FOSTER = re.compile(  # 为培育优秀论文,每个学院…: what it is for is no paper, whoever is asked behind it
    r"^\s*为(?:培育|充实|培养|展示|选拔|总结|推广|检验|提[高升]|增强|丰富|弘扬|营造|引导|激发|深化|掌握|了解|摸清|积累|遴选|选树|树立|宣传|鼓励|评选|发现)[^,。;《》\d]{2,30},"
)
_REFUSED_ASIDE = re.compile(r"\([^()]{0,30}\)")  # 可于3月18日前(逾期不予受理)把《申请表》发至…
_SET_ASIDE = (_TO_WHAT_END, _TO_FOSTER)
_ONCE_DONE = re.compile(r"(?:全部|全面)?(?:完成|结束|完毕)(?:之|以)?后")
_TAKES_PART = re.compile(r"\s*参加[^,。;]{0,12}(?:评选|评比|展评|比赛|大赛|竞赛|评审|展示)")
_ASKED_INSTEAD = re.compile(rf"[^,。;]*,(?=[^。;]*{NUMBER}[日月时][^,。;]*(?:前|[)日][送交报]))")
_SPOKEN_OF = re.compile(r"(?:情况|信息|数据|统计|结果|工作量|汇总)$")
_SUMS_UP = re.compile("(?:情况)?(?:汇总|统计|分析)(?:表|报告)")
_WORKS = re.compile(r"(?:汇总|统计|梳理|分析|归纳)[^,。;《》]{2,20}$")
_INTO = re.compile(r"[^,。;《》]{0,16},(?:并|据此)?形成(?=[《一-龥])")
_MADE_INTO = re.compile(
    r"(?:(?:[、和及与][^,。;《]{2,8}){1,3},由[^,。;《]{1,8}?|[^,。;《]{0,4}(?:,(?:由[^,。;《]{1,8}?)?)?)(?:汇编|编印|选编|编辑|编|整理|汇集|结集|装订|印制|剪辑|制作|汇总|做|定稿)(?:成|为)(?:册,?)?(?:一?[份册个部本]|\d[份册个部本])?(?=《)"
)
_SUMMED_UP_INTO = re.compile(  # 教师填写问卷,汇总形成《需求表》
    r"[^,。;《]{0,6},(?:[一-龥]{0,6}?)(?:汇总|整理|统计|分析|归纳|提炼|梳理)(?:[、和并后]|汇总|整理|统计|分析)*(?:形成|填写|填报|撰写|编制|编成|制成|填入)(?=[《一-龥])"
)
_FILLED_IN_AS = re.compile(r"由[^,。;《]{1,10}?(?:填写|填入|填报|填)(?=《)")  # 联络员名单由各单位填写《登记表》
_COUNTED_INTO = re.compile(  # 家长问卷由班主任收齐,统计后填写《汇总表》
    r"由?[^,。;《]{0,8}(?:收齐|收回|回收)[^。;《]{0,6}(?:统计|汇总|整理|分析)后?[^,。;《]{0,4}(?:填写|填入|形成|填报)(?=《)"
)
_FILMED_AS = re.compile(
    r"[^,。;《]{0,4},?(?:录制|拍摄|制作|剪辑)[为成](?=[^,。;]{0,16}视频)"
)  # 推荐课例,录制为45分钟的视频
_INTO_ANOTHER = (_FILMED_AS, _MADE_INTO, _COUNTED_INTO, _SUMMED_UP_INTO, _FILLED_IN_AS)
_BESIDE = re.compile(
    r"\s*(?:\([^()]*\))?(?:各?[一二两三四五六七八九十\d]+[份篇件个幅张段册])?(?:[、和与及]|以及|,?(?:连同|并附))"
)
_SPARED = re.compile(  # 企业不再单独写总结,由街道写1份: the name behind it is that of what is not asked for
    r"(?:不再|不[用必需]要?|无[需须]|不要求|免于?)(?:再|要)?(?:另外?|另行|单独|分别|逐级|重复)?(?:撰写|编写|填写|填报|制作|写|填|做|编|出具?|报送?|附)"
    r"(?:[一-龥]{0,2}?年度|书面|专题|纸质)?$"
)
_FOR_WHAT = re.compile(
    r",?\s*(?<!为)(?<!为了)(?:以便|便于|以利|例如|比如|(?<=,)[仅只]?供[^,。;]{2,24}(?:用|参考)(?=[。;]?$)|(?<=,)仅?用于(?:制作|印制|办理|制发|编印|公示|宣传|展示)(?=[^,。;]{0,16}[。;]?$))"
)


_DONE_BY_OFFICE = re.compile(  # 检查结果由我局录入系统; 党校将于5月中旬把成绩反馈组织部
    r"(?:补贴|补助|津贴|奖金|资金|救助金|工资)由[^。;]{2,30}?(?:发[到至给放]|打[到入卡]|拨付|划拨)"
    r"|由(?:我[局校馆院站办]|[县市区]局|局)(?:统一)?(?:录入|上传|导入|登记|发布)"
    r"|^(?![^,。;]{0,6}[各每本])[一-龥]{0,8}(?:党校|中心|馆|局|委)将[于在][^。;]{0,24}(?:反馈|公布|通报|发放)"
)


@dataclass(frozen=True, slots=True)
class Demand:
    """What one stretch of a sentence asks for. `names` without generic ones; `generic`: 以上材料, 电子版."""

    line: Line
    text: str  # of the stretch
    sentence: str
    names: tuple[Name, ...] = ()
    generic: tuple[Name, ...] = ()
    references: tuple[Reference, ...] = ()
    whens: tuple[When, ...] = ()
    channels: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()  # channels of the sentence's other stretches, where this one names none
    ways: tuple[str, ...] = ()  # what the sentence that it points back to says of the way
    hands_in: bool = False
    all_of_them: bool = False
    the_rest: bool = False
    activity: bool = False  # has a deadline, but hands in nothing
    listed: str = ""  # the words that lead a list in the same paragraph, where it is one of the list
    condition: bool = False  # 确有困难的,须写出报告: owed only in a case that is none of all
    inherits: bool = False  # goes on about what the sentence named before: 纸质版于…
    whose: str = ""  # 第一批, whose day it has, where its own words do not tell

    @property
    def speaks_of_nothing(self) -> bool:
        return not self.names and not self.references

    @property
    def form(self) -> str:
        return next((name.form for name in (*self.generic, *self.names) if name.form), "")


def read_sentence(
    line: Line, start: int, sentence: str, moments: tuple[When, ...], above: str = ""
) -> tuple[Demand, ...]:
    """The demands of one sentence that begins at `start` of the line; none where nothing is to be handed in. `moments`:
    the line's; `above`: the words that its list or its section stands under."""
    sentence = without_kept_end(sentence)
    if asks_nothing(sentence, line.text, start):
        return ()
    if aim := next((found for one in _SET_ASIDE if (found := one.match(sentence))), None):
        start, sentence = start + aim.end(), sentence[aim.end() :]
    if purpose := _FOR_WHAT.search(sentence):
        sentence = sentence[: purpose.start()]  # 以便汇总后上报县安委办: what becomes of it
    start, sentence = _without_refusal(start, sentence)
    end = start + len(sentence)
    whens = [when for when in moments if start <= when.start and when.end <= end]
    arrival = [when for when in whens if on_arrival(line.text[when.end : end])]
    due = [when for when in whens if when in arrival or is_due(when, line.text, start, end, whens, above)]
    due = firm_of(without_work(due, line.text, end), line.text)
    groups = joined(stretches(line, start, end, due, whens), line.text)
    demands = [_demand(group, line, sentence, above) for group in groups]
    told = completed([demand for demand in demands if not only_pays(demand.text)])
    return tuple(replace(demand, condition=True) for demand in told) if only_in_a_case(sentence) else tuple(told)


def _without_refusal(start: int, sentence: str) -> tuple[int, str]:
    """A sentence without what it refuses, and where it begins: 不再报送纸质材料,《季报》4月5日前发至…;
    截止日期:5月31日,逾期不予受理. 录制视频,不得剪辑,10月23日前报送 refuses only a way to make it."""
    bare = _REFUSED_ASIDE.sub(lambda aside: "~" * len(aside[0]), sentence)
    refusal = REFUSAL.search(bare)
    if refusal is None:
        return start, sentence
    before = sentence[: refusal.start()]
    asked = _ASKED_INSTEAD.match(sentence, refusal.start())
    asked = asked if asked and SUBMIT.search(sentence, asked.end()) else None
    if asked and "," not in before:
        return _without_refusal(start + asked.end(), sentence[asked.end() :])
    return (start, sentence) if asked or SUBMIT.search(before) else (start, before[: max(before.rfind(","), 0)])


def _demand(group: Group, line: Line, sentence: str, above: str) -> Demand:
    first, last = group.parts[0].start, group.parts[-1].end
    text = line.text[first:last]
    names = as_one(_handed_in(group, line.text), line.text, sentence)
    return Demand(
        line=line,
        text=text,
        sentence=sentence,
        names=tuple(name for name in names if not name.generic),
        generic=tuple(name for name in names if name.generic),
        references=without_counted([one for part in group.parts for one in part.references], line.text),
        whens=group.whens,
        channels=tuple(dict.fromkeys(channel for part in _where(group) for channel in part.channels)),
        hands_in=any(part.submits for part in group.parts)
        and not _DONE_BY_OFFICE.search(text)
        or bool(group.whens)
        and _is_led(line, sentence, above)
        or any(stands_over_papers(when, line.text, first, last, above) for when in group.whens),
        all_of_them=bool(ALL_OF_THEM.search(text)),
        the_rest=bool(THE_REST.search(text)),
    )


def _is_led(line: Line, sentence: str, above: str) -> bool:
    """Whether a label says that something is to be handed in: 报送时间:, 三、征稿时间."""
    over = SUBMIT.search(above) or LABELLED_DUE.search(above)
    return bool(
        over or tells_of_days(line.body) or any(HANDS_IN_LABEL.match(t) for t in (line.body, sentence.lstrip(" ,")))
    )


def _where(group: Group) -> list[Part]:
    """在系统录入上月数据,并提交截图至工作群: a paper with its own place has no other."""
    at = next((at for at, part in enumerate(group.parts) if any(not name.generic for name in part.names)), 0)
    own = group.parts[at].submits and bool(group.parts[at].channels)
    before = [part for part in group.parts[:at] if not (own and part.submits and part.channels)]
    return [*before, *group.parts[at:]]


def _handed_in(group: Group, text: str) -> Iterator[Name]:
    """请核实学籍变动情况,填写《登记表》,于…报送: beside a paper, what is only looked into is none."""
    names = list(moved_names(group, text))
    said = text[group.parts[0].start : group.parts[-1].end]
    firm = any(not name.generic and not _SPOKEN_OF.search(name.title) for name in names) or bool(BELOW.search(said))
    verbs = [(part.start, part.end) for part in group.parts if part.submits]
    for name in names:
        asked = any(start <= name.start < end for start, end in verbs)
        if is_kept_there(text, name) or _SPARED.search(text[: name.start]):
            continue
        if "《" not in name.title and any(
            _is_form_of(o, name, text) or _is_only_spoken_of(name, o, text) for o in names
        ):
            continue
        only_spoken_of = firm and not (asked or name.listed) and not name.generic and _SPOKEN_OF.search(name.title)
        if not only_spoken_of and not _is_worked_in(name, text) and not is_only_used(name, names, text):
            yield name


def _is_form_of(form: Name, name: Name, text: str) -> bool:
    """作出转正鉴定,填写《转正鉴定表》: what is written in it; 推荐论文,填写《论文推荐表》: whom it is for."""
    if form.start <= name.end or not form.title.startswith("《"):
        return False
    if _BESIDE.fullmatch(text, name.end, form.start):
        return False  # 征文(Word文档)和《征文推荐表》
    return name.title == form.title[1:-2] or f"{name.title}推荐表" == form.title[1:-1]


def _is_only_spoken_of(name: Name, other: Name, text: str) -> bool:
    """作业完成后将《统计表》…; 推荐优秀微课参加评选,报送微课视频; 做好质量分析,将质量分析报告…; 教师填写调查问卷,
    问卷汇总表于…: what comes before the paper that is handed in."""
    if other.start <= name.end or other.generic:
        return False
    if other.title.strip("《》") == f"优秀{name.title}":
        return True
    if name.listed or _BESIDE.fullmatch(text, name.end, other.start):
        return False  # 论文和论文登记表; 学生作品5件,连同《学生作品登记表》
    told, kind = other.title.strip("《》"), name.title[-2:]
    if told != name.title and told.startswith(name.title):
        return True
    if told.startswith(kind) and _SUMS_UP.fullmatch(told, len(kind)):
        return True
    behind = text.find(name.title, name.start) + len(name.title)
    entered = name.title[-2:] in other.title and _TAKES_PART.match(text, behind)
    return bool(entered or _ONCE_DONE.match(text, behind))


def _is_worked_in(name: Name, text: str) -> bool:
    """汇总家长问卷,形成《调查报告》: what the paper is made of is not handed in."""
    if "《" not in name.title and any(into.match(text, name.end) for into in _INTO_ANOTHER):
        return True  # 将课题成果编印成《成果集》
    return bool(_WORKS.search(text[: name.end]) and "《" not in name.title and _INTO.match(text, name.end))
