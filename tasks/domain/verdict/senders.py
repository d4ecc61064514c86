"""From which addresses a school's materials came: whom to write to, where the roster does not say."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from tasks.domain.evidence.item import SubmissionKind
from tasks.domain.plan.party import Roster
from tasks.domain.verdict.placing import Placed

_NO_REPLY = ("noreply", "no-reply", "donotreply", "postmaster", "mailer-daemon")


@dataclass(frozen=True, slots=True)
class PastSender:
    """An address that sent a school's materials: how many mails, and when the last one came."""

    school: str  # id
    address: str
    name: str
    times: int
    last: datetime


def past_senders(placed: Sequence[Placed], roster: Roster, own: Collection[str]) -> tuple[PastSender, ...]:
    """The senders whose mails belong to one school alone, most frequent first.

    `own`: addresses of the county's mailboxes. Addresses that the roster knows, whosever, are no proposals.
    """
    known = {address.lower() for address in own} | {c.email.lower() for c in roster.contacts if c.email}
    mails: dict[tuple[str, str], dict[int, Placed]] = {}
    for one in placed:
        submission = one.item.submission
        schools = {_school_of(claim.party, roster) for claim in one.match.claims}
        address = submission.sender_address.strip().lower()
        if submission.kind is not SubmissionKind.MAIL or len(schools) != 1 or "@" not in address:
            continue
        if address not in known and not submission.set_aside and not address.startswith(_NO_REPLY):
            mails.setdefault((schools.pop(), address), {})[submission.id] = one
    found = []
    for (school, address), by_mail in mails.items():
        newest = max(by_mail.values(), key=lambda one: (one.arrival.received_at, one.item.submission.id))
        name = newest.item.submission.sender_name
        found.append(PastSender(school, address, name, len(by_mail), newest.arrival.received_at))
    return tuple(sorted(found, key=lambda one: (one.school, -one.times, one.address)))


def _school_of(party: str, roster: Roster) -> str:
    teacher = roster.teacher.get(party)
    return teacher.school if teacher else party
