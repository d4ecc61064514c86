"""What changed since the last summary: which obligations stand otherwise now, and how."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from tasks.domain.notice.recipients import school_of
from tasks.domain.plan.party import Roster
from tasks.domain.plan.requirement import Plan
from tasks.domain.verdict.verdict import Verdict, VerdictKind

_NAMED = 12  # cases that are named under one heading; the sheet has them all

_HEADINGS: tuple[tuple[str, Callable[[VerdictKind, VerdictKind], bool]], ...] = (
    ("新完成", lambda old, new: new.is_clear and not old.is_clear),
    ("新判定为尚未收到", lambda old, new: new is VerdictKind.MISSING and old is not VerdictKind.MISSING),
    ("新发现需补正", lambda old, new: new is VerdictKind.REJECTED and old is not VerdictKind.REJECTED),
    (
        "新收到、待我方核对",
        lambda old, new: new in {VerdictKind.NEEDS_REVIEW, VerdictKind.RECEIVED} and old is not new,
    ),
    ("我方暂时看不到", lambda old, new: new is VerdictKind.UNKNOWN and old is not VerdictKind.UNKNOWN),
    ("先前判为尚未收到、现已更正", lambda old, new: old is VerdictKind.MISSING and not new.is_clear and new is not old),
)


@dataclass(frozen=True, slots=True)
class Before:
    """How things stood at the last summary."""

    at: datetime
    kinds: Mapping[str, VerdictKind]  # by obligation id


@dataclass(frozen=True, slots=True)
class Change:
    """One heading with its count and the first cases by name."""

    label: str
    count: int
    cases: tuple[str, ...]


def changes(
    verdicts: Sequence[Verdict], before: Mapping[str, VerdictKind], plan: Plan, roster: Roster
) -> tuple[Change, ...]:
    """`before` are the verdicts of the last summary, by obligation; what was not owed then is no change."""
    found: dict[str, list[str]] = {}
    for verdict in verdicts:
        old = before.get(verdict.obligation.id)
        if old is None or old is verdict.kind:
            continue
        for label, fits in _HEADINGS:
            if fits(old, verdict.kind):
                found.setdefault(label, []).append(_case(verdict, plan, roster))
                break
    order = [label for label, _ in _HEADINGS]
    return tuple(Change(label, len(found[label]), tuple(found[label][:_NAMED])) for label in order if label in found)


def _case(verdict: Verdict, plan: Plan, roster: Roster) -> str:
    owed = verdict.obligation
    school = school_of(owed, roster)
    name = owed.party_name
    if school is not None and owed.party_id in roster.teacher:
        name = f"{school.name}{owed.party_name}"
    requirement = plan.requirement[owed.requirement]
    month = f"（{owed.period}）" if requirement.month_kinds else ""
    return f"{name} {requirement.title}{month}"
