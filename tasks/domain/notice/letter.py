"""What a mail says, as plain fields: the templates of the rungs may use these and no others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from tasks.domain.notice.call import Call, calls, counts
from tasks.domain.notice.entry import Desktop, Entry, entries
from tasks.domain.notice.notice import EVENTS, RECEIPT, Notice
from tasks.domain.notice.recipients import school_of
from tasks.domain.notice.wording import clean, day_words, item_words, mend_words, reading_words
from tasks.domain.plan.party import Contact, Role
from tasks.domain.plan.requirement import channel_label
from tasks.domain.verdict.verdict import Verdict, VerdictKind

_ACCUSED = frozenset({VerdictKind.MISSING, VerdictKind.UNKNOWN})
_STILL_OPEN = frozenset({VerdictKind.AWAITING, VerdictKind.PARTIAL, VerdictKind.REJECTED})


@dataclass(frozen=True, slots=True)
class Arrival:
    """One thing that came, as a receipt confirms it."""

    title: str  # of the requirement
    file: str  # name as it came; 正文 for a mail's own text
    channel: str  # its label
    received: str  # "2023-02-17 10:00"
    standing: str  # 合格, 待查, 需补正, …
    mend: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """Everything that a template may name."""

    sender: str  # name of the county's training school
    school: str  # empty in a digest
    recipient: str  # the reader's name
    date: str  # the day of writing
    count: int  # obligations in this mail
    nearest: str  # the nearest due day, "2月24日（星期五）"
    lacking: tuple[Entry, ...]  # past due, and proved not to have come
    mending: tuple[Entry, ...]  # past due or not: came, and has to be mended
    upcoming: tuple[Entry, ...]  # not yet due
    items: tuple[str, ...]  # all that was sent for these, and how each was taken
    readings: tuple[str, ...]  # the looks on which "not received" rests
    accuses: bool
    reply_to: str
    later: tuple[Entry, ...] = ()  # the school's other open items, whose own reminders come later
    calls: tuple[Call, ...] = ()  # in a digest: whom to call about what
    counts: tuple[tuple[str, int], ...] = ()  # in a digest: how many stand how, never summed
    arrivals: tuple[Arrival, ...] = ()  # in a receipt
    said: tuple[str, ...] = ()  # sentences of an answer, a correction, an alarm, "no longer open"


def write_letter(notice: Notice, desk: Desktop, at: datetime) -> Letter:
    """The fields of one mail, from the verdicts as they stand now."""
    shown = [desk.verdicts[id_] for id_ in notice.obligations if id_ in desk.verdicts]
    accused = [v for v in shown if notice.accuses and v.kind in _ACCUSED]
    mending = [v for v in shown if v.kind is VerdictKind.REJECTED]
    upcoming = [v for v in shown if v not in accused and v not in mending]
    zone, digest = at.tzinfo, not notice.school
    school = desk.roster.school.get(notice.school)
    contact = desk.roster.contact.get(notice.recipient)
    future = [v.obligation.due_at for v in shown if v.obligation.due_at >= at] or [v.obligation.due_at for v in shown]
    ids = {v.obligation.id for v in accused}
    return Letter(
        sender=desk.sender,
        school=school.name if school else "",
        recipient=contact.name if contact else "",
        date=f"{at.year}年{at.month}月{at.day}日",
        count=len(shown),
        nearest=day_words(min(future).astimezone(zone)) if future else "",
        lacking=entries(accused, desk, at, overdue=True, digest=digest),
        mending=entries(mending, desk, at, overdue=False, digest=digest),
        upcoming=entries(upcoming, desk, at, overdue=False, digest=digest),
        items=_unique(_named(v, item_words(e, zone), desk) for v in shown for e in v.evidence),
        readings=_unique(reading_words(r, zone) for v in accused for channel in v.absent for r in channel.proof),
        accuses=bool(accused),
        reply_to=desk.reply_to,
        later=entries(_later(notice, desk, at), desk, at, overdue=False, digest=False),
        calls=calls(shown, desk, ids, phones=_needs_phones(contact)) if digest else (),
        counts=counts(_same_deadlines(shown, desk), desk.appealed) if digest and notice.lines else (),
        arrivals=_arrivals(notice, desk, at),
        said=notice.about if notice.kind != RECEIPT else (),
    )


def _later(notice: Notice, desk: Desktop, at: datetime) -> list[Verdict]:
    """What else the school has open; only a rung's mail says it."""
    if not notice.school or notice.kind in EVENTS:
        return []
    here = set(notice.obligations)
    return [
        v
        for v in desk.verdicts.values()
        if v.kind in _STILL_OPEN
        and v.obligation.id not in here
        and v.obligation.opens_at <= at < v.obligation.due_at
        and (school := school_of(v.obligation, desk.roster)) is not None
        and school.id == notice.school
    ]


def _same_deadlines(shown: Sequence[Verdict], desk: Desktop) -> list[Verdict]:
    deadlines = {(v.obligation.requirement, v.obligation.period) for v in shown}
    return [v for v in desk.verdicts.values() if (v.obligation.requirement, v.obligation.period) in deadlines]


def _needs_phones(contact: Contact | None) -> bool:
    return contact is not None and contact.role in {Role.STAGE_CONTACT, Role.ADMIN}


def _arrivals(notice: Notice, desk: Desktop, at: datetime) -> tuple[Arrival, ...]:
    if notice.kind != RECEIPT:
        return ()
    wanted = set(notice.about)
    return tuple(
        Arrival(
            title=desk.plan.requirement[verdict.obligation.requirement].title,
            file=clean(piece.item.file or "正文"),
            channel=channel_label(piece.channel),
            received=f"{piece.received_at.astimezone(at.tzinfo):%Y-%m-%d %H:%M}",
            standing=piece.standing.label,
            mend=mend_words(piece),
        )
        for id_ in notice.obligations
        if (verdict := desk.verdicts.get(id_)) is not None
        for piece in verdict.evidence
        if piece.item.id in wanted
    )


def _unique(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))


def _named(verdict: Verdict, text: str, desk: Desktop) -> str:
    """What a teacher sent is shown with the teacher's name, or the title of what it was sent for."""
    obligation = verdict.obligation
    title = desk.plan.requirement[obligation.requirement].title
    name = obligation.party_name if obligation.party_id in desk.roster.teacher else ""
    return f"{name}{title}：{text}"
