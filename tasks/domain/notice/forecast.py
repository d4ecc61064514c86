"""A rehearsal of the next days: which mail would leave, if nothing came and everything could be seen."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from tasks.domain.notice.escalation import Desk, Told
from tasks.domain.notice.matter import Matter, matter_if_nothing_comes, matters, with_pace
from tasks.domain.notice.merging import due_notices
from tasks.domain.notice.notice import Notice, NoticeState
from tasks.domain.verdict.verdict import Verdict


def forecast(verdicts: Collection[Verdict], desk: Desk, ahead: timedelta, fresh_for: timedelta) -> tuple[Notice, ...]:
    """The notices due now, then those of each later moment within `ahead` at which a rung falls due.

    The desk moves on from moment to moment, and what was told is not told again. Nothing is queued.
    """
    first = due_notices(matters(verdicts, desk.plan, desk.calendar, desk.as_of, fresh_for).values(), desk).notices
    found = list(first)
    told = desk.told | _told(first)
    before = desk.as_of
    for moment in _moments(verdicts, desk, desk.as_of + ahead):
        then = replace(desk, as_of=moment, told=told, decided_before=before)
        notices = due_notices(_matters(verdicts, moment, desk), then).notices
        found.extend(notices)
        told |= _told(notices)
        before = moment
    return tuple(notice for notice in found if notice.state is not NoticeState.DROPPED)


def _matters(verdicts: Collection[Verdict], moment: datetime, desk: Desk) -> Iterator[Matter]:
    for verdict in verdicts:
        if not verdict.kind.is_clear:
            matter = matter_if_nothing_comes(verdict, moment, desk.grace_of(verdict.obligation))
            yield with_pace(matter, verdict, desk.plan, moment, desk.calendar)


def _moments(verdicts: Collection[Verdict], desk: Desk, until: datetime) -> list[datetime]:
    """When a rung falls due; an accusing one, at the earliest, when due plus grace has passed."""
    moments = {
        fell_due
        for verdict in verdicts
        if not verdict.kind.is_clear
        for _, fell_due, _ in desk.timetable(verdict.obligation)
        if desk.as_of < fell_due <= until
    }
    return sorted(moments)


def _told(notices: tuple[Notice, ...]) -> frozenset[Told]:
    return frozenset(
        Told(notice.recipient, line.rung, line.obligation, line.due_at) for notice in notices for line in notice.lines
    )
