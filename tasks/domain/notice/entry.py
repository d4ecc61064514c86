"""One paragraph of a mail: a requirement with its deadline, and how it stands, for all who stand alike with it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from tasks.domain.evidence.item import SubmissionKind
from tasks.domain.notice.asking import asked, naming
from tasks.domain.notice.changes import Before
from tasks.domain.notice.recipients import school_of
from tasks.domain.notice.wording import countdown, due_words, how_it_stands, item_words, mend_words, standing_words
from tasks.domain.plan.obligation import Obligation
from tasks.domain.plan.party import Roster, Stage
from tasks.domain.plan.requirement import MAILBOX, Plan, Requirement, Watched, channel_label
from tasks.domain.verdict.placing import Placed
from tasks.domain.verdict.verdict import Standing, Verdict, VerdictKind

_MANY = 4


@dataclass(frozen=True, slots=True)
class Entry:
    """One requirement with one deadline, for all in the mail who stand alike with it. All texts are Chinese."""

    title: str
    theme: str  # 本月主题 of a monthly report, with the form asked for
    due: str  # "2023年2月24日（星期五） 17:00 前"
    countdown: str  # "还有 7 天"; empty when past
    where: tuple[str, ...]  # the channels asked for, the mailbox with its address
    who: tuple[str, ...]  # teachers, or schools in a digest; empty when the school itself owes it
    standing: tuple[str, ...]  # one sentence for each channel
    received: tuple[str, ...]  # what came for it and need not be mended, and how it was taken
    mend: tuple[str, ...]  # what came and has to be mended, and how
    note: str  # the deadline, or its reminders, rest on a projected calendar, or on a ruling still to come
    verdict: str  # how it stands, in a school's words: 待交, 尚未收到, 需补正, 已完成, …
    asks: tuple[str, ...]  # what must be in it
    naming: str  # how to name the file, or the title; empty where nothing is handed in
    is_of_all: bool = False  # `who` are all teachers of the school
    merged: bool = False  # of another rung than the one whose words the mail has

    @property
    def who_words(self) -> str:
        """王老师、孙老师（2）; 全体教师（60） when it is all of them."""
        names = "全体教师" if self.is_of_all else "、".join(self.who)
        return f"{names}（{len(self.who)}）" if self.who else ""


@dataclass(frozen=True)
class Desktop:
    """What letters are written from. `mailbox_for` gives the designated address of some stages, or an empty text.

    `placed` is all that came; `previous` says how things stood at the reader's last summary before a moment.
    """

    plan: Plan
    roster: Roster
    verdicts: Mapping[str, Verdict]
    sender: str
    reply_to: str = ""
    mailbox_for: Callable[[tuple[Stage, ...]], str] = lambda _stages: ""
    placed: Sequence[Placed] = ()
    accuse_from: datetime | None = None  # what was past due by then accuses nobody, and is no news of a week
    previous: Callable[[str, datetime], Before | None] = lambda _reader, _moment: None
    appealed: Collection[str] = frozenset()  # obligations of which somebody said that it was sent


def entries(
    verdicts: Sequence[Verdict], desk: Desktop, at: datetime, *, overdue: bool, digest: bool
) -> tuple[Entry, ...]:
    """The paragraphs for these verdicts, the nearest deadline first; who stands alike shares one."""
    alike: dict[tuple[object, ...], list[tuple[Verdict, Entry]]] = {}
    for verdict in sorted(verdicts, key=lambda v: (v.obligation.due_at, v.obligation.id)):
        entry = _entry(verdict, desk, at, overdue=overdue)
        same = (
            *(verdict.obligation.requirement, verdict.obligation.due_at, entry.verdict),
            *(entry.standing, entry.note, entry.asks),
        )
        alike.setdefault(same, []).append((verdict, entry))
    return tuple(_joined(group, desk, digest=digest) for group in alike.values())


def _joined(group: Sequence[tuple[Verdict, Entry]], desk: Desktop, *, digest: bool) -> Entry:
    """What came, and what has to be mended, is told with the name of the one who sent it."""
    names = [_who(verdict.obligation, desk, digest) for verdict, _ in group]
    several = len(group) > 1 or group[0][0].obligation.party_id in desk.roster.teacher

    def told(texts: Callable[[Entry], tuple[str, ...]]) -> tuple[str, ...]:
        found = [
            f"{name}：{text}" if several and name else text
            for name, (_, entry) in zip(names, group, strict=True)
            for text in texts(entry)
        ]
        return tuple(dict.fromkeys(found))

    return replace(
        group[0][1],
        who=tuple(filter(None, names)),
        received=told(lambda e: e.received),
        mend=told(lambda e: e.mend),
        is_of_all=_is_of_all([verdict.obligation for verdict, _ in group], desk.roster),
    )


def _is_of_all(owed: Sequence[Obligation], roster: Roster) -> bool:
    """Whether they are a whole school's teachers; of a few each is named."""
    school = school_of(owed[0], roster)
    teachers = {teacher.id for teacher in roster.teachers_of.get(school.id, ())} if school else set()
    return len(teachers) >= _MANY and {o.party_id for o in owed} == teachers


def _entry(verdict: Verdict, desk: Desktop, at: datetime, *, overdue: bool) -> Entry:
    obligation = verdict.obligation
    requirement = desk.plan.requirement[obligation.requirement]
    due_at = obligation.due_at.astimezone(at.tzinfo)
    school = school_of(obligation, desk.roster)
    return Entry(
        title=requirement.title,
        theme=theme_of(requirement, obligation, desk.plan),
        due=due_words(due_at),
        countdown=countdown(due_at, at),
        where=tuple(place_of(channel, obligation, desk) for channel in requirement.channels),
        who=(),
        standing=_standing(verdict, overdue=overdue),
        received=_received(verdict, at),
        mend=tuple(dict.fromkeys(text for evidence in verdict.evidence for text in mend_words(evidence))),
        note=note_of(requirement, obligation, desk.plan),
        verdict=how_it_stands(verdict),
        asks=asked(requirement, obligation),
        naming=naming(requirement, obligation, school.name if school else obligation.party_name),
    )


def _standing(verdict: Verdict, *, overdue: bool) -> tuple[str, ...]:
    """Of what nobody has to hand in any more, no channel lacks anything."""
    if verdict.kind is VerdictKind.EXCUSED:
        return ("已豁免，不必再交",)
    return tuple(standing_words(channel, overdue) for channel in verdict.channels.values())


def _received(verdict: Verdict, at: datetime) -> tuple[str, ...]:
    """The pieces that count or wait; of a member list there are none."""
    pieces = [e for e in verdict.evidence if e.standing not in {Standing.FAILED, Standing.DISMISSED}]
    shown = [e for e in pieces if e.item.submission.kind is not SubmissionKind.MEMBER]
    return tuple(item_words(piece, at.tzinfo) for piece in shown)


def place_of(channel: str, obligation: Obligation, desk: Desktop) -> str:
    if desk.plan.requirement[obligation.requirement].counts_members:
        return "网站的研培班级（本人加入）"
    address = desk.mailbox_for(obligation.stages) if channel == MAILBOX else ""
    return f"{channel_label(channel)} {address}" if address else channel_label(channel)


def _who(obligation: Obligation, desk: Desktop, digest: bool) -> str:
    """The teacher's name; for a combined school the stage; the school itself needs no name in its own mail."""
    school = school_of(obligation, desk.roster)
    if obligation.party_id in desk.roster.teacher:
        return f"{obligation.party_name}（{school.name}）" if digest and school else obligation.party_name
    if digest:
        return obligation.party_name
    return obligation.stage.label if obligation.stage else ""


def theme_of(requirement: Requirement, obligation: Obligation, plan: Plan) -> str:
    month = obligation.period[5:7]  # circular L38: the month's theme is what S7 reports on
    if not requirement.month_kinds or not month.isdecimal():
        return ""
    theme = plan.themes.get(int(month))
    if theme is None:
        return f"{int(month)}月"
    form = f"（体现形式：{theme.form}）" if theme.form else ""
    return f"{int(month)}月主题：{theme.title}{form}"


def note_of(requirement: Requirement, obligation: Obligation, plan: Plan) -> str:
    unread = [channel_label(c) for c in requirement.channels if plan.watched(c) is Watched.NO]
    notes = [f"{label}未核对" for label in unread]
    if obligation.calendar_note:
        notes.append(obligation.calendar_note)
    if obligation.pending:
        notes.append("本项要求尚待裁定，先行提醒")
    return "；".join(notes)
