"""A dated answer 裁定 to a defect of the circular or the plan, and what it lifts from pending."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from tasks.domain.plan.party import Stage
from tasks.domain.plan.requirement import Plan, Requirement


@dataclass(frozen=True, slots=True)
class Ruling:
    """`defect` is the linter's id, "impossible-date@18"; `settles` names REQUIREMENT, REQUIREMENT/STAGE or /MONTH."""

    defect: str
    date: date
    by: str
    text: str
    settles: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        return self.defect.partition("@")[0]

    @property
    def place(self) -> str:
        return self.defect.partition("@")[2]


def lift_pending(plan: Plan, rulings: Iterable[Ruling]) -> Plan:
    """The plan with everything lifted from pending that a ruling settles."""
    settled = {name for ruling in rulings for name in ruling.settles}
    return replace(plan, requirements=tuple(_lift(requirement, settled) for requirement in plan.requirements))


def _lift(requirement: Requirement, settled: set[str]) -> Requirement:
    parts = {name.partition("/")[2] for name in settled if name.partition("/")[0] == requirement.id}
    if not parts or requirement.pending is False:
        return requirement
    if "" in parts:
        return replace(requirement, pending=False)
    waiting = requirement.pending
    if waiting is True:  # what is pending as a whole is settled stage by stage
        waiting = tuple(str(stage) for stage in Stage if stage in requirement.stages)
    left = tuple(part for part in waiting if part not in parts)
    return replace(requirement, pending=left or False)
