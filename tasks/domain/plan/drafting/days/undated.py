"""Moments that are no dates by themselves: they hang on something that happens, or say no more than 尽快, 4月上旬."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from tasks.domain.plan.drafting.days.hanging import Hanging, hangings
from tasks.domain.plan.drafting.days.named_periods import named_periods
from tasks.domain.plan.drafting.days.vague_words import VAGUE
from tasks.domain.plan.drafting.days.when import Frame, When

_MOVED_TO = re.compile(
    r"(?:[逢遇]|节假日|休息日)[^。;]{0,24}(?:提前|顺延|推迟)[到至]其?$|[逢遇][^,。;]{0,12}(?:假日?|休息日|双休日)的?,$"
)  # 周四遇节假日的,提前到放假前最后一个工作日
_ABOUT = re.compile(r"\s*(?:左右|前后|上下)(?![一-龥]{0,2}对[比照])")  # 前后对比照片 is a photo


def undated(text: str, frame: Frame) -> Iterator[When]:
    """Each with `why`, and with `hang` where it hangs on something."""
    for period in named_periods(text, frame):
        if period.hang:
            yield replace(_open(text, period.start, period.end, period.hang), vague=False)
    for hanging in hangings(text):
        if not _MOVED_TO.search(text, 0, hanging.start):
            yield _open(text, hanging.start, hanging.end, hanging)
    for match in VAGUE.finditer(text):
        if _MOVED_TO.search(text, 0, match.start()):
            continue
        yield _open(text, match.start(), match.end())


def roughly(when: When, text: str) -> When:
    """9月底左右, 5月20日前后: about a day is no day."""
    about = _ABOUT.match(text, when.end - when.quote.endswith("前"))
    if about is None or when.repeats or when.ranged or when.due is None:
        return when
    quote = text[when.start : about.end()].strip()
    why = f"“{quote}”不是确定的日期"
    return replace(when, end=about.end(), quote=quote, due=None, day=None, why=why, marked=True, vague=True)


def _open(text: str, start: int, end: int, hang: Hanging | None = None) -> When:
    quote = text[start:end].strip()
    return When(start, end, quote, None, f"“{quote}”不是确定的日期", marked=True, vague=True, hang=hang)


def without_overlap(whens: Iterable[When]) -> list[When]:
    """In order; where two overlap the dated one holds, then the one that begins first."""
    kept: list[When] = []
    for when in sorted(whens, key=lambda when: (when.vague, when.vague and when.hang is None, when.start, -when.end)):
        if not any(when.start < other.end and other.start < when.end for other in kept):
            kept.append(when)
    return sorted(kept, key=lambda when: when.start)
