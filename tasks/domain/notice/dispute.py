"""An appeal 申诉 laid out for a person: what was said, what is still lacking, and everything that it may be about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tasks.domain.evidence.item import SubmissionKind
from tasks.domain.evidence.match import MatchKind
from tasks.domain.notice.appeal import Appeal
from tasks.domain.plan.party import Roster
from tasks.domain.verdict.placing import Placed

_MOST = 12  # candidates shown


@dataclass(frozen=True, slots=True)
class Dispute:
    """`candidates`: what came from the same sender or seems to be the school's, and was not plainly placed."""

    appeal: Appeal
    candidates: tuple[Placed, ...]

    @property
    def commands(self) -> tuple[str, ...]:
        """One for each way to answer it: the material was there, it came otherwise, or it did not come."""
        owed = self.appeal.obligations[0]
        found = self.candidates[0].item.id if self.candidates else "件的编号"
        return (
            f"rollcall decide assign {found} --to {owed} --why 已找到",
            f"rollcall decide vouch {owed} --how 方式 --why 已核实",
            f"rollcall decide reject {self.appeal.reply.item} --why 已核实确未收到",
        )


def disputes(appeals: Iterable[Appeal], placed: Sequence[Placed], roster: Roster) -> tuple[Dispute, ...]:
    """The appeals that wait for an answer, the oldest first."""
    waiting = sorted((one for one in appeals if one.is_open), key=lambda one: one.reply.at)
    return tuple(Dispute(one, _candidates(one, placed, roster)) for one in waiting)


def _candidates(appeal: Appeal, placed: Sequence[Placed], roster: Roster) -> tuple[Placed, ...]:
    """All folders, mailboxes and unplaced items are searched; the newest first."""
    reply = appeal.reply
    address, schools = reply.submission.sender_address.lower(), set(reply.schools)
    found = [
        one
        for one in placed
        if one.item.submission.id != reply.submission.id
        and one.item.submission.kind is not SubmissionKind.MEMBER
        and (one.item.file is not None or one.item.submission.kind is SubmissionKind.POST)
        and _is_open_question(one)
        and (one.item.submission.sender_address.lower() == address or schools & _schools_of(one, roster))
    ]
    found.sort(key=lambda one: (one.arrival.received_at, one.item.submission.id), reverse=True)
    return tuple(found[:_MOST])


def _is_open_question(one: Placed) -> bool:
    return one.match.kind is not MatchKind.CLAIMED or any(claim.doubts for claim in one.match.claims)


def _schools_of(one: Placed, roster: Roster) -> set[str]:
    parties = (*(claim.party for claim in one.match.claims), *one.match.parties, one.item.submission.list_party)
    teachers = {party: roster.teacher[party].school for party in parties if party in roster.teacher}
    return {teachers.get(party, party) for party in parties if party}
