"""One paper that one line dates twice, once by no day: 近期2寸免冠照片…4月3日前报送; 12月上旬交…请尽快办理."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tasks.domain.plan.drafting.papers.names.same_names import plain
from tasks.domain.plan.drafting.papers.owed import Owed

_NUMBER = re.compile(r"\d")


def without_twins(found: Sequence[Owed]) -> list[Owed]:
    """Each thing owed once: one that its line dates by no day gives its place to the one beside it."""
    kept: list[Owed] = []
    for owed in sorted(found, key=_is_undated):
        twin = next((other for other in kept if _is_twin(owed, other)), None)
        if twin is None:
            kept.append(owed)
        else:
            twin.goes_to(owed.channels)
            twin.ways += [way for way in owed.ways if way not in twin.ways]
    return [owed for owed in found if any(owed is one for one in kept)]


def _is_undated(owed: Owed) -> bool:
    return owed.when is None or owed.when.due is None


def _is_twin(owed: Owed, other: Owed) -> bool:
    """Whether one is the other told again: by the same words, by 尽快, 近期, which are no day of their own, or by the
    same day, 2025年11月19日前(含11月19日)."""
    if owed.line is not other.line or plain(owed.title) != plain(other.title):
        return False
    if owed.when and other.when and owed.when.due and owed.when.due == other.when.due:
        return owed.who == other.who and owed.heard == other.heard
    if not _is_undated(owed):
        return False
    if owed.when is None or other.when is None:
        return owed.when is other.when
    return owed.when.quote == other.when.quote or not _NUMBER.search(owed.when.quote)
