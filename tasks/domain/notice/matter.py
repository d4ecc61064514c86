"""What a rung looks at: one obligation's verdict, cut down to what a mail may say of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.obligation import Obligation
from tasks.domain.plan.requirement import Plan, channel_label
from tasks.domain.verdict.pace import pace_of
from tasks.domain.verdict.verdict import ChannelState, Verdict, VerdictKind

_ACCUSED_BY_ABSENCE = {VerdictKind.MISSING, VerdictKind.UNKNOWN}


@dataclass(frozen=True, slots=True)
class Matter:
    """`absent` are the channels that a mail may name as lacking; `stale` says which of them was not seen lately."""

    obligation: Obligation
    kind: VerdictKind
    absent: tuple[str, ...] = ()
    stale: str = ""
    behind: int = 0  # of what comes piece by piece: how many more should be there by now

    @property
    def why_no_accusation(self) -> str:
        """Chinese: why nobody may be accused of it now; empty when a mail may."""
        if self.obligation.pending:
            return "依据的裁定尚未作出，只提醒，不问责"
        if self.kind not in _ACCUSED_BY_ABSENCE:
            return ""  # what arrived and has to be mended was seen: nothing is said to be lacking
        if not self.absent:
            return "没有一个渠道能证明为空（有材料待核，或我方未能看全）"
        return self.stale


def matter_of(verdict: Verdict, as_of: datetime, fresh_for: timedelta) -> Matter:
    """How the obligation stands at `as_of`; an absence counts only if it was seen not more than `fresh_for` ago."""
    stale = tuple(
        f"{channel_label(channel.channel)}最近一次完整收取是 {channel.looked_at:%Y-%m-%d %H:%M}，已超过核对时限"
        if channel.looked_at
        else f"{channel_label(channel.channel)}没有完整的收取"
        for channel in verdict.absent
        if channel.looked_at is None or as_of - channel.looked_at > fresh_for
    )
    absent = tuple(channel.channel for channel in verdict.absent)
    return Matter(verdict.obligation, verdict.kind, absent, "；".join(stale))


def with_pace(matter: Matter, verdict: Verdict, plan: Plan, at: datetime, calendar: Calendar) -> Matter:
    """How far behind it is at `at`, in the channel that is furthest on: the mail may come last (circular L30, L38)."""
    requirement = plan.requirement[matter.obligation.requirement]
    accepted = max((channel.accepted for channel in verdict.channels.values()), default=0)
    pace = pace_of(matter.obligation, requirement, accepted, at, calendar)
    return replace(matter, behind=max(pace.expected - pace.accepted, 0)) if pace else matter


def matters(
    verdicts: Iterable[Verdict], plan: Plan, calendar: Calendar, as_of: datetime, fresh_for: timedelta
) -> Mapping[str, Matter]:
    """What rungs look at, by obligation."""
    return {v.obligation.id: with_pace(matter_of(v, as_of, fresh_for), v, plan, as_of, calendar) for v in verdicts}


def matter_if_nothing_comes(verdict: Verdict, at: datetime, grace: timedelta) -> Matter:
    """For a rehearsal: how the obligation would stand at a later moment if nothing came and all could be seen."""
    obligation, kind = verdict.obligation, verdict.kind
    if kind is VerdictKind.NOT_OPEN and at >= obligation.opens_at:
        kind = VerdictKind.AWAITING
    if at >= obligation.due_at + grace and kind in {VerdictKind.AWAITING, VerdictKind.PARTIAL, VerdictKind.UNKNOWN}:
        kind = VerdictKind.MISSING
    seen = {ChannelState.OPEN, ChannelState.ABSENT, ChannelState.UNKNOWN}
    return Matter(obligation, kind, tuple(c.channel for c in verdict.channels.values() if c.state in seen))
