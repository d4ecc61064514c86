"""Which notices are due: a rung is "due since then and not yet told", never "a run happened at the right minute"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from tasks.domain.notice.appeal import Pause
from tasks.domain.notice.matter import Matter
from tasks.domain.notice.notice import Line
from tasks.domain.notice.recipients import Addressee, addressees, school_of
from tasks.domain.notice.rung import Rung
from tasks.domain.notice.timetable import Frame, Place, timetable
from tasks.domain.notice.window import SendWindow
from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.due import close_of_business
from tasks.domain.plan.obligation import Obligation
from tasks.domain.plan.party import Role, Roster, Stage
from tasks.domain.plan.requirement import Plan


class Told(NamedTuple):
    """What a recipient was told, or was decided never to be told."""

    recipient: str
    rung: str
    obligation: str
    due_at: datetime


@dataclass(frozen=True)
class Desk:
    """All that notices are decided from, beside the verdicts. Times are aware, in the plan's zone.

    `accuse_from`: what was past due by then (the plan opened, or sending was switched on) waits for a person.
    `lapsed_at`: obligation -> when a new version of the plan set it a deadline that had passed; that waits too.
    `decided_before`: the last time that notices were decided; a rung that came and went since then was missed.
    """

    plan: Plan
    roster: Roster
    calendar: Calendar
    rungs: tuple[Rung, ...]
    window: SendWindow
    grace: Callable[[str, str], timedelta]  # (channel, party id)
    as_of: datetime
    accuse_from: datetime
    decided_before: datetime
    lapsed_at: Mapping[str, datetime] = field(default_factory=dict)
    told: frozenset[Told] = frozenset()
    unheard: frozenset[Told] = frozenset()  # of these, what never left, was refused, or is of unknown fate
    appealed: Mapping[str, str] = field(default_factory=dict)  # school -> why it is not accused now (Chinese)
    pauses: Mapping[str, Pause] = field(default_factory=dict)  # school -> until when its coordinator is left in peace
    bounced: frozenset[str] = frozenset()  # addresses from which a mail came back
    orphans: frozenset[str] = frozenset()  # requirements of which something came that may be anybody's
    _departures: dict[object, datetime] = field(default_factory=dict)
    _timetables: dict[object, tuple[Place, ...]] = field(default_factory=dict)

    @cached_property
    def told_rungs(self) -> frozenset[tuple[str, str]]:
        return frozenset((told.recipient, told.rung) for told in self.told)

    @cached_property
    def reminded(self) -> frozenset[tuple[str, datetime]]:
        """Obligations, with their deadlines, of which a reminder went to the school."""
        reminders = {rung.name for rung in self.rungs if not rung.accuses and not rung.is_digest}
        went = self.told - self.unheard
        return frozenset((told.obligation, told.due_at) for told in went if told.rung in reminders)

    def leaves_at(self, stages: tuple[Stage, ...] | None) -> datetime:
        """When a mail decided now may leave; days in the vacation of these stages are left out."""
        same = (self.as_of, stages)
        if same not in self._departures:
            self._departures[same] = self.window.next_moment(self.as_of, self.calendar, stages)
        return self._departures[same]

    def was_past(self, obligation: Obligation) -> bool:
        """Whether it was past due already, in its grace or after, when the plan opened, when a version of it set that
        deadline, or when sending was switched on."""
        return obligation.due_at < self.accusable_from(obligation)

    def accusable_from(self, obligation: Obligation) -> datetime:
        return max(self.accuse_from, self.lapsed_at.get(obligation.id, self.accuse_from))

    def grace_of(self, obligation: Obligation) -> timedelta:
        """The longest grace among the channels in which the obligation may still lack something."""
        channels = self.plan.requirement[obligation.requirement].channels
        return max((self.grace(channel, obligation.party_id) for channel in channels), default=timedelta(0))

    def timetable(self, obligation: Obligation) -> tuple[Place, ...]:
        """(rung, when it falls due, until when it may be told), for every rung that the obligation has."""
        grace = self.grace_of(obligation)
        same = (obligation.opens_at, obligation.due_at, obligation.stages, grace)
        if same not in self._timetables:
            zone = self.as_of.tzinfo  # an extension may have come in another one
            here = replace(
                obligation, due_at=obligation.due_at.astimezone(zone), opens_at=obligation.opens_at.astimezone(zone)
            )
            frame = Frame(self.calendar, self.window, self._close)
            self._timetables[same] = tuple(timetable(self.rungs, here, grace, frame))
        return self._timetables[same]

    def _close(self, moment: datetime) -> datetime:
        return datetime.combine(moment.date(), close_of_business(self.plan, moment.date()), moment.tzinfo)


class Outcome(StrEnum):
    TELL = "tell"
    HOLD = "hold"  # a person must release it
    DROP = "drop"  # never to be told: too late
    LEAVE = "leave"  # not now


@dataclass(frozen=True, slots=True)
class Weighed:
    """What becomes of one rung for one obligation and one reader, and why (Chinese; empty when it is simply told)."""

    outcome: Outcome
    rung: Rung
    line: Line
    to: Addressee
    expires_at: datetime
    reason: str = ""


def weigh(matter: Matter, desk: Desk) -> Iterator[Weighed]:
    """Each rung that has fallen due for the obligation and was not told to its reader yet."""
    obligation = matter.obligation
    for rung, fell_due, until in desk.timetable(obligation):
        if desk.as_of < fell_due:
            continue
        answer = _outcome(rung, matter, fell_due, until, desk)
        if answer is None:
            continue
        line = Line(rung.name, obligation.id, obligation.due_at, fell_due, matter.kind.value)
        for to in addressees(rung.to, obligation, desk.roster, desk.bounced):
            if Told(to.recipient, rung.name, obligation.id, obligation.due_at) not in desk.told:
                yield Weighed(answer[0], rung, line, to, until, answer[1])


def why_not_now(rung: Rung, matter: Matter, desk: Desk) -> str:
    """Chinese: why the rung says nothing of the obligation at this moment; empty when it does."""
    if matter.kind not in rung.verdicts:
        return f"现为“{matter.kind.label}”"
    if rung.only_behind and not matter.behind:
        return "没有落后于进度"
    obligation = matter.obligation
    school = school_of(obligation, desk.roster)
    pause = desk.pauses.get(school.id) if school and rung.to is Role.COORDINATOR else None
    if pause is not None and desk.as_of.date() <= pause.until:
        return pause.reason
    if not rung.accuses:
        return ""
    if school is not None and school.id in desk.appealed:
        return desk.appealed[school.id]
    if desk.as_of < obligation.due_at + desk.grace_of(obligation):
        return "截止加宽限尚未过去"
    due_day = obligation.due_at.astimezone(desk.as_of.tzinfo).date()
    told = (obligation.id, obligation.due_at)
    if desk.calendar.in_vacation(due_day, obligation.stages) and told not in desk.reminded:
        return "截止日在假期内，事先没有提醒过，不问责"
    return matter.why_no_accusation


def _outcome(rung: Rung, matter: Matter, fell_due: datetime, until: datetime, desk: Desk) -> tuple[Outcome, str] | None:
    if matter.kind.is_clear:
        return (Outcome.LEAVE, f"不必发：现为“{matter.kind.label}”") if desk.as_of < until else None
    why_not = why_not_now(rung, matter, desk)
    if desk.as_of >= until:
        return _too_late(rung, matter, fell_due, until, why_not, desk)
    if why_not:
        return Outcome.LEAVE, why_not
    stages = None if rung.is_digest else matter.obligation.stages
    if desk.leaves_at(stages) >= until:
        return Outcome.DROP, f"{until:%Y-%m-%d %H:%M} 前已没有发送时段"
    return _held(rung, matter.obligation, desk)


def _too_late(
    rung: Rung, matter: Matter, fell_due: datetime, until: datetime, why_not: str, desk: Desk
) -> tuple[Outcome, str] | None:
    """A rung that ran out is dropped aloud if it was missed: while nobody decided, or while we could not see."""
    missed = desk.decided_before < (until if rung.accuses else fell_due)
    concerned = matter.kind in rung.verdicts and not matter.obligation.pending
    if not missed or (rung.accuses and not concerned):
        return None
    last = f"；{why_not}" if rung.accuses and why_not else ""
    return Outcome.DROP, f"{fell_due:%Y-%m-%d %H:%M} 到期，至 {until:%Y-%m-%d %H:%M} 未能发出，已过时限{last}"


def _held(rung: Rung, obligation: Obligation, desk: Desk) -> tuple[Outcome, str]:
    if rung.accuses and desk.was_past(obligation):
        since = f"{desk.accusable_from(obligation).astimezone(desk.as_of.tzinfo):%Y-%m-%d %H:%M}"
        return Outcome.HOLD, f"计划打开（或改期、开通发送）时（{since}）已经过期，不因我方改动而问责，放行后才发"
    if rung.release_by is not None:
        orphan = f"；先要认出：{_orphan(obligation)}" if obligation.requirement in desk.orphans else ""
        return Outcome.HOLD, f"这一级须经{rung.release_by.label}放行{orphan}"
    return Outcome.TELL, ""


def _orphan(obligation: Obligation) -> str:
    return f"有一件 {obligation.requirement} 的材料不知是谁的"


def why_orphaned(rung: Rung, obligation: Obligation, desk: Desk) -> str:
    """Chinese: what fits no party holds the graver rungs of its requirement, released or not."""
    return _orphan(obligation) if rung.needs_release and obligation.requirement in desk.orphans else ""
