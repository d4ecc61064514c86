"""What a mail says, as plain fields: the templates of rungs/ and texts/ may use these and no others."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from tasks.domain.evidence.reading import CompleteReading
from tasks.domain.notice.apart import counts_apart
from tasks.domain.notice.arrival import Arrival, arrivals
from tasks.domain.notice.checklist import ChecklistPart, checklist
from tasks.domain.notice.entry import Desktop, Entry, entries
from tasks.domain.notice.notice import EVENTS, RECEIPT, RESTORED, Notice
from tasks.domain.notice.own_items import items_of, sent_for
from tasks.domain.notice.recipients import school_of
from tasks.domain.notice.school_part import SchoolPart, school_parts
from tasks.domain.notice.wording import came_in_part, countdown, day_words, reading_words
from tasks.domain.plan.party import Contact, Role
from tasks.domain.verdict.verdict import Verdict, VerdictKind

_BY_ABSENCE = {VerdictKind.MISSING, VerdictKind.UNKNOWN}
_STILL_OPEN = {VerdictKind.AWAITING, VerdictKind.PARTIAL, VerdictKind.REJECTED}
_WITH_US = {VerdictKind.NEEDS_REVIEW, VerdictKind.RECEIVED, VerdictKind.UNKNOWN}


@dataclass(frozen=True, slots=True)
class Letter:
    """Everything that a template may name."""

    sender: str  # name of the county's training school
    school: str  # empty in a digest
    recipient: str  # the reader's name
    date: str  # the day of writing
    count: int  # obligations that the mail's own words speak of: in 今日截止 those of T-0, in 催缴 those past due
    lacking_count: int  # of these, past due and proved not to have come whole
    part_count: int  # of these, of which something did come, in one channel or some of it
    ahead_count: int  # of these, not yet due
    nearest: str  # the nearest due day of these, "2月24日（星期五）"
    nearest_count: int  # of these, due on that day
    countdown: str  # to the nearest due moment, "今日 17:00 前", "还有 3 天"; empty when all are past
    merged_count: int  # obligations of other rungs that share this mail; marked `merged` among the entries
    merged_nearest: str  # the nearest due day of those
    merged_nearest_count: int  # of those, due on that day
    merged_countdown: str
    lacking: tuple[Entry, ...]  # past due, and proved not to have come
    mending: tuple[Entry, ...]  # past due or not: came, and has to be mended
    waiting: tuple[Entry, ...]  # lies with us: waits for a person or a check, or could not be seen
    upcoming: tuple[Entry, ...]  # not yet due
    done: tuple[Entry, ...]  # complete, or no longer owed
    checklist: tuple[ChecklistPart, ...]  # what is not done yet, by place and deadline, short enough for one page
    items: tuple[str, ...]  # what was sent and how each was taken; in an accusing mail all that the sender ever sent
    readings: tuple[str, ...]  # the looks on which "not received" rests
    schools: tuple[SchoolPart, ...]  # in a mail that tells of several schools: each one's part
    counts: tuple[tuple[str, int], ...]  # in such a mail: the counts apart of these deadlines, never summed
    later: tuple[Entry, ...]  # in a reminder: the school's other open items, whose own reminders come later
    arrivals: tuple[Arrival, ...]  # in a receipt: each piece that came
    said: tuple[str, ...]  # sentences of an answer, a correction, an alarm
    restored: tuple[str, ...]  # in an alarm: what is well again
    accuses: bool  # whether it may say that something has not come
    reply_to: str


@dataclass(frozen=True, slots=True)
class _Groups:
    """The obligations of one mail, each in one group."""

    shown: tuple[Verdict, ...]
    accused: tuple[Verdict, ...]
    mending: tuple[Verdict, ...]
    waiting: tuple[Verdict, ...]
    done: tuple[Verdict, ...]
    rest: tuple[Verdict, ...]


def write_letter(
    notice: Notice, desk: Desktop, at: datetime, about: Callable[[Notice], Collection[str]] = lambda n: n.obligations
) -> Letter:
    """The fields of one mail, from the verdicts as they stand now. `about`: the obligations that its words speak of."""
    groups = _groups(notice, desk)
    contact, school = desk.roster.contact.get(notice.recipient), desk.roster.school.get(notice.school)
    digest, own = not notice.school, about(notice)
    told = partial(_told, own=own, desk=desk, at=at, digest=digest)
    return Letter(
        desk.sender,
        school.name if school else "",
        contact.name if contact else "",
        f"{at.year}年{at.month}月{at.day}日",
        *_figures(groups, own, at),
        lacking=told(groups.accused, overdue=True),
        mending=told(groups.mending),
        waiting=told(groups.waiting),
        upcoming=told(groups.rest),
        done=told(groups.done),
        checklist=checklist([*groups.mending, *groups.waiting, *groups.rest], desk, at) if school else (),
        items=_items(notice, groups, desk, at),
        readings=_unique(_looked(r, desk, at) for v in groups.accused for c in v.absent for r in c.proof),
        schools=school_parts(groups.shown, groups.accused, desk, at, contact) if digest else (),
        counts=_counts(groups.shown, contact, desk) if digest else (),
        later=entries(_later(notice, groups.shown, desk, at), desk, at, overdue=False, digest=digest),
        arrivals=arrivals(groups.shown, notice.items, desk, at) if notice.kind == RECEIPT else (),
        said=tuple(words for words in notice.said if not words.startswith(RESTORED)),
        restored=tuple(words for words in notice.said if words.startswith(RESTORED)),
        accuses=notice.accuses,
        reply_to=desk.reply_to,
    )


def _told(
    verdicts: Sequence[Verdict],
    own: Collection[str],
    desk: Desktop,
    at: datetime,
    *,
    digest: bool,
    overdue: bool = False,
) -> tuple[Entry, ...]:
    """First what the mail's words speak of, then what was merged into it."""
    mine = [verdict for verdict in verdicts if verdict.obligation.id in own]
    others = [verdict for verdict in verdicts if verdict.obligation.id not in own]
    found = entries(mine, desk, at, overdue=overdue, digest=digest)
    merged = entries(others, desk, at, overdue=overdue, digest=digest)
    return (*found, *(replace(entry, merged=True) for entry in merged))


def _groups(notice: Notice, desk: Desktop) -> _Groups:
    ids = {line.obligation for line in notice.lines} & desk.verdicts.keys()
    shown = tuple(sorted((desk.verdicts[id_] for id_ in ids), key=lambda v: (v.obligation.due_at, v.obligation.id)))
    accused = tuple(v for v in shown if notice.accuses and v.kind in _BY_ABSENCE)
    mending = tuple(v for v in shown if v.kind is VerdictKind.REJECTED)
    done = tuple(v for v in shown if v.kind.is_clear)
    waiting = tuple(v for v in shown if v.kind in _WITH_US and not (notice.accuses and v.kind in _BY_ABSENCE))
    sorted_out = {v.obligation.id for v in (*accused, *mending, *done, *waiting)}
    rest = tuple(v for v in shown if v.obligation.id not in sorted_out)
    return _Groups(shown, accused, mending, waiting, done, rest)


def _later(notice: Notice, shown: Sequence[Verdict], desk: Desktop, at: datetime) -> list[Verdict]:
    """What else the school has open; only a rung's mail says it."""
    if not notice.school or notice.kind in EVENTS:
        return []
    here = {verdict.obligation.id for verdict in shown}
    return [
        v
        for v in desk.verdicts.values()
        if v.kind in _STILL_OPEN
        and v.obligation.id not in here
        and v.obligation.opens_at <= at < v.obligation.due_at
        and (school := school_of(v.obligation, desk.roster)) is not None
        and school.id == notice.school
    ]


def _nearest(shown: Sequence[Verdict], at: datetime) -> datetime | None:
    """The next due moment; when all are past, the last of them."""
    dues = [verdict.obligation.due_at.astimezone(at.tzinfo) for verdict in shown]
    ahead = [due for due in dues if due >= at]
    return min(ahead) if ahead else max(dues, default=None)


def _figures(
    groups: _Groups, own: Collection[str], at: datetime
) -> tuple[int, int, int, int, str, int, str, int, str, int, str]:
    """The fields of a letter from `count` to `merged_countdown`."""
    mine = [verdict for verdict in groups.shown if verdict.obligation.id in own]
    accused = [verdict for verdict in groups.accused if verdict.obligation.id in own]
    others = [verdict for verdict in groups.shown if verdict.obligation.id not in own]
    parts = sum(came_in_part(verdict) for verdict in accused)
    ahead = sum(verdict.obligation.due_at >= at for verdict in mine)
    return len(mine), len(accused), parts, ahead, *_next_due(mine, at), len(others), *_next_due(others, at)


def _next_due(shown: Sequence[Verdict], at: datetime) -> tuple[str, int, str]:
    """The nearest due day, how many are due on it, and the countdown."""
    nearest = _nearest(shown, at)
    if nearest is None:
        return "", 0, ""
    days = [verdict.obligation.due_at.astimezone(at.tzinfo).date() for verdict in shown]
    return day_words(nearest), days.count(nearest.date()), countdown(nearest, at)


def _items(notice: Notice, groups: _Groups, desk: Desktop, at: datetime) -> tuple[str, ...]:
    """An accusing mail shows a school all that it sent, so that it can say "this one was meant for that"."""
    school = desk.roster.school.get(notice.school)
    if school is not None and notice.accuses:
        about = {verdict.obligation.id for verdict in groups.shown}
        return items_of(school, desk.verdicts, desk.placed, desk.plan, desk.roster, about, at.tzinfo)
    return sent_for(groups.shown, desk.plan, desk.roster, at.tzinfo)


def _counts(shown: Sequence[Verdict], to: Contact | None, desk: Desktop) -> tuple[tuple[str, int], ...]:
    """Of all that was due at the same moments, for the reader's stages: also what is not accused must be seen apart."""
    moments = {verdict.obligation.due_at for verdict in shown}
    stages = set(to.stages) if to and to.role is not Role.ADMIN else set()
    concerned = [
        v
        for v in desk.verdicts.values()
        if v.obligation.due_at in moments and (not stages or stages & set(v.obligation.stages))
    ]
    return counts_apart(concerned, desk.appealed)


def _looked(reading: CompleteReading, desk: Desktop, at: datetime) -> str:
    name = desk.roster.name_of(reading.scope.party)
    return reading_words(reading, at.tzinfo, "" if name == reading.scope.party else name)  # gone from the roster since


def _unique(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))
