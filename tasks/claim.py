"""Claiming the next batch of mails: limits, window and freshness are settled in one transaction, texts come after."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from email.message import EmailMessage

from sqlalchemy import Connection

from settings.app import County
from tasks.casefile import open_casefile
from tasks.desk import Ladder, compose, desk_of, desktop_of, ladder_of, matters_of
from tasks.domain.errors import NotOpen
from tasks.domain.notice.alarm import unconfirmed_restore
from tasks.domain.notice.entry import Desktop
from tasks.domain.notice.escalation import Desk
from tasks.domain.notice.gap import mark_of
from tasks.domain.notice.matter import Matter
from tasks.domain.notice.merging import narrowed
from tasks.domain.notice.notice import ALARM, AT_ANY_HOUR, EVENTS, SUMMARY, Notice
from tasks.domain.notice.recheck import recheck
from tasks.domain.notice.threads import threads_of
from tasks.domain.notice.urgency import hurried, in_order, may_be_second, try_again_at, urgency
from tasks.pages.mails import Envelope, message_id, put_in_envelope
from tasks.store import outbox, outbox_limits, restores
from tasks.store import outbox_claims as claims
from tasks.store.session import open_store, writing

LEASE = timedelta(minutes=15)
BATCH = 20  # mails for one login, and for one look at how things stand
ANSWERS_A_DAY = 5  # receipts, answers and corrections for one reader


@dataclass(frozen=True)
class Table:
    """One plan's papers, spread out once for all its notices."""

    county: County
    desk: Desk
    desktop: Desktop
    ladder: Ladder
    matters: Mapping[str, Matter]


@dataclass(frozen=True)
class Claimed:
    """A notice that is ours until the lease ends. `retry_at`: when, if it cannot leave; `tomorrow`: if not today."""

    notice: Notice
    token: str
    table: Table
    retry_at: datetime
    tomorrow: datetime

    def message(self) -> EmailMessage:
        """The mail as it reads now; written outside the transaction, so that others may claim meanwhile."""
        mail, enclosures = compose(self.notice, self.table.desktop, self.table.ladder, self.table.desk.as_of)
        return put_in_envelope(mail, _envelope(self.notice, self.token, self.table), enclosures)


@dataclass
class Batch:
    claimed: list[Claimed] = field(default_factory=list)
    aside: list[tuple[Notice, str, str]] = field(default_factory=list)  # notice, "later" or "dropped", reason
    notes: list[str] = field(default_factory=list)
    held_back: bool = False  # nothing leaves until a person has looked


def claim_batch(county: County, at: datetime) -> Batch:
    """Claim up to one batch of the notices that may leave at `at`; the others are put off or dropped with a reason."""
    batch = Batch()
    with writing(open_store(county.database_url)) as session:
        waiting = claims.due(session, at)
        if restored := restores.unconfirmed(session):
            return Batch(notes=[_held_back(restored, len(waiting), at)], held_back=True)
        if not waiting:
            return batch
        tables = _tables(session, county, at, waiting, batch)
        midnight = datetime.combine(at.date(), time(0), at.tzinfo)
        may = [n for plan, n in waiting if plan in tables and _may_leave(n, tables[plan], batch)]
        plans = {n.id: plan for plan, n in waiting}
        room = outbox_limits.room(session, county.app.smtp.per_hour, county.app.smtp.per_day, at)
        whole = {n.id: n for n in may}
        hasty = [hurried(n, (table := tables[plans[n.id]]).matters, table.desk) for n in may]
        for one in in_order(hasty, outbox_limits.mailed_since(session, midnight), at):
            if len(batch.claimed) >= BATCH or room.refuses(urgent=urgency(one, at) == 0, taken=len(batch.claimed)):
                continue
            _take(session, whole[one.id], tables[plans[one.id]], batch)
        if may and room.note:
            batch.notes.append(room.note)
    return batch


def _held_back(restored: restores.Restored, count: int, at: datetime) -> str:
    alarm = unconfirmed_restore(restored.backup, restored.at, at.tzinfo)
    return f"{alarm.happened}，一封也不发（到时的有 {count} 封）：{alarm.todo}。"


def _tables(
    session: Connection, county: County, at: datetime, waiting: Sequence[tuple[str, Notice]], batch: Batch
) -> dict[str, Table]:
    tables = {}
    for plan in dict.fromkeys(plan for plan, _ in waiting):
        try:
            case = open_casefile(session, at, plan)
        except NotOpen as error:
            batch.notes.append(str(error))
            continue
        ladder = ladder_of(session, case)
        desk = desk_of(session, county, case, ladder.rungs)
        tables[plan] = Table(county, desk, desktop_of(county, case, desk), ladder, matters_of(county, case))
    return tables


def _may_leave(notice: Notice, table: Table, batch: Batch) -> bool:
    desk = table.desk
    if notice.kind in AT_ANY_HOUR or desk.window.is_open(desk.as_of, desk.calendar):
        return True
    note = f"现在不在发送时段，{desk.window.next_moment(desk.as_of, desk.calendar):%m-%d %H:%M} 起再发。"
    if note not in batch.notes:
        batch.notes.append(note)
    return False


def _take(session: Connection, notice: Notice, table: Table, batch: Batch) -> None:
    """Weigh the notice once more and make it ours, or say why not."""
    desk, at = table.desk, table.desk.as_of
    until, why = _put_off(session, notice, desk)
    if until is not None:
        claims.put_off(session, notice.id, until, why, at)
        batch.aside.append((notice, "later", why))
        return
    checked = recheck(notice, table.matters, desk)
    if notice.kind not in (SUMMARY, ALARM):
        was, notice = notice, narrowed(notice, checked.lines, desk.rungs)
        claims.keep_lines(session, was, notice, checked.lapsed)
        gone = not checked.lines or (notice.kind in EVENTS and checked.lapsed)  # its words are of all its lines
        why = checked.why if gone else "收件地址退信" if notice.address.lower() in desk.bounced else ""
        if why:
            outbox.drop(session, notice.id, why, at, for_good=False)
            batch.aside.append((notice, "dropped", why))
            return
    token = secrets.token_hex(12)
    number = message_id(token, table.county.app.smtp.sender)
    if claims.claim(session, notice.id, token, at + LEASE, at, notice.subject, number):
        retry_at, tomorrow = try_again_at(notice, at, desk.window, desk.calendar), _tomorrow(notice, desk)
        batch.claimed.append(Claimed(notice, token, table, retry_at, tomorrow))


def _put_off(session: Connection, notice: Notice, desk: Desk) -> tuple[datetime | None, str]:
    midnight = datetime.combine(desk.as_of.date(), time(0), desk.as_of.tzinfo)
    if notice.kind in AT_ANY_HOUR:
        if outbox_limits.answered_since(session, notice.recipient, midnight) >= ANSWERS_A_DAY:
            return _tomorrow(notice, desk), f"回执、答复和更正每人每天至多 {ANSWERS_A_DAY} 封，今天已满"
    elif outbox_limits.is_daily(notice) and outbox_limits.was_mailed(session, notice, midnight):
        tomorrow = _tomorrow(notice, desk)
        if not may_be_second(notice, tomorrow):
            return tomorrow, "同一收件人、同一学校每天一封，今天已发过"
    return None, ""


def _tomorrow(notice: Notice, desk: Desk) -> datetime:
    midnight = datetime.combine(desk.as_of.date() + timedelta(days=1), time(0), desk.as_of.tzinfo)
    return midnight if notice.kind in AT_ANY_HOUR else desk.window.next_moment(midnight, desk.calendar)


def _envelope(notice: Notice, token: str, table: Table) -> Envelope:
    app = table.county.app
    contact = table.desk.roster.contact.get(notice.recipient)
    return Envelope(
        sender=app.smtp.sender,
        sender_name=app.name,
        to=notice.address,
        to_name=contact.name if contact else "",
        message_id=message_id(token, app.smtp.sender),
        date=table.desk.as_of,
        key=notice.key,
        reply_to=app.smtp.reply_to,
        copy_to=app.smtp.copy_to,
        threads=threads_of(notice, table.desk.plan.id),
        mark=mark_of(notice),
    )
