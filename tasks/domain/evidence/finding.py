"""What a check says of an item: accepted, failed with what to mend, or doubtful with why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from tasks.domain.evidence.contents import Contents
from tasks.domain.evidence.item import Item
from tasks.domain.plan.party import School, Teacher
from tasks.domain.plan.requirement import Requirement


class Result(StrEnum):
    ACCEPTED = "accepted"
    FAILED = "failed"
    DOUBTFUL = "doubtful"

    @property
    def label(self) -> str:
        return {"accepted": "合格", "failed": "需补正", "doubtful": "待人工核"}[self.value]


@dataclass(frozen=True, slots=True)
class CheckParam:
    """A parameter that a check takes in plan.toml; `default` also tells its type (None: it must be given)."""

    default: int | float | str | tuple[str, ...] | None
    kind: str = (
        "count"  # count (whole number, 0 or more) | share (0 to 1) | words (list of texts) | requirement (an id)
    )


@dataclass(frozen=True, slots=True)
class Finding:
    check: str
    result: Result
    text: str  # one Chinese sentence for the school: what was found, and what to mend if it failed
    basis: str = ""  # the check's version and parameters; what was found on another basis is looked for anew
    counts_as: tuple[str, ...] = ()  # the keys of the item that it only repeats


@dataclass(frozen=True, slots=True)
class Question:
    """All that a check may look at: one item for one requirement of one party."""

    item: Item
    contents: Contents  # of the file, or of the body as text
    requirement: Requirement
    school: School  # the party itself, or the teacher's school
    teachers: tuple[Teacher, ...]  # of that school
    teacher: Teacher | None = None  # the party, when a teacher owes it
    params: Mapping[str, object] = field(default_factory=dict)

    def count_param(self, name: str, default: int) -> int:
        value = self.params.get(name, default)
        return int(value) if isinstance(value, (int, float)) else default

    def share_param(self, name: str, default: float) -> float:
        value = self.params.get(name, default)
        return float(value) if isinstance(value, (int, float)) else default

    def words_param(self, name: str, default: tuple[str, ...]) -> tuple[str, ...]:
        value = self.params.get(name, default)
        return tuple(str(word) for word in value) if isinstance(value, (list, tuple)) else default


@dataclass(frozen=True, slots=True)
class Examination:
    """All findings of one item for one obligation, and what the item counts as there.

    `keys` are what it contributes: a session's fingerprint (S6), the kinds it reports (S7), the member's id (S9),
    else its own sha256. The worst finding decides `result`.
    """

    result: Result
    findings: tuple[Finding, ...]
    keys: tuple[str, ...]
