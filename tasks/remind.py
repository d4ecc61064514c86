"""排通知 remind: decide which notices are due, and make the outbox's waiting reminders exactly those."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from sqlalchemy import Connection

from settings.app import County
from tasks.casefile import CaseFile, open_casefile
from tasks.cell import cell
from tasks.desk import Ladder, desk_of, desktop_of, is_on, ladder_of, matters_of, subject_of
from tasks.domain.notice.entry import Desktop
from tasks.domain.notice.escalation import Desk
from tasks.domain.notice.forecast import More, forecast
from tasks.domain.notice.gap import after_gap
from tasks.domain.notice.link_reminders import sender_mails
from tasks.domain.notice.notice import SUMMARY, Notice, NoticeState
from tasks.domain.notice.projection import calendar_note
from tasks.domain.notice.rung import Rung
from tasks.domain.notice.standing_alarms import Quota
from tasks.domain.notice.summaries import is_ripe, passed, summary_notices
from tasks.domain.notice.telling_admins import admin_mails
from tasks.domain.plan.obligation import Obligation
from tasks.domain.verdict.verdict import Verdict
from tasks.mailbag import open_mailbag
from tasks.occasions import concerns_in_time, concerns_now, due_now, happenings, links_of
from tasks.pages.record import Told
from tasks.store import outbox, outbox_limits, outbox_queue
from tasks.store.restores import last_restored
from tasks.store.session import open_store, reading, writing


@dataclass(frozen=True, slots=True)
class Reminded:
    """What was queued, and, counted by reason, what is due and was not."""

    new: tuple[Notice, ...]
    kept: int
    gone: int
    left: tuple[tuple[str, str, int], ...]  # rung, reason, obligations
    sending: bool

    @property
    def told(self) -> Told:
        mode = "" if self.sending else '（预演：sending = "rehearse"，不会发出）'
        sentence = f"新排通知 {len(self.new)} 封，原已排好 {self.kept} 封，撤下 {self.gone} 封{mode}。"
        rows = [(n.kind, n.recipient, n.state.label, f"{n.send_at:%m-%d %H:%M}", n.subject, n.reason) for n in self.new]
        rows += [(rung, "", "未发", "", f"{count} 项", reason) for rung, reason, count in self.left]
        return Told(sentence, ("级", "收件人", "状态", "何时", "标题", "原因"), tuple(rows))


@cell("排通知 queue_notices")
async def queue_notices(county: County, at: datetime, plan: str | None = None) -> Reminded:
    """Queue what is due by the verdicts of now. Running it again changes nothing."""
    engine, sending = open_store(county.database_url), is_on(county)
    with reading(engine) as session:
        case = open_casefile(session, at, plan)
        ladder = ladder_of(session, case)
    matters = matters_of(county, case)

    with writing(engine) as session:  # what was told is read, and what is due is queued, in one transaction
        outbox.note_sending(session, case.version.plan, sending, at)
        bag = open_mailbag(session, case)
        desk = desk_of(session, county, case, ladder.rungs, bag)
        decided, desktop = (
            due_now(session, case, matters, desk, bag, _quota(session, county, at)),
            desktop_of(county, case, desk),
        )
        notices = [replace(n, subject=subject_of(n, desktop, ladder, at)) for n in decided.notices]
        queued = outbox_queue.queue(session, case.version.plan, notices, at, sending=sending)
        outbox.note_sending(session, case.version.plan, sending, at, decided=True)

    left = tuple((rung, why, count) for (rung, why), count in decided.left.items())
    return Reminded(queued.new, queued.kept, queued.gone, left, sending)


def rehearse(
    session: Connection, county: County, case: CaseFile, rungs: tuple[Rung, ...], ahead: timedelta
) -> Sequence[Notice]:
    """Which notices the coming days would send if nothing changed. Nothing is queued."""
    plan, ladder, bag = case.version.plan, ladder_of(session, case), open_mailbag(session, case)
    told = outbox.told(session, plan, sending=True)  # an earlier rehearsal told nobody
    desk = replace(desk_of(session, county, case, rungs, bag), told=told)
    desktop = desktop_of(county, case, desk)
    earlier = [n for n in outbox.notices(session, case.as_of, plan) if n.state is not NoticeState.REHEARSED]
    midnight = datetime.combine(case.as_of.date(), time(0), case.as_of.tzinfo)
    happened, _ = happenings(session, case, desk, bag)
    now = concerns_now(session, case, desk, bag, _quota(session, county, case.as_of))
    later, links = concerns_in_time(case, bag), links_of(case)
    more = More(
        _summaries(desktop, earlier),
        lambda there: (*admin_mails((*now, *later(there)), there), *sender_mails(links, there)),
    )
    mailed, fresh_for = outbox_limits.mailed_pairs(session, midnight), county.app.send_window.fresh_for

    found = forecast(tuple(case.verdicts.values()), desk, ahead, fresh_for, happened, mailed, more)
    waiting = {(n.recipient, n.key) for n in earlier if n.state is NoticeState.WAITING}
    found = tuple(after_gap(found, last_restored(session, case.as_of.tzinfo), waiting))
    owed = {o.id: o for o in case.obligations}
    shown = [_shown(n, desktop, ladder, owed, case) for n in found]
    earlier = [notice for notice in earlier if notice.id]  # those that the outbox really holds
    return sorted([*shown, *_on_their_way(earlier, shown)], key=lambda n: n.send_at)


def _summaries(desktop: Desktop, earlier: list[Notice]) -> Callable[[Desk, Sequence[Verdict]], list[Notice]]:
    """The summaries of a later moment; `earlier` grows by what is found, since each is queued once."""

    def summaries(there: Desk, verdicts: Sequence[Verdict]) -> list[Notice]:
        then = replace(desktop, verdicts={v.obligation.id: v for v in verdicts})
        ripe = [due_at for due_at, group in passed(verdicts, there) if is_ripe(due_at, group, there)]
        known = {(n.recipient, n.key) for n in earlier}
        found = [n for n in summary_notices(ripe, there, then, earlier) if (n.recipient, n.key) not in known]
        earlier.extend(found)
        return found

    return summaries


def _quota(session: Connection, county: County, at: datetime) -> Quota:
    smtp = county.app.smtp
    left = outbox_limits.room(session, smtp.per_hour, smtp.per_day, at).day
    return Quota(smtp.per_day, left, outbox_limits.waiting(session, at))


def _shown(notice: Notice, desktop: Desktop, ladder: Ladder, owed: Mapping[str, Obligation], case: CaseFile) -> Notice:
    reason = "；".join(filter(None, [notice.reason, calendar_note(notice, owed, case.calendar)]))
    return replace(notice, subject=subject_of(notice, desktop, ladder, notice.send_at), reason=reason)


def _on_their_way(earlier: Sequence[Notice], shown: Sequence[Notice]) -> list[Notice]:
    """What the outbox holds already and decides no more: what was released, what is held, what is being sent."""
    keys = {(notice.recipient, notice.key) for notice in shown}
    return [
        notice
        for notice in earlier
        if (notice.recipient, notice.key) not in keys
        and (
            notice.state is NoticeState.CLAIMED
            or (notice.state is NoticeState.HELD and notice.address)
            or (notice.state is NoticeState.WAITING and (notice.released or notice.kind == SUMMARY))
        )
    ]
