"""The checklist 应交清单 of a kick-off mail: what, where, by when and under which name, short enough for one page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from tasks.domain.notice.asking import asked, naming
from tasks.domain.notice.entry import Desktop, note_of, place_of, theme_of
from tasks.domain.notice.recipients import school_of
from tasks.domain.notice.wording import countdown, due_words
from tasks.domain.plan.obligation import Obligation
from tasks.domain.plan.requirement import Requirement
from tasks.domain.verdict.verdict import Verdict

_SOON = timedelta(days=3)  # a checklist that comes so late says how long there is
_NAMED = 8  # teachers who are named; more are only counted


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    title: str
    who: str  # "教师 58 人"; the stage of a combined school; empty when the school itself owes it
    asks: tuple[str, ...]
    naming: str
    dates: tuple[str, ...]  # of what comes back every month: each date with its theme; else empty
    note: str


@dataclass(frozen=True, slots=True)
class ChecklistPart:
    """All that goes to the same place by the same moment."""

    due: str  # "2023年2月24日（星期五） 17:00 前"; "分次" for what comes back
    where: tuple[str, ...]
    items: tuple[ChecklistItem, ...]


def checklist(verdicts: Sequence[Verdict], desk: Desktop, at: datetime) -> tuple[ChecklistPart, ...]:
    """The nearest deadline first; what comes back stands at its first date."""
    by_item: dict[tuple[str, str], list[Verdict]] = {}
    for verdict in sorted(verdicts, key=lambda v: (v.obligation.due_at, v.obligation.requirement)):
        owed = verdict.obligation
        due = "" if desk.plan.requirement[owed.requirement].month_kinds else owed.due_at.isoformat()
        by_item.setdefault((owed.requirement, due), []).append(verdict)
    parts: dict[tuple[str, tuple[str, ...]], list[ChecklistItem]] = {}
    for group in by_item.values():
        owed = group[0].obligation
        requirement = desk.plan.requirement[owed.requirement]
        item = _item(group, desk, at)
        due = "分次" if item.dates else _due(owed, at)
        where = tuple(place_of(channel, owed, desk) for channel in requirement.channels)
        parts.setdefault((due, where), []).append(item)
    return tuple(ChecklistPart(due, where, tuple(items)) for (due, where), items in parts.items())


def _item(group: Sequence[Verdict], desk: Desktop, at: datetime) -> ChecklistItem:
    owed = group[0].obligation
    requirement, school = desk.plan.requirement[owed.requirement], school_of(owed, desk.roster)
    dates = tuple(dict.fromkeys(_date(requirement, v.obligation, desk, at) for v in group))
    name = school.name if school else owed.party_name
    notes = dict.fromkeys(filter(None, (note_of(requirement, v.obligation, desk.plan) for v in group)))
    return ChecklistItem(
        title=requirement.title,
        who=_who(group, desk),
        asks=_asks(requirement, group),
        naming=naming(requirement, owed, name),
        dates=dates if requirement.month_kinds else (),
        note="" if requirement.month_kinds else "；".join(notes),
    )


def _asks(requirement: Requirement, group: Sequence[Verdict]) -> tuple[str, ...]:
    """What is asked of all, and, of a combined school, what each stage owes by itself (circular L30: 15 and 11)."""
    each = [(v.obligation.stage, asked(requirement, v.obligation)) for v in group]
    common = [words for words in each[0][1] if all(words in asks for _, asks in each)]
    apart = [
        f"{stage.label}{words}" if stage else words for stage, asks in each for words in asks if words not in common
    ]
    return tuple(dict.fromkeys((*apart, *common)))


def _due(owed: Obligation, at: datetime) -> str:
    due_at = owed.due_at.astimezone(at.tzinfo)
    left = countdown(due_at, at) if due_at - at <= _SOON else ""
    return due_words(due_at) + (f"（{left}）" if left else "")


def _date(requirement: Requirement, obligation: Obligation, desk: Desktop, at: datetime) -> str:
    """One date of what comes back, with its theme and what is to be known of it."""
    note = note_of(requirement, obligation, desk.plan)
    theme = theme_of(requirement, obligation, desk.plan) or obligation.period
    return f"{due_words(obligation.due_at.astimezone(at.tzinfo))}：{theme}" + (f"（{note}）" if note else "")


def _who(group: Sequence[Verdict], desk: Desktop) -> str:
    teachers = [v.obligation.party_name for v in group if v.obligation.party_id in desk.roster.teacher]
    if teachers:
        return "、".join(teachers) if len(teachers) <= _NAMED else f"教师 {len(teachers)} 人"
    stages = [v.obligation.stage.label for v in group if v.obligation.stage]
    return "、".join(dict.fromkeys(stages))
