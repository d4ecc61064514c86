"""A paper that must tell of all that goes on, while it still goes on: 反映全部活动过程, 写明最终入库家数."""

from __future__ import annotations

import re
from itertools import takewhile

from tasks.domain.plan.circular_rules.activities.activities import Activity
from tasks.domain.plan.circular_rules.activities.own_phase import ONLY_AFTER
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import Mention, number_of
from tasks.domain.plan.circulars.duty import sentence_of

_HOLDS = (  # 就本届锦标赛全过程写出报告; not 就业, 成就
    r"(?<![成将造])就(?![业读医诊近地餐职任])|回顾|梳理|含|包括|包含|写明|写清楚?|写全|写进|要写|反映|涵盖|覆盖|统计|说明|汇总"
    r"|总结|围绕|对"
)
_ALL = r"全部|全程|全过程|整个|最终|所有|从[^,。;]{1,6}到[^,。;]{1,6}的|各个(?:时段|阶段|环节|时期)的"
_TOLD = r"做法|情况|过程|场次|影像|成绩|成效|考勤"
_ITS_WHOLE = re.compile(  # 3月、4月的全部进货单 is over, and 须全程参加 asks for no paper
    rf"(?:{_HOLDS})(?:(?!\d月的?全部)[^。;]){{0,14}}?(?:{_ALL})(?!参[加与]|到[位场]|完成)"
    rf"|(?<!月的)(?:全部|全程|全过程|整个|所有)[^,。;]{{0,10}}(?:{_TOLD})"
)
_ONCE_OVER = re.compile(r"(?:完|结束|完成)(?:之|以)?后")
_ALL_OVER = re.compile(  # 在集中整治全部完成后,形成报告
    r"(?:^|[,。;、])(?P<what>[^,。;、]{2,12}?)(?:全部|全面)(?:结束|完成)(?:之|以)?后"
)
_NAME = 4  # signs of an activity's name
_EACH_PART = re.compile(  # 须完整反映三个阶段的学习经历
    rf"(?:{_HOLDS})(?:(?!前[两三四五])[^。;]){{0,14}}?(?P<n>[两三四五六2-6])(?:个|大|次)?(?P<what>阶段|环节|步骤|时段|[期轮批场站])(?![间内中限])"
)
_OF_TWO = r"(?:[两二三四]个?(?:阶段|环节|活动))?的?(?:全过程|全程|过程|情况|收获|经验|做法|成效|成果)"


def told_of(circular: Circular, mention: Mention) -> str:
    """The sentence around a day, and what its item says below it: 时间:5月28日17:00前; 总结须写明整个活动期间的场次."""
    own = circular.places[mention.line]
    if mention.line in circular.rows or own.style or not own.item:
        return sentence_of(circular, mention)
    days = {day.line for day in circular.deadlines}
    below = takewhile(
        lambda n: n not in days and not circular.places[n].style and circular.places[n].item == own.item,
        (n for n, _ in circular.lines if n > mention.line),
    )
    return "。".join((sentence_of(circular, mention), *(circular.narrow[n] for n in below)))


def _tells_of_each_part(circular: Circular, sentence: str, one: Activity) -> bool:
    """须完整反映三个阶段的学习经历, where the circular dates as many phases, and `one` is among them."""
    found = _EACH_PART.search(sentence)
    if found is None or found["what"] not in one.words:
        return False
    dated = {day.line for day in circular.mentions if not day.deadline and found["what"] in circular.narrow[day.line]}
    return one.last.line in dated and len(dated) == number_of(found["n"])


def tells_of_its_whole(circular: Circular, sentence: str, mention: Mention, one: Activity) -> bool:
    """Whether a paper is asked to hold all of an activity, or only once it is over: 检查时间为…,检查完后填."""
    own = mention.line == one.last.line and mention.sentence == one.last.sentence
    between = mention.before.rpartition(one.last.quote)[2] if own else ""
    over = _ALL_OVER.search(mention.before)
    once_over = over and re.sub("^[在待于等]", "", over["what"])[-_NAME:] in one.words
    if _tells_of_each_part(circular, sentence, one):
        return True
    return bool(_ITS_WHOLE.search(sentence) or _ONCE_OVER.search(between) or once_over)


def sums_up_both(mention: Mention, papers: tuple[str, ...], one: Activity) -> bool:
    """对校内展示和县级展示全过程进行梳理,写成总结: beside what is over it names what is still to come."""
    names = re.findall(r"(?:^|[\s).、:])[为是]?([一-龥]{3,8})(?=[,。;:(\s])", one.words)
    own = re.split("[。;]", mention.before)[-1]
    told = (re.search(rf"[和与及、]{name}{_OF_TWO}", own) for name in names)
    return any(told) and any(ONLY_AFTER.search(paper) for paper in papers)
