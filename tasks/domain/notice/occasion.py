"""What a summary is about: one deadline that has passed, or one week. Each is told to each reader once."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from tasks.domain.verdict.verdict import Verdict, VerdictKind

_AHEAD = timedelta(days=31)  # a weekly summary looks so far ahead


@dataclass(frozen=True, slots=True)
class Occasion:
    """What is due on one day, or the week that begins on a Monday; never both."""

    due_on: date | None = None  # in the plan's zone
    monday: date | None = None

    def key(self, recipient: str) -> str:
        """One summary for each reader and occasion, for ever."""
        return f"summary||{recipient}|{self.due_on or f'week {self.monday}'}"

    def verdicts(self, of: Iterable[Verdict], at: datetime, since: datetime | None = None) -> list[Verdict]:
        """Of a day what was due on it; of a week what has opened and is past due or due within a month.

        What was past due at `since` already is left out of a week: nobody is accused of it.
        """
        if self.due_on is not None:
            return [v for v in of if due_day(v, at) == self.due_on]
        shown = (v for v in of if v.kind is not VerdictKind.NOT_OPEN and v.obligation.due_at <= at + _AHEAD)
        return [v for v in shown if since is None or v.obligation.due_at > since]


def due_day(verdict: Verdict, at: datetime) -> date:
    return verdict.obligation.due_at.astimezone(at.tzinfo).date()


def week_of(moment: datetime) -> Occasion:
    return Occasion(monday=moment.date() - timedelta(days=moment.weekday()))


def occasion_named(key: str, recipient: str) -> Occasion:
    """The occasion that a key names."""
    rest = key.removeprefix(f"summary||{recipient}|")
    if rest.startswith("week "):
        return Occasion(monday=date.fromisoformat(rest.removeprefix("week ")[:10]))
    return Occasion(date.fromisoformat(rest[:10]))


def occasion_of(key: str, recipient: str, verdicts: Iterable[Verdict], at: datetime) -> Occasion:
    """The same. Raises LookupError when no obligation is due on that day any more."""
    occasion = occasion_named(key, recipient)
    if occasion.due_on and all(due_day(verdict, at) != occasion.due_on for verdict in verdicts):
        raise LookupError(key)
    return occasion


def week_is_news(verdicts: Iterable[Verdict], summed_up: Collection[date], at: datetime) -> bool:
    """Whether the week's summary says more than those of the due days `summed_up` in the same week.

    Without any of these, also what is due within two weeks is worth one.
    """
    soon = at if summed_up else at + timedelta(days=14)
    return any(
        not v.kind.is_clear and v.obligation.due_at <= soon and due_day(v, at) not in summed_up for v in verdicts
    )


def begins_at(occasion: Occasion, at: datetime) -> datetime:
    """When a week's summary may be queued at the earliest."""
    return datetime.combine(occasion.monday or at.date(), time(8, 30), at.tzinfo)
