# ruff: noqa: E501 - the tables of a test county read better in long lines
"""A small county at the deadline of 24 February 2023: 第一小学, one mailbox, one website, two requirements."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tasks.domain.evidence.finding import Examination, Finding, Result
from tasks.domain.evidence.item import Item, Submission, SubmissionKind
from tasks.domain.evidence.match import Claim, Doubt, Match, MatchKind
from tasks.domain.evidence.reading import Reading, ReadingState, Scope, ScopeReading
from tasks.domain.evidence.source import ListSpec, MailboxSource, WebsiteSource
from tasks.domain.plan.calendar import Calendar, Day, DayKind, Origin
from tasks.domain.plan.obligation import Obligation
from tasks.domain.plan.party import Roster, School, Stage, Teacher
from tasks.domain.plan.requirement import CheckSpec, PartyKind, Plan, Requirement
from tasks.domain.verdict.arrivals import Arrivals
from tasks.domain.verdict.decision import Decision
from tasks.domain.verdict.draw import Bench, draw, in_force
from tasks.domain.verdict.lacking import names_of_lacking
from tasks.domain.verdict.looking import Looks
from tasks.domain.verdict.placing import Docket, Placed, Placing, evidence_by_obligation
from tasks.domain.verdict.verdict import Verdict

ZONE = ZoneInfo("Asia/Shanghai")
PRIMARY = Stage.PRIMARY


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2023-{text}").replace(tzinfo=ZONE)


DUE = at("02-24T17:00:00")


def requirement(id_: str, *channels: str, **more: object) -> Requirement:
    return Requirement(id_, f"要求{id_}", PartyKind.SCHOOL, channels, "02-24 cob", **more)  # type: ignore[arg-type]


SCHOOLS = (School("sch01", "第一小学", (Stage.PRIMARY,)), School("sch07", "第七学校", (Stage.PRIMARY, Stage.JUNIOR)))
TEACHERS = (Teacher("t01", "王老师", "sch01"), Teacher("t02", "孙老师", "sch01"))
MAILBOXES = (MailboxSource("mail-a"), MailboxSource("mail-b"))
SITE = WebsiteSource("site", lists=(ListSpec("class_share", url="/class/{class}/"),))


@dataclass
class County:
    """What a test changes: requirements, obligations, readings, items, decisions."""

    requirements: tuple[Requirement, ...] = (requirement("S1", "mailbox", "class_share"),)
    obligations: tuple[Obligation, ...] = ()
    sources: tuple[MailboxSource | WebsiteSource, ...] = (*MAILBOXES, SITE)
    readings: list[Reading] = field(default_factory=list)
    judged: int | None = None
    items: list[tuple[Item, Match, dict[str, Examination], bool, bool]] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    told_to_mend: dict[str, datetime] = field(default_factory=dict)
    teachers: tuple[Teacher, ...] = TEACHERS
    plan_more: dict[str, object] = field(default_factory=dict)

    def owes(self, id_: str = "S1/sch01/2023", **more: object) -> None:
        requirement_, party, period = id_.split("/")
        stages = (Stage(party.partition(":")[2]),) if ":" in party else (Stage.PRIMARY,)
        owed = Obligation(id_, requirement_, party, "第一小学", stages, period, at("02-01T00:00:00"), DUE)
        self.obligations += (replace(owed, **more),)  # type: ignore[arg-type]

    def looked(self, source: str, when: str, *, whole: bool = True, party: str = "sch01", gone: int = 0) -> None:
        channel = "mailbox" if source.startswith("mail") else "class_share"
        scope = Scope(channel) if channel == "mailbox" else Scope(channel, party, "0")
        began = at(when)
        state = ReadingState.COMPLETE if whole else ReadingState.UNREACHABLE
        part = ScopeReading(scope, whole, "" if whole else "网站连不上", {"vanished": gone} if gone else {})
        self.readings.append(
            Reading(source, began, began + timedelta(seconds=5), state, "", (part,), 0, len(self.readings) + 1)
        )

    def looked_everywhere(self, when: str) -> None:
        for source in self.sources:
            self.looked(source.id, when)

    def came(
        self, channel: str, when: str, result: Result | None = Result.ACCEPTED, *, key: str = "", claims: Sequence[str] = ("S1/sch01/2023",),
        doubts: Sequence[Doubt] = (), stated: str | None = None, kind: MatchKind = MatchKind.CLAIMED, broken: bool = False,
        hollow: bool = False, unreadable: bool = False, stage: Stage | None = None, keys: tuple[str, ...] = (), link: str = "", stated_time: bool = True,
    ) -> str:  # fmt: skip
        number = len(self.items) + 1
        mail = channel == "mailbox"
        submission = Submission(
            "mail-a" if mail else "site", channel, link or f"{channel}|sch01|k{number}", f"v{number}",
            SubmissionKind.MAIL if mail else SubmissionKind.POST, received_at=at(when) if mail else None,
            first_seen_at=at(when), stated_at=at(stated) if stated else None, stated_time=bool(stated) and stated_time, list_party="" if mail else "sch01",
            list_name="" if mail else "0", id=number,
        )  # fmt: skip
        item = Item(f"e{number}", "a1", "计划.docx", key or f"sha{number}", 1, submission)
        found = tuple(
            Claim(c.split("/")[0], c.split("/")[1], c.split("/")[2], stage, tuple(doubts), ("文件名",)) for c in claims
        )
        match = Match(
            item.id,
            kind,
            found if kind is MatchKind.CLAIMED else (),
            ("名称",),
            parties=("sch01",),
            unreadable=unreadable,
        )
        examined = {} if result is None else {
            f"{c.requirement}/{c.party}": Examination(result, (Finding("document", result, "说明"),), keys or (key or f"sha{number}",))
            for c in found
        }  # fmt: skip
        self.items.append((item, match, examined, broken, hollow))
        return item.id

    def verdict(self, when: str, id_: str = "S1/sch01/2023") -> Verdict:
        return self.verdicts(when)[id_]

    def verdicts(self, when: str) -> dict[str, Verdict]:
        if not self.obligations:
            self.owes()
        plan = Plan("p", 2023, at("01-01T00:00:00"), self.requirements, **self.plan_more)  # type: ignore[arg-type]
        roster = Roster(SCHOOLS, self.teachers)
        now = at(when)
        readings = [r for r in self.readings if r.began_at <= now]
        through = len(self.readings) if self.judged is None else self.judged
        looks = Looks(plan, roster, self.sources, readings, through)
        owed = [in_force(o, self.decisions) for o in self.obligations]
        docket = Docket(plan, owed)
        arrivals = Arrivals([i[0].submission for i in self.items], [i[0] for i in self.items], looks)
        placed = [
            Placed(Placing(item, match, b, h), arrivals.of(item), found) for item, match, found, b, h in self.items
        ]
        evidence = evidence_by_obligation(placed, docket, self.decisions, now)
        bench = Bench(plan, CALENDAR, looks, self.decisions, now, self.told_to_mend, names_of_lacking(docket, roster))
        return {o.id: draw(o, evidence[o.id], bench) for o in owed}


def _days() -> dict[date, Day]:
    first = date(2023, 1, 1)
    days = [first + timedelta(days=n) for n in range(365)]
    return {d: Day(d, DayKind.REST if d.weekday() >= 5 else DayKind.WORKING, Origin.OFFICIAL) for d in days}


CALENDAR = Calendar(_days())
MEMBERS = CheckSpec("members")


@pytest.fixture
def county() -> County:
    return County()


@pytest.fixture
def require() -> Callable[..., Requirement]:
    return requirement


@pytest.fixture
def namesakes(county: County) -> None:
    """第一小学 has two 王老师 and one 孙老师."""
    county.teachers = (*TEACHERS, Teacher("t03", "王老师", "sch01"))
