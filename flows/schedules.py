"""When the flows run: the regular rounds, and every due moment of the plan, in the words of a calendar."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from settings.app_model import App
from settings.files import CountyFiles
from tasks.domain.evidence.source import MailboxSource
from tasks.domain.plan.due import Due, due_moments
from tasks.domain.plan.requirement import Plan, Requirement
from tasks.domain.plan.rule import NthWeekday, read_due
from tasks.planfile import calendar_of

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_SLACK = timedelta(minutes=1)  # a reading must begin at or after the due moment plus grace
FROM_THE_PLAN = ("due-", "grace-", "judge-", "window-")  # slugs that come and go with plan and settings
_JUDGING = timedelta(minutes=10)  # that long after a reading, what it brought is judged


@dataclass(frozen=True, slots=True)
class Timing:
    """One schedule of a deployment: a cron line, a recurrence rule or an interval, under a slug of its own.

    The slug is what lets an admin's switched-off schedule survive the next start.
    """

    slug: str
    cron: str = ""
    rrule: str = ""
    every: timedelta | None = None
    offset: timedelta = timedelta(0)  # of an interval, from midnight


def timings(app: App, files: CountyFiles) -> Mapping[str, tuple[Timing, ...]]:
    """Flow -> its schedules, all in the county's zone."""
    mail, site = _every(files, mailbox=True), _every(files, mailbox=False)
    due = tuple(_due(files))
    grace = files.plan.grace
    after = {kind: tuple(_after_due(files, grace[kind] + _SLACK, "grace")) for kind in ("mailbox", "website")}
    judged = [tuple(_after_due(files, grace[k] + _SLACK + _JUDGING, f"judge-{k}")) for k in ("mailbox", "website")]
    return {
        "open_plan": (),
        "read_mailboxes": (Timing("round", every=mail), *due, *after["mailbox"]),
        "read_websites": (Timing("round", every=site, offset=timedelta(minutes=1)), *due, *after["website"]),
        "judge": (Timing("round", every=min(mail, site), offset=_JUDGING / 2), *judged[0], *judged[1]),
        "send_outbox": _sending(app),
        "summarise": (Timing("weekly", cron="40 8 * * 1"), Timing("morning", cron="35 8 * * *")),
        "watch": (Timing("hourly", cron="20 * * * *"),),
        "prune": (Timing("nightly", cron="10 3 * * *"),),
        "backup": (Timing("nightly", cron="40 3 * * *"),),
    }


def _every(files: CountyFiles, *, mailbox: bool) -> timedelta:
    """How often the quickest source of a kind is read; without one, every hour."""
    every = [source.every for source in files.sources if isinstance(source, MailboxSource) is mailbox]
    return min(every, default=timedelta(hours=1))


def _sending(app: App) -> tuple[Timing, ...]:
    """Every five minutes in each part of the send window; the flow itself knows the working days."""
    parts = [(hours.first.hour, hours.last.hour) for hours in app.send_window.hours]
    return tuple(
        Timing(f"window-{first:02d}", cron=f"*/5 {first}-{last} * * *" if first <= last else "*/5 * * * *")
        for first, last in dict(parts).items()
    )


def _due(files: CountyFiles) -> Iterator[Timing]:
    """A look at each due moment: what a complete reading that ended by then has shown was in time."""
    for rule, due in _moments(files):
        if isinstance(rule, NthWeekday):
            yield _monthly(rule, due.due_at, "due")
        else:
            yield _yearly(due.due_at, f"due-{due.due_at:%m-%d-%H%M}")


def _after_due(files: CountyFiles, later: timedelta, name: str) -> Iterator[Timing]:
    """A run so much later than each due moment. Where that is the next day, a weekday rule cannot say it.

    The round of the next hour serves then; all others are month-days of the plan's year, renewed when it is opened.
    """
    for rule, due in _moments(files):
        moment = due.due_at + later
        if isinstance(rule, NthWeekday):
            if moment.date() == due.due_at.date():
                yield _monthly(rule, moment, name)
        else:
            yield _yearly(moment, f"{name}-{due.due_at:%m-%d-%H%M}")


def _moments(files: CountyFiles) -> Iterator[tuple[object, Due]]:
    """Each rule of the plan, overrides included, with its due moments; a moment, or a weekday rule, comes once."""
    plan = replace(files.plan, overrides=())
    seen: set[object] = set()
    for requirement in _ruled(files.plan):
        rule = read_due(requirement.due).what
        for due in due_moments(requirement, plan, calendar_of(files)):
            key = (rule, due.due_at.time()) if isinstance(rule, NthWeekday) else due.due_at
            if key not in seen:
                seen.add(key)
                yield rule, due


def _ruled(plan: Plan) -> Iterator[Requirement]:
    """Each requirement that has a due rule, and once more for each override."""
    for requirement in plan.requirements:
        rules = [requirement.due, *(o.due for o in plan.overrides if o.requirement == requirement.id)]
        yield from (replace(requirement, due=rule, opens="") for rule in rules if rule)


def _yearly(moment: datetime, slug: str) -> Timing:
    return Timing(slug, cron=f"{moment.minute} {moment.hour} {moment.day} {moment.month} *")


def _monthly(rule: NthWeekday, moment: datetime, name: str) -> Timing:
    day = f"{rule.nth}{_WEEKDAYS[rule.weekday]}"
    clock = f"BYHOUR={moment.hour};BYMINUTE={moment.minute};BYSECOND=0"
    slug = f"{name}-{'last' if rule.nth < 0 else rule.nth}-{day[-2:].lower()}-{moment:%H%M}"
    return Timing(slug, rrule=f"FREQ=MONTHLY;BYDAY={day};{clock}")
