"""One year of the made-up county's life: everything that is put on the wire, and the truth that it makes."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from tasks.domain.plan.party import School
from tasks.sandbox.script import Script
from tasks.sandbox.simulated.mail_house import JUNK, MATERIALS
from tasks.sandbox.simulated.needs import Need, needs
from tasks.sandbox.simulated.people import DrawnWorld
from tasks.sandbox.simulated.truth import Quality, Truth, Unit
from tasks.sandbox.wire import PRIMARY_MAILBOX, SECONDARY_MAILBOX, File

# how a thing is handed in, and how often of a hundred times
_MANNERS = {
    "early": 34, "in_time": 30, "last_day": 9, "last_second": 2, "late": 11, "very_late": 4, "never": 10,
}  # fmt: skip


@dataclass
class Year:
    """What one year brings; habits fill it. `world` has the year's own chances, and the roster of its beginning."""

    year: int
    world: DrawnWorld
    truth: Truth
    script: Script = field(init=False)
    filed: dict[int, str] = field(default_factory=dict)  # place of a mail in the script -> folder
    counts: Counter[str] = field(default_factory=Counter)  # what was made wrong on purpose, by kind

    def __post_init__(self) -> None:
        self.script = Script(self.world)
        self.truth.owe(needs(self.world.roster, self.year))

    def chance(self, *key: object) -> random.Random:
        return self.world.random("year", self.year, *key)

    def need(self, id_: str) -> Need:
        return self.truth.needs[id_]

    def when(self, need: Need, chance: random.Random, manner: str = "") -> datetime | None:
        """The moment at which something for it is handed in; None for never."""
        manner = manner or chance.choices(list(_MANNERS), list(_MANNERS.values()))[0]
        due = need.due_at
        first = max(need.opens_at, due - timedelta(days=45))
        match manner:
            case "never":
                return None
            case "early":
                return _between(first, first + (due - first) / 2, chance)
            case "in_time":
                return _between(first + (due - first) / 2, due - timedelta(hours=30), chance)
            case "last_day":
                return _between(due - timedelta(hours=26), due, chance)
            case "last_second":
                return due
            case "late":
                return due + timedelta(minutes=chance.randrange(1, 5 * 1440))
        return due + timedelta(days=chance.randrange(5, 40), minutes=chance.randrange(600))

    def mail(self, school: School, at: datetime, subject: str, files: Iterable[File]) -> None:
        """From the school's coordinator; now and then into another folder, or twice, or to the other mailbox."""
        chance = self.chance("mail", school.id, at.isoformat(), subject)
        to = ""
        if chance.random() < 0.05:
            to = SECONDARY_MAILBOX if chance.random() < 0.5 else PRIMARY_MAILBOX
        self.script.mail(school, at, subject, *files, to=to)
        if chance.random() < 0.06:
            self.filed[len(self.script.mails) - 1] = chance.choice((JUNK, MATERIALS))
            self.counts["mail_in_another_folder"] += 1
        if chance.random() < 0.05:
            again = at + timedelta(minutes=chance.randrange(1, 3000))
            self.script.mail(school, again, f"重发：{subject}", *files, to=to)
            self.counts["mail_sent_twice"] += 1

    def came(self, need: Need, channel: str, name: str, quality: Quality, at: datetime) -> None:
        self.truth.came(Unit(need.id, channel, name, quality, at))


def _between(first: datetime, last: datetime, chance: random.Random) -> datetime:
    """A moment of the day between the two, when people work."""
    if last <= first:
        return last
    days = max(0, (last - first).days)
    day = (first + timedelta(days=chance.randint(0, days))).replace(minute=0, second=0)
    moment = day.replace(hour=chance.randrange(7, 21), minute=chance.randrange(60), second=chance.randrange(60))
    return min(max(moment, first), last)
