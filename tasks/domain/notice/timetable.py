"""When each rung of the ladder falls due for one obligation, and until when it may still be told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from tasks.domain.notice.rung import Anchor, Rung, expires, falls_due, occurrences
from tasks.domain.notice.window import SendWindow
from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.obligation import Obligation

Place = tuple[Rung, datetime, datetime]  # the rung, when it falls due, until when it may be told


@dataclass(frozen=True, slots=True)
class Frame:
    """What days and hours are counted by. `close` is 下班前 of a day."""

    calendar: Calendar
    window: SendWindow
    close: Callable[[datetime], datetime]


def timetable(rungs: Sequence[Rung], obligation: Obligation, grace: timedelta, frame: Frame) -> Iterator[Place]:
    """Every rung that the obligation has, with its moments; times stay in the zone of the due moment."""
    moments = dict(_moments(rungs, obligation, grace, frame))
    _absorb(moments)
    for rung, moment in moments.items():
        others = [other for one, other in moments.items() if _follows(one, rung)]
        yield rung, moment, expires(rung, moment, others, obligation, frame.calendar)


def _moments(
    rungs: Sequence[Rung], obligation: Obligation, grace: timedelta, frame: Frame
) -> Iterator[tuple[Rung, datetime]]:
    last = obligation.due_at
    for rung in rungs:
        if rung.when.anchor is Anchor.EVERY:
            continue
        moment = falls_due(rung, obligation, obligation.stages, frame.calendar, grace, frame.close)
        if moment is not None and rung.when.anchor is Anchor.BEFORE:
            moment = _while_it_can_leave(moment, obligation, frame)
            last = min(last, moment)
        if moment is not None:
            yield rung, moment
    for rung in rungs:
        if rung.when.anchor is Anchor.EVERY:  # the reminders take over from the pace notices
            for number, moment in occurrences(rung, obligation, frame.calendar):
                if moment < last:
                    yield replace(rung, name=f"{rung.name}-{number}"), moment


def _while_it_can_leave(moment: datetime, obligation: Obligation, frame: Frame) -> datetime:
    """A reminder that could only leave after the due moment is sent in the last hours of sending before it."""
    if frame.window.next_moment(moment, frame.calendar, obligation.stages) < obligation.due_at:
        return moment
    return frame.window.last_moment(moment, frame.calendar, obligation.stages)


def _absorb(moments: dict[Rung, datetime]) -> None:
    """Rungs that a holiday pushed together become one mail: none comes after a nearer one for the same reader."""
    before = [rung for rung in moments if rung.when.anchor is Anchor.BEFORE and not rung.accuses]
    for rung in before:
        nearer = [moments[one] for one in before if one.to is rung.to and one.order > rung.order]
        moments[rung] = min([moments[rung], *nearer])


def _follows(one: Rung, rung: Rung) -> bool:
    again = {one.when.anchor, rung.when.anchor} == {Anchor.EVERY} or Anchor.EVERY not in {
        one.when.anchor,
        rung.when.anchor,
    }
    return again and one.to is rung.to and one.accuses == rung.accuses
