"""Days shared out among papers that are only pointed at: 提交日期:第(1)项为9月6日;第(2)(3)项均为10月8日;其余两项…."""

from __future__ import annotations

import re

from tasks.domain.plan.drafting.days.over_papers import TELLS_OF_DAYS
from tasks.domain.plan.drafting.days.when import When
from tasks.domain.plan.drafting.draft_words import ALL_OF_THEM, EVENT, LABELLED_DUE, REST_OF_THEM, SUBMIT
from tasks.domain.plan.drafting.papers.names.finding import all_papers
from tasks.domain.plan.drafting.papers.names.references import find_references

_LABEL = re.compile(r"\s*(?P<what>[^:。;\d]{2,24})[:。]")
_LEAD = re.compile(r"\s*(?P<what>[^:,。;\d]{2,24})[:,。]")
_WHAT = r"(?:的?(?:报送|上报|提交|上交|填报)?(?:截[止至])?(?:时间|日期|期限|时限))?"
_IS_BY = rf"{_WHAT}(?:各|分别|均|都|同|也|则|一律|统一)*[为是于在到:]?\s*"
_POINTER_IS_BY = re.compile(rf"[\s,;、:和及与]*(?:[两三四五六七八九十各]项|材料|资料|表)?[\s:,]*{_IS_BY}")
_ENDS = re.compile(rf"[\s,]*{_IS_BY}$")
_SEVERAL = 2


def is_shared_out(when: When, text: str, start: int, end: int, others: list[When], above: str) -> bool:
    """Whether nothing but pointers at papers, or their names, stands between a day and the one before it, under a label
    of days; or nothing but pointers, and a verb behind all the days hands in what they point at."""
    if when.ranged:
        return False
    said = _said_of(when, text, start, others)
    if TELLS_OF_DAYS.search(above) or tells_of_days(text):
        return _only_points(said, when, text) or bool(all_papers(_ENDS.sub("", said).strip(" ,;")))
    row = [one for one in others if _only_points(_said_of(one, text, start, others), one, text)]
    behind = text[others[-1].end : end]
    verb, event = SUBMIT.search(behind), EVENT.search(behind)
    first = verb is not None and (event is None or verb.start() < event.start())
    return first and len(row) == len(others) >= _SEVERAL


def tells_of_days(text: str) -> bool:
    """Whether a line begins with a label of days: 提交日期:, 各项材料的截止时间分别是:."""
    label = _LABEL.match(text)
    return bool(label and LABELLED_DUE.search(label["what"]))


def _said_of(when: When, text: str, start: int, others: list[When]) -> str:
    """What stands between a day and the one before it, without a label of days, or of all papers, ahead."""
    first = max([start, *(one.end for one in others if one.end <= when.start)])
    lead = _LEAD.match(text, first, when.start)
    labelled = lead and (LABELLED_DUE.search(lead["what"]) or ALL_OF_THEM.match(lead["what"]))
    return text[lead.end() if lead and labelled else first : when.start]


def _only_points(said: str, when: When, text: str) -> bool:
    first = when.start - len(said)
    bare = REST_OF_THEM.sub("\0", said)
    for one in find_references(text, first, len(text)):
        bare = bare.replace(text[one.start : one.end], "\0") if one.end <= when.start else bare
    return "\0" in bare and bool(_POINTER_IS_BY.fullmatch(bare.replace("\0", "")))
