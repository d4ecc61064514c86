"""What a person enters into a ledger: hours that a school reports or the training school approves, points by hand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class EntryKind(StrEnum):
    REPORTED = "reported"  # hours on a school's list: a proposal
    APPROVED = "approved"  # hours that the training school has approved
    POINTS = "points"  # points that a person gives a school

    @property
    def label(self) -> str:
        return {"reported": "学校上报", "approved": "进修学校认定", "points": "人工评分"}[self.value]


@dataclass(frozen=True, slots=True)
class Entry:
    """`party`: a teacher's id for hours, a school's for points; `behind`: the list, as "名单.xlsx 第 5 行"."""

    kind: EntryKind
    party: str
    category: str
    amount: float
    recorded_at: datetime
    behind: str = ""
    why: str = ""
    by: str = ""
    id: int = 0

    @property
    def sentence(self) -> str:
        who = f" {self.by}" if self.by else ""
        parts = [part for part in (self.behind, self.why) if part]
        on = f"（{'；'.join(parts)}）" if parts else ""
        return f"{self.recorded_at:%Y-%m-%d}{who} {self.kind.label} {figure(self.amount)}{on}"


def standing_entries(entries: Iterable[Entry]) -> dict[tuple[EntryKind, str, str], Entry]:
    """(kind, party, category) -> the newest entry: a correction is a new row."""
    return {(e.kind, e.party, e.category): e for e in sorted(entries, key=lambda e: e.id)}


def figure(amount: float) -> str:
    """12, 0.5: no more digits than it has."""
    return f"{round(amount, 2):g}"
