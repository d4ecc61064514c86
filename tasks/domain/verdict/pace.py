"""进度: how many of a counted requirement are there, and how many should be by now, on working days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.obligation import Obligation
from tasks.domain.plan.requirement import Requirement


@dataclass(frozen=True, slots=True)
class Pace:
    """`expected` counts whole ones, rounded down: nobody is behind by a half."""

    needed: int
    accepted: int
    expected: int
    days_gone: int
    days: int

    @property
    def sentence(self) -> str:
        behind = self.expected - self.accepted
        stands = f"落后 {behind}" if behind > 0 else f"超前 {-behind}" if behind < 0 else "正合进度"
        return (
            f"应交 {self.needed}，已合格 {self.accepted}；工作日 {self.days} 天已过 {self.days_gone} 天，"
            f"此时应有 {self.expected}，{stands}"
        )


def pace_of(
    obligation: Obligation, requirement: Requirement, accepted: int, as_of: datetime, calendar: Calendar
) -> Pace | None:
    """None for what is not counted in pieces over a time (members, a month's kinds), before it opens, or when due."""
    counted = obligation.count > 1 and not requirement.counts_members and not requirement.month_kinds
    if not counted or not obligation.opens_at <= as_of <= obligation.due_at:
        return None
    days = _working_days(obligation.opens_at, obligation.due_at, obligation, calendar)
    gone = _working_days(obligation.opens_at, as_of - timedelta(days=1), obligation, calendar)  # today still counts
    expected = obligation.count * gone // days if days else 0
    return Pace(obligation.count, accepted, expected, gone, days)


def _working_days(first: datetime, last: datetime, obligation: Obligation, calendar: Calendar) -> int:
    """Working days outside the school's vacations, first and last day included."""
    span = (last.date() - first.date()).days + 1
    days = (first.date() + timedelta(days=n) for n in range(max(span, 0)))
    return sum(calendar.is_school_day(day, obligation.stages) for day in days)
