"""One obligation 应交: a requirement, a party, a period, and the moments that bound it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.party import Stage


@dataclass(frozen=True, slots=True)
class Obligation:
    """`id` is REQUIREMENT/PARTY/PERIOD; `party` carries `:STAGE` where a combined school owes by stage."""

    id: str
    requirement: str
    party: str
    party_name: str
    stages: tuple[Stage, ...]
    period: str
    opens_at: datetime
    due_at: datetime
    count: int = 1  # how many are needed in each channel (members and kinds included)
    pending: bool = False  # rests on a ruling still to come: judged and reminded, never accused
    projected: bool = False  # its due moment rests on a projected calendar
    reckoned: bool = False  # the moment is certain, but working days around it are counted on a projected calendar

    @property
    def party_id(self) -> str:
        """The school's or teacher's id, without the stage."""
        return self.party.partition(":")[0]

    @property
    def calendar_note(self) -> str:
        """What a reader must know of the calendar behind the due moment (Chinese); empty when it is published."""
        if self.projected:
            return "截止日期依据推算的日历，公布后可能变动"
        if self.reckoned:
            return f"{self.due_at.year} 年放假安排尚未公布：截止日期不变，提醒日按推算的工作日排"
        return ""

    @property
    def stage(self) -> Stage | None:
        """The stage for which a combined school owes this, if it owes by stage."""
        stage = self.party.partition(":")[2]
        return Stage(stage) if stage else None


def reckon(obligation: Obligation, calendar: Calendar) -> Obligation:
    """The obligation, marked when the kind of its due day is not published yet."""
    due = obligation.due_at.date()
    return replace(obligation, reckoned=calendar.is_guessed(due, due))
