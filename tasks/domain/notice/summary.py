"""The escalation summary after a deadline 截止汇总: figures that are never summed across kinds, and who lacks what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from tasks.domain.notice.entry import Desktop
from tasks.domain.notice.recipients import school_of
from tasks.domain.notice.wording import due_words, standing_words, verdict_words
from tasks.domain.plan.obligation import Obligation
from tasks.domain.plan.party import Contact, Stage
from tasks.domain.plan.requirement import Watched, channel_label
from tasks.domain.verdict.verdict import Verdict, VerdictKind

FIGURES = (
    VerdictKind.SATISFIED,
    VerdictKind.SATISFIED_LATE,
    VerdictKind.REJECTED,
    VerdictKind.NEEDS_REVIEW,
    VerdictKind.RECEIVED,
    VerdictKind.MISSING,
    VerdictKind.UNKNOWN,
    VerdictKind.EXCUSED,
    VerdictKind.PARTIAL,
    VerdictKind.AWAITING,
    VerdictKind.NOT_OPEN,
)


@dataclass(frozen=True, slots=True)
class StageFigures:
    """How many of a stage's obligations for one requirement are done."""

    stage: str
    title: str
    total: int
    done: int


@dataclass(frozen=True, slots=True)
class Lack:
    """One obligation that is not done: who, what, and in which channel."""

    school: str
    title: str
    who: str  # the teacher, or the stage of a combined school
    standing: str  # the verdict in a school's words: 尚未收到, 需补正, 我方未能核实, …
    channels: tuple[str, ...]
    contact: str  # the coordinator with the telephone number


@dataclass(frozen=True, slots=True)
class Summary:
    """Everything that the summary's templates may name."""

    sender: str
    recipient: str
    date: str
    due: str
    titles: tuple[str, ...]
    figures: tuple[tuple[str, int], ...]  # (label, how many), in a fixed order; kinds that do not occur are left out
    total: int
    by_stage: tuple[StageFigures, ...]
    lacks: tuple[Lack, ...]
    notes: tuple[str, ...]
    reply_to: str


def sum_up(due_at: datetime, verdicts: Sequence[Verdict], to: Contact | None, desk: Desktop, at: datetime) -> Summary:
    """The summary of one deadline for one reader: the verdicts of that deadline which concern the reader's stages."""
    counts = Counter(verdict.kind for verdict in verdicts)
    titles = dict.fromkeys(desk.plan.requirement[v.obligation.requirement].title for v in verdicts)
    return Summary(
        sender=desk.sender,
        recipient=to.name if to else "",
        date=f"{at.year}年{at.month}月{at.day}日",
        due=due_words(due_at.astimezone(at.tzinfo)),
        titles=tuple(titles),
        figures=tuple((verdict_words(kind), counts[kind]) for kind in FIGURES if counts[kind]),
        total=len(verdicts),
        by_stage=_by_stage(verdicts, desk),
        lacks=tuple(_lack(v, desk) for v in _in_order(verdicts) if not v.kind.is_clear),
        notes=_notes(verdicts, desk),
        reply_to=desk.reply_to,
    )


def summary_key(recipient: str, due_at: datetime) -> str:
    """One summary for each reader and deadline, for ever."""
    return f"summary||{recipient}|{due_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def of_stages(verdicts: Iterable[Verdict], stages: tuple[Stage, ...]) -> list[Verdict]:
    return [v for v in verdicts if not stages or set(stages) & set(v.obligation.stages)]


def _in_order(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """Who is proved to lack something first, then what we could not see, then what waits for us."""
    order = [VerdictKind.MISSING, VerdictKind.REJECTED, VerdictKind.UNKNOWN, VerdictKind.NEEDS_REVIEW]
    rank = {kind: number for number, kind in enumerate(order)}
    return sorted(verdicts, key=lambda v: (rank.get(v.kind, len(order)), v.obligation.requirement, v.obligation.party))


def _by_stage(verdicts: Sequence[Verdict], desk: Desktop) -> tuple[StageFigures, ...]:
    found = []
    for stage in Stage:
        for requirement in dict.fromkeys(v.obligation.requirement for v in verdicts):
            of = [v for v in verdicts if v.obligation.requirement == requirement and _counted_at(v.obligation) is stage]
            if of:
                title = desk.plan.requirement[requirement].title
                found.append(StageFigures(stage.label, title, len(of), sum(v.kind.is_clear for v in of)))
    return tuple(found)


def _counted_at(obligation: Obligation) -> Stage | None:
    """Each obligation is counted once: what a combined school owes as a whole stands at its highest stage."""
    return obligation.stage or (obligation.stages[0] if obligation.stages else None)


def _lack(verdict: Verdict, desk: Desktop) -> Lack:
    obligation = verdict.obligation
    school = school_of(obligation, desk.roster)
    is_teacher = obligation.party_id in desk.roster.teacher
    overdue = verdict.kind in {VerdictKind.MISSING, VerdictKind.UNKNOWN}
    contacts = [
        desk.roster.contact[id_] for id_ in (school.coordinators if school else ()) if id_ in desk.roster.contact
    ]
    return Lack(
        school=school.name if school else obligation.party_name,
        title=desk.plan.requirement[obligation.requirement].title,
        who=obligation.party_name if is_teacher else obligation.stage.label if obligation.stage else "",
        standing=verdict_words(verdict.kind) + ("（待裁定，不问责）" if obligation.pending else ""),
        channels=tuple(standing_words(channel, overdue) for channel in verdict.channels.values()),
        contact=f"{contacts[0].name} {contacts[0].phone}".strip() if contacts else "没有登记负责人",
    )


def _notes(verdicts: Sequence[Verdict], desk: Desktop) -> tuple[str, ...]:
    channels = dict.fromkeys(c for v in verdicts for c in desk.plan.requirement[v.obligation.requirement].channels)
    notes = [f"{channel_label(c)}未核对：本计划注明暂不读取" for c in channels if desk.plan.watched(c) is Watched.NO]
    notes += dict.fromkeys(v.obligation.calendar_note for v in verdicts if v.obligation.calendar_note)
    if any(v.obligation.pending for v in verdicts):
        notes.append("部分要求尚待裁定：只判定和提醒，不问责")
    return tuple(notes)
