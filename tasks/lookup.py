"""查证 look up: whether a mail of unknown fate lies in the sender's or the copy's mailbox."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from settings.app import County
from tasks.domain.errors import RollcallError
from tasks.domain.evidence.source import MailboxSource
from tasks.domain.notice.notice import Notice
from tasks.mailboxes.lookup import find_own
from tasks.planfile import load_version
from tasks.store import outbox_lookup as lookup
from tasks.store import plans as plan_store
from tasks.store.session import open_store, reading, writing


def look_up_uncertain(county: County, at: datetime) -> tuple[Notice, ...]:
    """Those of the uncertain mails that are found, and therefore sent; the others stay for a person."""
    engine, found = open_store(county.database_url), []
    with writing(engine) as session:
        unknown = lookup.uncertain_ids(session)
        if unknown:
            seen = lookup.seen_in_mailboxes(session, at)
            settled = [lookup.record_found(session, n, "读到的邮箱", at) for id_, n in unknown.items() if id_ in seen]
            found += [notice for notice in settled if notice]
        wanted = lookup.to_look_up(session, at)

    for box in _boxes(county, at) if wanted else ():
        there = _there(county, box, list(wanted))
        with writing(engine) as session:
            settled = [lookup.record_found(session, wanted[id_], f"邮箱 {box.id} ", at) for id_ in there]
            gone = {wanted[id_] for id_ in there}
            wanted = {id_: number for id_, number in wanted.items() if number not in gone}
            lookup.note_looked(session, set(wanted.values()), f"邮箱 {box.id} ", at)
        found += [notice for notice in settled if notice]
    return tuple(found)


def _boxes(county: County, at: datetime) -> Sequence[MailboxSource]:
    """The mailboxes that are read here and belong to the sender, or get the copies."""
    smtp = county.app.smtp
    ours = {address.lower() for address in (smtp.sender, smtp.username, smtp.copy_to) if address}
    with reading(open_store(county.database_url)) as session:
        version = plan_store.current_version(session, at)
        files = load_version(session, version, county.app.timezone) if version else None
    sources = files.sources if files else ()
    return [s for s in sources if isinstance(s, MailboxSource) and s.kind == "imap" and s.username.lower() in ours]


def _there(county: County, box: MailboxSource, message_ids: Sequence[str]) -> frozenset[str]:
    secret = county.secret(box.id)
    try:
        return find_own(box, secret, message_ids) if secret else frozenset()
    except RollcallError:
        return frozenset()  # what cannot be looked into says nothing; the next round looks again
