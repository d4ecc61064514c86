"""Who owes what, by when: the plan's requirements laid over the roster."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.due import Due, due_moments
from tasks.domain.plan.obligation import Obligation
from tasks.domain.plan.party import Roster, School, Stage, Teacher
from tasks.domain.plan.requirement import PartyKind, Plan, Requirement


@dataclass(frozen=True, slots=True)
class _Owing:
    """One party that owes one requirement: how much, and for which of its stages."""

    party: str
    name: str
    stages: tuple[Stage, ...]
    count: int
    school: str = ""  # of a teacher

    @property
    def names(self) -> tuple[str, ...]:
        """What an override may call it, the nearest first."""
        whole = self.party.partition(":")[0]
        return tuple(dict.fromkeys(name for name in (self.party, whole, self.school) if name))


def expand(
    plan: Plan, roster: Roster, calendar: Calendar, shown: Mapping[str, frozenset[str]] | None = None
) -> tuple[Obligation, ...]:
    """Every obligation of the plan, in the order of requirements, roster, due moments; none for what is not owed.

    `shown`: requirement id -> ids of the teachers whom its accepted items show; those are added where a requirement's
    `only.shown_by` names that id. # circular L40: 参与活动教师 against 全体教师 (A12)
    Raises BadInput for a due rule that cannot be followed.
    """
    dues = _Dues(plan, calendar)
    return tuple(
        obligation
        for requirement in plan.requirements
        for owing in _owing(requirement, roster, shown or {})
        for obligation in _obligations(requirement, owing, dues)
    )


@dataclass(frozen=True)
class _Dues:
    """Due moments, worked out once for all parties whom the same rules hold for: thousands of teachers share a few."""

    plan: Plan
    calendar: Calendar
    known: dict[tuple[str, tuple[Stage, ...], tuple[str, ...]], tuple[Due, ...]] = field(default_factory=dict)

    @cached_property
    def overridden(self) -> frozenset[str]:
        return frozenset(override.party for override in self.plan.overrides if override.party)

    def of(self, requirement: Requirement, owing: _Owing) -> tuple[Due, ...]:
        parties = tuple(name for name in owing.names if name in self.overridden)
        key = (requirement.id, owing.stages, parties)
        if key not in self.known:
            self.known[key] = due_moments(requirement, self.plan, self.calendar, stages=owing.stages, parties=parties)
        return self.known[key]


def _obligations(requirement: Requirement, owing: _Owing, dues: _Dues) -> Iterator[Obligation]:
    for due in dues.of(requirement, owing):
        yield Obligation(
            id=f"{requirement.id}/{owing.party}/{due.period}",
            requirement=requirement.id,
            party=owing.party,
            party_name=owing.name,
            stages=owing.stages,
            period=due.period,
            opens_at=due.opens_at,
            due_at=due.due_at,
            count=owing.count,
            pending=is_pending(requirement, owing.stages, due),
            projected=due.projected,
        )


def is_pending(requirement: Requirement, stages: tuple[Stage, ...], due: Due) -> bool:
    """Whether what these stages owe on that day rests on a ruling still to come.

    A party that owes for several stages at once owes for certain when one of them does.
    """
    if isinstance(requirement.pending, bool):
        return requirement.pending
    by_stage = bool(stages) and all(stage in requirement.pending for stage in stages)
    return by_stage or f"{due.day.month:02d}" in requirement.pending


def _owing(requirement: Requirement, roster: Roster, shown: Mapping[str, frozenset[str]]) -> Iterator[_Owing]:
    if requirement.party is PartyKind.SCHOOL:
        for school in roster.schools:
            yield from _by_school(requirement, school, roster)
        return
    for teacher in roster.teachers:
        if _is_concerned(requirement, teacher, shown):
            home = roster.school.get(teacher.school)
            stages = teacher.stages or (home.stages if home else ())
            yield from _by_stage(requirement, teacher.id, teacher.name, stages, teacher.school)


def _by_school(requirement: Requirement, school: School, roster: Roster) -> Iterator[_Owing]:
    for owing in _by_stage(requirement, school.id, school.name, school.stages):
        if requirement.counts_members:
            members = len(roster.teachers_of.get(school.id, ()))
            if members:  # a class without teachers has nobody to wait for
                yield _Owing(owing.party, owing.name, owing.stages, members)
        else:
            yield owing


def _by_stage(
    requirement: Requirement, party: str, name: str, stages: tuple[Stage, ...], school: str = ""
) -> Iterator[_Owing]:
    """One for each stage that a table of counts names above 0, if it names several; else one for the party."""
    concerned = tuple(stage for stage in stages if stage in requirement.stages)
    if not concerned and (stages or set(requirement.stages) != set(Stage)):
        return  # a party without a stated stage owes only what all stages owe
    if isinstance(requirement.count, int):
        count = len(requirement.month_kinds) or requirement.count
        if count > 0:
            yield _Owing(party, name, concerned, count, school)
        return
    counts = {stage: requirement.count.get(stage, 0) for stage in concerned}
    owed = [stage for stage in Stage if counts.get(stage, 0) > 0]
    for stage in owed:
        several = len(owed) > 1
        id_, shown_as = (f"{party}:{stage}", f"{name}（{stage.label}）") if several else (party, name)
        yield _Owing(id_, shown_as, (stage,), counts[stage], school)


def _is_concerned(requirement: Requirement, teacher: Teacher, shown: Mapping[str, frozenset[str]]) -> bool:
    only = requirement.only
    if only is None:
        return True
    listed = only.roster == "gives_observed_lesson" and teacher.gives_observed_lesson is True
    return listed or teacher.id in shown.get(only.shown_by, frozenset())
