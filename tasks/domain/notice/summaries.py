"""Which summaries are due: of each due day once everything could be seen, of each week that has news."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta

from tasks.domain.notice.entry import Desktop
from tasks.domain.notice.escalation import Desk
from tasks.domain.notice.notice import SUMMARY, Notice, NoticeState
from tasks.domain.notice.occasion import Occasion, begins_at, due_day, week_is_news, week_of
from tasks.domain.notice.recipients import can_be_mailed
from tasks.domain.notice.summary import of_stages
from tasks.domain.plan.party import Contact, Role
from tasks.domain.verdict.verdict import Verdict, VerdictKind

_LATE = 10  # working days after which a summary of a deadline is no longer news
_WEEK_LATE = 2  # working days after its Monday until which a week's summary may still be queued


def concerned(occasion: Occasion, contact: Contact, desktop: Desktop, at: datetime) -> list[Verdict]:
    """What the occasion shows to this reader."""
    return of_stages(occasion.verdicts(desktop.verdicts.values(), at, desktop.accuse_from), contact.stages)


def summary_notices(ripe: Sequence[date], desk: Desk, desktop: Desktop, earlier: Sequence[Notice]) -> Iterator[Notice]:
    """Of each ripe due day for each contact whom it concerns, then the week's, if it says more and is due."""
    leaves = {(n.recipient, n.key): n.send_at for n in earlier if n.state is not NoticeState.DROPPED}
    week = week_of(desk.as_of)
    for contact in desktop.roster.contacts:
        if contact.role is not Role.STAGE_CONTACT:
            continue
        concerns = [day for day in ripe if concerned(Occasion(day), contact, desktop, desk.as_of)]
        yield from (_notice(contact, Occasion(day), desk) for day in concerns)
        moments = {day: leaves.get((contact.id, Occasion(day).key(contact.id)), desk.as_of) for day in concerns}
        this_week = [day for day, moment in moments.items() if moment >= begins_at(week, desk.as_of)]
        is_quiet = all(moment.date() != desk.as_of.date() for moment in moments.values())
        shown = concerned(week, contact, desktop, desk.as_of)
        if is_quiet and _week_is_due(week, desk) and week_is_news(shown, this_week, desk.as_of):
            yield _notice(contact, week, desk)


def _week_is_due(week: Occasion, desk: Desk) -> bool:
    """From Monday morning for some working days, of a week that began while the plan was open and mails were sent."""
    begins = begins_at(week, desk.as_of)
    last = desk.calendar.working_days_from(begins.date() - timedelta(days=1), 1 + _WEEK_LATE)
    return desk.accuse_from <= begins <= desk.as_of and desk.as_of.date() <= last


def passed(verdicts: Iterable[Verdict], desk: Desk) -> Iterator[tuple[date, list[Verdict]]]:
    """Each day whose deadlines are over, grace included, with the verdicts of what was due on it."""
    groups: dict[date, list[Verdict]] = {}
    for verdict in verdicts:
        groups.setdefault(due_day(verdict, desk.as_of), []).append(verdict)
    for day, group in groups.items():
        if max(v.obligation.due_at + desk.grace_of(v.obligation) for v in group) <= desk.as_of:
            yield day, group


def is_ripe(day: date, verdicts: list[Verdict], desk: Desk) -> bool:
    """As soon as everything could be seen; by the next working day in any case, with what could not be seen named."""
    if max(v.obligation.due_at for v in verdicts) <= desk.accuse_from or is_stale(day, desk):
        return False
    in_any_case = datetime.combine(desk.calendar.working_days_from(day, 1), time(8, 30), desk.as_of.tzinfo)
    return desk.as_of >= in_any_case or all(v.kind is not VerdictKind.UNKNOWN for v in verdicts)


def is_stale(day: date, desk: Desk) -> bool:
    return desk.calendar.working_days_from(day, _LATE) < desk.as_of.date()


def _notice(contact: Contact, occasion: Occasion, desk: Desk) -> Notice:
    reachable = can_be_mailed(contact.email)
    return Notice(
        key=occasion.key(contact.id),
        kind=SUMMARY,
        recipient=contact.id,
        address=contact.email if reachable else "",
        school="",
        lines=(),
        accuses=False,
        decided_at=desk.as_of,
        send_at=desk.window.next_moment(desk.as_of, desk.calendar),
        expires_at=_expires_at(occasion, desk),
        state=NoticeState.WAITING if reachable else NoticeState.HELD,
        reason="" if reachable else f"{contact.name}没有可用的邮箱地址，请在 contacts.csv 补上",
    )


def _expires_at(occasion: Occasion, desk: Desk) -> datetime:
    """A deadline's after ten working days, a week's with the week."""
    zone = desk.as_of.tzinfo
    if occasion.due_on is None:
        return begins_at(occasion, desk.as_of) + timedelta(days=7)
    last = desk.calendar.working_days_from(occasion.due_on, _LATE)
    return datetime.combine(last + timedelta(days=1), time(0), zone)
