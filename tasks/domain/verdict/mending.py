"""A good item sent in place of a bad one takes the bad one's receipt time, if it comes soon enough."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time

from tasks.domain.plan.calendar import Calendar
from tasks.domain.verdict.verdict import Evidence, Standing


def mend(
    pieces: Sequence[Evidence], first_notice: datetime | None, calendar: Calendar, within: int
) -> tuple[Evidence, ...]:
    """The evidence of one obligation with mended items in time.

    Each failed item that came in time, and was not hollow, lends its time to one later good item of its channel that
    came before any notice of a failure, or not later than `within` working days after the first.
    """
    until = _last_moment(first_notice, calendar, within)
    lent: set[str] = set()
    mended = []
    for piece in pieces:
        failed = _what_it_mends(piece, pieces, lent) if _may_mend(piece, until) else None
        if failed is None:
            mended.append(piece)
            continue
        lent.add(failed.item.id)
        reason = f"补正 {failed.item.id}（{failed.received_at:%Y-%m-%d %H:%M} 收到），按原收到时间计为未逾期"
        mended.append(replace(piece, in_time=True, mended_from=failed.item.id, reasons=(*piece.reasons, reason)))
    return tuple(mended)


def _may_mend(piece: Evidence, until: datetime | None) -> bool:
    return piece.standing is Standing.ACCEPTED and not piece.in_time and (until is None or piece.received_at <= until)


def _what_it_mends(piece: Evidence, pieces: Sequence[Evidence], lent: set[str]) -> Evidence | None:
    for other in pieces:
        if (
            other.standing is Standing.FAILED
            and other.channel == piece.channel
            and other.in_time
            and not other.hollow
            and other.received_at <= piece.received_at
            and other.item.id not in lent
        ):
            return other
    return None


def _last_moment(first_notice: datetime | None, calendar: Calendar, within: int) -> datetime | None:
    if first_notice is None:
        return None
    day = calendar.working_days_from(first_notice.date(), within)
    return datetime.combine(day, time(23, 59, 59), first_notice.tzinfo)
