"""What a circular only recalls or shows: an earlier one's rules, papers collected before, an example."""

from __future__ import annotations

import re

from tasks.domain.plan.circulars.dates import SUBMIT

NO_LONGER_HOLDS = (
    r"(?:不再|停止|终止|取消)(?:执行|适用|沿用|使用|采用)|废止|作废|失效"
    r"|(?:只|仅)适用于(?:(?:上|去|前)一?[年届个学]|第|20\d\d|[二〇○零一三四五六七八九]{2,4}年?)"
)
_ENDED = re.compile(
    rf"{NO_LONGER_HOLDS}|停止(?:报送|上报|填报)|不再(?:作为|重报|补报|报送|上报|提交|收取|补收|要求|填报|重复|另行)"
    r"|(?:要求|规定|做法|安排|时限|期限)[^,。;]{0,12}(?:取消|终止|停止)|不重复(?:报送|上报|提交|填报)"
    r"|(?:时间|期限|日期)[^,。;]{0,6}以本(?:通知|方案|安排)为准"
    r"|(?:去年|前年|上一?[年届期])[^。;]{0,48}?(?:报送|提交|上报|上交|收[到取]|评出|完成|报名)[了过]"
    r"|已(?:经)?(?:[于在][^,。;]{0,24})?(?:收齐|归档|结束|截止|报送|上报|收取|完成|[发寄][至到给]|[下印]发)"
    r"|(?<![一-龥])\d{1,2}月[^,。;]{0,8}已(?:经)?组织[^。;]{2,60}?(?:[上提]交|上报|报送)"
    r"|已(?:经)?(?:全部|统一|分批|按[^,。;]{2,24}?)?(?:于|在)[^,。;]{0,12}\d{1,2}[月日][^,。;]{0,24}?(?:完毕|完|结|齐|讫|库|妥|止|(?:补|上|移|提)[报交登])"
)
_SO_FAR = re.compile(  # 截至11月12日,全县38所学校中已有30所报送了材料,尚有8所没有报送
    r"(?:已有|尚有|仍有|还有)\s?\d+\s?[所个家户名][^,。;]{0,12}(?:报送|上报|提交|上交|填报)(?![前时])"
)
_HANDED_IN = re.compile(  # 各地于6月20日前报送的夏收总结已在会上交流; 1月9日交来的总结: what became of it, it is there
    r"\d[日号](?:\([^()]{0,8}\))?(?:(?:之|以)?前)?(?:[^,。;\d]{0,16}?(?:报送|上报|提交|上交|上传|申报|推荐)的[^,。;]{1,24}?(?:已(?![满达])|收[到齐])"
    r"|[^,。;\d]{0,16}?[报交送寄]上?来的)"
)
_RECALLED = re.compile(
    r"《[^《》]{0,24}关于|(?<![一-龥])原(?=[《“规要定])|已(?:经)?(?:[于在]|收|结|报|完|按|组织)|去年|上一?年度?|往年|此前|自(?:今年|本[年月]|即日|20\d\d年)[^,。;]{0,6}起|已经?报过|20\d\d年的|历年"
)
_OF_EARLIER = (
    r"(?:去年|前年|往年|上一?年度?|上一?届|上一?学[年期])"
    r"(?:的?|[^。;,]{0,20}(?:截[止至](?:时间|日期|日)?|时间|期限|日期)[是为定在]{0,2})\s{0,2}"
)
_DAY = r"\d{1,2}月\d{1,2}[日号]"
_DATED_EARLIER, _DATED_NOW = re.compile(rf"{_OF_EARLIER}{_DAY}"), re.compile(rf"{_DAY}|[本下]周|[每次]月|\d日前")
_OF_EARLIER_ENDS = re.compile(rf"{_OF_EARLIER}$")
_STILL_ASKED = re.compile(
    r"[,，]\s{0,2}(?:请|今年|本次)?[^,，。;]{0,12}(?:各|务必|须|请)[^,，。;]{0,30}前[^,，。;]{0,30}(?:报|交|送|传|发)"
)
_ASKED_BEHIND = re.compile(  # 截至9月底已完成231名,要逐个支部核对,于10月24日前报送《执行情况表》
    r"[,;][^,。;]{0,24}?(?:[于在]|最[迟晚])(?:20\d\d年)?\d{1,2}月\d{1,2}[日号](?:\([^()]{0,8}\))?(?:之|以)?前[,，]?[将把]?[^,。;]{0,30}?"
    r"(?:报送|上报|提交|上交|填报|上传|发送)(?![的了过]|[^,。;]{0,24}的(?:要求|规定|安排|做法))"
)
_RECKONED = re.compile(
    r"满\s{0,2}(?:\d{1,3}|[一二两三四五六七八九十]{1,3})\s{0,2}(?:个?学?年|周岁|岁|个月)|[教工]龄|年龄|出生|周岁|(?:任教|从教|入职)[^,。;]{0,6}(?:年|教师|老师)|(?:登记|注册|成立|设立)的(?!材料|资料)"
)
_HANDS_IN = re.compile(rf"{SUBMIT}|[报送交寄发]至")
_WHICH_ONE = re.compile(r"\s{0,2}(?:\([^()]{0,8}\))?\s{0,2}(?:之|以)?[前后]?[^,。;()]{0,12}的\)")


_WENT_OUT = re.compile(  # 账号由中心于2月27日发到各站, 名册早在2月27日就发给大家: what they have already
    r"\s{0,2}(?:\([^()]{0,8}\))?(?:[^,。;\d前止]{0,8}?(?:发|[寄送传推][至到给往])[至到给往]?了?(?:各|你[校园站村院单]|全[县市区]|大家)"
    r"|[^,。;\d前止]{0,2}(?:就|便|已)(?![将把请]))"
)
_HANDED_OUT = re.compile(  # 秩序册由体卫艺科编印,5月18日送到各校: what comes to them
    r"\s{0,2}(?:\([^()]{0,8}\))?(?:\d{1,2}:\d{2})?(?:之|以)?前?(?:[一-龥《》]{0,8}?)(?:[发送寄推][到至给往]|返还|退[还回]|反馈|下发|配送|发放)[到至给往]?了?各"
    r"(?:中小学|学校|校|园|幼儿园|单位|村|站|乡镇|镇|街道|社区|班)(?![^,。;]{0,6}(?:局|科室|股|主管|负责))"
)
_ALREADY = re.compile(r"(?<!不)已(?:经)?(?:(?!的|[将把请须应])[^,。;])*$")  # 已分别于2月26日、2月27日, 前已于2月27日
_BY_THEN = re.compile(r"\s{0,2}(?:\([^()]{0,8}\))?\s{0,2}(?:\d{1,2}[:点时]\d{0,2}分?)?(?:之|以)?[前止]")
_SAYS_OF_IT = re.compile(r"[^。;]{0,24}?(?:上述|以上|前述|该|此|这些?|原)[^。;]{0,24}")


def with_what_ends_it(sentence: str, behind: str) -> str:
    """The sentence, with the next where that one says what became of it: 要求“10月20日前报…”。上述日期不再执行."""
    following = re.split(r"[。;]", behind)[1:2]
    says = any(_SAYS_OF_IT.match(one) and _ENDED.search(one) for one in following)
    return f"{sentence},{following[0]}" if says else sentence


def is_reckoned_to(line: str, quote: str) -> bool:
    """Whether a day is one up to which age or service counts: 从教满三十年(截至2016年8月底), and nothing is due."""
    sentence = next((one for one in re.split(r"[。;]", line) if quote in one), "")
    return bool(_RECKONED.search(sentence)) and not _HANDS_IN.search(sentence)


def is_past(sentence: str) -> bool:
    """Whether a sentence says of something that it is over: 原《…的通知》中“每月28日前报送”的规定不再执行."""
    if _SO_FAR.search(sentence) and not _STILL_ASKED.search(sentence):
        return True
    if not (_HANDED_IN.search(sentence) or (_ENDED.search(sentence) and _RECALLED.search(sentence))):
        return False
    bare = _HANDED_IN.sub("", re.sub(r"“[^“”]{0,80}”|《[^《》]{0,80}》", "", sentence))
    ended = _ENDED.search(bare)
    return not (_STILL_ASKED.search(bare) or ended and _ASKED_BEHIND.search(bare, ended.end()))


def is_told_of(behind: str) -> bool:
    """Whether a date in brackets only tells which paper is meant: 上年度赋分表(2023年10月20日前报送的)可作参考."""
    return bool(_WHICH_ONE.match(behind))


def is_done_then(before: str, behind: str) -> bool:
    """Whether a day that is over is the one on which something was done, and not one by which it is asked for."""
    return bool(_WENT_OUT.match(behind) or (_ALREADY.search(before) and not _BY_THEN.match(behind)))


def is_handed_out(behind: str) -> bool:
    """Whether a day is one on which something comes to those addressed."""
    return bool(_HANDED_OUT.match(behind))


def is_of_earlier_year(before: str) -> bool:
    """Whether a day is that of another year, by what stands before it: 去年总结的截止日期为6月9日,有5所学校迟报."""
    return bool(_OF_EARLIER_ENDS.search(before))


def tells_only_of_earlier_year(sentence: str) -> bool:
    """Whether the days that a sentence names are all of another year."""
    bare = _DATED_EARLIER.sub("", sentence)
    return bare != sentence and not _DATED_NOW.search(bare)


def is_example(line: str, at: int) -> bool:
    """Whether what stands at `at` in a line only shows by an example how a rule is meant: 例如：4月5日为清明节，…"""
    return bool(re.search(r"例如|比如|举例|譬如", line[line.rfind("。", 0, at) + 1 : at]))
