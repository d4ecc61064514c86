"""A table that only sums up what the text asks for: 责任书, 总结 in its rows, 《学期安全工作总结》 above it."""

from __future__ import annotations

from tasks.domain.plan.drafting.papers.owed import Owed
from tasks.domain.plan.drafting.papers.papers import plain
from tasks.domain.plan.drafting.papers.said_twice import is_same_rule


def without_summary(owed: list[Owed], tabled: frozenset[int]) -> list[Owed]:
    """What is owed, less the rows that repeat it by a shorter name and say no other day."""
    told = [one for one in owed if one.line.number not in tabled]
    for row in (one for one in owed if one.line.number in tabled):
        for other in [other for other in told if _contradicts(row, other)][:1]:
            if row.when is not None:
                other.conflicts.append(row.when)
                owed = [one for one in owed if one is not row]
    return [one for one in owed if one.line.number not in tabled or not any(_repeats(one, other) for other in told)]


def _contradicts(row: Owed, other: Owed) -> bool:
    """申报汇总表 3月24日 in the table of days, 《微型课题申报汇总表》 3月26日 in the text."""
    if not (row.when and row.when.due and other.when and other.when.due) or row.channels:
        return False
    once = not (row.when.repeats or other.when.repeats) and not is_same_rule(row.when, other.when)
    return once and len(plain(row.title)) >= 4 and other.resembles(row.title)


def _repeats(row: Owed, other: Owed) -> bool:
    short, signs = plain(row.title), iter(plain(other.title))
    same = row.when is None or row.when.due is None or (other.when is not None and is_same_rule(row.when, other.when))
    return len(short) >= 2 and same and plain(other.title).endswith(short[-2:]) and all(s in signs for s in short)
