"""One paragraph of a mail: a requirement with its deadline, and how it stands, for all who stand alike with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from tasks.domain.notice.recipients import school_of
from tasks.domain.notice.wording import countdown, due_words, mend_words, standing_words
from tasks.domain.plan.obligation import Obligation
from tasks.domain.plan.party import Roster, Stage
from tasks.domain.plan.requirement import MAILBOX, Plan, Requirement, Watched, channel_label
from tasks.domain.verdict.verdict import Verdict


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
    mend: tuple[str, ...]  # what came and has to be mended
    note: str  # the deadline, or its reminders, rest on a projected calendar, or on a ruling still to come


@dataclass(frozen=True)
class Desktop:
    """What letters are written from. `mailbox_for` gives the designated address of some stages, or an empty text."""

    plan: Plan
    roster: Roster
    verdicts: Mapping[str, Verdict]
    sender: str
    reply_to: str = ""
    mailbox_for: Callable[[tuple[Stage, ...]], str] = lambda _stages: ""
    appealed: frozenset[str] = frozenset()  # obligations of which somebody said that it was sent


def entries(
    verdicts: Sequence[Verdict], desk: Desktop, at: datetime, *, overdue: bool, digest: bool
) -> tuple[Entry, ...]:
    """The paragraphs for these verdicts, the nearest deadline first; who stands alike shares one."""
    alike: dict[tuple[object, ...], list[tuple[Verdict, Entry]]] = {}
    for verdict in sorted(verdicts, key=lambda v: (v.obligation.due_at, v.obligation.id)):
        entry = _entry(verdict, desk, at, overdue=overdue)
        same = (verdict.obligation.requirement, verdict.obligation.due_at, entry.standing, entry.mend, entry.note)
        alike.setdefault(same, []).append((verdict, entry))
    return tuple(
        replace(group[0][1], who=tuple(filter(None, (_who(v.obligation, desk, digest) for v, _ in group))))
        for group in alike.values()
    )


def _entry(verdict: Verdict, desk: Desktop, at: datetime, *, overdue: bool) -> Entry:
    obligation = verdict.obligation
    requirement = desk.plan.requirement[obligation.requirement]
    due_at = obligation.due_at.astimezone(at.tzinfo)
    return Entry(
        title=requirement.title,
        theme=_theme(requirement, obligation, desk.plan),
        due=due_words(due_at),
        countdown=countdown(due_at, at),
        where=tuple(_place(channel, obligation, desk) for channel in requirement.channels),
        who=(),
        standing=tuple(standing_words(channel, overdue) for channel in verdict.channels.values()),
        mend=tuple(text for evidence in verdict.evidence for text in mend_words(evidence)),
        note=_note(requirement, obligation, desk.plan),
    )


def _place(channel: str, obligation: Obligation, desk: Desktop) -> str:
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


def _theme(requirement: Requirement, obligation: Obligation, plan: Plan) -> str:
    month = obligation.period[5:7]  # circular L38: the month's theme is what S7 reports on
    if not requirement.month_kinds or not month.isdigit():
        return ""
    theme = plan.themes.get(int(month))
    if theme is None:
        return f"{int(month)}月"
    form = f"（体现形式：{theme.form}）" if theme.form else ""
    return f"{int(month)}月主题：{theme.title}{form}"


def _note(requirement: Requirement, obligation: Obligation, plan: Plan) -> str:
    unread = [channel_label(c) for c in requirement.channels if plan.watched(c) is Watched.NO]
    notes = [f"{label}未核对" for label in unread]
    if obligation.calendar_note:
        notes.append(obligation.calendar_note)
    if obligation.pending:
        notes.append("本项要求尚待裁定，先行提醒")
    return "；".join(notes)
