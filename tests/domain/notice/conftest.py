"""The cast of the notice tests: 第一小学 with 王老师, 第二中学 with 孙老师, and their plan."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from types import ModuleType
from zoneinfo import ZoneInfo

import pytest

from tasks.domain.evidence.reading import CompleteReading, Scope
from tasks.domain.notice.escalation import Desk, Told
from tasks.domain.notice.matter import matter_of
from tasks.domain.notice.merging import Decided, due_notices
from tasks.domain.notice.notice import Notice
from tasks.domain.notice.rung import Rung, When
from tasks.domain.notice.window import SendWindow
from tasks.domain.plan.calendar import Calendar, Day, DayKind, Origin, Vacation
from tasks.domain.plan.obligation import Obligation
from tasks.domain.plan.party import Contact, Role, Roster, School, Stage, Teacher
from tasks.domain.plan.requirement import PartyKind, Plan, Requirement
from tasks.domain.verdict.verdict import ChannelStanding, ChannelState, Verdict, VerdictKind

ZONE = ZoneInfo("Asia/Shanghai")
K = VerdictKind


def at(text: str) -> datetime:
    """ "02-17 09:00" in 2023, in Shanghai."""
    return datetime.strptime(f"2023-{text}", "%Y-%m-%d %H:%M").replace(tzinfo=ZONE)


def holidays(*days: str) -> dict[date, Day]:
    return {date.fromisoformat(d): Day(date.fromisoformat(d), DayKind.HOLIDAY, Origin.OFFICIAL) for d in days}


MAY_DAY = holidays(*(f"2023-0{d}" for d in ("4-29", "4-30", "5-01", "5-02", "5-03")))
MADE_UP = {date(2023, *d): Day(date(2023, *d), DayKind.WORKING, Origin.OFFICIAL) for d in ((4, 23), (5, 6))}
CALENDAR = Calendar({**MAY_DAY, **MADE_UP})

WANG = Contact("c-wang", "王老师", Role.COORDINATOR, "wang@school.test")
SUN = Contact("c-sun", "孙老师", Role.STAGE_CONTACT, "sun@school.test", (Stage.PRIMARY,), "0455-1")
FIRST = School("sch01", "第一小学", (Stage.PRIMARY,), coordinators=("c-wang",))
ROSTER = Roster((FIRST,), (Teacher("t1", "孙老师", "sch01"),), (WANG, SUN))
PLAN = Plan(
    id="lanxi-2023",
    year=2023,
    starts=datetime(2022, 12, 1, tzinfo=ZONE),
    requirements=(
        Requirement("S1", "《“推门听课”活动计划》", PartyKind.SCHOOL, ("mailbox", "class_share"), "02-24 cob"),
        Requirement("S4", "《课程表》", PartyKind.SCHOOL, ("mailbox", "class_share"), "02-24 cob"),
        Requirement("T1", "学习电子证书", PartyKind.TEACHER, ("personal_article",), "04-30"),
    ),
)
T7 = Rung("T-7", 20, When.read("T-7"), Role.COORDINATOR, (K.AWAITING, K.PARTIAL, K.REJECTED))
T1 = Rung("T-1wd", 40, When.read("T-1wd"), Role.COORDINATOR, (K.AWAITING, K.PARTIAL, K.REJECTED))
E0 = Rung("E0", 60, When.read("+1wd"), Role.COORDINATOR, (K.MISSING, K.REJECTED, K.UNKNOWN), accuses=True, within=10)


def owed(requirement: str = "S1", party: str = "sch01", due: str = "02-24 17:00", **more: object) -> Obligation:
    return Obligation(
        id=f"{requirement}/{party}/2023",
        requirement=requirement,
        party=party,
        party_name=ROSTER.name_of(party),
        stages=(Stage.PRIMARY,),
        period="2023",
        opens_at=PLAN.starts,
        due_at=at(due),
        **more,  # type: ignore[arg-type]
    )


def looked(channel: str, when: str) -> CompleteReading:
    return CompleteReading(7, "primary", Scope(channel), at(when), at(when) + timedelta(minutes=3))


def channel(name: str, state: ChannelState, seen: str = "", accepted: int = 0, needed: int = 1) -> ChannelStanding:
    proof = (looked(name, seen),) if seen else ()
    return ChannelStanding(name, state, needed, accepted, None, proof=proof, looked_at=at(seen) if seen else None)


def verdict(kind: VerdictKind, obligation: Obligation | None = None, *channels: ChannelStanding) -> Verdict:
    obligation = obligation or owed()
    return Verdict(obligation, kind, (), {c.channel: c for c in channels})


def missing(obligation: Obligation | None = None, seen: str = "02-27 08:00") -> Verdict:
    return verdict(
        K.MISSING,
        obligation,
        channel("mailbox", ChannelState.ABSENT, seen),
        channel("class_share", ChannelState.ABSENT, seen),
    )


def desk(now: str, **more: object) -> Desk:
    given: dict[str, object] = {
        "plan": PLAN,
        "roster": ROSTER,
        "calendar": CALENDAR,
        "rungs": (T7, T1, E0),
        "window": SendWindow(),
        "grace": lambda channel, _party: timedelta(minutes=30) if channel == "mailbox" else timedelta(hours=2),
        "as_of": at(now),
        "accuse_from": at("02-10 09:00"),
        "decided_before": at(now) - timedelta(minutes=15),
    }
    return Desk(**{**given, **more})  # type: ignore[arg-type]


def decide(now: str, *verdicts: Verdict, **more: object) -> Decided:
    table = desk(now, **more)
    return due_notices([matter_of(v, table.as_of, timedelta(hours=24)) for v in verdicts], table)


def told_by(notices: Sequence[Notice]) -> frozenset[Told]:
    return frozenset(Told(n.recipient, line.rung, line.obligation, line.due_at) for n in notices for line in n.lines)


def vacation(first: str, last: str) -> Calendar:
    return Calendar(CALENDAR.days, (Vacation(at(f"{first} 00:00").date(), at(f"{last} 00:00").date()),))


@pytest.fixture
def cast() -> ModuleType:
    """This module: people, plan, and the functions that make verdicts and decide."""
    return sys.modules[__name__]
