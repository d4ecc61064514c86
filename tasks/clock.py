"""The one place that looks at the clock. Everything else takes the time as an argument."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")


@dataclass(frozen=True, slots=True)
class Clock:
    """The wall's time, or, for drills, a moment at which the whole command happens."""

    stands_at: datetime | None = None
    zone: ZoneInfo = SHANGHAI
    least: datetime | None = None  # the wall's time is never taken for earlier

    def now(self) -> datetime:
        """The present moment, aware, in the plan's zone."""
        if self.stands_at is not None:
            return self.stands_at.astimezone(self.zone)
        wall = datetime.now(self.zone)  # noqa: TID251 - this is the one place
        return max(wall, self.least.astimezone(self.zone)) if self.least else wall


def moment(text: str, zone: ZoneInfo = SHANGHAI) -> datetime:
    """Read an ISO 8601 moment; a naive one is in the plan's zone. Raises ValueError for anything else."""
    parsed = datetime.fromisoformat(text)
    return parsed.replace(tzinfo=zone) if parsed.tzinfo is None else parsed.astimezone(zone)
