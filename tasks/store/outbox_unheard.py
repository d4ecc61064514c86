"""The outbox's other half: what was decided to be told, and did not reach its reader for all we know."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, or_, select

from tasks.domain.notice.correspondence import SentMail
from tasks.domain.notice.escalation import Told
from tasks.store.outbox_tables import attempts, outbox, outbox_lines

NO_SUCH = "收件地址不存在"  # what the transport says of an address that the server does not know
_UNHEARD = ("dropped", "refused", "uncertain", "held")


def unheard(session: Connection, plan: str, bounced: Collection[str] = ()) -> frozenset[Told]:
    """What a notice was to say that never left, was refused, came back, or is of unknown fate."""
    o, n = outbox_lines.c, outbox.c
    query = (
        select(o.recipient, o.rung, o.obligation, o.due_at)
        .join(outbox, n.id == o.notice)
        .where(n.plan == plan, o.live, or_(n.state.in_(_UNHEARD), n.address.in_(list(bounced))))
    )
    return frozenset(Told(*row) for row in session.execute(query))


def sent_mails(session: Connection, as_of: datetime) -> tuple[SentMail, ...]:
    """Every mail that was handed over by `as_of`, or of which that is not known, in the order of sending."""
    a = attempts.c
    query = (
        select(a.message_id, a.subject, outbox.c.recipient, outbox.c.address, outbox.c.school, a.recorded_at)
        .join(outbox, outbox.c.id == a.notice)
        .where(a.act.in_(("sent", "uncertain")), a.recorded_at <= as_of)
        .order_by(a.id)
    )
    return tuple(
        SentMail(number.strip("<>"), subject, recipient, address, school, at.astimezone(as_of.tzinfo))
        for number, subject, recipient, address, school, at in session.execute(query).tuples()
    )


def refused_addresses(session: Connection, as_of: datetime) -> tuple[tuple[str, datetime], ...]:
    """Addresses that the mail server itself does not know, with the moment at which it said so."""
    query = (
        select(outbox.c.address, attempts.c.recorded_at)
        .join(outbox, outbox.c.id == attempts.c.notice)
        .where(attempts.c.act == "refused", attempts.c.reason.contains(NO_SUCH), attempts.c.recorded_at <= as_of)
        .order_by(attempts.c.id)
    )
    return tuple((a.lower(), at.astimezone(as_of.tzinfo)) for a, at in session.execute(query).tuples())
