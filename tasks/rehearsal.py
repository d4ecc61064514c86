"""预演给管理员看 rehearsal: every mail of the coming days, as it would read, sent to one admin and nobody else."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from settings.app import County
from tasks.casefile import open_casefile
from tasks.desk import desk_of, desktop_of, ladder_of
from tasks.domain.errors import BadInput, CannotReach
from tasks.domain.notice.letter import write_letter
from tasks.domain.notice.notice import REHEARSAL, Notice
from tasks.domain.plan.party import Contact, Role, Roster
from tasks.pages.mails import Enclosure, Envelope, Mail, message_id, put_in_envelope, render_letter
from tasks.store.session import open_store, reading
from tasks.transports import find_transport
from tasks.transports.outcome import Sent

_RULE = "\n" + "─" * 40 + "\n"


def mail_rehearsal(
    county: County, at: datetime, mails: Sequence[tuple[Notice, Mail]], ahead: timedelta, address: str
) -> str:
    """Send it, whether sending is on or not; one sentence on what was sent.

    Raises BadInput for an address that is no admin's or a mail server not set, CannotReach when it did not leave.
    """
    with reading(open_store(county.database_url)) as session:
        case = open_casefile(session, at)
        ladder = ladder_of(session, case)
        desktop = desktop_of(county, case, desk_of(session, county, case, ladder.rungs))
    admin, smtp = _admin(case.roster, address), county.app.smtp
    if not smtp.sender or not smtp.host:
        raise BadInput("rollcall.toml 的 [smtp] 没有写 host 和 sender，预演寄不出去。请补上。")

    names = {contact.id: contact.name for contact in case.roster.contacts}
    said, pages = [], []
    for n, written in mails:
        said.append(f"{n.send_at:%m-%d %H:%M} {names.get(n.recipient, n.recipient)}：{n.subject}（{n.state.label}）")
        pages.append(f"{said[-1]}\n\n{written.text}")
    heading = f"之后 {ahead.days} 天，如果什么都不变，会发 {len(mails)} 封；除这一封外，什么也没有发出。"
    notice = Notice(REHEARSAL, REHEARSAL, admin.id, admin.email, "", (), False, at, at, about=(heading, *said))
    mail = render_letter(write_letter(notice, desktop, at), ladder.worded(REHEARSAL), ladder.texts)
    number = message_id(secrets.token_hex(12), smtp.sender)
    envelope = Envelope(smtp.sender, county.app.name, admin.email, admin.name, number, at, REHEARSAL, smtp.reply_to)
    whole = Enclosure("预演.txt", "text/plain", _RULE.join(pages).encode())

    with find_transport("smtp").open_transport(smtp, county.secret("smtp")) as transport:
        outcome = transport.send(put_in_envelope(mail, envelope, (whole,)))
    if not isinstance(outcome, Sent):
        raise CannotReach(f"预演没有寄出：{getattr(outcome, 'reason', '')}")
    return f"预演（{len(mails)} 封）已寄给 {admin.name} {admin.email}；没有寄给别的任何人。"


def _admin(roster: Roster, address: str) -> Contact:
    admins = [contact for contact in roster.contacts if contact.role is Role.ADMIN and contact.email]
    for contact in admins:
        if contact.email.lower() == address.strip().lower():
            return contact
    known = "、".join(contact.email for contact in admins) or "（无）"
    raise BadInput(f"{address} 不是花名册里管理员的邮箱，预演只寄给管理员；有：{known}。")
