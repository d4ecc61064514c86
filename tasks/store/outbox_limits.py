"""How many mails may still leave: the mail server's hour and day, and how many each reader has had today."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, Select, func, select

from tasks.domain.notice.notice import ALARM, AT_ANY_HOUR, CLOSED, EVENTS, SUMMARY, THANKS, Notice
from tasks.store.outbox_tables import attempts, outbox

_UNDER_WAY = ("claimed", "sent", "uncertain")
_NO_RUNGS = (SUMMARY, ALARM, *EVENTS)


@dataclass(frozen=True, slots=True)
class Room:
    """`kept` of the day's mails are for what runs out today."""

    hour: int
    day: int
    kept: int
    note: str

    def refuses(self, *, urgent: bool, taken: int) -> bool:
        left = min(self.hour, self.day - (0 if urgent else self.kept))
        return taken >= left


def room(session: Connection, per_hour: int, per_day: int, at: datetime) -> Room:
    """What the limits leave now; a mail that somebody is just sending counts as sent."""
    hour = max(per_hour - _handed_over(session, at - timedelta(hours=1)), 0)
    day = max(per_day - _handed_over(session, at - timedelta(days=1)), 0)
    full = [f"每小时 {per_hour} 封"] * (hour == 0) + [f"每天 {per_day} 封"] * (day == 0)
    note = f"已到{'、'.join(full)}的上限，余下的稍后再发。" if full else ""
    return Room(hour, day, min(per_day // 10, day), note)


def waiting(session: Connection, at: datetime) -> int:
    """How many mails could leave now if the limits allowed."""
    query = select(func.count()).where(outbox.c.state == "waiting", outbox.c.send_at <= at)
    return int(session.execute(query).scalar_one())


def is_rung(notice: Notice) -> bool:
    return notice.kind not in _NO_RUNGS


def is_daily(notice: Notice) -> bool:
    """One a day for each reader and school: reminders, accusing mails, and what follows on these."""
    return is_rung(notice) or notice.kind in {THANKS, CLOSED}


def was_mailed(session: Connection, notice: Notice, since: datetime) -> bool:
    """Whether a reminder or accusing mail went to the same reader about the same school at or after `since`.

    Thanks and "no longer open" make room for it, and for one another.
    """
    same = outbox.c.recipient == notice.recipient, outbox.c.school == notice.school, outbox.c.id != notice.id
    others = _NO_RUNGS if is_rung(notice) else (SUMMARY, ALARM, *AT_ANY_HOUR)
    query = _mailed(since).where(*same, outbox.c.kind.not_in(others))
    return bool(session.execute(query).scalar_one())


def answered_since(session: Connection, recipient: str, since: datetime) -> int:
    query = _mailed(since).where(outbox.c.recipient == recipient, outbox.c.kind.in_(AT_ANY_HOUR))
    return int(session.execute(query).scalar_one())


def mailed_since(session: Connection, since: datetime) -> Mapping[str, int]:
    """Reader -> how many mails."""
    query = _mailed(since).add_columns(outbox.c.recipient).group_by(outbox.c.recipient)
    return {recipient: int(count) for count, recipient in session.execute(query)}


def mailed_pairs(session: Connection, since: datetime) -> frozenset[tuple[str, str]]:
    """(reader, school) of every reminder or accusing mail since then."""
    query = _mailed(since).add_columns(outbox.c.recipient, outbox.c.school).where(outbox.c.kind.not_in(_NO_RUNGS))
    rows = session.execute(query.group_by(outbox.c.recipient, outbox.c.school))
    return frozenset((recipient, school) for _, recipient, school in rows)


def _mailed(since: datetime) -> Select[tuple[int]]:
    return (
        select(func.count(outbox.c.id.distinct()))
        .join(attempts, outbox.c.id == attempts.c.notice)
        .where(
            attempts.c.act.in_(("claimed", "started")),
            attempts.c.recorded_at >= since,
            outbox.c.state.in_(_UNDER_WAY),
        )
    )


def _handed_over(session: Connection, since: datetime) -> int:
    gone = attempts.c.act.in_(("sent", "uncertain"))
    query = select(func.count(attempts.c.notice.distinct())).where(gone, attempts.c.recorded_at > since)
    claimed = select(func.count()).where(outbox.c.state == "claimed")
    return int(session.execute(query).scalar_one()) + int(session.execute(claimed).scalar_one())
