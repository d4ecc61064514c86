"""One obligation 应交: a requirement, a party, a period, and the moments that bound it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tasks.domain.plan.party import Stage


@dataclass(frozen=True, slots=True)
class Obligation:
    """`id` is REQUIREMENT/PARTY/PERIOD; `party` carries `:STAGE` where a combined school owes by stage."""

    id: str
    requirement: str
    party: str
    party_name: str
    stages: tuple[Stage, ...]
    period: str
    opens_at: datetime
    due_at: datetime
    count: int = 1  # how many are needed in each channel (members and kinds included)
    pending: bool = False  # rests on a ruling still to come: judged and reminded, never accused
    projected: bool = False  # its due moment rests on a projected calendar

    @property
    def party_id(self) -> str:
        """The school's or teacher's id, without the stage."""
        return self.party.partition(":")[0]

    @property
    def stage(self) -> Stage | None:
        """The stage for which a combined school owes this, if it owes by stage."""
        stage = self.party.partition(":")[2]
        return Stage(stage) if stage else None
