"""The mailbag: what came back to our mails, as the store knew it at the case file's moment."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from tasks.casefile import CaseFile
from tasks.domain.evidence.match import MatchKind
from tasks.domain.evidence.sender import is_verified
from tasks.domain.notice.appeal import Appeal, Pause, appeals, pauses
from tasks.domain.notice.correspondence import Bounce, Letters, Reply, bounces, replies
from tasks.domain.verdict.decision import ITEM_ACTS
from tasks.store.outbox_unheard import refused_addresses, sent_mails
from tasks.store.unchanged import Drawn


@dataclass(frozen=True)
class Mailbag:
    """`bounced`: addresses that do not work now. `orphans`: requirements of which something may be anybody's."""

    letters: Letters
    replies: tuple[Reply, ...]
    appeals: tuple[Appeal, ...]
    pauses: Mapping[str, Pause]
    bounces: tuple[Bounce, ...]
    bounced: frozenset[str]
    orphans: frozenset[str]


_last_bag: Drawn[Mailbag] = Drawn()


def open_mailbag(session: Connection, case: CaseFile) -> Mailbag:
    """Everything is drawn again from what arrived: nothing of it is kept in a table of its own."""
    return _last_bag.again(session, case, lambda: _opened(session, case))


def _opened(session: Connection, case: CaseFile) -> Mailbag:
    letters = Letters(sent_mails(session, case.as_of), case.roster, case.calendar)
    arrived = [(one.submission, next((i.id for i in one.items if i.part == "body"), "")) for one in case.arrived]
    sources = {source.id: source for source in case.sources}
    answers = replies(arrived, letters, lambda submission: is_verified(submission, sources.get(submission.source)))
    back = bounces(arrived, letters)
    heard = {s.sender_address.lower(): s.received_at for s, _ in arrived if s.received_at and not s.set_aside}
    refused = {
        address
        for address, at in refused_addresses(session, case.as_of)
        if address not in heard or heard[address] <= at
    }
    return Mailbag(
        letters=letters,
        replies=answers,
        appeals=appeals(answers, case.decisions, case.verdicts, case.roster),
        pauses=pauses(answers, case.calendar),
        bounces=back,
        bounced=frozenset({bounce.address for bounce in back} | refused),
        orphans=_orphans(case),
    )


def _orphans(case: CaseFile) -> frozenset[str]:
    decided: Collection[str] = {decision.target for decision in case.decisions if decision.act in ITEM_ACTS}
    return frozenset(
        requirement
        for placed in case.placed
        if placed.match.kind is MatchKind.UNPLACED and not placed.match.parties and placed.item.id not in decided
        for requirement in placed.match.requirements
    )
