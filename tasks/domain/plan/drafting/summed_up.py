"""A table that only sums up what the text asks for: 责任书, 总结 in its rows, 《学期安全工作总结》 above it."""

from __future__ import annotations

from tasks.domain.plan.drafting.owed import Owed
from tasks.domain.plan.drafting.papers import plain
from tasks.domain.plan.drafting.said_twice import is_same_rule


def without_summary(owed: list[Owed], tabled: frozenset[int]) -> list[Owed]:
    """What is owed, less the rows that repeat it by a shorter name and say no other day."""
    told = [one for one in owed if one.line.number not in tabled]
    return [one for one in owed if one.line.number not in tabled or not any(_repeats(one, other) for other in told)]


def _repeats(row: Owed, other: Owed) -> bool:
    short, signs = plain(row.title), iter(plain(other.title))
    same = row.when is None or row.when.due is None or (other.when is not None and is_same_rule(row.when, other.when))
    return len(short) >= 2 and same and plain(other.title).endswith(short[-2:]) and all(s in signs for s in short)
