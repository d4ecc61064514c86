"""The whole made-up county in memory: people, servers, and what has arrived by the moment to which it was moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from tasks.sandbox.mailboxes import ADDRESSES, PASSWORD, as_bytes
from tasks.sandbox.simulated import school_habits, teacher_habits
from tasks.sandbox.simulated.bystanders import pass_by
from tasks.sandbox.simulated.folder import SERVERS, SITE
from tasks.sandbox.simulated.machine import Machine
from tasks.sandbox.simulated.mail_house import Account, Folder, Letter, MailHouse
from tasks.sandbox.simulated.noticeboard import Noticeboard
from tasks.sandbox.simulated.people import DrawnWorld
from tasks.sandbox.simulated.post_office import PostOffice
from tasks.sandbox.simulated.sockets import Listener, Place, listening
from tasks.sandbox.simulated.truth import Truth
from tasks.sandbox.simulated.year import Year
from tasks.sandbox.site import Site
from tasks.sandbox.wire import Joined, Post
from tasks.sites.reading.network import laid

OUR_ADDRESSES = frozenset(ADDRESSES.values())


@dataclass
class MadeUpCounty:
    """`live(year)` writes a year's story; `move_on()` puts on the servers what has come by the machine's time."""

    world: DrawnWorld
    machine: Machine
    truth: Truth = field(default_factory=Truth)
    posts: list[Post] = field(default_factory=list)
    members: list[Joined] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    _coming: list[tuple[datetime, str, str, bytes]] = field(default_factory=list)  # at, account, folder, mail

    @cached_property
    def house(self) -> MailHouse:
        accounts = {address: Account() for address in ADDRESSES.values()}
        return MailHouse(self.machine, PASSWORD, accounts)

    @cached_property
    def office(self) -> PostOffice:
        return PostOffice(self.machine, self._receive)

    @cached_property
    def site(self) -> Noticeboard:
        return Noticeboard(self.machine, Site(self.world.roster.schools, self.posts, self.members))

    @contextmanager
    def on_the_wire(self) -> Iterator[None]:
        """Within, the product meets these servers, and lives in the machine's time."""
        places: dict[Place, Listener] = {
            (SERVERS.host, SERVERS.imap): self.house.connect,
            (SERVERS.host, SERVERS.smtp): self.office.connect,
        }
        with ExitStack() as stack:
            stack.enter_context(self.machine.running())
            stack.enter_context(listening(places))
            stack.enter_context(laid(SITE, self.site))
            yield

    def live(self, year: int) -> None:
        """What everybody will do in a year."""
        seed = self.world.seed * 10_000 + year
        world = DrawnWorld(seed, self.world.schools, self.world.teachers_in_all, self.world.roster)
        life = Year(year, world, self.truth)
        life.script.members = self.members
        for school in world.roster.schools:
            school_habits.hand_in(life, school)
        for teacher in world.roster.teachers:
            teacher_habits.write_up(life, teacher)
        pass_by(life)
        self.counts += life.counts
        for place, mail in enumerate(life.script.mails):
            self._coming.append((mail.at, ADDRESSES[mail.mailbox], life.filed.get(place, "INBOX"), as_bytes(mail)))
        self._coming.sort(key=lambda one: one[0])
        self.posts += sorted(life.script.posts, key=lambda post: post.appears_at)

    @property
    def faults(self) -> dict[str, int]:
        """Everything that went wrong so far, by kind, in the order of the alphabet."""
        killed = Counter(process_killed=self.machine.kills)
        told = self.counts + self.site.faults + self.house.faults + self.office.faults + killed
        return {str(kind): times for kind, times in sorted(told.items())}

    def move_on(self) -> None:
        while self._coming and self._coming[0][0] <= self.machine.at:
            at, account, folder, raw = self._coming.pop(0)
            self.house.accounts[account].folders.setdefault(folder, Folder()).put(Letter(raw, at))

    def write(self, address: str, raw: bytes, at: datetime) -> None:
        """Somebody writes to one of the mailboxes later."""
        self._coming.append((at, address, "INBOX", raw))
        self._coming.sort(key=lambda one: one[0])

    def _receive(self, address: str, raw: bytes, at: datetime) -> None:
        """A mail that was sent to one of the county's own mailboxes lies in it."""
        if (account := self.house.accounts.get(address)) is not None:
            account.folders["INBOX"].put(Letter(raw, at.replace(microsecond=0)))
