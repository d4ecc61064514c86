"""How an obligation stands: one verdict of eleven, its reasons, and the proof where it accuses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tasks.domain.evidence.finding import Finding
from tasks.domain.evidence.item import Item
from tasks.domain.evidence.reading import CompleteReading
from tasks.domain.plan.obligation import Obligation


class VerdictKind(StrEnum):
    NOT_OPEN = "not_open"
    AWAITING = "awaiting"
    PARTIAL = "partial"
    RECEIVED = "received"
    NEEDS_REVIEW = "needs_review"
    REJECTED = "rejected"
    SATISFIED = "satisfied"
    SATISFIED_LATE = "satisfied_late"
    MISSING = "missing"
    UNKNOWN = "unknown"
    EXCUSED = "excused"

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def is_clear(self) -> bool:
        """Nothing more is owed."""
        return self in {VerdictKind.SATISFIED, VerdictKind.SATISFIED_LATE, VerdictKind.EXCUSED}


_LABELS = {
    VerdictKind.NOT_OPEN: "未开始",
    VerdictKind.AWAITING: "待交",
    VerdictKind.PARTIAL: "部分已交",
    VerdictKind.RECEIVED: "已收待查",
    VerdictKind.NEEDS_REVIEW: "待人工核",
    VerdictKind.REJECTED: "需补正",
    VerdictKind.SATISFIED: "已完成",
    VerdictKind.SATISFIED_LATE: "逾期完成",
    VerdictKind.MISSING: "缺交",
    VerdictKind.UNKNOWN: "我方未能核实",
    VerdictKind.EXCUSED: "豁免",
}


class ChannelState(StrEnum):
    PRESENT = "present"
    WAITING = "waiting"
    OPEN = "open"
    ABSENT = "absent"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        return {
            "present": "已收齐",
            "waiting": "待核",
            "open": "未到期",
            "absent": "尚未收到",
            "unknown": "我方未能核实",
        }[self.value]


class Standing(StrEnum):
    """How one item stands for one obligation."""

    ACCEPTED = "accepted"
    WAITING = "waiting"  # a person must decide
    UNLOOKED = "unlooked"  # arrived, not yet looked at
    FAILED = "failed"
    DISMISSED = "dismissed"  # a person rejected or moved it

    @property
    def label(self) -> str:
        return {
            "accepted": "合格",
            "waiting": "待人工核",
            "unlooked": "待查",
            "failed": "需补正",
            "dismissed": "已退回",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One item as it counts for one obligation."""

    item: Item
    channel: str
    standing: Standing
    received_at: datetime
    in_time: bool
    keys: tuple[str, ...]
    findings: tuple[Finding, ...] = ()
    reasons: tuple[str, ...] = ()  # Chinese: why it was placed here, why in time or late, what waits
    mended_from: str = ""  # the item whose receipt time it takes
    hollow: bool = False  # an empty or almost empty file: not mended, only replaced


@dataclass(frozen=True, slots=True)
class ChannelStanding:
    channel: str
    state: ChannelState
    needed: int
    accepted: int
    first_received_at: datetime | None
    waiting: int = 0
    lacks: tuple[str, ...] = ()  # Chinese names of what is lacking where it can be named (members, kinds)
    proof: tuple[CompleteReading, ...] = ()  # of an absent channel
    looked_at: datetime | None = None  # the oldest of the readings that the absence rests on


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer for one obligation at one moment. Only `missing_verdict` makes a MISSING one."""

    obligation: Obligation
    kind: VerdictKind
    reasons: tuple[str, ...]
    channels: Mapping[str, ChannelStanding]
    evidence: tuple[Evidence, ...] = ()

    @property
    def absent(self) -> tuple[ChannelStanding, ...]:
        """The channels proved empty, in which nothing waits: all that a mail may name as lacking."""
        return tuple(c for c in self.channels.values() if c.state is ChannelState.ABSENT)
