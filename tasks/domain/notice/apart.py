"""The counts apart 分列: how the open obligations of passed deadlines stand, each count for itself and never summed."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from enum import StrEnum

from tasks.domain.verdict.verdict import ChannelState, Verdict, VerdictKind


class Apart(StrEnum):
    """In the order in which they are listed."""

    NOTHING = "nothing"
    ONE_CHANNEL = "one_channel"
    PART = "part"
    MEND = "mend"
    WAITS = "waits"
    APPEALED = "appealed"
    UNSEEN = "unseen"

    @property
    def label(self) -> str:
        return {
            "nothing": "全无",
            "one_channel": "仅缺一渠道",
            "part": "部分已交",
            "mend": "需补正",
            "waits": "已交待审",
            "appealed": "申诉中",
            "unseen": "我方未能核实",
        }[self.value]


def apart(verdict: Verdict, appealed: Collection[str] = ()) -> Apart | None:
    """Under which count an obligation stands; None for what is clear, not due, or rests on a ruling to come."""
    kind = verdict.kind
    if kind.is_clear or verdict.obligation.pending:
        return None
    if verdict.obligation.id in appealed:
        return Apart.APPEALED
    match kind:
        case VerdictKind.UNKNOWN:
            return Apart.UNSEEN
        case VerdictKind.NEEDS_REVIEW | VerdictKind.RECEIVED:
            return Apart.WAITS
        case VerdictKind.REJECTED:
            return Apart.MEND
        case VerdictKind.MISSING:
            return _of_missing(verdict)
        case _:
            return None


def counts_apart(verdicts: Iterable[Verdict], appealed: Collection[str] = ()) -> tuple[tuple[str, int], ...]:
    """(label, how many) of every count, also of those that are nought: a reader sees what was looked at."""
    found = [apart(verdict, appealed) for verdict in verdicts]
    return tuple((kind.label, found.count(kind)) for kind in Apart)


def _of_missing(verdict: Verdict) -> Apart:
    """全无 only when no channel has anything, not even a piece to mend."""
    channels = verdict.channels.values()
    if not verdict.evidence and not any(channel.accepted for channel in channels):
        return Apart.NOTHING
    full = [channel for channel in channels if channel.state is ChannelState.PRESENT]
    return Apart.ONE_CHANNEL if full and len(full) == len(verdict.channels) - 1 else Apart.PART
