"""Living through the years of a made-up county: round after round the flows run, and the oracle looks on."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from flows.judge import judge
from flows.open_plan import open_plan
from flows.presiding import Presiding
from flows.prune import prune
from flows.read_mailboxes import read_mailboxes
from flows.read_websites import read_websites
from flows.send_outbox import send_outbox
from flows.summarise import summarise
from flows.watch import watch
from settings.app import County
from tasks.calendars import calendar_for
from tasks.clock import SHANGHAI
from tasks.domain.errors import RollcallError
from tasks.sandbox.simulated.answering import Answering
from tasks.sandbox.simulated.books import Books
from tasks.sandbox.simulated.calendar_year import rounds
from tasks.sandbox.simulated.county import OUR_ADDRESSES, MadeUpCounty
from tasks.sandbox.simulated.folder import write_simulated_county
from tasks.sandbox.simulated.machine import Machine
from tasks.sandbox.simulated.oracle import Oracle
from tasks.sandbox.simulated.people import DrawnWorld
from tasks.sandbox.simulated.sick import lay
from tasks.sandbox.simulated.weather import Episode, episodes
from tasks.store.session import open_store

FIRST_YEAR = 2023
_KILLS = (("commit", 26), ("begin", 40), ("http", 60), ("imap", 12), ("smtp", 24))
_KILLED_OF_A_HUNDRED = 9  # rounds
_USUAL, _LATER = 'due = "06-30 cob"', 'due = "07-03 cob"'  # of S8
Flow = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Span:
    """From which day to which day of each year the machine runs, and within how many days the plan is opened."""

    first: tuple[int, int] = (1, 4)
    last: tuple[int, int] = (12, 31)
    opens_within: int = 20


WHOLE = Span()


@dataclass
class Life:
    """One county, its folder, and how its machine is run. Everything that is drawn comes from the seed."""

    home: Path
    seed: int
    years: int
    county: MadeUpCounty
    oracle: Oracle
    answering: Answering
    presiding: Presiding
    weather: Sequence[Episode] | None = None  # None: drawn from the seed, with kills; else as it is given
    done: set[Episode] = field(default_factory=set)
    changed: set[int] = field(default_factory=set)  # years whose plan has had its second version

    @classmethod
    def of(cls, home: Path, seed: int, schools: int, teachers: int, years: int) -> Life:
        world = DrawnWorld(seed, schools, teachers)
        machine = Machine(datetime(FIRST_YEAR, 1, 4, 8, tzinfo=SHANGHAI))
        county = MadeUpCounty(world, machine)
        write_simulated_county(home, world.roster, copies=seed % 2 == 1)
        known = calendar_for(range(FIRST_YEAR - 1, FIRST_YEAR + years + 1), (), ())
        oracle = Oracle(county, Books(home / "state" / "rollcall.db"), known.is_working_day)
        answering = Answering(county, Random(f"{seed}/answers"))
        presiding = Presiding(oracle, answering, Random(f"{seed}/desk"))
        return cls(home, seed, years, county, oracle, answering, presiding)

    @property
    def figures(self) -> dict[str, object]:
        """What is told at the end, beside the number of years."""
        county, books = self.county, self.oracle.books
        return {
            "obligations": books.obligations(),
            "notices": sum(mail.address not in OUR_ADDRESSES for mail in county.office.delivered),
            "faults": county.faults,
            "violations": self.oracle.counts,
            "uncertain_sends": books.uncertain(),
        }

    def through(self, span: Span = WHOLE) -> None:
        """Live through all years, and close the oracle's books."""
        with self.county.on_the_wire():
            for year in range(FIRST_YEAR, FIRST_YEAR + self.years):
                self._year(year, span)
            self.oracle.close()

    def _year(self, year: int, span: Span) -> None:
        chance = Random(f"{self.seed}/{year}/rounds")
        self.county.live(year)
        owed = [need for need in self.county.truth.needs.values() if need.due_at.year == year]
        dues = sorted({need.due_at for need in owed})
        drawn = episodes(year, dues, Random(f"{self.seed}/{year}/weather"))
        weather = list(drawn if self.weather is None else self.weather)
        first, last = (datetime(year, *day, 8, tzinfo=SHANGHAI) for day in (span.first, span.last))
        opening = first + timedelta(days=chance.randrange(span.opens_within), hours=-1)
        change = datetime(year, 3, 5, 8, tzinfo=SHANGHAI) + timedelta(days=chance.randrange(50))
        for at in rounds(first, last, owed, self.oracle.is_working, chance):
            self.county.machine.at = max(at, self.county.machine.at)
            self.county.move_on()
            is_running = lay(self.county, weather, self.done)
            if at >= opening and year not in self.oracle.opened and is_running:
                self._open(year)
            if at >= change and is_running and year in self.oracle.opened and year not in self.changed:
                self._change(year)
            if is_running and self.oracle.opened:
                self._round(at, chance)
                self.oracle.hear()
                self.answering.answer()
        self.oracle.weigh(self.county.machine.at - timedelta(days=2))

    def _change(self, year: int) -> None:
        """In mid-year the summary of the term is given some more days: a new version of the plan."""
        self.changed.add(year)
        self._plan(_LATER)
        if self._run(open_plan, year=year, yes=True):
            self.county.counts["plan_changed"] += 1
            for need in [n for n in self.county.truth.needs.values() if n.requirement == "S8"]:
                if need.due_at.year == year:
                    self.oracle.extend(need.id, max(need.due_at, datetime(year, 7, 3, 17, tzinfo=SHANGHAI)))

    def _plan(self, due: str) -> None:
        file = self.home / "plan.toml"
        file.write_text(file.read_text("utf-8").replace(_LATER, _USUAL).replace(_USUAL, due), "utf-8")

    def _open(self, year: int) -> None:
        self._plan(_USUAL)
        if self._run(open_plan, year=year, yes=True):
            self.oracle.opened[year] = self.county.machine.at

    def _round(self, at: datetime, chance: Random) -> None:
        """Everything once; killed in the middle, the machine starts again some minutes later, from its store."""
        machine = self.county.machine
        lots = chance.randrange(100), chance.randrange(len(_KILLS)), chance.random()
        kind, most = _KILLS[lots[1]]
        machine.rest(3)
        machine.watch(open_store(County.at(self.home).database_url))
        if lots[0] < _KILLED_OF_A_HUNDRED and self.weather is None:
            machine.doom = (kind, 1 + int(lots[2] * most))
        try:
            self._all(at)
        except BaseException:  # a task group wraps what ends it
            if not machine.is_dead:
                raise
            self._start_again()
            self._all(at)
        machine.doom = ("", 0)
        self.oracle.rounds.append(at)
        if at.hour == 8:
            self.presiding.morning(County.at(self.home))

    def _all(self, at: datetime) -> None:
        self._run(read_mailboxes)
        self._run(read_websites)
        self.oracle.look()
        self._run(judge)
        if at.hour == 8:
            self._run(summarise)
        self._run(send_outbox)
        if at.hour == 8 and at.day % 7 == 1:
            self._run(watch)
            self._run(prune)

    def _start_again(self) -> None:
        engine = open_store(County.at(self.home).database_url)
        open_store.cache_clear()
        engine.dispose()
        self.county.machine.start_again()
        self.county.machine.rest(420)
        self.county.move_on()
        self.county.machine.watch(open_store(County.at(self.home).database_url))

    def _run(self, flow: Flow, **more: Any) -> bool:
        """One flow in this process, as the daemon runs it; False when it said that it could not."""
        try:
            asyncio.run(flow.fn(home=str(self.home), **more))  # type: ignore[attr-defined]
        except RollcallError:
            self.county.counts[f"stopped_{flow.fn.__name__}"] += 1  # type: ignore[attr-defined]
            return False
        return True
