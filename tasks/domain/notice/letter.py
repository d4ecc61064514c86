"""What a mail says, as plain fields: the templates of the rungs may use these and no others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from tasks.domain.notice.entry import Desktop, Entry, entries
from tasks.domain.notice.notice import Line, Notice
from tasks.domain.notice.wording import day_words, item_words, reading_words
from tasks.domain.verdict.verdict import Verdict, VerdictKind


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


def write_letter(notice: Notice, desk: Desktop, at: datetime) -> Letter:
    """The fields of one reminder or accusing mail, from the verdicts as they stand now."""
    told = [(line, desk.verdicts[line.obligation]) for line in notice.lines if line.obligation in desk.verdicts]
    accused = _accused(notice, told)
    shown = list({v.obligation.id: v for _, v in told}.values())
    mending = [v for v in shown if v.kind is VerdictKind.REJECTED]
    upcoming = [v for v in shown if v not in accused and v not in mending]
    zone = at.tzinfo
    school = desk.roster.school.get(notice.school)
    contact = desk.roster.contact.get(notice.recipient)
    future = [v.obligation.due_at for v in shown if v.obligation.due_at >= at] or [v.obligation.due_at for v in shown]
    return Letter(
        sender=desk.sender,
        school=school.name if school else "",
        recipient=contact.name if contact else "",
        date=f"{at.year}年{at.month}月{at.day}日",
        count=len(shown),
        nearest=day_words(min(future).astimezone(at.tzinfo)) if future else "",
        lacking=entries(accused, desk, at, overdue=True, digest=not notice.school),
        mending=entries(mending, desk, at, overdue=False, digest=not notice.school),
        upcoming=entries(upcoming, desk, at, overdue=False, digest=not notice.school),
        items=_unique(_named(v, item_words(e, zone), desk) for v in shown for e in v.evidence),
        readings=_unique(reading_words(r, zone) for v in accused for channel in v.absent for r in channel.proof),
        accuses=bool(accused),
        reply_to=desk.reply_to,
    )


def _accused(notice: Notice, told: Sequence[tuple[Line, Verdict]]) -> list[Verdict]:
    kinds = {VerdictKind.MISSING, VerdictKind.UNKNOWN}
    return list({v.obligation.id: v for _, v in told if notice.accuses and v.kind in kinds}.values())


def _unique(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))


def _named(verdict: Verdict, text: str, desk: Desktop) -> str:
    """What a teacher sent is shown with the teacher's name, or the title of what it was sent for."""
    obligation = verdict.obligation
    title = desk.plan.requirement[obligation.requirement].title
    name = obligation.party_name if obligation.party_id in desk.roster.teacher else ""
    return f"{name}{title}：{text}"
