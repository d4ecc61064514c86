"""Claiming the next batch of mails: limits, window, freshness and text are settled in one transaction."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from email.message import EmailMessage

from sqlalchemy import Connection

from settings.app import County
from tasks.casefile import open_casefile
from tasks.desk import Ladder, compose, desk_of, desktop_of, ladder_of, matters_of
from tasks.domain.errors import NotOpen
from tasks.domain.notice.entry import Desktop
from tasks.domain.notice.escalation import Desk
from tasks.domain.notice.matter import Matter
from tasks.domain.notice.notice import Notice
from tasks.domain.notice.recheck import recheck
from tasks.domain.notice.threads import threads_of
from tasks.pages.mails import Envelope, message_id, put_in_envelope
from tasks.store import outbox
from tasks.store import outbox_claims as claims
from tasks.store.session import open_store, writing

LEASE = timedelta(minutes=15)
RETRY_AFTER = timedelta(minutes=15)  # after a 4xx the next attempt comes within 30 minutes
BATCH = 20  # mails for one login

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Claimed:
    """A notice that is ours until the lease ends, and the message it became. `retry_at`: when, if it cannot leave."""

    notice: Notice
    token: str
    message: EmailMessage
    retry_at: datetime


@dataclass
class Batch:
    claimed: list[Claimed] = field(default_factory=list)
    aside: list[tuple[Notice, str, str]] = field(default_factory=list)  # notice, "later" or "dropped", reason
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Table:
    """One plan's papers, spread out once for all its notices."""

    county: County
    desk: Desk
    desktop: Desktop
    ladder: Ladder
    matters: Mapping[str, Matter]


def claim_batch(county: County, at: datetime) -> Batch:
    """Claim up to one batch of the notices that may leave at `at`; the others are put off or dropped with a reason."""
    batch = Batch()
    with writing(open_store(county.database_url)) as session:
        room = _room(session, county, at, batch)
        for plan in claims.plans_with_mail(session, at):
            try:
                table = _spread(session, county, at, plan)
            except NotOpen as error:
                batch.notes.append(str(error))
                continue
            if not table.desk.window.is_open(at, table.desk.calendar):
                opens = table.desk.window.next_moment(at, table.desk.calendar)
                batch.notes.append(f"现在不在发送时段，{opens:%m-%d %H:%M} 起再发。")
                continue
            for notice in claims.due(session, at, plan):
                if len(batch.claimed) < room:
                    _take(session, notice, table, batch)
    return batch


def _room(session: Connection, county: County, at: datetime, batch: Batch) -> int:
    smtp = county.app.smtp
    limits = ((smtp.per_hour, timedelta(hours=1), "每小时"), (smtp.per_day, timedelta(days=1), "每天"))
    room = BATCH
    for limit, span, words in limits:
        left = max(limit - claims.handed_over(session, at - span), 0)
        if left == 0:
            batch.notes.append(f"已到{words} {limit} 封的上限，余下的稍后再发。")
        room = min(room, left)
    return room


def _spread(session: Connection, county: County, at: datetime, plan: str) -> _Table:
    case = open_casefile(session, at, plan)
    ladder = ladder_of(session, case)
    desk = desk_of(session, county, case, ladder.rungs)
    return _Table(county, desk, desktop_of(county, case), ladder, matters_of(county, case))


def _take(session: Connection, notice: Notice, table: _Table, batch: Batch) -> None:
    """A notice that cannot even be written must not stop the others: it is looked at again later."""
    retry_at = table.desk.window.next_moment(table.desk.as_of + RETRY_AFTER, table.desk.calendar)
    try:
        with session.begin_nested():
            for claimed in _claimed(session, notice, table, retry_at, batch):
                batch.claimed.append(claimed)
    except Exception as error:  # a poison row is pushed ahead and said aloud
        _log.exception("notice %s cannot be written", notice.key)
        reason = f"这封信写不出来（{type(error).__name__}：{error}）"
        claims.put_off(session, notice.id, retry_at, reason, table.desk.as_of)
        batch.aside.append((notice, "later", reason))


def _claimed(session: Connection, notice: Notice, table: _Table, retry_at: datetime, batch: Batch) -> Iterator[Claimed]:
    desk, at = table.desk, table.desk.as_of
    if notice.kind != outbox.SUMMARY:
        midnight = datetime.combine(at.date(), time(0), at.tzinfo)
        if claims.was_mailed(session, notice, midnight):
            tomorrow = desk.window.next_moment(midnight + timedelta(days=1), desk.calendar)
            reason = "同一收件人、同一学校每天一封，今天已发过"
            claims.put_off(session, notice.id, tomorrow, reason, at)
            batch.aside.append((notice, "later", reason))
            return
        checked = recheck(notice, table.matters, desk)
        claims.keep_lines(session, notice.id, checked.lines, checked.lapsed)
        if not checked.lines:
            outbox.drop(session, notice.id, checked.why, at, for_good=False)
            batch.aside.append((notice, "dropped", checked.why))
            return
        notice = replace(notice, lines=checked.lines)
    mail, enclosures = compose(notice, table.desktop, table.ladder, at)
    token = secrets.token_hex(12)
    envelope = _envelope(notice, token, table)
    if claims.claim(session, notice.id, token, at + LEASE, at, mail.subject, envelope.message_id):
        message = put_in_envelope(mail, envelope, enclosures)
        yield Claimed(replace(notice, subject=mail.subject), token, message, retry_at)


def _envelope(notice: Notice, token: str, table: _Table) -> Envelope:
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
    )
