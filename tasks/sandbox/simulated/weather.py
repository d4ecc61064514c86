"""When what goes wrong 天气: episodes of sick servers, outages and kills, drawn from the seed for one year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from tasks.clock import SHANGHAI
from tasks.sandbox.simulated.noticeboard import Sickness

# kind -> how often in a year, and the longest that it lasts, in hours
_EPISODES: dict[str, tuple[int, int]] = {
    **{sickness.value: (2, 60) for sickness in Sickness},
    "mailbox_down": (2, 70),
    "mailbox_refuses_login": (2, 90),
    "mailbox_drops_connection": (3, 1),
    "mailbox_rebuilt": (2, 1),
    "smtp_down": (3, 50),
    "smtp_busy": (2, 8),
    "smtp_refused": (1, 400),
    "smtp_greylisted": (3, 1),
    "smtp_dropped": (5, 1),
    "machine_off": (3, 140),
    "clock_set_back": (2, 30),
}


@dataclass(frozen=True, slots=True)
class Episode:
    kind: str
    first: datetime
    last: datetime
    lot: float  # what else is to be drawn of it

    def is_on(self, at: datetime) -> bool:
        return self.first <= at <= self.last


def episodes(year: int, dues: Sequence[datetime], chance: Random) -> Iterator[Episode]:
    """Half of them lie over a due moment or just after it, the others anywhere from January to August."""
    for kind, (times, hours) in _EPISODES.items():
        for _ in range(times):
            length = timedelta(hours=1 + chance.randrange(hours))
            if chance.random() < 0.5 and dues:
                first = chance.choice(dues) + timedelta(hours=chance.randrange(-40, 90))
            else:
                first = datetime(year, 1, 5, tzinfo=SHANGHAI) + timedelta(hours=chance.randrange(24 * 215))
            yield Episode(kind, first, first + length, chance.random())
