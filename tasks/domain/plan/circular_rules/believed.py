"""What cannot be believed of a clerk: that he forgot the place of paper after paper. Then the reading failed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from tasks.domain.plan.circular_rules.channels import says_where
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.duty import sentences
from tasks.domain.plan.defect import Defect
from tasks.domain.plan.draft import DraftRequirement

_FOR_ALL = re.compile(
    r"(?:其[余他它]|凡(?!是?[未不没]))[^。;]{0,40}(?:[报发送交寄传]|上传|提交|填报)"
    r"|(?:所有|全部|各[项类种])(?:报送)?(?:材料|资料|表格|文件)[^。;]{0,24}(?:[报发送交寄传]|上传|提交|填报)"
)
_SELDOM = 2  # so many of a kind are slips of the pen; more of them are told somewhere in words that were not understood
_ANSWERED = {"no-channel": "channels", "no-date": "due", "count-missing": "count"}
_OF_ALL = frozenset({*_ANSWERED, "in-vacation", "before-activity-ends", "channel-unclear"})


def believable(
    found: Iterable[Defect], circular: Circular, requirements: tuple[DraftRequirement, ...]
) -> Iterator[Defect]:
    """The findings without those of a kind that nearly every paper would have: 以上材料 … 均发至 stands somewhere."""
    told = tuple(found)
    placed = any(_FOR_ALL.search(one.text) and says_where(one.text) for one in sentences(circular))
    told = tuple(one for one in told if one.kind != "no-channel" or not placed)
    often = Counter(one.kind for one in {(one.kind, one.line): one for one in told}.values())
    for one in told:
        if one.kind not in _OF_ALL or often[one.kind] <= _SELDOM or _is_for_none(one.kind, requirements):
            yield one


def _is_for_none(kind: str, requirements: tuple[DraftRequirement, ...]) -> bool:
    """Whether no paper at all has what is said to be lacking: a circular that names no place is one without."""
    lacking = _ANSWERED.get(kind)
    return lacking is not None and not any(getattr(one, lacking) for one in requirements)
