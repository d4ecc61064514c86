"""What is lacking, by name, where it can be named: the teachers not in the class, the kinds not reported."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tasks.domain.plan.party import Roster
from tasks.domain.verdict.placing import Docket


def names_of_lacking(docket: Docket, roster: Roster) -> Callable[[str, Sequence[str]], tuple[str, ...]]:
    """A function (obligation id, accepted keys) -> Chinese names of what is still lacking; empty if it has no name."""

    def names(obligation_id: str, accepted: Sequence[str]) -> tuple[str, ...]:
        obligation = docket.by_id[obligation_id]
        requirement = docket.plan.requirement[obligation.requirement]
        if requirement.counts_members:
            members = roster.teachers_of.get(obligation.party_id, ())
            return tuple(teacher.name for teacher in members if teacher.id not in accepted)
        return tuple(kind for kind in requirement.month_kinds if kind not in accepted)

    return names
