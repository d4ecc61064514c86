"""报 summarise: after each deadline and each week, tell the stage contacts how it went, and who lacks what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from settings.app import County
from tasks.casefile import CaseFile, open_casefile
from tasks.cell import cell
from tasks.desk import compose, desk_of, desktop_of, is_on, ladder_of
from tasks.domain.notice.entry import Desktop
from tasks.domain.notice.escalation import Desk
from tasks.domain.notice.notice import SUMMARY, Notice, NoticeState
from tasks.domain.notice.occasion import Occasion, begins_at, due_day, week_is_news, week_of
from tasks.domain.notice.recipients import can_be_mailed
from tasks.domain.notice.summary import Summary, sum_up
from tasks.domain.plan.party import Contact, Role
from tasks.domain.verdict.verdict import Verdict, VerdictKind
from tasks.pages.record import Told
from tasks.pages.summary_page import summary_cells
from tasks.reporting import concerned
from tasks.store import outbox
from tasks.store.session import open_store, reading, writing

_LATE = 10  # working days after which a summary of a deadline is no longer news
_WEEK_LATE = 2  # working days after its Monday until which a week's summary may still be queued


@dataclass(frozen=True, slots=True)
class Summarised:
    """The due days that have passed, how everything stands now, and what was queued of it."""

    summaries: tuple[Summary, ...]
    queued: tuple[Notice, ...]
    overall: Summary
    waits: tuple[str, ...] = ()  # deadlines whose summary waits, and for what

    @property
    def told(self) -> Told:
        sentence = f"已过截止 {len(self.summaries)} 个，新排汇总 {len(self.queued)} 封。" + "".join(self.waits)
        rows = tuple(
            (s.due, "、".join(s.titles), str(s.total), "，".join(f"{label} {count}" for label, count in s.figures))
            for s in self.summaries
        )
        return Told(sentence, ("截止", "材料", "应交", "各类情况"), rows)

    @property
    def cells(self) -> tuple[Told, ...]:
        """The whole county at this moment, for the run's page and the admins' screen."""
        return summary_cells(self.overall)


@cell("汇总 summarise")
async def summarise_deadlines(county: County, at: datetime, plan: str | None = None) -> Summarised:
    """Queue one summary for each stage contact and occasion; once, however often it is run."""
    engine, sending = open_store(county.database_url), is_on(county)
    with reading(engine) as session:
        case = open_casefile(session, at, plan)
        desk, ladder = desk_of(session, county, case, ()), ladder_of(session, case)
        earlier = outbox.notices(session, at, case.version.plan)
    desktop = desktop_of(county, case)

    passed = dict(_passed(case, desk))
    summaries = tuple(sum_up(verdicts, None, desktop, at, day) for day, verdicts in sorted(passed.items()))
    ripe = [day for day, verdicts in passed.items() if _is_ripe(day, verdicts, desk)]
    waiting = [day for day in passed if day not in ripe and not _is_stale(day, desk)]
    notices = [
        replace(notice, subject=compose(notice, desktop, ladder, at)[0].subject) if notice.address else notice
        for notice in _notices(ripe, desk, desktop, earlier)
    ]

    with writing(engine) as session:
        queued = [outbox.queue_once(session, case.version.plan, n, at, sending=sending) for n in notices]
    overall = sum_up(week_of(at).verdicts(case.verdicts.values(), at, desktop.accuse_from), None, desktop, at)
    waits = tuple(f"{day:%m-%d} 的汇总等截止后的收取看全再发。" for day in waiting)
    return Summarised(summaries, tuple(n for n in queued if n), overall, waits)


def _notices(ripe: Sequence[date], desk: Desk, desktop: Desktop, earlier: Sequence[Notice]) -> Iterator[Notice]:
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


def _passed(case: CaseFile, desk: Desk) -> Iterator[tuple[date, list[Verdict]]]:
    """Each day whose deadlines are over, grace included, with the verdicts of what was due on it."""
    groups: dict[date, list[Verdict]] = {}
    for verdict in case.verdicts.values():
        groups.setdefault(due_day(verdict, desk.as_of), []).append(verdict)
    for day, verdicts in groups.items():
        if max(v.obligation.due_at + desk.grace_of(v.obligation) for v in verdicts) <= desk.as_of:
            yield day, verdicts


def _is_ripe(day: date, verdicts: list[Verdict], desk: Desk) -> bool:
    """As soon as everything could be seen; by the next working day in any case, with what could not be seen named."""
    if max(v.obligation.due_at for v in verdicts) <= desk.accuse_from or _is_stale(day, desk):
        return False
    in_any_case = datetime.combine(desk.calendar.working_days_from(day, 1), time(8, 30), desk.as_of.tzinfo)
    return desk.as_of >= in_any_case or all(v.kind is not VerdictKind.UNKNOWN for v in verdicts)


def _is_stale(day: date, desk: Desk) -> bool:
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
