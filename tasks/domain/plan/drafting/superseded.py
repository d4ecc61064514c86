"""A day that held before and no longer does: 原定4月24日,现延长至5月8日; 由4月3日推迟至4月17日. The new one holds."""

from __future__ import annotations

import re

_DATE = r"(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:\([^()]*\))?(?:(?:上午|下午)?\d{1,2}[:时点]\d{0,2}分?)?"
_MOVED = (
    r"(?:现|今|拟|统一|均|将|应)*(?:调整|延[长期后]|推迟|改|变更|顺延|提前|后移|更改|修改|更正)"
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
_QUOTED = re.compile(r"“[^“”]*\d日[^“”]*”\s*(?:现|统一|应)?(?:更正|修改|调整|改|变更|更改)为(?=\s*“)")
_NEW = re.compile(r"(?<=  )“([^“”]*\d日[^“”]*)”")  # what stands behind the blanks


def without_old(text: str) -> str:
    """The text with the old day, and the words that move it, as blanks, sign for sign."""
    for old in (_OLD, _ASKED_FOR, _QUOTED):
        text = old.sub(lambda match: " " * len(match[0]), text)
    return _NEW.sub(lambda match: f" {match[1]} ", text)
