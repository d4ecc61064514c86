"""报 summarise: after each deadline, tell the stage contacts how it went: figures, a chart, and who lacks what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from settings.app import County
from tasks.casefile import CaseFile, open_casefile
from tasks.cell import cell
from tasks.desk import compose, desk_of, desktop_of, is_on, ladder_of
from tasks.domain.notice.escalation import Desk
from tasks.domain.notice.notice import SUMMARY, Notice, NoticeState
from tasks.domain.notice.recipients import can_be_mailed
from tasks.domain.notice.summary import Summary, of_stages, sum_up, summary_key
from tasks.domain.plan.party import Contact, Role
from tasks.domain.verdict.verdict import Verdict, VerdictKind
from tasks.pages.chart import completion_chart
from tasks.pages.record import Told
from tasks.store import outbox
from tasks.store.session import open_store, reading, writing

_LATE = 10  # working days after which a summary of a deadline is no longer news


@dataclass(frozen=True, slots=True)
class Summarised:
    """The summaries of the deadlines that have passed, for all stages, and what was queued of them."""

    summaries: tuple[Summary, ...]
    queued: tuple[Notice, ...]
    waits: tuple[str, ...] = ()  # deadlines whose summary waits, and for what

    @property
    def told(self) -> Told:
        sentence = f"已过截止 {len(self.summaries)} 个，新排汇总 {len(self.queued)} 封。" + "".join(self.waits)
        rows = tuple(
            (s.due, "、".join(s.titles), str(s.total), "，".join(f"{label} {count}" for label, count in s.figures))
            for s in self.summaries
        )
        svg = completion_chart([row for s in self.summaries for row in s.by_stage]) if self.summaries else ""
        return Told(sentence, ("截止", "材料", "应交", "各类情况"), rows, svg)


@cell("汇总 summarise")
async def summarise_deadlines(county: County, at: datetime, plan: str | None = None) -> Summarised:
    """Queue one summary for each stage contact and deadline; once, however often it is run."""
    engine, sending = open_store(county.database_url), is_on(county)
    with reading(engine) as session:
        case = open_casefile(session, at, plan)
        desk, ladder = desk_of(session, county, case, ()), ladder_of(session, case)
    desktop = desktop_of(county, case)

    passed = dict(_passed(case, desk))
    summaries = tuple(sum_up(due_at, verdicts, None, desktop, at) for due_at, verdicts in sorted(passed.items()))
    ripe = {due_at: verdicts for due_at, verdicts in passed.items() if _is_ripe(due_at, verdicts, desk)}
    waiting = [due_at for due_at in passed if due_at not in ripe and not _is_stale(due_at, desk)]
    notices = []
    for due_at, verdicts in ripe.items():
        for contact in case.roster.contacts:
            if contact.role is Role.STAGE_CONTACT and of_stages(verdicts, contact.stages):
                notice = _notice(contact, due_at, desk)
                if notice.address:
                    notice = replace(notice, subject=compose(notice, desktop, ladder, at)[0].subject)
                notices.append(notice)

    with writing(engine) as session:
        queued = [outbox.queue_once(session, case.version.plan, n, at, sending=sending) for n in notices]
    waits = tuple(f"{due_at:%m-%d %H:%M} 的汇总等截止后的收取看全再发。" for due_at in waiting)
    return Summarised(summaries, tuple(n for n in queued if n), waits)


def _passed(case: CaseFile, desk: Desk) -> Iterator[tuple[datetime, list[Verdict]]]:
    """Each deadline whose grace is over, with its verdicts."""
    groups: dict[datetime, list[Verdict]] = {}
    for verdict in case.verdicts.values():
        groups.setdefault(verdict.obligation.due_at.astimezone(desk.as_of.tzinfo), []).append(verdict)
    for due_at, verdicts in groups.items():
        if due_at + max(desk.grace_of(v.obligation) for v in verdicts) <= desk.as_of:
            yield due_at, verdicts


def _is_ripe(due_at: datetime, verdicts: list[Verdict], desk: Desk) -> bool:
    """As soon as everything could be seen; by the next working day in any case, with what could not be seen named."""
    if due_at <= desk.accuse_from or _is_stale(due_at, desk):
        return False
    next_day = desk.calendar.working_days_from(due_at.date(), 1)
    in_any_case = datetime.combine(next_day, time(8, 30), desk.as_of.tzinfo)
    return desk.as_of >= in_any_case or all(v.kind is not VerdictKind.UNKNOWN for v in verdicts)


def _is_stale(due_at: datetime, desk: Desk) -> bool:
    return desk.calendar.working_days_from(due_at.date(), _LATE) < desk.as_of.date()


def _notice(contact: Contact, due_at: datetime, desk: Desk) -> Notice:
    reachable = can_be_mailed(contact.email)
    until = desk.calendar.working_days_from(due_at.date(), _LATE) + timedelta(days=1)
    return Notice(
        key=summary_key(contact.id, due_at),
        kind=SUMMARY,
        recipient=contact.id,
        address=contact.email if reachable else "",
        school="",
        lines=(),
        accuses=False,
        decided_at=desk.as_of,
        send_at=desk.window.next_moment(desk.as_of, desk.calendar),
        expires_at=datetime.combine(until, time(0), desk.as_of.tzinfo),
        state=NoticeState.WAITING if reachable else NoticeState.HELD,
        reason="" if reachable else f"{contact.name}没有可用的邮箱地址，请在 contacts.csv 补上",
    )
