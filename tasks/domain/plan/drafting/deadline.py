"""Whether a moment of a sentence is one to hand something in by, and not when something happens."""

from __future__ import annotations

import re

from tasks.domain.plan.drafting.draft_words import BY_THE_OFFICE, EVENT, LABELLED_DUE, LABELLED_EVENT, SUBMIT
from tasks.domain.plan.drafting.when import When

_LOG_IN = re.compile(r"登[录陆](?=[^,。;]{0,24}(?:平台|系统|网|填|上传|提交))")
_BOUND_BEFORE = re.compile(r"(?:首次|第一次|首报|首期|末次|最后一次)(?:报送|填报|上报)?(?:时间)?[为是在于:]?\s*$")
_BOUND_BEHIND = re.compile(r"\s*(?:为|是)?(?:首次|末次|第一次|最后一次)")
_IS_CALLED = re.compile(r"\s*\)?\s*,?\s*(?:确?定)?(?:为|是)(?!期|止|截|报送|上报|提交|材料)")


def is_due(when: When, text: str, start: int, end: int, others: list[When], above: str = "") -> bool:
    """Whether a moment of a sentence is one to hand something in by, and not when something happens."""
    before = text[max([start, *(w.end for w in others if w.end <= when.start)]) : when.start]
    behind = text[when.end : min([end, *(w.start for w in others if w.start >= when.end)])]
    if LABELLED_DUE.search(before):
        return True
    if (
        not when.repeats
        and any(other.repeats for other in others)
        and (_BOUND_BEFORE.search(before) or _BOUND_BEHIND.match(behind))
    ):
        return False  # 第一次为3月13日,最后一次为4月24日
    if when.ranged and not when.marked and _IS_CALLED.match(behind):
        return False  # 5月8日至6月7日为全县宣传月
    if LABELLED_DUE.search(above) and (when.marked or not before.strip(" ,")):
        return True  # 四、申报时间: above 2026年4月8日17:00截止
    told_first = when.marked and SUBMIT.search(text, start, when.start)  # 上报读书笔记，时间：5月29日前
    if LABELLED_EVENT.search(before) and not told_first or BY_THE_OFFICE.search(f"{before}于" if before else ""):
        return False
    submit, event = SUBMIT.search(behind), EVENT.search(_LOG_IN.sub("", behind))
    if when.marked or when.repeats:
        listed = SUBMIT.search(above) and not event
        return bool(submit or SUBMIT.search(text, start, end) or listed) and not BY_THE_OFFICE.search(before)
    if submit is None or (event and event.start() < submit.start()):
        return False
    return when.ranged or bool(re.search(r"(?:于|在|请|须|应|定于|日期|时间)\s*$", before)) or not before.strip(" ,")
