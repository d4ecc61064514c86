"""四个覆盖 (circular L1): every stage, subject, school and teacher, as matrices whose empty cells have names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tasks.domain.plan.party import Roster, Stage, Teacher
from tasks.domain.plan.requirement import PartyKind, Plan, Requirement
from tasks.domain.verdict.verdict import Verdict, VerdictKind

NO_SUBJECT = "（未填学科）"
_DONE = {VerdictKind.SATISFIED, VerdictKind.SATISFIED_LATE}
_EARLY = {VerdictKind.NOT_OPEN, VerdictKind.AWAITING, VerdictKind.PARTIAL}
_WAITS = {VerdictKind.RECEIVED, VerdictKind.NEEDS_REVIEW}


class CellState(StrEnum):
    COVERED = "covered"  # all that is owed is there
    PART = "part"
    EMPTY = "empty"  # owed, and nothing of it is there
    WAITING = "waiting"  # nothing accepted yet, but something waits for a person or a look
    UNKNOWN = "unknown"  # nothing seen, and we could not look everywhere
    EARLY = "early"  # not yet due
    NOT_OWED = "not_owed"

    @property
    def label(self) -> str:
        return {
            "covered": "已覆盖",
            "part": "部分",
            "empty": "空",
            "waiting": "待核",
            "unknown": "我方未能核实",
            "early": "未到期",
            "not_owed": "—",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Cell:
    requirement: str
    done: int
    owed: int
    state: CellState

    @property
    def text(self) -> str:
        if self.state is CellState.NOT_OWED:
            return "—"
        return f"{self.done}/{self.owed}" + ("" if self.done else f" {self.state.label}")


@dataclass(frozen=True, slots=True)
class Row:
    id: str
    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """One of the four; `columns` are requirements as (id, title)."""

    name: str  # "stages" | "subjects" | "schools" | "teachers"
    label: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]

    def empty(self) -> tuple[str, ...]:
        """The empty cells by name: 小学 · S6 “推门听课”材料：应有 3，一件也没有."""
        titles = dict(self.columns)
        return tuple(
            f"{row.name} · {cell.requirement} {titles[cell.requirement]}：应有 {cell.owed}，还没有"
            for row in self.rows
            for cell in row.cells
            if cell.state is CellState.EMPTY
        )


def coverage(plan: Plan, roster: Roster, verdicts: Iterable[Verdict]) -> tuple[Matrix, ...]:
    """The four matrices, in the circular's order. A waived obligation is owed by nobody."""
    owed = [verdict for verdict in verdicts if verdict.kind is not VerdictKind.EXCUSED]
    of_teachers = [r for r in plan.requirements if r.party is PartyKind.TEACHER]
    of_schools = [r for r in plan.requirements if r.party is PartyKind.SCHOOL]

    def school_of(verdict: Verdict) -> tuple[str, ...]:
        teacher = roster.teacher.get(verdict.obligation.party_id)
        return (teacher.school if teacher else verdict.obligation.party_id,)

    def subjects_of(verdict: Verdict) -> tuple[str, ...]:
        teacher = roster.teacher.get(verdict.obligation.party_id)
        return (teacher.subjects or (NO_SUBJECT,)) if teacher else ()

    present = {stage for school in roster.schools for stage in school.stages}
    stages = [(stage.value, stage.label) for stage in Stage if stage in present]
    subjects = [(subject, subject) for subject in _subjects(roster.teachers)]
    schools = [(school.id, school.name) for school in roster.schools]
    names = {school.id: school.name for school in roster.schools}
    teachers = [(t.id, f"{names.get(t.school, t.school)} {t.name}") for t in roster.teachers]
    both = [*of_schools, *of_teachers]
    return (
        _matrix("stages", "所有学段", both, stages, owed, lambda v: tuple(s.value for s in v.obligation.stages)),
        _matrix("subjects", "所有学科", of_teachers, subjects, owed, subjects_of),
        _matrix("schools", "所有学校", both, schools, owed, school_of),
        _matrix("teachers", "所有教师", of_teachers, teachers, owed, lambda v: (v.obligation.party_id,)),
    )


def _subjects(teachers: Iterable[Teacher]) -> list[str]:
    """The subjects in the order in which the roster names them; who has none comes last, and is not forgotten."""
    found = dict.fromkeys(subject for teacher in teachers for subject in teacher.subjects)
    without = [NO_SUBJECT] if any(not teacher.subjects for teacher in teachers) else []
    return [*found, *without]


def _matrix(
    name: str,
    label: str,
    requirements: Sequence[Requirement],
    rows: Sequence[tuple[str, str]],
    verdicts: Iterable[Verdict],
    keys: Callable[[Verdict], tuple[str, ...]],
) -> Matrix:
    found: dict[tuple[str, str], list[VerdictKind]] = {}
    for verdict in verdicts:
        for key in keys(verdict):
            found.setdefault((key, verdict.obligation.requirement), []).append(verdict.kind)
    return Matrix(
        name,
        label,
        tuple((r.id, r.title) for r in requirements),
        tuple(
            Row(id_, shown, tuple(_cell(r.id, found.get((id_, r.id), ())) for r in requirements)) for id_, shown in rows
        ),
    )


def _cell(requirement: str, kinds: Sequence[VerdictKind]) -> Cell:
    done = sum(kind in _DONE for kind in kinds)
    return Cell(requirement, done, len(kinds), _state(done, kinds))


def _state(done: int, kinds: Sequence[VerdictKind]) -> CellState:
    if not kinds:
        return CellState.NOT_OWED
    if done:
        return CellState.COVERED if done == len(kinds) else CellState.PART
    if any(kind in _WAITS for kind in kinds):
        return CellState.WAITING
    if all(kind in _EARLY for kind in kinds):
        return CellState.EARLY
    return CellState.UNKNOWN if VerdictKind.UNKNOWN in kinds else CellState.EMPTY
