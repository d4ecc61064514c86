"""The oracle of a simulation: it knows what is true, looks into the product's books, and counts what must never be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from tasks.sandbox.mailboxes import ADDRESSES
from tasks.sandbox.simulated.accused import accused_falsely
from tasks.sandbox.simulated.answering import Appeal
from tasks.sandbox.simulated.books import Books, Look
from tasks.sandbox.simulated.county import OUR_ADDRESSES, MadeUpCounty
from tasks.sandbox.simulated.kept import Kept
from tasks.sandbox.simulated.ladder import ACCUSING, IsWorkingDay
from tasks.sandbox.simulated.needs import Need
from tasks.sandbox.simulated.reminded import missed
from tasks.sandbox.simulated.sightings import Sightings
from tasks.sandbox.simulated.violation import Kind, Violation


@dataclass
class Oracle:
    """Asked after every round. `sightings` are what could truly be seen, `kept` what was seen whole."""

    county: MadeUpCounty
    books: Books
    is_working: IsWorkingDay
    sightings: Sightings = field(default_factory=Sightings)
    violations: list[Violation] = field(default_factory=list)
    rounds: list[datetime] = field(default_factory=list)  # at which the product ran through, and could send
    opened: dict[int, datetime] = field(default_factory=dict)  # year -> when its plan was opened
    appeals: dict[Appeal, datetime | None] = field(default_factory=dict)  # each with the moment of its answer
    moved: dict[str, datetime] = field(default_factory=dict)  # obligation -> when its deadline was moved
    _kept: Kept = field(init=False)
    _reading: int = 0  # the newest that was weighed
    _mails: int = 0  # so many deliveries were weighed
    _told: Counter[tuple[str, str]] = field(default_factory=Counter)  # (recipient, key) -> deliveries
    _texts: Counter[tuple[str, bytes]] = field(default_factory=Counter)
    _weighed: set[tuple[str, str]] = field(default_factory=set)  # (rung, obligation) found missed or told

    def __post_init__(self) -> None:
        self._kept = Kept(self.county, self.books)

    def look(self) -> None:
        """After the readings of a round, before anything moves on."""
        at = self.county.machine.at
        looks = self.books.looks_after(self._reading)
        self._reading = max((one.reading for one in looks), default=self._reading)
        true = [one for one in looks if one.is_complete and self._tells_truly(one)]
        self.sightings.add(at, {(one.source, one.channel, one.party) for one in true})
        self._found(self._kept.lost(true, at))

    def _tells_truly(self, look: Look) -> bool:
        """Whether what was looked at could be seen whole at all at this moment."""
        if look.channel == "mailbox":
            house = self.county.house
            return not house.is_down and not house.accounts[ADDRESSES[look.source]].is_refused
        school = self.county.world.roster.school.get(look.party)
        path = {
            "class_share": f"/class/{school.class_name if school else ''}/",
            "class_membership": f"/class/{school.class_name if school else ''}/members",
            "personal_article": "/personal/",
            "web_report": "/reports/",
        }[look.channel]
        return self.county.site.tells_truly(path)

    def hear(self) -> None:
        """After a round: every mail that reached somebody since."""
        delivered = self.county.office.delivered
        for mail in delivered[self._mails :]:
            if mail.address in OUR_ADDRESSES:  # the blind copy
                continue
            notice = self.books.notice_of(mail.message_id)
            if notice is None:
                self._found([Violation(Kind.DUPLICATE, mail.address, f"不在发件箱里的信 {mail.message_id}", mail.at)])
                continue
            number, key, recipient, kind = notice
            self._told[recipient, key] += 1
            self._texts[mail.address, mail.text] += 1
            if self._told[recipient, key] > 1 or self._texts[mail.address, mail.text] > 1:
                self._found([Violation(Kind.DUPLICATE, recipient, f"{kind}：{key}", mail.at)])
            lines = self.books.lines_when_sent(mail.message_id)
            for rung, obligation in lines:
                if rung.partition("+")[0].partition("-")[0] in ACCUSING:
                    verdict = self.books.verdict_of(number, rung, obligation)
                    found = accused_falsely(self.county.truth, self.sightings, obligation, verdict, mail.at)
                    if found := found or self._appealed(obligation, mail.at):
                        self._found([Violation(Kind.ACCUSATION, recipient, f"{rung} {obligation}：{found}", mail.at)])
        self._mails = len(delivered)

    def _appealed(self, obligation: str, at: datetime) -> str:
        """Whether its school had said that it was sent, the product had read so, and nobody had answered yet."""
        need = self.county.truth.needs[obligation]
        read = self.sightings.last(need, "mailbox", at)
        for appeal, answered in self.appeals.items():
            is_open = appeal.at <= at and (answered is None or answered > at)
            if appeal.school == need.school and is_open and read is not None and read >= appeal.at:
                return f"{appeal.at:%m-%d %H:%M} 的申诉还没有答复"
        return ""

    def hear_appeals(self, appeals: Sequence[Appeal], answered: Collection[str]) -> None:
        """What the desk shows: those whose Message-IDs are `answered` are answered by now."""
        at = self.county.machine.at
        for appeal in appeals:
            done = appeal.message_id.strip("<>") in answered
            self.appeals[appeal] = self.appeals.get(appeal) or (at if done else None)

    def extend(self, obligation: str, until: datetime) -> None:
        """An admin gave more time."""
        need = self.county.truth.needs[obligation]
        self.county.truth.needs[obligation] = replace(need, due_at=until)
        self.moved[obligation] = self.county.machine.at

    def is_quiet(self, need: Need, at: datetime) -> bool:
        """Whether an appeal of the school was open then, or had been lately."""
        slack = timedelta(days=3)
        return any(
            appeal.school == need.school and appeal.at <= at and (to is None or at <= to + slack)
            for appeal, to in self.appeals.items()
        )

    def was_past(self, need: Need) -> bool:
        """Whether it was past due when its plan was opened: that waits for a person."""
        opened = self.opened.get(need.due_at.year)
        return opened is None or need.due_at < opened

    def weigh(self, until: datetime) -> None:
        """Now and then: the rungs whose time has passed by then."""
        self._found(missed(self, until, self._weighed))

    def close(self) -> None:
        """At the end: everything that was ever seen whole is still there, exactly once, with its bytes."""
        self.weigh(self.county.machine.at - timedelta(days=2))
        self._found(self._kept.gone())

    @property
    def counts(self) -> dict[str, int]:
        counted = Counter(one.kind for one in self.violations)
        return {kind.value: counted[kind] for kind in Kind}

    def _found(self, more: list[Violation]) -> None:
        self.violations += more
