"""When an item was received, and whether that was in time: DOMAIN rules for mails and for what websites show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from tasks.domain.evidence.item import Submission, SubmissionKind
from tasks.domain.evidence.reading import CompleteReading

# what is to be seen wherever the mail counts: that its time is not proved, in which folder it lay, who brought it
_TOLD = ("收到时间未经证实", "在垃圾", "在已删除", "由管理人员", "邮件结构不完整")


@dataclass(frozen=True, slots=True)
class Arrival:
    """Everything that is known about when an item came.

    `first_seen_at` is the earliest at which any list of its source showed this very file; `looks` are the complete
    readings of the list that showed it first, oldest first; `edited` says that it replaced an earlier version.
    """

    submission: Submission
    first_seen_at: datetime
    looks: Sequence[CompleteReading] = ()
    shows_after: timedelta = timedelta(0)
    edited: bool = False

    @property
    def stated_at(self) -> datetime | None:
        """Its own date, unless that is later than we saw it or a complete reading disproves it."""
        stated = self.submission.stated_at
        if stated is None or self.edited or stated > self.first_seen_at:
            return None
        return None if self._was_not_there_after(self._end_of(stated)) else stated

    @property
    def received_at(self) -> datetime:
        """A mail: the server's own time, to the second. A post: its own date if believable, else when first seen."""
        if self.submission.kind is SubmissionKind.MAIL and self.submission.received_at is not None:
            return self.submission.received_at.replace(microsecond=0)
        return self.stated_at or self.first_seen_at

    def in_time(self, due_at: datetime) -> Punctual:
        """Received at or before the due moment is in time; our own delay is never the school's."""
        if self.submission.kind is SubmissionKind.MAIL:
            noted = "；".join(note for note in self.submission.notes if note.startswith(_TOLD))
            when = f"收到时间 {self.received_at:%Y-%m-%d %H:%M:%S}"
            return Punctual(self.received_at <= due_at, f"{when}（{noted}）" if noted else when)
        if self.first_seen_at <= due_at:
            return Punctual(True, f"截止前（{self.first_seen_at:%Y-%m-%d %H:%M}）已看到")
        look = self._was_not_there_after(due_at)
        if look is not None:
            return Punctual(
                False,
                f"截止后 {look.began_at:%Y-%m-%d %H:%M} 完整收取时还没有，首次看到 {self.first_seen_at:%Y-%m-%d %H:%M}",
            )
        if self.edited:
            return Punctual(False, f"{self.first_seen_at:%Y-%m-%d %H:%M} 首次看到修改后的版本")
        return self._by_own_date(due_at)

    def _by_own_date(self, due_at: datetime) -> Punctual:
        seen = f"首次看到 {self.first_seen_at:%Y-%m-%d %H:%M}"
        stated = self.submission.stated_at
        if stated is None:
            odd = next((note for note in self.submission.notes if note.startswith("日期无法识别")), "没有日期")
            return Punctual(True, f"{odd}，{seen}，按未逾期计")
        if stated > self.first_seen_at:
            return Punctual(False, f"所注日期 {stated:%Y-%m-%d} 晚于{seen}，按看到时间计")
        if self.stated_at is None:
            return Punctual(True, f"所注日期与完整收取不符，{seen}，不能证明逾期")
        if self.submission.stated_time:
            return Punctual(stated <= due_at, f"按所注时间 {stated:%Y-%m-%d %H:%M} 判断，{seen}")
        note = "（只有日期，不能证明是否在下班前，按未逾期计）" if stated.date() == due_at.date() else ""
        return Punctual(stated.date() <= due_at.date(), f"按所注日期 {stated:%Y-%m-%d} 判断，{seen}{note}")

    def _was_not_there_after(self, moment: datetime) -> CompleteReading | None:
        """A complete reading that began after the moment (plus moderation) and ended before it was first seen."""
        since = moment + self.shows_after
        for look in self.looks:
            if look.began_at > since and look.ended_at < self.first_seen_at:
                return look
        return None

    def _end_of(self, stated: datetime) -> datetime:
        if self.submission.stated_time:
            return stated
        return datetime.combine(stated.date(), time(23, 59, 59), stated.tzinfo)


@dataclass(frozen=True, slots=True)
class Punctual:
    yes: bool
    reason: str
