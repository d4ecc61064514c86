"""A paper's day told again from the other side: 过了4月17日还没有送交的, 最后期限为9月16日, 3月25日把《目录》交来时."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.reading.by_the_office import is_of_the_office
from tasks.domain.plan.circular_rules.reading.clocks import HOUR, are_other_hours, hour_behind
from tasks.domain.plan.circular_rules.reading.later_ones import comes_later
from tasks.domain.plan.circular_rules.reading.own_lists import list_for
from tasks.domain.plan.circular_rules.reading.spoken import CONTRAST, are_one, hand_on
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import Mention
from tasks.domain.plan.circulars.duty import documents_due, documents_in, numbers_in
from tasks.domain.plan.defect import Defect, defect

_CLOCK = rf"\s{{0,2}}(?:\([^()]{{0,8}}\))?\s{{0,2}}(?:{HOUR})?\s{{0,2}}"
_HANDS = r"(?:上报|报送|提交|上交|上传|送交|录入|填报|[报交送寄传发])"
_PASSED = re.compile(r"(?:过了|逾|超过|晚于|迟于)\s{0,2}$")
_UP_TO = re.compile(r"(?:过了|逾|超过|晚于|迟于|截[至止到]|(?:^|[,。;对将凡])[到至对将]?)\s{0,2}$")
_NAMED_BEFORE = re.compile(r"[》表书册单报告结案片料稿频]\s{0,2}(?:[至到在]|截[至止])?\s{0,2}$")
_UNSENT = re.compile(
    rf"{_CLOCK}(?:之|以)?后?(?:还|仍|尚)?(?:没有?|未)(?:能)?(?:按[^,。;]{{0,4}}|及时|见)?(?:{_HANDS}|收到|[送交寄]到|到位)"
)
_UNSENT_BY_THEN = re.compile(  # 活动总结9月23日17:00未送达的; its name right before the day
    rf"{_CLOCK}(?:之|以)?[前后]?(?:还|仍|尚)?(?:没有?|未)(?:能)?(?:{_HANDS}|收到)[^,。;]{{0,8}}?的"
)
_CAME = re.compile(rf"{_CLOCK}(?:之|以)?后(?:才|再)?(?:[发送寄交报投]来|收到|送达|到达|补交|{_HANDS})[^,。;]{{0,12}}的")
_CAME_PAST = re.compile(rf"{_CLOCK}(?:之|以)?后?(?:才|再)?(?:[发送寄交报投]来|收到|送达|{_HANDS}|不再|不予)")
_LIMIT = re.compile(rf"{_CLOCK}(?:这一|这个|的)?{_HANDS}?(?:期限|时限|截止(?:时间|日期?))(?:之|以)?后")
_FROM_THEN = re.compile(rf"{_CLOCK}起,?(?:不再|停止|不予)[^,。;]{{0,2}}(?:接收|受理|收取)")
_NOT_BY = re.compile(r"(?:未|没有?)(?:能)?[于在]\s{0,2}$")  # 未于5月29日17:00前发送的
_BY_THEN = re.compile(rf"{_CLOCK}(?:之|以)?前{_HANDS}[^,。;]{{0,12}}的")
_COUNTS = re.compile(rf"{_CLOCK}前?[一-龥]{{0,4}}(?:收到|送达|寄出|提交|邮戳)[^,。;]{{0,6}}为准")
_REFUSED = re.compile(r"不予|不再|一律不|概不|拒|无效|作废|视为|转入|不计|取消|退回")
_LAST = re.compile(
    rf"(?:{_HANDS})(?:时间|日期)?截[至止][到于]?\s{{0,2}}$|"  # 扫描件上传时间截止到10月26日
    r"[一-龥》”](?:截[至止](?:日期?|时间|时限)|最[后终](?:期限|时限|日期|一天|时间))(?:仍|一?律?定|确定|统一|均|都)?[为是在:]{0,2}\s{0,2}$"
    rf"|》的{_HANDS}时间[为是]\s{{0,2}}$"  # 《归档目录》的报送时间为6月30日17:00前
)
_ENOUGH = re.compile(
    rf"{_CLOCK}(?:之|以)?前?[^,。;\d]{{0,4}}?(?:(?:[发交送报传寄]到|送达|到位|{_HANDS}来?)(?:也|都)?即可|(?:务必|须|要)?(?:[报交送]齐))"
)
_BRINGS = re.compile(rf"{_CLOCK}(?:前)?[把将]《[^》]{{2,30}}》[报交送]来")
_HANDED_IN = re.compile(rf"{_CLOCK}{_HANDS}(?!的)")  # 3月18日交镇纪委, a day without 前
_LIMITED = re.compile(r"限(?:于|在)?\s{0,2}$")
_THIS = re.compile(r"(?:[该此本]|上述|前述|以上)[一-龥]{0,2}?([表册书单]|报告|台账|明细|目录|总结|材料|方案)")
_RUN = re.compile(r"[一-龥]{4,40}")
_COMMON = re.compile(
    rf"{_HANDS}|截[至止]|期限|时间|日前|单位|联系|平台|系统|邮箱|中心|办公|学校|各[镇县校村]|(?:相关|有关|具体)?要求|[请将须的]"
)
_NEXT_STAGE = re.compile(r"(?:审[核查批定]|复核)(?!时)|公示|补报|补交|退回|修改|延期|顺延|延长|延至|推迟")
_OF_NO_NAME = re.compile(
    rf"(?:其)?(?:{_HANDS})?(?:的)?(?:截[至止](?:日期?|时间|时限)|最[后终迟](?:期限|时限|日期|时间))"
)
_MOST = 60  # days looked at


def late_days_conflict(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    due = [one for one in circular.mentions[:_MOST] if _is_due(circular, one)]
    for late in circular.mentions[:_MOST]:
        if late.line in circular.rows or not (says := _says(late)):
            continue
        rivals = [one for one in due if one is not late and not _says(one) and _of_one_paper(circular, one, late)]
        clash = [one for one in rivals if _clash(one, late, says)]
        if rivals and len(clash) == len(rivals):
            first = clash[-1]
            message = (
                f"第 {first.line} 行的期限是 {first.quote}{hour_behind(first)}，这里说到 {late.quote}，以哪个为准没有定"
            )
            yield defect("conflicting-dates", late.line, late.quote, message)


def _is_due(circular: Circular, one: Mention) -> bool:
    told = one.deadline or _LIMITED.search(one.before) or _HANDED_IN.match(one.behind)
    return bool(told) and one.line not in circular.rows and not is_of_the_office(circular, one)


def _says(one: Mention) -> str:
    """last: it is named as the last day; limit: as one after which nothing is taken; late: by then it is missed."""
    if _LAST.search(one.before) or _ENOUGH.match(one.behind) or _BRINGS.match(one.behind):
        return "last"
    if one.before.endswith("以") and _COUNTS.match(one.behind):
        return "last"
    rest = re.split("[。;]", one.behind)[0]
    came = _CAME.match(one.behind) or _PASSED.search(one.before) and _CAME_PAST.match(one.behind)
    if _LIMIT.match(one.behind) or (came and _REFUSED.search(rest)):
        return "limit"
    if _FROM_THEN.match(one.behind):
        return "late"
    if _NOT_BY.search(one.before) and _BY_THEN.match(one.behind):
        return "limit"
    unsent = _UP_TO.search(one.before) and _UNSENT.match(one.behind)
    unsent = unsent or (_NAMED_BEFORE.search(one.before) and _UNSENT_BY_THEN.match(one.behind))
    return "late" if came or unsent else ""


def _clash(due: Mention, late: Mention, says: str) -> bool:
    """Who is late before the day is over cannot be; a later day clashes where it is called the last one."""
    here, there = (due.month, due.day), (late.month, late.day)
    if here == there:
        return are_other_hours(hour_behind(due), hour_behind(late))
    return says != "late" or there < here


def _of_one_paper(circular: Circular, due: Mention, late: Mention) -> bool:
    """By what the late one's clause calls it: its name, 该表, or four signs of it."""
    here, there = due.sentence, late.sentence
    own = re.split("[,;。]", late.before)[-1] + late.quote + re.split("[,;。]", late.behind)[0]
    if _OF_NO_NAME.match(own) and len(papers := documents_in(circular.narrow[late.line])) == 1:
        own = f"{papers[0]}{own}"  # 申报表逾期未报的,…;报送截止时间为11月10日: the only paper of its line
    groups = [set(CONTRAST.findall(text)) for text in (here, own)]
    if (
        here == there
        or hand_on(here, there)
        or comes_later(late.before)
        or ("纸质" in own and "纸质" not in here)
        or (all(groups) and groups[0] != groups[1])
        or _NEXT_STAGE.search(here)
        or _NEXT_STAGE.search(there.replace("不再延长", ""))
    ):
        return False
    if found := _THIS.search(own):
        return found[1] in here and 0 <= late.line - due.line <= 1
    if _is_of_a_later_list(circular, due, late):
        return False
    names = (_called(circular, due, documents_due(circular, due)), _called(circular, late, documents_in(own)))
    if any(are_one(circular, one, two) for one in names[0] for two in names[1] if min(len(one), len(two)) > 2):
        return True
    ends = [{name[-2:] for name in told} for told in names]
    if all(ends) and ends[0].isdisjoint(ends[1]):
        return False  # 自查报告 and 活动总结, both of 师德师风
    return bool(_fours(_part_of(circular, due)) & _fours(own))


def _is_of_a_later_list(circular: Circular, due: Mention, late: Mention) -> bool:
    """材料1 of the teachers' list, below the day of the schools' 材料1-5, whose own numbers leave one out."""
    lists = [list_for(circular, day.line, day.before) for day in (due, late)]
    return lists[0] is None and lists[1] is not None and due.line < lists[1].head


def _called(circular: Circular, day: Mention, names: tuple[str, ...]) -> list[str]:
    """The names, 材料4 with the list in which it is meant: the schools' fourth is not the teachers'."""
    own = list_for(circular, day.line, day.before)
    return [f"{own.first}:{name}" if own and numbers_in(name) else name for name in names]


def _part_of(circular: Circular, day: Mention) -> str:
    """What a sentence of several days says around one: 材料4于6月14日前…,材料6于12月13日前…"""
    others = [one.quote for one in circular.deadlines if one.line == day.line and one.quote != day.quote]
    before, _, behind = day.sentence.partition(day.quote)
    cut = re.compile("|".join(map(re.escape, others)) or "$^")
    return f"{cut.split(before)[-1]}{day.quote}{cut.split(behind)[0]}"


def _fours(sentence: str) -> frozenset[str]:
    """The runs of four signs of what it calls its paper: 租金收缴明细, that no rule knows for one."""
    bare = _COMMON.sub(" ", sentence)
    return frozenset(run[at : at + 4] for run in _RUN.findall(bare) for at in range(len(run) - 3))
