"""What the stretches of one sentence lend each other: a verb, a place, a paper, a day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from tasks.domain.plan.drafting.days.arrival import comes_with
from tasks.domain.plan.drafting.days.by_default import is_by_default
from tasks.domain.plan.drafting.days.later_for_some import is_put_off
from tasks.domain.plan.drafting.days.numbers import COUNT, UNITS
from tasks.domain.plan.drafting.days.when import without_days
from tasks.domain.plan.drafting.days.whose_day import whose_day
from tasks.domain.plan.drafting.draft_words import EVENT, REST_OF_THEM, SUBMIT
from tasks.domain.plan.drafting.papers.names.name import Name
from tasks.domain.plan.drafting.papers.names.objects import moved_thing

if TYPE_CHECKING:
    from tasks.domain.plan.drafting.demand import Demand

_HOW_MANY = re.compile(
    rf"^(?:[^,。;:]{{0,10}}(?:{COUNT}\s*[{UNITS}]|\d{{2,5}}\s*字)[^,。;:]{{0,4}},)+"
)  # 每人2份,不少于4000字,
_LABELLED = re.compile(
    r"(?:征集|投稿|征稿|收稿|作品|材料|上报|报送|提交|申报|填报)[^,。;]{0,6}(?:截[止至]|时间|期限|期为)"
    r"|(?:填写|录入|上传|发送|登记)[^,。;]{0,6}截[止至]|开始(?:收稿|征稿|征集|接收)[^。;]*截[止至]"
)
_COUNTED_UP_TO = re.compile(  # 绘画:每校6幅,实物,截止4月17日
    rf"(?:每|各|限)[^,。;]{{0,6}}?{COUNT}\s*(?:[幅件篇张]|段视频)[^。;]*,截[止至]"
)
_WHO_HANDS_IN = re.compile(  # 第1项由教师本人上传到专栏,第2项由教师本人提交: where to is not told
    r"(?:^|[,前\d])\s*由[^,。;]{2,12}?(?:提交|报送|上交|上报)[。;,]?$"
)
_WHICH = re.compile(
    r"(?:第[一二三四五六\d]|[上下])(?:个?学期|半年|季度|阶段|[次篇批期轮件份部])的?(?:请|须|应)?[于在为是]?\s*$"
)
_ATTACHED = re.compile(r"[,、\s]*(?:相关|有关)?(?P<name>附件)(?=材料|[请须应需可将于在]|\d{1,2}月)")

_ALONG = re.compile(r"\s*[于在][^,。;《]{4,24}[与同和]《[^》]+》[^,。;]{0,8}(?:一并|一起|一同|一道|同时)")
_COUNTED_THING = re.compile(
    rf"(?:(?:报送|上报|提交|上交|递交)(?=[一-龥]{{4}})|[另再还][寄送交报])(?P<what>[一-龥]{{2,12}})(?:\([^()]*{COUNT}\s*[{UNITS}][^()]*\)|各?{COUNT}\s*[{UNITS}])"
)
_OF_ONE_BEFORE = re.compile(r"[稿版本件份]$|正式|纸质|电子|盖章|修[改订]|最终|书面|其中|上述|以上|剩余|其余")


def completed(demands: list[Demand]) -> Iterator[Demand]:
    """《A》于3月10日前、《B》于3月20日前报送至…: the first has the second's verb and place; 纸质版于… has its names."""
    for at, demand in enumerate(demands):
        dated = [one for one in demands[at + 1 :] if one.whens]
        before = demands[:at][::-1]
        if shared := _shares(demand, dated) or _shares(demand, before) or _shares(demand, dated, nameless=True):
            yield _of_the_one_before(shared, before)
            continue
        if lent := _with_next(demand, demands[at + 1 : at + 2]) or _in_turn(demand, [*dated, *before]):
            yield lent
            continue
        if demand.whens and demand.speaks_of_nothing and not _asks(demand):
            yield replace(demand, whens=(), activity=True)  # 3月15日前完成自查，将自查报告于…
            continue
        comes = comes_with(demand.text)  # 《回执》于12月8日前发至…;参会时携带《登记表》1份,报到时交会务组
        if at and not (demand.whens or comes) and demand.names and demand.hands_in and demands[at - 1].whens:
            demand = replace(demand, whens=demands[at - 1].whens)
        later = next((d for d in demands[at + 1 :] if d.hands_in or d.channels), None)
        lends = at and not demand.form and not (demand.whens and _WHO_HANDS_IN.search(demand.text))
        beside = demands[at - 1].channels if lends else ()
        if demand.whens and later and not demand.hands_in:
            demand = replace(demand, hands_in=later.hands_in)
        earlier = [d for d in demands[:at] if d.names or d.references]
        if demand.whens and demand.speaks_of_nothing and earlier and (attached := _ATTACHED.match(demand.text)):
            demand = replace(demand, names=(_attachment(demand, attached),))
        of_all = demand.all_of_them or bool(REST_OF_THEM.search(demand.text))
        if demand.whens and demand.speaks_of_nothing and earlier and not of_all and not _own_thing(demand):
            demand = replace(demand, names=earlier[-1].names, references=earlier[-1].references, inherits=True)
        placed = next((d for d in demands[at + 1 :] if d.channels), None)  # 材料三于…前、材料四于…前发送至邮箱
        yield replace(demand, beside=beside or (placed.channels if placed and not demand.channels else ()))


def _asks(demand: Demand) -> bool:
    """Whether it says that something is handed in: by a verb, a label, a place, a number, or whose day it is."""
    labelled = _LABELLED.search(demand.text) or _COUNTED_UP_TO.search(demand.text) or whose_day(demand.text)
    asks = demand.hands_in or demand.generic or demand.channels or labelled
    return bool(asks or is_by_default(demand.sentence) or is_put_off(demand.text))


def _with_next(demand: Demand, behind: list[Demand]) -> Demand | None:
    """推荐征文6篇,于6月2日17:00前与《汇总表》1份一并上传: what stands before the day goes with what is behind it."""
    led = demand.names and not demand.whens and behind and behind[0].whens and _ALONG.match(behind[0].text)
    return replace(demand, whens=behind[0].whens, channels=behind[0].channels, hands_in=True) if led else None


def _of_the_one_before(demand: Demand, before: list[Demand]) -> Demand:
    """用《进度表》,第一次9月11日,第二次9月22日,第三次10月9日: the paper that is named once, before all the days."""
    told = next((one for one in before if not one.speaks_of_nothing), None)
    return (
        replace(demand, names=told.names, references=told.references) if told and demand.speaks_of_nothing else demand
    )


def _shares(demand: Demand, others: list[Demand], *, nameless: bool = False) -> Demand | None:
    """小学于5月8日前、中学于5月15日前将《测试数据表》…: the first date is of the paper that the last one names."""
    told = _HOW_MANY.sub("", without_days(demand.text, demand.whens))
    named = next((one for one in others if not one.speaks_of_nothing and one.hands_in), None)
    named = named or next(
        (one for one in others if nameless and one.hands_in and one.whens), None
    )  # 小学组…、教师组4月24日前送…
    only_who = len(told.strip(" ,、;于在应须请")) <= 12 and not any(
        one.search(told) for one in (EVENT, SUBMIT, REST_OF_THEM)
    )
    if not (demand.whens and demand.speaks_of_nothing and only_who and named):
        return None
    return replace(
        demand, names=named.names, references=named.references, channels=named.channels, hands_in=True, inherits=True
    )


def _in_turn(demand: Demand, others: list[Demand]) -> Demand | None:
    """每学期1本,第一学期的于1月9日前,第二学期的于6月12日前,送到…: the verb and the place of the one are the other's."""
    alone = demand.whens and demand.speaks_of_nothing and not demand.hands_in and not demand.channels
    told = [one for one in others if one.whens and one.hands_in and _tells_which(one)]
    if not alone or not told or not _tells_which(demand):
        return None
    return replace(
        demand,
        names=told[0].names,
        references=told[0].references,
        channels=told[0].channels,
        ways=(told[0].text,),
        hands_in=True,
        inherits=True,
    )


def _own_thing(demand: Demand) -> bool:
    """6月12日前报送节目伴奏音乐(1个文件): a thing of no kind we know, with its number, is no paper told before."""
    if demand.form or demand.generic:
        return False
    told = _COUNTED_THING.search(demand.text)
    return bool(told and not _OF_ONE_BEFORE.search(told["what"]) or moved_thing(demand.text))


def _tells_which(demand: Demand) -> bool:
    """Whether its day is of one of several, 第二篇于."""
    return any(_WHICH.search(demand.line.text[: when.start]) for when in demand.whens)


def _attachment(demand: Demand, found: re.Match[str]) -> Name:
    """附件请于7月3日前一并报送: what is attached to the paper before it, with a day of its own."""
    start = demand.line.text.find(demand.text) + found.start("name")
    return Name(start, start + len(found["name"]), found["name"])
