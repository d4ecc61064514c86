"""How an obligation would stand later if nothing came and everything could be seen: for a rehearsal, never stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from tasks.domain.notice.escalation import Desk
from tasks.domain.verdict.verdict import ChannelStanding, ChannelState, Verdict, VerdictKind

_EARLY = {VerdictKind.AWAITING, VerdictKind.PARTIAL, VerdictKind.UNKNOWN}
_UNPROVED = {ChannelState.OPEN, ChannelState.UNKNOWN}


def foreseen(verdict: Verdict, at: datetime, grace: timedelta) -> Verdict:
    """The verdict of `at`. It has no proof, since nobody has looked yet: no such mail leaves without a look."""
    kind = verdict.kind
    if kind is VerdictKind.NOT_OPEN and at >= verdict.obligation.opens_at:
        kind = VerdictKind.AWAITING
    if kind not in _EARLY or at < verdict.obligation.due_at + grace:
        return replace(verdict, kind=kind)
    return replace(verdict, kind=VerdictKind.MISSING, channels={c: _shut(s) for c, s in verdict.channels.items()})


def all_foreseen(verdicts: Mapping[str, Verdict], at: datetime, desk: Desk) -> dict[str, Verdict]:
    return {id_: foreseen(verdict, at, desk.grace_of(verdict.obligation)) for id_, verdict in verdicts.items()}


def _shut(standing: ChannelStanding) -> ChannelStanding:
    return replace(standing, state=ChannelState.ABSENT) if standing.state in _UNPROVED else standing
