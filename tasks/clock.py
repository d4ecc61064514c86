"""The one place that looks at the clock. Everything else takes the time as an argument."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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
        wall = _hands[-1].wall().astimezone(self.zone) if _hands else datetime.now(self.zone)  # noqa: TID251 - here alone
        return max(wall, self.least.astimezone(self.zone)) if self.least else wall


def moment(text: str, zone: ZoneInfo = SHANGHAI) -> datetime:
    """Read an ISO 8601 moment; a naive one is in the plan's zone. Raises ValueError for anything else."""
    parsed = datetime.fromisoformat(text)
    return parsed.replace(tzinfo=zone) if parsed.tzinfo is None else parsed.astimezone(zone)


@dataclass(frozen=True, slots=True)
class Hands:
    """The time of a simulation: what its wall shows, and what is done instead of waiting."""

    wall: Callable[[], datetime]
    rest: Callable[[float], None]


_hands: list[Hands] = []


@contextmanager
def turned_by(hands: Hands) -> Iterator[None]:
    """Within, the whole process lives in the time of a simulation, and waiting takes none of ours."""
    _hands.append(hands)
    try:
        yield
    finally:
        _hands.remove(hands)


def rest(seconds: float) -> None:
    """Wait so many seconds between two attempts."""
    _hands[-1].rest(seconds) if _hands else time.sleep(seconds)


async def pause(seconds: float) -> None:
    """The same, while others go on."""
    if _hands:
        rest(seconds)
    else:
        await asyncio.sleep(seconds)
