"""Whether a mail accused somebody whose material was there, or while nobody could know that it was not."""

from __future__ import annotations

from datetime import datetime, timedelta

from tasks.sandbox.simulated.needs import Need, grace_of
from tasks.sandbox.simulated.sightings import Sightings
from tasks.sandbox.simulated.truth import Quality, Truth

_FRESH = timedelta(hours=24, minutes=5)  # a round takes its time


def accused_falsely(truth: Truth, sightings: Sightings, obligation: str, verdict: str, at: datetime) -> str:
    """What is wrong with the accusation (Chinese); "" when it is deserved and proved."""
    need = truth.needs.get(obligation)
    if need is None:
        return "没有这一项应交"
    if need.is_pending:
        return "依据的裁定尚未作出"
    if at < need.due_at + min(grace_of(channel) for channel in need.channels):
        return "截止加宽限还没有过去"
    if verdict == "rejected":
        return _unmended(truth, need, sightings, at)
    if truth.is_waived(need, at):
        return "已经豁免"
    if any(_is_proved(truth, need, channel, sightings, at) for channel in need.channels):
        return ""
    return _why(truth, need, sightings, at)


def _is_proved(truth: Truth, need: Need, channel: str, sightings: Sightings, at: datetime) -> bool:
    """The channel's latest whole look came after due plus grace, not long ago, and showed less than is owed."""
    seen = sightings.last(need, channel, at)
    if seen is None or seen < need.due_at + grace_of(channel) or at - seen > _FRESH:
        return False
    return truth.lacks(need, channel, seen)


def _why(truth: Truth, need: Need, sightings: Sightings, at: datetime) -> str:
    told = []
    for channel in need.channels:
        seen = sightings.last(need, channel, at)
        state = "缺" if truth.lacks(need, channel, at) else "已齐"
        last = f"最后看全 {seen:%m-%d %H:%M}" if seen else "没有看全过"
        told.append(f"{channel} 实际{state}，{last}")
    return "；".join(told)


def _unmended(truth: Truth, need: Need, sightings: Sightings, at: datetime) -> str:
    """Asked to mend: something bad was there, and what would mend it had not been seen."""
    if not (truth.has(need, Quality.BAD, at) or truth.has(need, Quality.ODD, at)):
        return "没有一件是坏的，却说要补正"
    for channel in need.channels:
        seen = sightings.last(need, channel, at)
        if seen is not None and truth.lacks(need, channel, seen):
            return ""
    return "补正的已经看到了"
