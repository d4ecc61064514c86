"""What a rehearsal says of the calendar: that a mail's day was counted on holidays nobody has published yet."""

from __future__ import annotations

from collections.abc import Mapping

from tasks.domain.notice.notice import Notice
from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.obligation import Obligation


def calendar_note(notice: Notice, owed: Mapping[str, Obligation], calendar: Calendar) -> str:
    """Chinese; empty when every day between the deadlines and the mail is published. `owed` by obligation id."""
    notes = [owed[line.obligation].calendar_note for line in notice.lines if line.obligation in owed]
    leaves, zone = notice.send_at.date(), notice.send_at.tzinfo
    counted = any(calendar.is_guessed(line.due_at.astimezone(zone).date(), leaves) for line in notice.lines)
    if counted and not any(notes):
        notes.append("发出的日子按推算的日历排，放假安排公布后可能变动")
    return "；".join(dict.fromkeys(filter(None, notes)))
