"""The gap 空档 after a restore: what may have left after the backup was made, and is not in the store any more."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from hashlib import sha256

from tasks.domain.notice.notice import EVENTS, SUMMARY, Notice, NoticeState
from tasks.domain.notice.occasion import occasion_named

MAY_HAVE_LEFT = "恢复自备份：可能在备份之后已经发出，不自动再发；请到已发送或抄送邮箱核对"
LOOK_FIRST = "恢复自备份：放行之前先核对，备份之后可能已经放行并发出"


def mark_of(notice: Notice) -> str:
    """What a mail is known by when its row is lost: it stands in the mail's head, and comes out the same again.

    A rung's or summary's key does. The key of what answers an event holds row numbers, and these are given anew after
    a restore: there it is the event's moment.
    """
    words: tuple[str, ...] = (notice.recipient, notice.key)
    if notice.kind in EVENTS and notice.lines:
        first = min(line.fell_due for line in notice.lines).astimezone(UTC)
        words = (notice.recipient, notice.kind, first.isoformat(), *sorted(notice.obligations))
    return "n." + sha256("\n".join(words).encode()).hexdigest()[:24]


def may_have_left(notice: Notice, restored_at: datetime) -> bool:
    """Whether its occasion came before the restore, so that it could have been sent by the state that was lost."""
    if notice.lines:
        return any(line.fell_due < restored_at for line in notice.lines)
    return notice.kind == SUMMARY and _told_of(notice, restored_at) < restored_at


def after_gap(
    notices: Sequence[Notice], restored_at: datetime | None, waiting: Collection[tuple[str, str]] = ()
) -> list[Notice]:
    """What was just decided, with what may have left already called uncertain; what a person let go is let go.

    `waiting`: (recipient, key) of what waits since the restore: it was to leave later, and so has surely not left.
    """
    if restored_at is None:
        return list(notices)
    free = [n.released or (n.recipient, n.key) in waiting or not may_have_left(n, restored_at) for n in notices]
    return [n if is_free else _after(n) for n, is_free in zip(notices, free, strict=True)]


def _after(notice: Notice) -> Notice:
    if notice.state is NoticeState.WAITING:
        return replace(notice, state=NoticeState.UNCERTAIN, reason=MAY_HAVE_LEFT)
    if notice.state is NoticeState.HELD and notice.address:
        return replace(notice, reason="；".join(filter(None, (notice.reason, LOOK_FIRST))))
    return notice


def _told_of(notice: Notice, restored_at: datetime) -> datetime:
    """The day that a summary is about, or the Monday of its week, at its beginning."""
    occasion = occasion_named(notice.key, notice.recipient)
    return datetime.combine(occasion.due_on or occasion.monday or date.max, time(0), restored_at.tzinfo)
