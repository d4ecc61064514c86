"""Whether the verb of its sentence makes a moment one to hand something in by: 各部7月8日将《总结》发教务处邮箱."""

from __future__ import annotations

import re

from tasks.domain.plan.drafting.days.closing import at_the_start, glosses
from tasks.domain.plan.drafting.days.happening import what_happens
from tasks.domain.plan.drafting.days.said import Said
from tasks.domain.plan.drafting.draft_words import BY_THE_OFFICE, SUBMIT
from tasks.domain.plan.drafting.papers.names.finding import is_paper, names_in

_NAMED = re.compile(r"《[^》]*》")  # 《优质课评选推荐表》 is no 评选
_ASKS_ABOVE = re.compile(r"(?:报送|上报|提交|上交|填报)的?(?:材料|资料|事项|表格|报表)")
_OF_PAPERS = re.compile(r"(?:(?:材料|资料)|[表告册书]\(|[料像]\()$")
_MOVED_THEN = re.compile(rf"\s*(?:\([^()]*\))?\s*[将把]《[^》]+》[^,。;《》]{{0,14}}?(?:{SUBMIT.pattern})")
_BY_THEM = re.compile(r"^(?!.*(?:由|[县市区局]))\s*请?(?:(?:各|全体|所有|每)[一-龥、]{1,16}|)\s*$")
_NUMBER = r"(?:[各每]?[一-龥]{0,6}\d{1,2}\s*[份篇套册张本件个幅段]|各?[一两]份)"
_ITS_TITLE = re.compile(
    rf"(?:^|[,。;])(?!.*(?:由|结果))[^,。;]*《[^》]+》(?:复印件|扫描件|电子版|纸质版)?(?:\([^()]*\))?{_NUMBER}?(?:,[^,。;《》]{{2,20}}){{0,4}},?\s*$"
)
_ITS_WRITING = re.compile(  # 由5家各写调研报告1篇,字数4000字上下,6月28日发邮箱
    r"(?:^|[,。;])(?!.*(?:由(?!各|\d)|结果))[^,。;]*(?:写|编|填|作|报送?)[一-龥]{2,12}(?:报告|[总小]结|方案|计划|案例|体会|反思|论文|[表单册])"
    rf"{_NUMBER}(?:,[^,。;《》]{{2,20}}){{0,2}},?\s*$"
)
_HEAD = re.compile(r"[:,。;(]")
_AT_THE_END = re.compile(
    r"\s*(?:收?齐后?|签好后?|填好后?|统一|一并)?(?:[报交送传寄]来?|上报|报送|上交|提交|上传)(?=[,。;]|$)"
)
_HANDS_OVER_THERE = re.compile(
    r"\s*(?:[交报发送寄]|上传|报送|提交)(?:[至到来给]|[^,。;《]{0,10}\d{3}室|[^,。;《]{0,10}邮箱)"
)
_BY_OTHERS = re.compile(
    r"由(?!各|本|学校|单位|企业)[^,。;]{2,14}(?:[股科室办局]|中心|组|部门)$|(?:结果|意见|成绩)[^,。;]*$|已(?:经|于)?$"
    r"|(?:第一|首|最后一|末)[份次期回]$"  # of what comes each week
)
_EACH_ONCE = re.compile(  # 3月31日、6月30日各报一次
    r"(?:[、和及]\d{1,2}月\d{1,2}[日号]){0,5}各(?:报送?|上报|提交|上?交)[一1][次份]"
)


def by_verb(said: Said) -> bool:
    """Whether its sentence hands in, before something else happens."""
    when, before = said.when, said.before
    submit = SUBMIT.search(said.behind)
    event = what_happens(said.behind)
    if when.marked or when.repeats:
        listed = (SUBMIT.search(said.above) or _ASKS_ABOVE.search(said.above)) and not event
        around = f"{said.text[said.start : when.start]}\0{said.text[when.end : said.end]}"  # 企业报送后的…内
        return bool(submit or SUBMIT.search(around) or listed) and not BY_THE_OFFICE.search(before)
    if _EACH_ONCE.match(said.text, when.end):
        return True
    if _is_asked_of(said) and not (BY_THE_OFFICE.search(before) or _BY_OTHERS.search(before)):
        return True
    if submit is None or (event and event.start() < submit.start()):
        return False
    if glosses(before, said.behind):
        return True  # 节后第一天(5月6日)录进
    at_once = submit.start() == 0 and not re.match("[的了过]", said.behind[submit.end() :])
    if at_once and _NAMED.match(said.behind, submit.end()):
        return True  # 安排汇报课1节,11月25日发送《教案》
    if _MOVED_THEN.match(said.behind) and _BY_THEM.search(re.split("[,。;]", before)[-1]):
        return True  # 各专业部7月8日将《成绩汇总表》发教务处邮箱
    to_all = re.match("[^,。;]{0,4}(?:各|全[县市区体])", said.behind[submit.end() :])  # which the office sends
    written = _ITS_TITLE.search(before) or _ITS_WRITING.search(before)
    if at_once and written and not (to_all or BY_THE_OFFICE.search(before)):
        return True  # 教研组的《教研计划》3月13日发教务处邮箱; 各部写出《总结》,5月8日发教务处邮箱
    if at_once and (_OF_PAPERS.search(before.rstrip(" ,;、")) or at_the_start(before, said.behind)):
        return True  # 以上材料9月26日报送
    return when.ranged or bool(re.search(r"(?:于|在|请|须|应|定于|日期|时间)\s*$", before)) or not before.strip(" ,")


def _is_asked_of(said: Said) -> bool:
    """《自查表》:各校都报,每单位1份,3月12日报: an item that is called a paper, or a sentence that names one, and a day
    right before the verb that ends it."""
    ends = _AT_THE_END.match(said.behind) or _HANDS_OVER_THERE.match(said.behind)
    told = said.text[: said.when.start]
    return bool(ends and (is_paper(_HEAD.split(told.strip(), maxsplit=1)[0]) or names_in(told[said.start :])))
