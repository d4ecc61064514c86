"""Moments that are no dates by themselves: they hang on something that happens, or say no more than 尽快, 4月上旬."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tasks.domain.plan.drafting.days.hanging import Hanging, hangings
from tasks.domain.plan.drafting.days.named_periods import named_periods
from tasks.domain.plan.drafting.days.vague_words import VAGUE
from tasks.domain.plan.drafting.days.when import Frame, When


def undated(text: str, frame: Frame) -> Iterator[When]:
    """Each with `why`, and with `hang` where it hangs on something."""
    for period in named_periods(text, frame):
        if period.hang:
            yield replace(_open(text, period.start, period.end, period.hang), vague=False)
    for hanging in hangings(text):
        yield _open(text, hanging.start, hanging.end, hanging)
    for match in VAGUE.finditer(text):
        yield _open(text, match.start(), match.end())


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
