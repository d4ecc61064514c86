"""Whom accepted archives show: the teachers who gave an observed lesson 出课教师 owe its materials."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tasks.domain.plan.party import Roster, Teacher
from tasks.domain.plan.requirement import Plan, Requirement
from tasks.domain.verdict.verdict import Standing, Verdict


@dataclass(frozen=True, slots=True)
class Shown:
    """An obligation that an accepted archive brought into being."""

    obligation: str
    shown_by: str  # the requirement of the archive
    why: str


def observed_teachers(plan: Plan, roster: Roster, verdicts: Mapping[str, Verdict]) -> tuple[Shown, ...]:
    """Obligations of the teachers whom accepted archives name (circular L40: 参与活动教师)."""
    found: dict[str, Shown] = {}
    for requirement in plan.requirements:
        if requirement.only is None or not requirement.only.shown_by:
            continue
        for verdict in verdicts.values():
            if verdict.obligation.requirement == requirement.only.shown_by:
                for teacher, why in _named(verdict, roster):
                    id_ = f"{requirement.id}/{teacher.id}/{plan.year}"
                    if _concerns(requirement, teacher, roster):
                        found.setdefault(id_, Shown(id_, requirement.only.shown_by, why))
    return tuple(found.values())


def _named(verdict: Verdict, roster: Roster) -> Iterator[tuple[Teacher, str]]:
    """The school's teachers whose name stands in the file name of an accepted archive; same names tell nobody."""
    teachers = roster.teachers_of.get(verdict.obligation.party_id, ())
    names = [teacher.name for teacher in teachers]
    for piece in verdict.evidence:
        if piece.standing is not Standing.ACCEPTED:
            continue
        text = f"{piece.item.file or ''} {piece.item.submission.title}"
        for teacher in teachers:
            longer = any(teacher.name != name and teacher.name in name and name in text for name in names)
            if teacher.name in text and names.count(teacher.name) == 1 and not longer:
                yield teacher, f"{verdict.obligation.party_name}的{piece.item.file or '材料'}（{piece.item.id}）中出课"


def _concerns(requirement: Requirement, teacher: Teacher, roster: Roster) -> bool:
    stages = teacher.stages or roster.school[teacher.school].stages
    return teacher.gives_observed_lesson is not False and any(stage in requirement.stages for stage in stages)
