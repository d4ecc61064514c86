"""A day told twice in one sentence, first roughly, then exactly: 6月底前…,具体截止为6月30日17:00."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tasks.domain.plan.drafting.days.when import When

_THAT_IS = re.compile(r"[^。;]{0,40}最[迟晚]不?得?[^,。;\d]{0,4}|\s*(?:[^,。;\d]{0,4}[,(]?\s*即[^,。;\d]{0,8}|\()\s*")
_EXACTLY = re.compile(
    r"[^。;]{0,60}?(?:具体|最[迟晚]|截[止至])[^,。;\d]{0,6}(?:时间|时限|日期|期限)?(?:为|是|于|到|:)?\s*"
)


_NUMBERED = re.compile(r"\d|[一二三四五六七八九十][月日]")  # 9月31日前, is wrong, and no such clause
_OF_MONTH = re.compile(r"[当该]月")
_LISTED = re.compile(r"[^。;()]{0,24}[,(]\s*即[^。;)]{0,80}")  # …最后一个星期五17:00前(即3月28日、4月25日)


def is_listed_again(text: str, at: int, found: Sequence[When]) -> bool:
    """Whether a day only lists what the rule before it gives: 当月最后一个星期五前(即3月28日、4月25日、5月30日)."""
    one = found[at]
    rules = [rule for rule in found[:at] if rule.repeats and rule.due or _OF_MONTH.match(rule.quote)]
    return not one.repeats and bool(rules) and bool(_LISTED.fullmatch(text[rules[-1].end : one.start]))


def firm_of(due: list[When], text: str) -> list[When]:
    """跟岗开始之前,每人拟定规划,于9月15日前发至…: the day, beside which the first clause only tells when it is made."""
    hung = [one for one in due if one.due is None or one.hang]  # whether the circular dates the 跟岗 or not
    loose = [one for one in hung if not _NUMBERED.search(one.quote) and text[one.end : one.end + 1] == ","]
    firm = [one for one in due if one.due and any(one.start > other.end for other in loose)]
    return [one for one in due if one not in loose] if firm else due


def is_told_exactly(text: str, rough: When, behind: Sequence[When]) -> bool:
    """Whether the moment right behind it tells the day of this one."""
    if not behind:
        return False
    between = text[rough.end : behind[0].start]
    if rough.due is None and rough.day is None:
        return bool(_THAT_IS.fullmatch(between))
    same = rough.day is not None and rough.day == behind[0].day and not rough.ranged
    return same and bool(_EXACTLY.fullmatch(between))
