"""A day that held before and no longer does: 原定4月24日,现延长至5月8日; 由4月3日推迟至4月17日. The new one holds."""

from __future__ import annotations

import re

from tasks.domain.plan.circulars.past import NO_LONGER_HOLDS

_DATE = r"(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:\([^()]*\))?(?:(?:上午|下午)?\d{1,2}[:时点]\d{0,2}分?)?"
_MOVED = (
    r"(?:现|今|拟|统一|均|将|应)*(?:调整|延[长期后]?|推迟|改|变更|顺延|提前|后移|更改|修改|更正)"
    r"(?:[报提上]?[送交报]|时间|期限|日期)?(?:为|至|到|在|于)"
)
_OLD = re.compile(
    rf"(?:(?:原|《[^》]*通知》|原通知|前文|原文)(?:定|规定|要求|明确|报送|截止|上报|提交|"
    rf"时间|期限|日期|中|的|计划|安排|为|是|于|在|应)*|(?:由|从)(?:原来?|原定)?的?)"
    rf"\s*{_DATE}[^,。;:\d《]{{0,16}}?[,;]?\s*(?={_MOVED})(?P<moved>{_MOVED})"
)
_ASKED_FOR = re.compile(
    rf"(?:原通知|《[^》]*通知》|原文件)(?:中|要求|规定|明确|的)*{_DATE}(?:之?前)?(?:报送|上报|提交|上交|上传)?的?"
    rf"(?=[^,。;]{{2,24}},[^。;]{{0,6}}?{_MOVED})"
)  # 原通知要求5月6日前报送的《信息表》,改为5月20日
_OF_PAPER = re.compile(  # 原通知规定《申报书》于9月6日前报送,现调整为9月20日前报送
    rf"(?P<kept>(?:原通知|《[^》]*通知》|原文件|原方案)(?:中|要求|规定|明确|的)*《[^》]*》[于在应须]*)"
    rf"{_DATE}(?:之?前)?(?:报送|上报|提交|上交|上传)?,[^。;\d]{{0,6}}?{_MOVED}"
)
_ONCE = re.compile(  # 截止日原定为4月18日,因当日为星期六,截止日改为4月20日
    rf"原(?:定|计划|安排)(?:截止|报送|时间|日期|的|为|是|于|在)*\s*{_DATE}(?:之?前|止)?(?=[,;][^。]{{0,40}}?{_MOVED})"
)
_QUOTED = re.compile(r"“[^“”]*\d日[^“”]*”\s*(?:现|统一|应)?(?:更正|修改|调整|改|变更|更改)为(?=\s*“)")
_OVER = re.compile(  # 《…通知》中“4月3日前报台账”的规定不再执行
    rf"{NO_LONGER_HOLDS}|(?:今年|本届|本次|本年度)不(?:再)?(?:适用|沿用)"
)
_EARLIER = re.compile(
    r"《[^《》]*(?:通知|方案|办法|规定|意见|细则|规程)》|(?<![一-龥])原(?=[《“规要定通文])|往年|去年|此前|以往|旧"
    r"|第[一二三四五六七八九十\d]+届"
)
_TOLD_THEN = re.compile(
    r"(?:《[^《》]*》(?:\([^()]*\))?[^,。;“”《》]{0,16})?“[^“”]*[\d一二三四五六七八九十][日号][^“”]*”"
)
_INSTEAD = re.compile(r"(?<=[整改更正]为)“([^“”]*\d日[^“”]*)”")
_NEW = re.compile(r"(?<=  )“([^“”]*\d日[^“”]*)”")  # what stands behind the blanks


def without_old(text: str) -> str:
    """The text with the old day, and the words that move it, as blanks, sign for sign."""
    text = _OF_PAPER.sub(lambda match: match["kept"].ljust(len(match[0])), text)
    for old in (_OLD, _ASKED_FOR, _ONCE, _QUOTED):
        text = old.sub(lambda match: " " * len(match[0]), text)
    return _without_over(_NEW.sub(lambda match: f" {match[1]} ", text))


def _without_over(text: str) -> str:
    """Without the days that an earlier circular named, in quotes, where the line says that they no longer hold."""
    over = list(_OVER.finditer(text))
    if not over or not _EARLIER.search(text):
        return text
    ahead = text[: over[-1].start()]
    now = _INSTEAD.sub(lambda match: f" {match[1]} ", text[over[-1].start() :])
    return _TOLD_THEN.sub(lambda match: " " * len(match[0]), ahead) + now
