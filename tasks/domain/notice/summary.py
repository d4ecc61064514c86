"""The summary 汇总 after a deadline or a week: figures that are never summed, who lacks what, and what has changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from tasks.domain.notice.apart import counts_apart
from tasks.domain.notice.changes import Before, Change, changes
from tasks.domain.notice.detail import coordinator_of
from tasks.domain.notice.entry import Desktop
from tasks.domain.notice.heat import HeatMap, heat_map
from tasks.domain.notice.recipients import school_of
from tasks.domain.notice.trend import Trend, trend
from tasks.domain.notice.wording import clock_words, day_words, due_words, masked_phone, standing_words, verdict_words
from tasks.domain.plan.obligation import Obligation
from tasks.domain.plan.party import Contact, Role, Stage
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
_GRAVEST = (VerdictKind.MISSING, VerdictKind.REJECTED, VerdictKind.UNKNOWN, VerdictKind.NEEDS_REVIEW)
_Place = tuple[int, int, str, str, str, tuple[str, ...]]
_NEED_PHONES = {Role.STAGE_CONTACT, Role.ADMIN}


@dataclass(frozen=True, slots=True)
class Lack:
    """What one school lacks, for all requirements and all in it who stand alike."""

    school: str
    titles: tuple[str, ...]
    who: tuple[str, ...]  # teachers, or the stage of a combined school
    standing: str  # the verdict in a school's words: 尚未收到, 需补正, 我方未能核实, …
    channels: tuple[str, ...]
    contact: str  # the coordinator with the telephone number


@dataclass(frozen=True, slots=True)
class Summary:
    """Everything that the summary's templates may name."""

    sender: str
    recipient: str
    date: str
    occasion: str  # 截止汇总 | 每周汇总
    due: str  # the deadline, "2023年2月24日（星期五） 17:00 前"; empty in a weekly summary
    titles: tuple[str, ...]
    total: int
    figures: tuple[tuple[str, int], ...]  # (label, how many), in a fixed order; kinds that do not occur are left out
    counts: tuple[tuple[str, int], ...]  # the counts apart of what is past due: 全无, 仅缺一渠道, …
    heat: HeatMap
    trend: Trend
    lacks: tuple[Lack, ...]
    changes: tuple[Change, ...]
    since: str  # when the last summary was; empty when this is the first
    notes: tuple[str, ...]
    reply_to: str


def sum_up(
    verdicts: Sequence[Verdict],
    to: Contact | None,
    desk: Desktop,
    at: datetime,
    due_on: date | None = None,
    before: Before | None = None,
) -> Summary:
    """The summary of one due day, or of a week without one, over the verdicts which concern the reader's stages."""
    kinds = Counter(verdict.kind for verdict in verdicts)
    titles = dict.fromkeys(desk.plan.requirement[v.obligation.requirement].title for v in verdicts)
    past = [v for v in verdicts if v.obligation.due_at <= at]
    return Summary(
        sender=desk.sender,
        recipient=to.name if to else "",
        date=f"{at.year}年{at.month}月{at.day}日",
        occasion="截止汇总" if due_on else "每周汇总",
        due=_due_words(verdicts, at) if due_on else "",
        titles=tuple(titles),
        total=len(verdicts),
        figures=tuple((verdict_words(kind), kinds[kind]) for kind in FIGURES if kinds[kind]),
        counts=counts_apart(past, desk.appealed),
        heat=heat_map(verdicts, desk.plan),
        trend=trend(verdicts, desk.plan, at, due_on),
        lacks=_lacks(past, desk, shows_phones=to is not None and to.role in _NEED_PHONES),
        changes=changes(verdicts, before.kinds, desk.plan, desk.roster) if before else (),
        since=f"{before.at:%Y-%m-%d %H:%M}" if before else "",
        notes=_notes(verdicts, desk),
        reply_to=desk.reply_to,
    )


def of_stages(verdicts: Iterable[Verdict], stages: tuple[Stage, ...]) -> list[Verdict]:
    return [v for v in verdicts if not stages or set(stages) & set(v.obligation.stages)]


def _lacks(verdicts: Sequence[Verdict], desk: Desktop, *, shows_phones: bool) -> tuple[Lack, ...]:
    """Who is proved to lack something first, then what we could not see, then what waits for us; no ranking."""
    schools = {school.id: number for number, school in enumerate(desk.roster.schools)}
    alike: dict[_Place, list[Verdict]] = {}
    for verdict in verdicts:
        if not verdict.kind.is_clear:
            school, owed = school_of(verdict.obligation, desk.roster), verdict.obligation
            rank = _GRAVEST.index(verdict.kind) if verdict.kind in _GRAVEST else len(_GRAVEST)
            number = schools.get(school.id if school else "", len(schools))
            place = (rank, number, owed.requirement, owed.period, _standing(verdict, desk), _channels(verdict))
            alike.setdefault(place, []).append(verdict)
    return tuple(_joined(_lack(alike[place], desk, shows_phones=shows_phones) for place in sorted(alike)))


def _joined(lacks: Iterable[Lack]) -> Iterator[Lack]:
    """What differs in its title alone shares one paragraph."""
    alike: dict[Lack, list[str]] = {}
    for lack in lacks:
        alike.setdefault(replace(lack, titles=()), []).extend(lack.titles)
    for lack, titles in alike.items():
        yield replace(lack, titles=tuple(dict.fromkeys(titles)))


def _channels(verdict: Verdict) -> tuple[str, ...]:
    overdue = verdict.kind in {VerdictKind.MISSING, VerdictKind.UNKNOWN}
    return tuple(standing_words(channel, overdue) for channel in verdict.channels.values())


def _lack(group: Sequence[Verdict], desk: Desktop, *, shows_phones: bool) -> Lack:
    verdict, obligation = group[0], group[0].obligation
    school, contact = school_of(obligation, desk.roster), coordinator_of(group[0], desk)
    phone = "" if contact is None else contact.phone if shows_phones else masked_phone(contact.phone)
    who = [_who(v.obligation, desk) for v in group]
    return Lack(
        school=school.name if school else obligation.party_name,
        titles=(_title(obligation, desk),),
        who=tuple(filter(None, who)),
        standing=_standing(verdict, desk),
        channels=_channels(verdict),
        contact=f"{contact.name} {phone}".strip() if contact else "没有登记负责人",
    )


def _due_words(verdicts: Sequence[Verdict], at: datetime) -> str:
    """Of a day with several deadlines: 2023年2月24日（星期五）17:00、24 时前."""
    moments = sorted({v.obligation.due_at.astimezone(at.tzinfo) for v in verdicts})
    if len(moments) < 2:
        return due_words(moments[0]) if moments else ""
    clocks = dict.fromkeys(clock_words(moment).strip() for moment in moments)
    return f"{moments[0].year}年{day_words(moments[0])} {'、'.join(clocks)}前"


def _standing(verdict: Verdict, desk: Desktop) -> str:
    if verdict.obligation.id in desk.appealed:
        return "申诉中，正在核实"
    return verdict_words(verdict.kind) + ("（待裁定，不问责）" if verdict.obligation.pending else "")


def _title(obligation: Obligation, desk: Desktop) -> str:
    requirement = desk.plan.requirement[obligation.requirement]
    month = obligation.period[5:7] if requirement.month_kinds else ""
    return f"{requirement.title}（{int(month)}月）" if month.isdecimal() else requirement.title


def _who(obligation: Obligation, desk: Desktop) -> str:
    if obligation.party_id in desk.roster.teacher:
        return obligation.party_name
    return obligation.stage.label if obligation.stage else ""


def _notes(verdicts: Sequence[Verdict], desk: Desktop) -> tuple[str, ...]:
    channels = dict.fromkeys(c for v in verdicts for c in desk.plan.requirement[v.obligation.requirement].channels)
    notes = [f"{channel_label(c)}未核对：本计划注明暂不读取" for c in channels if desk.plan.watched(c) is Watched.NO]
    notes += dict.fromkeys(v.obligation.calendar_note for v in verdicts if v.obligation.calendar_note)
    if any(v.obligation.pending for v in verdicts):
        notes.append("部分要求尚待裁定：只判定和提醒，不问责")
    return tuple(notes)
