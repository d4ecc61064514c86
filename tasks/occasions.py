"""The occasions on which somebody is written to now: rungs that fell due, what came, what was wrong, who asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from tasks.casefile import CaseFile
from tasks.domain.evidence.item import SubmissionKind
from tasks.domain.evidence.match import MatchKind
from tasks.domain.evidence.sender import is_verified
from tasks.domain.notice.aftermath import aftermath, with_thanks
from tasks.domain.notice.answering import Came, answers, receipts
from tasks.domain.notice.escalation import Desk
from tasks.domain.notice.link_reminders import Expiring, admin_concerns, expiring_links, link_words, sender_mails
from tasks.domain.notice.mail_alarms import gone_unseen
from tasks.domain.notice.matter import Matter
from tasks.domain.notice.merging import due_notices
from tasks.domain.notice.notice import RECEIPT, Notice
from tasks.domain.notice.standing_alarms import (
    Quota,
    down_sources,
    growing_desk,
    projected_years,
    quota_near,
    well_again,
)
from tasks.domain.notice.telling_admins import Concern, admin_mails, came_back, proposed_extensions, unanswered, unclear
from tasks.domain.verdict.review import waiting_items
from tasks.mailbag import Mailbag
from tasks.store import outbox
from tasks.store.outbox_history import accusations


@dataclass(frozen=True, slots=True)
class Occasions:
    """`left`: what is due and not told now: rung or kind, why, how many."""

    notices: tuple[Notice, ...]
    left: Mapping[tuple[str, str], int]


def due_now(
    session: Connection, case: CaseFile, matters: Mapping[str, Matter], desk: Desk, bag: Mailbag, quota: Quota
) -> Occasions:
    """Everything that is to be said at `desk.as_of`."""
    rungs = due_notices(matters.values(), desk)
    left: dict[tuple[str, str], int] = {}
    for weighed in rungs.left:
        left[weighed.rung.name, weighed.reason] = left.get((weighed.rung.name, weighed.reason), 0) + 1
    happened, why = happenings(session, case, desk, bag)
    left.update({(RECEIPT, reason): count for reason, count in why.items()})
    concerns = (*concerns_now(session, case, desk, bag, quota), *concerns_in_time(case, bag)(desk))
    alarms = admin_mails(concerns, desk)
    return Occasions((*rungs.notices, *happened, *alarms, *sender_mails(links_of(case), desk)), left)


def happenings(
    session: Connection, case: CaseFile, desk: Desk, bag: Mailbag
) -> tuple[tuple[Notice, ...], Mapping[str, int]]:
    """What is no rung: receipts, answers, thanks, corrections; and why other mails get no receipt."""
    since = desk.accuse_from
    confirmed, why = receipts(_came(case, bag), case.verdicts, desk, since)
    accused = accusations(session, case.version.plan, case.as_of)
    confirmed, after = with_thanks(confirmed, aftermath(accused, case.verdicts, desk))
    told = answers(bag.replies, bag.appeals, case.verdicts, desk, since)
    return (*told, *confirmed, *after), why


def concerns_now(session: Connection, case: CaseFile, desk: Desk, bag: Mailbag, quota: Quota) -> tuple[Concern, ...]:
    """What only an admin can clear up, by what happened until now."""
    return (
        *came_back(bag.bounces, desk),
        *unclear(outbox.notices(session, case.as_of, case.version.plan), desk),
        *proposed_extensions(case.obligations, case.sources, case.looks.readings, case.decisions, desk),
        *down_sources(case.sources, case.looks.readings, case.opened_first_at, desk),
        *well_again(case.sources, case.looks.readings, case.opened_first_at, desk),
        *gone_unseen(case.looks.readings, desk),
        *quota_near(quota, desk),
    )


def concerns_in_time(case: CaseFile, bag: Mailbag) -> Callable[[Desk], tuple[Concern, ...]]:
    """What concerns an admin because time passes, now or at a later moment, if nobody does anything."""
    items = waiting_items(case.placed, case.verdicts, case.docket, case.decisions)
    waiting, links = [one.received_at for one in items], links_of(case)
    return lambda desk: (
        *unanswered(bag.appeals, desk),
        *admin_concerns(links, desk),
        *growing_desk(waiting, desk),
        *projected_years(case.obligations, desk),
    )


def links_of(case: CaseFile) -> tuple[Expiring, ...]:
    """The big attachments that came as links, wait for a person, and will not be there for ever."""
    sources = {source.id: source for source in case.sources}
    verified = frozenset(
        one.submission.id for one in case.arrived if is_verified(one.submission, sources.get(one.submission.source))
    )
    return expiring_links(waiting_items(case.placed, case.verdicts, case.docket, case.decisions), verified)


def _came(case: CaseFile, bag: Mailbag) -> tuple[Came, ...]:
    answered = {reply.submission.id for reply in bag.replies}
    sources = {source.id: source for source in case.sources}
    items: dict[int, list[tuple[str, str, str]]] = {}
    links: dict[int, list[str]] = {}
    for placed in case.placed:
        if placed.match.kind is MatchKind.NOT_AN_ITEM:
            continue
        nowhere = placed.match.kind is not MatchKind.CLAIMED
        why = (
            "认不出是哪一项，待人工核"
            if placed.match.kind is MatchKind.UNPLACED
            else "不像本计划的材料"
            if nowhere
            else ""
        )
        item = placed.item
        items.setdefault(item.submission.id, []).append((item.id, item.file or "正文", why))
        if words := link_words(item, case.as_of):
            links.setdefault(item.submission.id, []).append(words)
    return tuple(
        Came(one.submission, one.recorded_at.astimezone(case.as_of.tzinfo), tuple(items.get(one.submission.id, ())),
             is_verified(one.submission, sources.get(one.submission.source)), tuple(links.get(one.submission.id, ())))
        for one in case.arrived
        if one.submission.kind is SubmissionKind.MAIL
        and not one.submission.set_aside
        and one.submission.id not in answered
    )  # fmt: skip
