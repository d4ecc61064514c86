"""What the made-up county owes, reckoned by the oracle itself from the circular: no rule of the product is asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from tasks.clock import SHANGHAI
from tasks.domain.plan.party import Roster, School, Stage
from tasks.sandbox.papers import DUE_IN_FEBRUARY
from tasks.sandbox.reports import TITLES

BOTH = ("mailbox", "class_share")
MONTHS = range(2, 8)
_SESSIONS = {Stage.SENIOR: 15, Stage.JUNIOR: 15, Stage.PRIMARY: 11}
_COB, _END = time(17), time(23, 59, 59)
_MAILBOX_GRACE, _SITE_GRACE = timedelta(minutes=30), timedelta(hours=2)


@dataclass(frozen=True, slots=True)
class Need:
    """One obligation: how many different things each channel must show by when."""

    id: str
    requirement: str
    school: str
    party: str  # school or teacher id
    channels: tuple[str, ...]
    count: int
    opens_at: datetime
    due_at: datetime
    is_pending: bool = False  # rests on a ruling still to come: nobody is accused of it

    @property
    def grace(self) -> timedelta:
        return max(grace_of(channel) for channel in self.channels)


def grace_of(channel: str) -> timedelta:
    return _MAILBOX_GRACE if channel == "mailbox" else _SITE_GRACE


def needs(roster: Roster, year: int) -> Iterator[Need]:
    """Everything that is owed in a year."""
    for school in roster.schools:
        yield from _of_school(school, roster, year)
    starts = datetime(year - 1, 12, 1, tzinfo=SHANGHAI)
    for teacher in roster.teachers:
        both = [("T1", starts), ("T2", starts)]
        if teacher.gives_observed_lesson:
            both += [(r, datetime(year, 3, 1, tzinfo=SHANGHAI)) for r in ("T3", "T4", "T5")]
        for requirement, opens in both:
            id_, due = f"{requirement}/{teacher.id}/{year}", _at(year, 4, 30, _END)
            yield Need(id_, requirement, teacher.school, teacher.id, ("personal_article",), 1, opens, due)


def _of_school(school: School, roster: Roster, year: int) -> Iterator[Need]:
    id_, starts = school.id, datetime(year - 1, 12, 1, tzinfo=SHANGHAI)
    if Stage.KINDERGARTEN not in school.stages:
        for requirement in DUE_IN_FEBRUARY:
            due = _at(year, 2, 24, _COB)
            yield Need(f"{requirement}/{id_}/{year}", requirement, id_, id_, BOTH, 1, starts, due)
        for stage in school.stages:
            party = f"{id_}:{stage}" if len(school.stages) > 1 else id_
            opens, due, pending = datetime(year, 3, 1, tzinfo=SHANGHAI), _at(year, 5, 8, _COB), stage is Stage.SENIOR
            yield Need(f"S6/{party}/{year}", "S6", id_, id_, BOTH, _SESSIONS[stage], opens, due, pending)
        yield Need(f"S8/{id_}/{year}", "S8", id_, id_, BOTH, 1, starts, _at(year, 6, 30, _COB))
    for month in MONTHS:
        day = _last_friday(year, month)
        opens, due = datetime(year, month, 1, tzinfo=SHANGHAI), datetime.combine(day, _END, SHANGHAI)
        number = f"S7/{id_}/{year}-{month:02}"
        yield Need(number, "S7", id_, id_, ("web_report",), len(TITLES), opens, due, month == 2)
    staff = len(roster.teachers_of.get(id_, ()))
    yield Need(f"S9/{id_}/{year}", "S9", id_, id_, ("class_membership",), staff, starts, _at(year, 3, 12, _END))


def _last_friday(year: int, month: int) -> date:
    day = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return day - timedelta(days=(day.weekday() - 4) % 7)


def _at(year: int, month: int, day: int, clock: time) -> datetime:
    return datetime.combine(date(year, month, day), clock, SHANGHAI)
