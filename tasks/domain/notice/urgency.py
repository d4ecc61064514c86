"""Which mails leave first when not all may: what runs out today, then fairly by reader, then what runs out first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from tasks.domain.notice.escalation import Desk
from tasks.domain.notice.matter import Matter
from tasks.domain.notice.notice import AT_ANY_HOUR, CLOSED, THANKS, Notice
from tasks.domain.notice.window import SendWindow
from tasks.domain.plan.calendar import Calendar

RETRIES = tuple(timedelta(minutes=minutes) for minutes in (15, 10, 5, 2))  # the next attempt comes within 30 minutes
_SOON = timedelta(days=3)


def in_order(notices: Sequence[Notice], mailed: Mapping[str, int], at: datetime) -> list[Notice]:
    """Nobody's second mail before another's first that is as urgent. `mailed`: today's mails by reader."""
    counts = dict(mailed)
    ranked = []
    for notice in sorted(notices, key=lambda n: (_left(n, at), n.id)):
        turn = counts.get(notice.recipient, 0)
        counts[notice.recipient] = turn + 1
        ranked.append(((urgency(notice, at), turn, _left(notice, at), notice.id), notice))
    return [notice for _, notice in sorted(ranked, key=lambda pair: pair[0])]


def hurried(notice: Notice, matters: Mapping[str, Matter], desk: Desk) -> Notice:
    """The notice as urgent as its first line to run out: 今日截止 waits for nothing that was merged into its mail."""
    owed = [matters[line.obligation].obligation for line in notice.lines if line.obligation in matters]
    until = {(o.id, rung.name): until for o in owed for rung, _, until in desk.timetable(o)}
    lines = [(line.obligation, line.rung) for line in notice.lines]
    runs_out = [until[line] for line in lines if line in until]
    return replace(notice, expires_at=min(runs_out)) if runs_out else notice


def urgency(notice: Notice, at: datetime) -> int:
    """0 runs out today, or somebody waits for the answer; 1 within three days; 2 may wait; 3 makes room for them."""
    if notice.kind in {THANKS, CLOSED}:
        return 3
    if notice.kind in AT_ANY_HOUR or notice.expires_at is None:
        return 0 if notice.kind in AT_ANY_HOUR else 2
    if notice.expires_at.astimezone(at.tzinfo).date() <= at.date():
        return 0
    return 1 if notice.expires_at - at <= _SOON else 2


def may_be_second(notice: Notice, tomorrow: datetime) -> bool:
    """A list of several schools that is worth nothing tomorrow: whom to call today waits for no digest."""
    return not notice.school and notice.expires_at is not None and notice.expires_at <= tomorrow


def try_again_at(notice: Notice, at: datetime, window: SendWindow, calendar: Calendar) -> datetime:
    """When a mail that could not leave is tried again: soon, if the window allows, else when it opens next."""
    if notice.kind in AT_ANY_HOUR:
        return at + RETRIES[0]
    for wait in RETRIES:
        if window.is_open(at + wait, calendar):
            return at + wait
    return window.next_moment(at + RETRIES[0], calendar)


def _left(notice: Notice, at: datetime) -> timedelta:
    return notice.expires_at - at if notice.expires_at else timedelta(days=999)
