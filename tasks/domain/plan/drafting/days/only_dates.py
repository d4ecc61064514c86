"""Days that only bound or date something: 第一次为3月13日; 截至3月31日在册的农户; 去年的截止时间是4月3日."""

from __future__ import annotations

import re

from tasks.domain.plan.drafting.days.when import When
from tasks.domain.plan.drafting.draft_words import SUBMIT

_BOUND_BEFORE = re.compile(
    r"(?:首[次报期]|第一[次期报]|[末终][次报期]|最后一[次期报])(?:报送|填报|上报|提交)?(?:时间|日期)?[为是在于:]?\s*$"
)
_BOUND_BEHIND = re.compile(r"\s*(?:为|是)?(?:填报|报送|上报|提交)?(?:首次|末次|第一[次期]|最后一[次期])")
_OF_RECORD = re.compile(
    r"(?:,(?=已))?[^,。;]{0,10}(?:在册|在籍|在岗|在职|在编|登记|现有|存续|在校|在库|存量|已)"
    r"|[^,。;]{0,10}(?:满[\d一二三四五六七八九十]|转正|任教|入职|从教|退休)[^,。;]{0,6}的"  # 任教未满三年的教师
)
_TELLS_HOW_MANY = re.compile(  # 截至上年年底,全县持证残疾人共九千人
    r"\s*,?[^。;]{0,24}?(?:共有?|共计|累计|达到?|已有|总数为?|合计|计有)[^,。;]{0,6}?[\d一二三四五六七八九十百千万]"
)
_AS_OF = re.compile(r"[\s,:、()\d.]*截[至止]到?\s*")
_FOUND_SO_MANY = re.compile(  # 截至2月10日,全县排查出撂荒地2360亩
    r"\s*,(?:(?![每限各。;])[^。;]){0,30}?[\d一二三四五六七八九十百千万]+(?:\.\d+)?\s*[余多万亿]{0,2}"
    r"(?:[亩处家户人名项起场次台所元吨头只间座辆%]|公里|公顷|平方米)"
)
_OF_WHAT = re.compile(r"\s*的(?!材料|时间|期限)[《一-龥]{2}")  # 截至6月15日的学分,…录入
_OF_LAST_YEAR = re.compile(r"(?:去年|前年|往年|上一?[年届])[^,。;]{0,16}(?:截止|期限|时限|时间|日期)[^,。;]{0,6}$")
_GOT_UP_TO = re.compile(  # 业绩、论文取得时间截止到8月31日
    r"(?:取得|发表|获得|获奖|出版|刊发|任职|资历|年限|年龄|工龄|教龄|学历)[^,。;报交送]{0,4}?(?:计算|时间|日期)*(?:均|一律)?截[止至](?:时间|日期)?[为是至到于:]*\s*$"
)
_COUNTED_AT = re.compile(
    r"(?:数据|统计|核算|信息|内容|成绩|业绩|情况)[^,。;]{0,4}(?:截[止至]|时点)(?:时点|日期|时间|时|期)?[为是至到:]?(?:[今本当上去]年度?)?\s*$"
    r"|(?:统计|汇总|计算|核算|登记)[至到]\s*$"  # 数据统计到9月30日
)
_PERIOD_TOLD = re.compile(r"(?:报告|统计|核算|填报|数据)(?:期|期间|区间|周期|时段)(?:均|统一)?[为是指:][^,。;]{0,16}$")
_COUNTED_UP_TO = re.compile(  # 于4月24日前把台账(截至3月31日)送…
    r"\d[日号](?:\([^()]*\))?(?:\d{1,2}[:时]\d{0,2})?之?前[^,。;()]{2,30}\((?:数据|统计|时点)?截[止至]到?\s*$"
)
_THAT_DAY_COUNTS = re.compile(
    r"\s*当[天日][^,。;]{0,8}的,?(?:仍|也|均|都)*(?:算|视|作|按|不算)"
)  # 5月15日当天送到的,视为按时
_MAY = re.compile(r"可以?[在于]?\s*$")  # 误传的可在截止前撤回
_ALREADY = re.compile(r"已经?(?:于|在)\s*$")  # 已于2月5日前报送的单位
_WHO_ALREADY = re.compile(r"\s*已经?(?!报|交|送|上|提)[^,。;]{1,12}的(?=[,。;]|[一-龥]{2,8},)")  # 3月8日前已经入住的,
_TOLD_OF = re.compile(r"(?:统计|反映|核算|涵盖|覆盖)(?:的?(?:是|为|区间|期间|时段))?\s*$")  # 第一次统计5月9日至6月20日
_IS_LEFT_OUT = re.compile(  # 10月3日国庆假期停报; 每周五前(5月1日除外)
    r"(?:\([^()]*\))?[^,。;\d]{0,8}(?:除外|停报|免报|照常?[交报送填](?=[,。;)])|不报|不用报|不再报|停[止]?(?:填报|报送|上报)|暂停)"
    r"|[^,。;\d]{0,8}假期?[^,。;\d]{0,4},[当该本][周月期旬日天]?(?:停报|免报|不用?报)"  # 10月6日在假期内,当周不报
)
_IS_SUCH_A_DAY = re.compile(  # 10月10日虽是星期六,但农村公路股照常收件
    r"\s*(?:\([^()]*\))?(?:虽[是为系逢然]|[是为系](?:星期|周)[一二三四五六日天])"
)
_JOINS_IN = re.compile(r"并[入到至在]\s*$")  # 当周不报,并入10月13日一次报
_HOLDS = re.compile("[须应需]当?(?:包?含|包括|涵盖)(?:截[至止])?\\s*$")  # 成绩册须含6月30日前全部考勤


def only_dates(when: When, sentence: str, ahead: str, before: str, behind: str, *, repeats: bool) -> bool:
    """Whether a moment only bounds or dates something: 数据截止时点为9月1日. `ahead`: its sentence up to it; `before`
    and `behind`: up to the moments beside it; `repeats`: another one of the sentence comes again."""
    bounds = _BOUND_BEFORE.search(before) or _BOUND_BEHIND.match(behind)
    if not when.repeats and bounds and repeats:
        return True  # 第一次为3月13日,最后一次为4月24日
    counted = _OF_RECORD.match(behind) or _TELLS_HOW_MANY.match(behind) and not SUBMIT.search(sentence)
    if _AS_OF.fullmatch(before) and _FOUND_SO_MANY.match(behind) and not SUBMIT.search(sentence):
        return True
    if re.search(r"截[至止]到?\s*$", before) and (counted or _OF_WHAT.match(behind)) or _COUNTED_AT.search(before):
        return True
    if _ALREADY.search(before) or _OF_LAST_YEAR.search(before) or _GOT_UP_TO.search(before):
        return True
    if _THAT_DAY_COUNTS.match(behind) or is_left_out(when, behind, before):
        return True
    if _IS_SUCH_A_DAY.match(behind):
        return True
    if when.due is None and _MAY.search(before):
        return True
    if when.marked and _WHO_ALREADY.match(behind):
        return True
    if _COUNTED_UP_TO.search(ahead) and behind.startswith(")"):
        return True
    if _HOLDS.search(before) and not SUBMIT.search(behind):
        return True
    if when.ranged and _TOLD_OF.search(before):
        return True
    return bool(_PERIOD_TOLD.search(ahead))  # 报告期为上月21日至当月20日


def is_left_out(when: When, behind: str, before: str) -> bool:
    """Whether nothing is handed in on a day, or no more than on the others: 10月3日国庆假期停报, (4月29日照交)."""
    return not when.marked and bool(_IS_LEFT_OUT.match(behind) or _JOINS_IN.search(before))
