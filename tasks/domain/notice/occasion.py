"""What a summary is about: one deadline that has passed, or one week. Each is told to each reader once."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from tasks.domain.verdict.verdict import Verdict, VerdictKind

_AHEAD = timedelta(days=31)  # a weekly summary looks so far ahead


@dataclass(frozen=True, slots=True)
class Occasion:
    """A deadline, or the week that begins on a Monday; never both."""

    due_at: datetime | None = None
    monday: date | None = None

    def key(self, recipient: str) -> str:
        """One summary for each reader and occasion, for ever."""
        if self.due_at is not None:
            return f"summary||{recipient}|{self.due_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
        return f"summary||{recipient}|week {self.monday}"

    def verdicts(self, of: Iterable[Verdict], at: datetime, since: datetime | None = None) -> list[Verdict]:
        """Of a deadline what was due then; of a week what has opened and is past due or due within a month.

        What was past due at `since` already is left out of a week: nobody is accused of it.
        """
        if self.due_at is not None:
            return [v for v in of if v.obligation.due_at == self.due_at]
        shown = (v for v in of if v.kind is not VerdictKind.NOT_OPEN and v.obligation.due_at <= at + _AHEAD)
        return [v for v in shown if since is None or v.obligation.due_at > since]


def week_of(moment: datetime) -> Occasion:
    return Occasion(monday=moment.date() - timedelta(days=moment.weekday()))


def occasion_of(key: str, recipient: str, verdicts: Iterable[Verdict]) -> Occasion:
    """The occasion that a key names. Raises LookupError when no obligation is due at that moment any more."""
    rest = key.removeprefix(f"summary||{recipient}|")
    if rest.startswith("week "):
        return Occasion(monday=date.fromisoformat(rest.removeprefix("week ")[:10]))
    for moment in {verdict.obligation.due_at for verdict in verdicts}:
        if key == Occasion(moment).key(recipient):
            return Occasion(moment)
    raise LookupError(key)


def week_is_news(verdicts: Iterable[Verdict], summed_up: Collection[datetime], at: datetime) -> bool:
    """Whether the week's summary says more than those of the deadlines `summed_up` in the same week.

    Without any of these, also what is due within two weeks is worth one.
    """
    soon = at if summed_up else at + timedelta(days=14)
    return any(
        not v.kind.is_clear and v.obligation.due_at <= soon and v.obligation.due_at not in summed_up for v in verdicts
    )


def begins_at(occasion: Occasion, at: datetime) -> datetime:
    """When a week's summary may be queued at the earliest."""
    return datetime.combine(occasion.monday or at.date(), time(8, 30), at.tzinfo)
