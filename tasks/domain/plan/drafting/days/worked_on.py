"""Days by which work is done or between which something is open, beside the day by which its paper is handed in."""

from __future__ import annotations

import re

from tasks.domain.plan.drafting.days.when import When
from tasks.domain.plan.drafting.draft_words import LABELLED_DUE, SUBMIT

_WORK = re.compile(
    r"[^,。;《》将把]{1,24}?(?:\d{1,2}|[一两二三四五])\s*[次场节堂](?=[^份篇]|$)"  # 为押运员讲授1次公开课
    r"|[^,。;《》将把]{1,10}(?:完毕|到位|完工)(?=[,。;]|$)"  # 积存垃圾4月20日以前清运完毕
    r"|\s*[,、]?(?:[\u4e00-\u9fff]{0,6}?)(?:完成(?!填报|上传|报送|录入)|整改|自查|排查|评审|审核|初评|遴选|培训|开展|组织|办结|签订|召开)"
)
_DURING = re.compile("^(?:期间|之间|[以之]?内),")  # 3月2日至27日期间,由站长录入…


def without_work(due: list[When], text: str, end: int) -> list[When]:
    """于4月底前完成,5月8日前发至…: a day by which work is done, beside the day by which it is handed in."""
    ends = [min([end, *(w.start for w in due if w.start > when.start)]) for when in due]
    told = (_DURING.sub("", text[when.end : upto]) for when, upto in zip(due, ends, strict=True))
    said = [re.split(r"[,。;]", behind)[0] for behind in told]
    hands_in = [bool(SUBMIT.search(behind)) for behind in said]
    if not any(hands_in):
        return due
    by_a_day = any(when.marked and hands for when, hands in zip(due, hands_in, strict=True))
    return [
        when
        for when, behind, hands in zip(due, said, hands_in, strict=True)
        if hands or not (_WORK.match(behind) or by_a_day and _is_when_open(when, text))
    ]


def _is_when_open(when: When, text: str) -> bool:
    """课程4月1日至30日开放,学完后写出小结,5月8日前提交: not where a label says that things are handed in there."""
    return when.ranged and not when.marked and not LABELLED_DUE.search(text[: when.start])
