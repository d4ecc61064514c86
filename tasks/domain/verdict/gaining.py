"""Obligations that an open plan gains: a teacher found in an archive of May, a school added in March."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.obligation import Obligation
from tasks.domain.plan.party import Roster
from tasks.domain.plan.requirement import Plan

GAINED_IS_DUE_AFTER = 5  # working days

Expand = Callable[..., tuple[Obligation, ...]]


@dataclass(frozen=True, slots=True)
class Gain:
    """An obligation gained after the plan first opened; `shown_by` is the requirement whose archive showed it."""

    obligation: str
    at: datetime
    shown_by: str = ""


def with_gained(
    plan: Plan, roster: Roster, calendar: Calendar, gains: Sequence[Gain], expand: Expand
) -> tuple[Obligation, ...]:
    """All obligations; those gained late are due 5 working days after they were gained."""
    shown: dict[str, set[str]] = {}
    for gain in gains:
        if gain.shown_by:
            _requirement, party, _period = gain.obligation.split("/")
            shown.setdefault(gain.shown_by, set()).add(party.partition(":")[0])
    frozen: Mapping[str, frozenset[str]] = {requirement: frozenset(parties) for requirement, parties in shown.items()}
    at = {gain.obligation: gain.at for gain in gains}
    owed = expand(plan, roster, calendar, shown=frozen)
    return tuple(_moved(o, at[o.id], calendar) if o.id in at else o for o in owed)


def _moved(obligation: Obligation, gained_at: datetime, calendar: Calendar) -> Obligation:
    zone = obligation.due_at.tzinfo
    gained = gained_at.astimezone(zone).date()
    earliest = calendar.working_days_from(gained, GAINED_IS_DUE_AFTER)
    if earliest <= obligation.due_at.date():
        return obligation
    guessed = calendar.is_guessed(gained, earliest)
    return replace(obligation, due_at=datetime.combine(earliest, time(23, 59, 59), zone), projected=guessed)
