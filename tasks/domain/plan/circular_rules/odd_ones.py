"""The one paper of many without a day: 将《自查报告》报电教站, named nowhere else, where others have theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.circular_rules.dated import dated_headings
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.defect import Defect, defect
from tasks.domain.plan.draft import DraftRequirement

_LAW = re.compile(r"(?:法|条例|办法|规定|细则|标准|指南)》?$")
_LEAST, _ODD = 4, 0.3  # so many papers, and at most so many of them odd
_UNDATED = frozenset({"no-date", "vague-word", "impossible-date", "slip", "conflicting-dates", "weekday-mismatch"})
_MOVED = re.compile(r"[将把]\s{0,2}$")
_ALREADY = re.compile(r"已(?:经)?[于在按]")


def odd_ones(
    circular: Circular, requirements: tuple[DraftRequirement, ...], known: tuple[Defect, ...]
) -> Iterator[Defect]:
    """Told only of a paper that is called by 《…》 in a single line, and moved there: what has other names, or stands
    in a list, has its day in words that may not have been understood."""
    sure = [one for one in requirements if one.channels or one.due]
    odd = [one for one in sure if not one.due]
    if len(sure) < _LEAST or len(odd) > _ODD * len(sure):
        return
    for one in odd:
        line = circular.narrow[one.line]
        moved = _MOVED.search(line.partition(one.title)[0]) and not _ALREADY.search(line)
        alone = sum(one.title.strip("《》") in text for _, text in circular.lines) == 1
        if (
            one.title.startswith("《")
            and moved
            and alone
            and not one.due_quote
            and not _LAW.search(one.title)
            and one.line not in dated_headings(circular)
            and not any(found.kind in _UNDATED and abs(found.line - one.line) <= 1 for found in known)
        ):
            yield defect("no-date", one.line, one.title, "别的材料都写了时间，这一件没有说什么时候交")
