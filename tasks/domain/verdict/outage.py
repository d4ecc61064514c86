"""Our own outage shortly before a due moment: until somebody answers it, nobody is late by it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from tasks.domain.evidence.closed import failed_while_closed
from tasks.domain.evidence.reading import Reading, ReadingState
from tasks.domain.evidence.source import Source
from tasks.domain.plan.obligation import Obligation
from tasks.domain.verdict.decision import Act, Decision, speaks_of

BEFORE_DUE = timedelta(hours=4)
_SILENCE = timedelta(hours=24)  # a website may be closed at night; a pause so long is none of its making
_LOOKED_BACK = timedelta(days=14)
_DAYS = 5  # on so many of these days it was read: only then is a pause unusual
_UNUSUAL = 1.2  # times the longest pause of these days


def unanswered_outage(
    obligation: Obligation,
    channels: Collection[str],
    sources: Sequence[Source],
    readings: Sequence[Reading],
    decisions: Sequence[Decision],
) -> str:
    """A Chinese sentence, or "" when nothing failed then, or an extension or waiver answered it.

    A source of the channels failed in the last hours, or nothing was read at all, for far longer than is usual here.
    """
    serving = [source for source in sources if set(source.channels) & set(channels)]
    outages = [o for one in serving if (o := _outage(one, readings, obligation.due_at)) is not None]
    answers = {Act.EXTEND, Act.WAIVE}
    if not outages or any(
        d.act in answers and d.recorded_at >= outages[0][0] and speaks_of(d.target, obligation) for d in decisions
    ):
        return ""
    return f"{outages[0][1]}，是否延期尚未答复，不计逾期"


def _outage(source: Source, readings: Sequence[Reading], due_at: datetime) -> tuple[datetime, str] | None:
    """When it began, and what it was (Chinese). That a closed site did not answer is no outage."""
    own = [reading for reading in readings if reading.source == source.id]
    for reading in own:
        is_failed = reading.state in {ReadingState.UNREACHABLE, ReadingState.REFUSED}
        if failed_while_closed(source, reading, due_at.tzinfo):
            continue
        if is_failed and due_at - BEFORE_DUE <= reading.began_at <= due_at:
            when = f"{reading.began_at.astimezone(due_at.tzinfo):%m-%d %H:%M}"
            return reading.began_at, f"截止前 4 小时内 {source.id} 读不到（{when}）"
    silence = _silence([reading.began_at for reading in own], due_at)
    if silence is None:
        return None
    first, last = (moment.astimezone(due_at.tzinfo) for moment in silence)
    return first, f"{source.id} 从 {first:%m-%d %H:%M} 到 {last:%m-%d %H:%M} 我方停机没有读取，截止前 4 小时在其中"


def _silence(moments: Sequence[datetime], due_at: datetime) -> tuple[datetime, datetime] | None:
    """The pause over the last hours before the due moment, if it was one that never happens here."""
    before, after = [m for m in moments if m <= due_at], [m for m in moments if m > due_at]
    if not before or not after or max(before) > due_at - BEFORE_DUE:
        return None
    first, last = max(before), min(after)
    recent = sorted(moment for moment in before if first - moment <= _LOOKED_BACK)
    pauses = [later - earlier for earlier, later in pairwise(recent)]
    is_daily = len({moment.astimezone(due_at.tzinfo).date() for moment in recent}) >= _DAYS
    if not is_daily or last - first < _SILENCE or last - first <= max(pauses) * _UNUSUAL:
        return None
    return first, last
