"""The way to a deadline: on each day, how much of what was owed was complete, by when its pieces came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from tasks.domain.plan.requirement import Needs, Plan
from tasks.domain.verdict.verdict import ChannelStanding, ChannelState, Standing, Verdict, VerdictKind

_DAYS = 28  # shown before the last day


@dataclass(frozen=True, slots=True)
class TrendPoint:
    day: date
    done: int


@dataclass(frozen=True, slots=True)
class Trend:
    """`due` is the deadline's day where there is one; the points run to the day of looking."""

    points: tuple[TrendPoint, ...]
    total: int
    due: date | None = None

    @property
    def sentence(self) -> str:
        """The curve in words, for readers who see no picture."""
        if not self.points:
            return ""
        marks = dict.fromkeys([self.points[0], *self._at_due(), self.points[-1]])
        told = "，".join(f"{p.day.month}月{p.day.day}日 {p.done}" for p in marks)
        return f"已完成：{told}；应交 {self.total}"

    def _at_due(self) -> list[TrendPoint]:
        return [point for point in self.points if point.day == self.due]


def trend(verdicts: Sequence[Verdict], plan: Plan, at: datetime, due_on: date | None = None) -> Trend:
    """Days in the zone of `at`. What was waived is owed by nobody."""
    owed = [verdict for verdict in verdicts if verdict.kind is not VerdictKind.EXCUSED]
    done = sorted(moment for v in owed if (moment := completed_at(v, plan)) is not None)
    last = at.date()
    if due_on is not None:
        last = min(last, due_on + timedelta(days=14))
    first = last - timedelta(days=_DAYS)
    points = []
    for number in range(_DAYS + 1):
        day = first + timedelta(days=number)
        end = min(datetime.combine(day + timedelta(days=1), time(0), at.tzinfo), at + timedelta(seconds=1))
        points.append(TrendPoint(day, sum(moment < end for moment in done)))
    return Trend(tuple(points), len(owed), due_on)


def completed_at(verdict: Verdict, plan: Plan) -> datetime | None:
    """When the last piece that was needed came; None while it is not complete."""
    if verdict.kind not in {VerdictKind.SATISFIED, VerdictKind.SATISFIED_LATE}:
        return None
    moments = [_filled_at(channel, verdict) for channel in verdict.channels.values()]
    known = [moment for moment in moments if moment is not None]
    if not known:
        return None
    return min(known) if plan.requirement[verdict.obligation.requirement].needs is Needs.ANY else max(known)


def _filled_at(channel: ChannelStanding, verdict: Verdict) -> datetime | None:
    if channel.state is not ChannelState.PRESENT:
        return None
    seen: set[str] = set()
    for piece in sorted(verdict.evidence, key=lambda e: e.received_at):
        if piece.channel == channel.channel and piece.standing is Standing.ACCEPTED:
            seen.update(piece.keys)
            if len(seen) >= channel.needed:
                return piece.received_at
    return channel.first_received_at
