"""A rehearsal of the next days: which mail would leave, if nothing came and everything could be seen."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from tasks.domain.notice.escalation import Desk, Told
from tasks.domain.notice.matter import Matter, matter_if_nothing_comes, matters, with_pace
from tasks.domain.notice.merging import due_notices
from tasks.domain.notice.notice import AT_ANY_HOUR, Notice, NoticeState
from tasks.domain.notice.urgency import may_be_second
from tasks.domain.verdict.verdict import Verdict


@dataclass(frozen=True)
class More:
    """What is told beside the rungs: summaries, each queued once, and alarms, decided anew each time."""

    summaries: Callable[[Desk, Sequence[Verdict]], Iterable[Notice]] = lambda _desk, _verdicts: ()
    alarms: Callable[[Desk], Iterable[Notice]] = lambda _desk: ()


def forecast(
    verdicts: Collection[Verdict],
    desk: Desk,
    ahead: timedelta,
    fresh_for: timedelta,
    happened: Sequence[Notice] = (),
    mailed_today: Collection[tuple[str, str]] = (),
    more: More = More(),  # noqa: B008 - frozen
) -> tuple[Notice, ...]:
    """What the outbox would do from now on: one mail a day for each reader and school, in the send window.

    `happened`: what is due now and no rung. `mailed_today`: (reader, school) who had their mail today. `more` gives the
    summaries and alarms of a moment. Nothing is queued.
    """
    walk = _Walk(desk, {pair: desk.as_of.date() for pair in mailed_today})
    until = desk.as_of + ahead
    waiting = list(happened)
    first = matters(verdicts, desk.plan, desk.calendar, desk.as_of, fresh_for).values()
    for moment in _moments(verdicts, desk, until, happened):
        now = list(first) if moment == desk.as_of else list(_matters(verdicts, moment, desk))
        there = walk.desk_at(moment)
        walk.take(due_notices(now, there).notices, moment)
        walk.take(more.alarms(there), moment)
        waiting.extend(more.summaries(there, _standing(verdicts, now)))  # a summary is queued once, and then waits
        walk.take(waiting, moment)
    return tuple(walk.found.values())


@dataclass
class _Walk:
    """The outbox as it would be, from moment to moment."""

    desk: Desk
    mailed: dict[tuple[str, str], date]
    found: dict[tuple[str, str], Notice] = field(default_factory=dict)
    told: set[Told] = field(default_factory=set)
    before: datetime | None = None

    def desk_at(self, moment: datetime) -> Desk:
        before = self.before or self.desk.decided_before
        self.before = moment
        return replace(self.desk, as_of=moment, told=self.desk.told | self.told, decided_before=before)

    def take(self, notices: Iterable[Notice], moment: datetime) -> None:
        """What leaves at `moment`, and what is held then; what waits is decided again at the next one."""
        for notice in notices:
            key = (notice.recipient, notice.key)
            if key in self.found:
                continue
            if notice.state is NoticeState.DROPPED:
                self._tell(notice)
            elif notice.state is NoticeState.HELD:
                self.found[key] = notice
                if notice.address:
                    self._tell(notice)
            elif self._may_leave(notice, moment):
                self.found[key] = replace(notice, send_at=max(moment, notice.send_at))
                self._tell(notice)

    def _may_leave(self, notice: Notice, moment: datetime) -> bool:
        if notice.send_at > moment:
            return False
        if notice.kind in AT_ANY_HOUR:
            return True
        if not self.desk.window.is_open(moment, self.desk.calendar):
            return False
        pair = (notice.recipient, notice.school)
        tomorrow = self.desk.window.next_opening(moment.replace(hour=23, minute=59), self.desk.calendar)
        if notice.lines and self.mailed.get(pair) == moment.date() and not may_be_second(notice, tomorrow):
            return False
        if notice.lines:
            self.mailed[pair] = moment.date()
        return True

    def _tell(self, notice: Notice) -> None:
        self.told.update(Told(notice.recipient, line.rung, line.obligation, line.due_at) for line in notice.lines)


def _matters(verdicts: Collection[Verdict], moment: datetime, desk: Desk) -> Iterator[Matter]:
    for verdict in verdicts:
        if not verdict.kind.is_clear:
            matter = matter_if_nothing_comes(verdict, moment, desk.grace_of(verdict.obligation))
            yield with_pace(matter, verdict, desk.plan, moment, desk.calendar)


def _standing(verdicts: Collection[Verdict], now: Iterable[Matter]) -> list[Verdict]:
    kinds = {matter.obligation.id: matter.kind for matter in now}
    return [replace(v, kind=kinds.get(v.obligation.id, v.kind)) for v in verdicts]


def _moments(verdicts: Collection[Verdict], desk: Desk, until: datetime, waiting: Sequence[Notice]) -> list[datetime]:
    """Now, when a rung falls due or grace is over, when the window opens, when an answer has waited long enough."""
    moments = {desk.as_of, *(notice.send_at for notice in waiting)}
    for obligation in {(v.obligation.due_at, v.obligation.stages): v.obligation for v in verdicts}.values():
        moments.add(obligation.due_at.astimezone(desk.as_of.tzinfo) + desk.grace_of(obligation))
    for verdict in verdicts:
        if not verdict.kind.is_clear:
            moments.update(fell_due for _, fell_due, _ in desk.timetable(verdict.obligation))
    opens = desk.window.next_moment(desk.as_of, desk.calendar)
    while opens <= until:
        moments.add(opens)
        opens = desk.window.next_opening(opens, desk.calendar)
    return sorted(moment for moment in moments if desk.as_of <= moment <= until)
