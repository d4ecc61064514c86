"""What other items say of an item, as the last comparison found it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, insert, select

from tasks.domain.evidence.finding import Finding
from tasks.store import tables as t
from tasks.store.plain import from_plain, to_plain

Said = Mapping[str, Mapping[str, tuple[Finding, ...]]]  # item -> "REQUIREMENT/PARTY" -> findings


@dataclass(frozen=True, slots=True)
class Compared:
    """Of one submission: the state of each claim ("ITEM REQUIREMENT/PARTY") when it was compared, and what was said."""

    states: Mapping[str, str]
    said: Said


def comparisons(session: Connection, plan: str, as_of: datetime) -> dict[int, Compared]:
    """Submission -> its newest comparison known at `as_of`."""
    c = t.comparisons.c
    newest = select(func.max(c.id)).where(c.plan == plan, c.recorded_at <= as_of).group_by(c.submission)
    return {
        row.submission: Compared(row.states, from_plain(Mapping[str, Mapping[str, tuple[Finding, ...]]], row.findings))  # type: ignore[type-abstract]
        for row in session.execute(select(t.comparisons).where(c.id.in_(newest)))
    }


def keep_comparisons(session: Connection, plan: str, found: Mapping[int, Compared], at: datetime) -> None:
    rows = [
        {
            "plan": plan,
            "submission": number,
            "states": dict(one.states),
            "findings": to_plain(one.said),
            "recorded_at": at,
        }
        for number, one in found.items()
    ]
    if rows:
        session.execute(insert(t.comparisons), rows)
