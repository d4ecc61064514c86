"""What an item's paper is to tell is no paper beside it: 一、安全工作总结。全面总结全年安全工作情况,12月12日前报送."""

from __future__ import annotations

import re
from dataclasses import replace

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.demand import Demand
from tasks.domain.plan.drafting.draft_words import SUBMIT

_TOLD = re.compile(r"^[^《》]*(?:情况|问题|经验|做法|成效|打算|建议|数据)$")

_VOLUME = re.compile(r"(?:[册集卷盒袋包]|汇编|档案)》?$")
_BOUND = re.compile(
    r"(?:^|(?<=[,。;:]))(?P<what>[^,。;:]*?[一-龥》](?:[依按][^,。;:]{2,12}?|依[次序])?(?:装订|编[排订]|排[列序]|装[入进订盒袋]))(?=[^一-龥]|成[册卷]|装[入进盒袋])"
)
_SO_LONG = re.compile(r"(?:字数|篇幅)?(?:不超过|不少于|控制在|限)\d{3,5}字")


def _without_remarks(demand: Demand) -> Demand:
    """《总结》和《统计表》。各报1份,于11月21日前发至邮箱,总结不超过2000字: the demand without a name that is only
    said to be so long, behind what sends the papers of the sentence before."""
    text = demand.line.text
    last = max((when.end for when in demand.whens), default=0)
    told = [one for one in demand.names if one.start > last and _SO_LONG.match(text, one.end)]
    sent = demand.whens and told == [*demand.names] and told and SUBMIT.search(text, last, told[0].start)
    return replace(demand, names=()) if sent else demand


def without_contents(page: Page, demand: Demand) -> Demand:
    """The demand without its names, where they are no more than what the paper that heads the item tells."""
    demand = _without_remarks(demand)
    head = page.names_of(demand.line) if demand.line.kind else ()
    told = demand.names and all(_TOLD.search(name.title) for name in demand.names)
    return replace(demand, names=()) if head and told and not any(_TOLD.search(one.title) for one in head) else demand


def without_bound(page: Page, demand: Demand) -> Demand:
    """整改佐证册。每单位1册,凭证、合同按编号装订,送法规股: what is bound in the volume that heads its item is no
    paper beside it; the volume goes there."""
    head = page.names_of(demand.line) if demand.line.kind else ()
    if len(head) != 1 or not _VOLUME.search(head[0].title):
        return demand
    bound = [match.span("what") for match in _BOUND.finditer(demand.line.text)]
    within = [one for one in demand.names if any(first <= one.start and one.end <= last for first, last in bound)]
    if not within or any(one.title == head[0].title for one in within):
        return demand
    left = tuple(one for one in demand.names if one not in within)
    return replace(demand, names=left or head)
