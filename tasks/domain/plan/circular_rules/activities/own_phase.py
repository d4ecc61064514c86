"""A paper of the very step in whose days it falls due: 自查阶段(3月1日—15日), and the 自查表 by the 15th."""

from __future__ import annotations

import re

from tasks.domain.plan.circular_rules.activities.activities import Activity
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import Mention

ONLY_AFTER = re.compile(r"总结|小结|报告|记录|鉴定|心得|照片|成绩|简报|签到")  # nobody has them before it began
_SUMS_UP = re.compile(r"总结(?:评估|提升|验收|表彰|推广)?阶段|^[^,。;]{0,4}总结(?:评估|提升|验收|表彰|推广)?\s?\(")
_PHASE = re.compile(r"阶段|^总结|^[一-龥]{0,6}(?:自[查评纠]|[总小]结|申报|推荐|整改|摸底|排查|评议|备案|汇总)\(\d")
_HEADED = re.compile(r"[一-龥“”]{2,12}\((?:20\d\d年)?\d{1,2}月\d{1,2}日[^()]{3,20}\)[。:,]")
_CLOSES = re.compile("举行|举办|召开|公布|公示|仪式|大会|开班|开课|评审|抽签|授牌|签约|启动")
_FILLED_IN = re.compile(r"填[写报][^。;]*$")


def is_own_phase(circular: Circular, mention: Mention, papers: tuple[str, ...], one: Activity) -> bool:
    """自查阶段(3月1日—15日): what a phase asks for may fall due with its last day, a summary before it."""
    phase = circular.places[one.last.line]
    sums_up = mention.date and mention.date >= one.first and _SUMS_UP.search(phase.text[:12])
    if _leads_to_its_last_deed(circular, mention, papers, one):
        return True
    if mention.date != one.end and not sums_up:
        return False
    here = circular.places[mention.line].item == phase.item
    return here and bool(_PHASE.search(phase.text) or _is_step_of_its_own(circular, mention, papers, one))


def _leads_to_its_last_deed(circular: Circular, mention: Mention, papers: tuple[str, ...], one: Activity) -> bool:
    """结对阶段(9月1日—12日)。《登记表》于10日前交;12日举行拜师仪式: what closes the phase is told behind the paper."""
    if mention.line != one.last.line or any(ONLY_AFTER.search(paper) for paper in papers):
        return False
    behind = (day for day in circular.mentions if day.line == mention.line and len(day.before) > len(mention.before))
    return any(not day.deadline and day.date == one.end and _CLOSES.search(day.sentence) for day in behind)


def _is_step_of_its_own(circular: Circular, mention: Mention, papers: tuple[str, ...], one: Activity) -> bool:
    """核定岗位(9月15日—19日)。填写《空缺情况表》,19日前报: the days in its head are those in which it is done."""
    headed = mention.line == one.last.line and _HEADED.match(circular.places[mention.line].text)
    filled_in = headed and _FILLED_IN.search(mention.before)
    return bool(filled_in) and not any(ONLY_AFTER.search(paper) for paper in papers)
