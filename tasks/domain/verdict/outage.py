"""Our own outage shortly before a due moment: until somebody answers it, nobody is late by it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import timedelta

from tasks.domain.evidence.reading import Reading, ReadingState
from tasks.domain.evidence.source import Source
from tasks.domain.plan.obligation import Obligation
from tasks.domain.verdict.decision import Act, Decision, speaks_of

BEFORE_DUE = timedelta(hours=4)


def unanswered_outage(
    obligation: Obligation,
    channels: Collection[str],
    sources: Sequence[Source],
    readings: Sequence[Reading],
    decisions: Sequence[Decision],
) -> str:
    """A Chinese sentence, or "" when no source of the channels failed then, or an extension or waiver answered it."""
    serving = {source.id for source in sources if set(source.channels) & set(channels)}
    first = obligation.due_at - BEFORE_DUE
    failed = [
        reading
        for reading in readings
        if reading.source in serving
        and first <= reading.began_at <= obligation.due_at
        and reading.state in {ReadingState.UNREACHABLE, ReadingState.REFUSED}
    ]
    answers = {Act.EXTEND, Act.WAIVE}
    if not failed or any(
        d.act in answers and d.recorded_at >= failed[0].began_at and speaks_of(d.target, obligation) for d in decisions
    ):
        return ""
    when = f"{failed[0].began_at:%m-%d %H:%M}"
    return f"截止前 4 小时内 {failed[0].source} 读不到（{when}），是否延期尚未答复，不计逾期"
