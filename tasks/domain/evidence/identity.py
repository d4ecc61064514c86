"""Whose an item is, and which obligations it may fill; each decision carries its reasons. Nothing is dropped."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from tasks.domain.evidence.bundle import items_of
from tasks.domain.evidence.contents import Contents, Opening
from tasks.domain.evidence.index import Index
from tasks.domain.evidence.item import Item, Submission, SubmissionKind
from tasks.domain.evidence.match import Claim, Doubt, Match, MatchKind
from tasks.domain.evidence.members import identify_member
from tasks.domain.evidence.named import Named, Piece
from tasks.domain.evidence.period import lift_months, periods_of
from tasks.domain.evidence.sender import is_verified
from tasks.domain.evidence.source import MailboxSource
from tasks.domain.evidence.stages import stage_of
from tasks.domain.evidence.ticked import identify_ticked
from tasks.domain.evidence.which import which
from tasks.domain.evidence.who import teachers_of
from tasks.domain.evidence.whose import Parties, schools_of
from tasks.domain.evidence.wording import is_reply, wording
from tasks.domain.plan.party import Stage
from tasks.domain.plan.requirement import PartyKind

__all__ = [
    "IDENTITY_VERSION",
    "Claim",
    "Doubt",
    "Index",
    "Match",
    "MatchKind",
    "identify",
    "is_verified",
    "items_of",
    "lift_months",
]

IDENTITY_VERSION = 8  # raise it when a rule changes: everything is then placed anew


def identify(
    item: Item,
    contents: Contents | None,
    index: Index,
    *,
    verified: bool | None = None,
    received_at: datetime | None = None,
) -> Match:
    """Place one item. `contents` None: not opened yet, the names alone speak.

    `verified` False says that the provider does not vouch for the sender; None asks the index's sources.
    `received_at` (aware) is when it counts as received; None takes what the submission itself says.
    """
    submission = item.submission
    if submission.set_aside or is_reply(submission):
        return Match(item.id, MatchKind.NOT_AN_ITEM, reasons=(submission.set_aside or "没有附件的回复",))
    if submission.kind is SubmissionKind.MEMBER:
        return identify_member(item, index)  # who joined in an earlier year need not join again
    at = received_at or received(submission)
    if at is not None and at < index.plan.starts:
        return Match(item.id, MatchKind.OTHER_MATTER, reasons=(f"{at:%Y-%m-%d} 收到，早于本计划开始",))
    if submission.kind is SubmissionKind.HANDED:
        return identify_ticked(item, index)
    says_nothing = item.file is None and not submission.body.strip() and not (contents and contents.text)
    is_shown = submission.kind is SubmissionKind.POST and submission.title.strip()  # what is behind it was not read
    if says_nothing and not is_shown:
        return Match(item.id, MatchKind.OTHER_MATTER, reasons=("没有附件，也没有正文",))
    if verified is None:
        verified = is_verified(submission, index.source.get(submission.source))
    return _Placer(item, contents, index, verified, at).match()


def received(submission: Submission) -> datetime | None:
    """When a submission came, as far as it says so itself: its own date counts unless it is later than we saw it."""
    seen, stated = submission.first_seen_at, submission.stated_at
    if submission.kind is SubmissionKind.MAIL:
        return submission.received_at or seen
    return stated if stated is not None and (seen is None or stated <= seen) else seen


class _Placer:
    """One item on its way: its owners first, then the requirements that fit each, then the periods."""

    def __init__(
        self, item: Item, contents: Contents | None, index: Index, verified: bool, at: datetime | None
    ) -> None:
        self.item, self.contents, self.index, self.at = item, contents, index, at
        self.words = wording(item, contents)
        self.piece = Piece(self.words, item.file, contents, item.submission.channel)
        self.schools = schools_of(item.submission, self.words, index, verified=verified)
        self.teachers = teachers_of(item.submission, self.words, self.schools, index)

    def match(self) -> Match:
        taking = self.index.taking(self.item.submission.channel)
        named = which(self.piece, lambda id_: id_ in taking and self._has_party(id_), self.index)
        if not named.requirements:
            return self._nameless(taking)
        claims = tuple(claim for id_ in named.requirements for claim in self._claims(id_, named))
        if claims:
            reasons = tuple(dict.fromkeys(reason for claim in claims for reason in claim.reasons))
            return Match(self.item.id, MatchKind.CLAIMED, claims, reasons)
        return self._other(self._periods_reasons(named))

    def _parties(self, requirement: str) -> Parties:
        return self.schools if self.index.kind(requirement) is PartyKind.SCHOOL else self.teachers

    def _owing(self, requirement: str) -> tuple[str, ...]:
        return tuple(id_ for id_ in self._parties(requirement).ids if self.index.concerns(requirement, id_))

    def _has_party(self, requirement: str) -> bool:
        return bool(self._owing(requirement))

    def _claims(self, id_: str, named: Named) -> Iterable[Claim]:
        requirement = self.index.plan.requirement[id_]
        found = self._parties(id_)
        owing = self._owing(id_)
        for party in owing:
            periods = periods_of(requirement, party, self.words, self.at, self.index)
            stage, staged = self._stage(id_, party)
            doubts = (*self._party_doubts(found, owing), *named.doubts, *periods.doubts, *self._unread())
            reasons = (*found.reasons, *named.reasons, *periods.reasons, *staged, *self._mailbox_note(party))
            for period in periods.periods:
                yield Claim(id_, party, period, stage, tuple(dict.fromkeys(doubts)), tuple(dict.fromkeys(reasons)))

    def _party_doubts(self, found: Parties, owing: tuple[str, ...]) -> tuple[Doubt, ...]:
        """Several parties are no doubt where only one of them owes the requirement."""
        if len(owing) > 1 or Doubt.CONTRADICTED in found.doubts:
            return found.doubts
        return tuple(doubt for doubt in found.doubts if doubt is not Doubt.SEVERAL_PARTIES)

    def _unread(self) -> tuple[Doubt, ...]:
        return (Doubt.UNREADABLE,) if self._state() is Opening.LOCKED else ()

    def _state(self) -> Opening | None:
        """LOCKED for all that may be good but cannot be read here: encrypted, an old format, a link only."""
        if self.item.file is not None and not self.item.sha256:
            return Opening.LOCKED
        if self.contents is None:
            return None
        cannot = self.contents.opening in {Opening.LOCKED, Opening.OLD, Opening.REFUSED}
        return Opening.LOCKED if cannot else self.contents.opening

    def _stage(self, requirement: str, party: str) -> tuple[Stage | None, tuple[str, ...]]:
        stages = [o.stage for o in self.index.owed.get((requirement, party), ()) if o.stage is not None]
        if not stages:
            return None, ()
        teacher = self.index.roster.teacher.get(party)
        school = teacher.school if teacher else party
        stage, reason = stage_of(self.words, self.contents, school, tuple(dict.fromkeys(stages)), self.index)
        return stage, (reason,)

    def _mailbox_note(self, party: str) -> tuple[str, ...]:
        """Any of the county's mailboxes counts; the wrong one is noted."""
        source = self.index.source.get(self.item.submission.source)
        if not isinstance(source, MailboxSource) or not source.stages:
            return ()
        teacher = self.index.roster.teacher.get(party)
        school = self.index.roster.school.get(teacher.school if teacher else party)
        if school is None or set(school.stages) & set(source.stages):
            return ()
        return (f"寄到了{'、'.join(stage.label for stage in source.stages)}的邮箱 {source.id}，照收",)

    def _nameless(self, taking: frozenset[str]) -> Match:
        """No requirement fits: other matter, or unreadable, or nobody's, or not opened yet."""
        if not (self.schools.ids or self.teachers.ids):
            return self._nobodys(taking)
        parties = tuple(dict.fromkeys((*self.schools.ids, *self.teachers.ids)))
        if self._state() in {Opening.LOCKED, Opening.BROKEN}:
            reasons = (*self.schools.reasons, "打不开，名称也没有指明是哪一项，等人归属")
            return Match(self.item.id, MatchKind.UNPLACED, reasons=reasons, parties=parties, unreadable=True)
        if self._state() is None and self.item.file is not None:
            reasons = (*self.schools.reasons, "名称没有指明是哪一项，尚未拆开")
            return Match(self.item.id, MatchKind.UNPLACED, reasons=reasons, parties=parties, unopened=True)
        anyhow = which(self.piece, lambda id_: id_ in taking, self.index)
        unowned = [id_ for id_ in anyhow.requirements if not self._parties(id_).ids]
        if unowned:
            return self._nobodys(taking)
        return self._other(self._why_not(anyhow))

    def _nobodys(self, taking: frozenset[str]) -> Match:
        named = which(self.piece, lambda id_: id_ in taking, self.index)
        teachers = any(self.index.kind(id_) is PartyKind.TEACHER for id_ in named.requirements)
        reasons = (*(self.teachers if teachers else self.schools).reasons, *named.reasons)
        ids = named.requirements
        if not ids and self.contents is not None and self.contents.opening is Opening.OPENED:
            return self._other((*reasons, "名称也不符合任何要求"))
        return Match(self.item.id, MatchKind.UNPLACED, reasons=reasons, requirements=ids)

    def _why_not(self, anyhow: Named) -> tuple[str, ...]:
        title = self.index.plan.requirement
        if anyhow.requirements:
            names = "、".join(title[id_].title for id_ in anyhow.requirements)
            return (*self.schools.reasons, *anyhow.reasons, f"但此方不须交{names}")
        elsewhere = which(self.piece, self._is_elsewhere, self.index)
        if elsewhere.requirements and Doubt.LOOSELY_NAMED not in elsewhere.doubts:
            return (*self.schools.reasons, *elsewhere.reasons, "但这一项不走这个渠道")
        return (*self.schools.reasons, "名称不符合任何要求")

    def _is_elsewhere(self, id_: str) -> bool:
        return self.item.submission.channel not in self.index.plan.requirement[id_].channels

    def _periods_reasons(self, named: Named) -> tuple[str, ...]:
        said: list[str] = [*named.reasons]
        for id_ in named.requirements:
            for party in self._owing(id_):
                requirement = self.index.plan.requirement[id_]
                said.extend(periods_of(requirement, party, self.words, self.at, self.index).reasons)
        return tuple(dict.fromkeys(said))

    def _other(self, reasons: tuple[str, ...]) -> Match:
        return Match(self.item.id, MatchKind.OTHER_MATTER, reasons=tuple(dict.fromkeys(reasons)))
