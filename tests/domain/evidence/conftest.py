"""Two made-up counties whose plans, names and habits differ, and what schools there send."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from hashlib import sha256
from zoneinfo import ZoneInfo

import pytest

from tasks.domain.evidence.contents import ContentKind, Contents, Member, Opening
from tasks.domain.evidence.identity import Index, Match, identify, items_of
from tasks.domain.evidence.item import Attachment, Blob, Item, Submission, SubmissionKind
from tasks.domain.evidence.source import MailboxSource
from tasks.domain.plan.obligation import Obligation
from tasks.domain.plan.party import Contact, Role, Roster, School, Stage, Teacher
from tasks.domain.plan.requirement import CheckSpec, Only, PartyKind, Plan, Requirement, Theme, Window

ZONE = ZoneInfo("Asia/Shanghai")
SENIOR, JUNIOR, PRIMARY, KINDERGARTEN = Stage


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def document(heading: str = "", text: str = "", han: int = 0) -> Contents:
    text = text or heading
    return Contents(ContentKind.DOCUMENT, Opening.OPENED, "docx", text=text, han=han or len(text), heading=heading)


def seen(words: str) -> Contents | None:
    """What an opener saw: "picture", "locked", "broken", "old", "empty", "link" (not fetched), "zip: a.jpg, b.docx",
    "essay 900" (so many characters), and anything else is a document's heading."""
    kind, _, rest = words.partition(":")
    if kind == "link":
        return None
    if kind == "picture":
        return Contents(ContentKind.IMAGE, Opening.OPENED, "jpg")
    if kind in {"locked", "broken", "old", "empty"}:
        return Contents(ContentKind.OTHER, Opening(kind))
    if kind.startswith("essay "):
        return document(text="研" * 50, han=int(kind.split()[1]))
    if kind == "zip":
        return archive([name.strip() for name in rest.split(",")])
    return document(heading=words.partition("\n")[0], text=words)


def archive(names: Sequence[str]) -> Contents:
    pictures = (".jpg", ".png", ".db")
    members = tuple(
        Member(
            name,
            sha256(name.encode()).hexdigest(),
            9,
            (seen("picture" if name.endswith(pictures) else "") or document()),
        )
        for name in names
    )
    return Contents(ContentKind.ARCHIVE, Opening.OPENED, "zip", members=members)


@dataclass(frozen=True)
class Delivery:
    """A submission with what was seen in its files, ready to be placed."""

    submission: Submission
    contents: dict[str, Contents]
    items: tuple[Item, ...]

    def matches(self, index: Index) -> tuple[tuple[Item, Match], ...]:
        placed = items_of(self.items, self.contents, index)
        seen = dict(self.contents)
        for one in self.contents.values():
            seen.update({member.sha256: member.contents for member in one.members})
        return tuple((item, identify(item, seen.get(item.sha256), index)) for item in placed)


Names = str | Mapping[str, str]  # one file's name, or names with what was seen in them


def _named(files: Names) -> Mapping[str, str]:
    if isinstance(files, str):
        return {files: "现将材料报上，请查收。"} if files else {}
    return files


@dataclass(frozen=True)
class County:
    plan: Plan
    roster: Roster
    obligations: tuple[Obligation, ...]
    index: Index = field(init=False)

    def __post_init__(self) -> None:
        sources = (
            MailboxSource("mail", stages=(PRIMARY, KINDERGARTEN)),
            MailboxSource("mail-signed", authserv_id="mx"),
        )
        object.__setattr__(self, "index", Index(self.plan, self.roster, self.obligations, sources=sources))

    def deliver(self, files: Mapping[str, str], **fields: object) -> Delivery:
        """A mail or post. A file whose contents are None is a link that was not fetched."""
        body = str(fields.pop("body", ""))
        opened = {name: seen(words) for name, words in files.items()}
        attachments = tuple(
            Attachment(name, blob=Blob(sha256(name.encode()).hexdigest(), 9) if one else None)
            for name, one in opened.items()
        )
        values: dict[str, object] = {"source": "mail", "channel": "mailbox", "key": "1", "version": "1"}
        values |= {"kind": SubmissionKind.MAIL, "received_at": at(f"{self.plan.year}-03-10T09:00:00")}
        for name in ("received_at", "first_seen_at"):
            if isinstance(fields.get(name), str):
                fields[name] = at(str(fields[name]))
        submission = Submission(**{**values, "body": body, "attachments": attachments, "id": 1, **fields})  # type: ignore[arg-type]
        contents = {a.blob.sha256: one for a, one in zip(attachments, opened.values(), strict=True) if a.blob and one}
        text = sha256(body.encode()).hexdigest()
        contents[text] = document(text=body) if body else Contents(ContentKind.OTHER, Opening.EMPTY)
        items = [Item("e0", "body", None, text if body else "", len(body), submission)]
        items += [
            Item(f"e{n}", f"a{n}", a.name, a.blob.sha256 if a.blob else "", 9, submission)
            for n, a in enumerate(attachments, 1)
        ]
        return Delivery(submission, contents, tuple(items))

    def mail(self, sender: str, title: str, files: Names, **more: object) -> Delivery:
        return self.deliver(_named(files), sender_address=sender, title=title, **more)

    def post(self, channel: str, title: str, files: Names, **more: object) -> Delivery:
        first_seen = at(f"{self.plan.year}-03-10T09:00:00")
        fields = {"kind": SubmissionKind.POST, "source": "web", "received_at": None, "first_seen_at": first_seen} | more
        return self.deliver(_named(files), channel=channel, title=title, **fields)

    def claims(self, delivery: Delivery) -> set[str]:
        """REQUIREMENT/PARTY/PERIOD of all claims, each with its doubts behind it."""
        return {
            f"{claim.requirement}/{claim.party}/{claim.period}" + "".join(f" {doubt}" for doubt in sorted(claim.doubts))
            for _, match in delivery.matches(self.index)
            for claim in match.claims
        }


def _owed(requirement: str, party: str, period: str, due: datetime, stages: tuple[Stage, ...] = ()) -> Obligation:
    name = party.partition(":")[0]
    return Obligation(
        f"{requirement}/{party}/{period}", requirement, party, name, stages, period, due - timedelta(60), due
    )


def _requirement(
    id_: str, title: str, party: PartyKind, channels: str, *checks: str | CheckSpec, **more: object
) -> Requirement:
    specs = tuple(check if isinstance(check, CheckSpec) else CheckSpec(check) for check in checks)
    return Requirement(id_, title, party, tuple(channels.split()), "06-30", checks=specs, **more)  # type: ignore[arg-type]


SCHOOL, TEACHER = PartyKind.SCHOOL, PartyKind.TEACHER
PARTS = CheckSpec("archive_parts", {"parts": ["签到", "教案|教学设计", "照片>=3", "评课"]})


@pytest.fixture(scope="session")
def qingshan() -> County:
    """A county whose schools bear its name; every month a report; papers by mail and on the class's list."""
    both = "mailbox class_share"
    plan = Plan(
        id="qingshan-2024",
        year=2024,
        starts=at("2023-12-01T00:00:00"),
        requirements=(
            _requirement("X1", "《教学工作总结》", SCHOOL, both, "document", aliases=("学校教学总结",)),
            _requirement("X2", "《安全责任书》", SCHOOL, both, "document"),
            _requirement("X3", "《校本教研活动计划》", SCHOOL, both, "document"),
            _requirement("X4", "《校本教研》", SCHOOL, both, PARTS, "one_session", aliases=("教研活动材料",)),
            _requirement("X5", "《功课表》", SCHOOL, "mailbox", "table", aliases=("课程表", "作息时间表")),
            _requirement("X6", "教研月报（培训、考核、新闻）", SCHOOL, "web_report", "month_items"),
            _requirement("X7", "全体教师入群", SCHOOL, "class_membership", "members"),
            _requirement("Y1", "《师德承诺书》", TEACHER, "personal_article class_share", "document"),
            _requirement("Y2", "《师德学习体会》", TEACHER, "personal_article", CheckSpec("han_count", {"min": 800})),
            _requirement("Y3", "《个人教学工作总结》", TEACHER, "personal_article", "document"),
        ),
        windows=(Window("冬训", date(2023, 12, 20), date(2024, 2, 20), ("Y2",)),),
        themes={3: Theme(3, "让核心素养落地课堂"), 4: Theme(4, "作业设计与命题研究")},
    )
    roster = Roster(
        schools=(
            School("p1", "青山县第一小学", (PRIMARY,), ("青小",), "一小研培班", ("c1",), "c9"),
            School("p2", "青山县城关第一小学", (PRIMARY,), (), "城关班", ("c2",)),
            School("j1", "青山县第一中学", (JUNIOR,), ("一中",), "一中班", ("c3",)),
            School("j11", "青山县第十一中学", (JUNIOR,), (), "十一中班", ("c4",)),
            School("m1", "青山县实验学校", (PRIMARY, JUNIOR), ("实验学校",), "实验班", ("c5",)),
            School("k1", "青山县红光乡中心小学", (PRIMARY,), (), "红光班", ("c6",)),
            School("k2", "青山县白水乡中心小学", (PRIMARY,), (), "白水班", ("c6",)),
        ),
        teachers=(
            Teacher("t1", "王老师", "p1", account="https://site.example/space?uid=71"),
            Teacher("t2", "孙老师", "p1", account="sun1"),
            Teacher("t3", "王老师", "j1", account="wang-j1"),
            Teacher("t4", "孙老师", "m1", stages=(PRIMARY,)),
            Teacher("t5", "王老师", "m1", stages=(JUNIOR,)),
        ),
        contacts=(
            Contact("c1", "孙老师", Role.COORDINATOR, "One@qs.example"),
            Contact("c2", "王老师", Role.COORDINATOR, "two@qs.example"),
            Contact("c3", "孙老师", Role.COORDINATOR, "three@qs.example"),
            Contact("c4", "王老师", Role.COORDINATOR, "four@qs.example"),
            Contact("c5", "孙老师", Role.COORDINATOR, "five@qs.example"),
            Contact("c6", "王老师", Role.COORDINATOR, "six@qs.example"),
            Contact("c9", "王老师", Role.PRINCIPAL, "head@qs.example"),
            Contact("a1", "孙老师", Role.ADMIN, "admin@qs.example"),
        ),
    )
    due = at("2024-06-28T17:00:00")
    owed = [_owed(r, s.id, "2024", due, s.stages) for r in ("X1", "X2", "X3", "X5", "X7") for s in roster.schools]
    owed += [_owed("X4", s.id, "2024", due, s.stages) for s in roster.schools if s.id != "m1"]
    owed += [_owed("X4", f"m1:{stage}", "2024", due, (stage,)) for stage in (PRIMARY, JUNIOR)]
    fridays = {"2024-02": 23, "2024-03": 29, "2024-04": 26, "2024-05": 31}
    owed += [
        _owed("X6", s.id, m, at(f"{m}-{d}T23:59:59"), s.stages) for m, d in fridays.items() for s in roster.schools
    ]
    owed += [_owed(r, t.id, "2024", due) for r in ("Y1", "Y2", "Y3") for t in roster.teachers]
    return County(plan, roster, tuple(owed))


@pytest.fixture(scope="session")
def donghu() -> County:
    """A county whose schools do not bear its name; one mailbox takes everything; activities are named in quotes."""
    plan = Plan(
        id="donghu-2027",
        year=2027,
        starts=at("2027-01-01T00:00:00"),
        requirements=(
            _requirement("A-1", "“开放周”方案", SCHOOL, "mailbox", "document"),
            _requirement("A-2", "“开放周”材料", SCHOOL, "mailbox", PARTS),
            _requirement("A-3", "防溺水告知书回执统计表", SCHOOL, "mailbox", "table"),
            _requirement(
                "B-1", "“开放周”教案", TEACHER, "mailbox", "document", only=Only("gives_observed_lesson", "A-2")
            ),
            _requirement("B-2", "“开放周”课件", TEACHER, "mailbox", "readable"),
        ),
    )
    roster = Roster(
        schools=(
            School("s1", "第一小学", (PRIMARY,), ("一小", "东小"), "", ("k1",)),
            School("s2", "第二小学", (PRIMARY,), ("东小",), "", ("k2",)),
            School("s3", "实验小学", (PRIMARY,), (), "", ("k3",)),
            School("s4", "第二实验小学", (PRIMARY,), (), "", ("k4",)),
        ),
        teachers=(Teacher("w1", "王老师", "s1"), Teacher("w2", "王老师", "s2"), Teacher("n1", "孙老师", "s1")),
        contacts=(
            Contact("k1", "孙老师", Role.COORDINATOR, "s1@dh.example; spare@dh.example"),
            Contact("k2", "王老师", Role.COORDINATOR, "s2@dh.example"),
            Contact("k3", "孙老师", Role.COORDINATOR, "s3@dh.example"),
            Contact("k4", "孙老师", Role.COORDINATOR, "s4@dh.example"),
            Contact("g1", "王老师", Role.STAGE_CONTACT, "stage@dh.example"),
        ),
    )
    due = at("2027-05-28T17:00:00")
    owed = [_owed(r, s.id, "2027", due, s.stages) for r in ("A-1", "A-2", "A-3") for s in roster.schools]
    owed += [_owed("B-2", t.id, "2027", due) for t in roster.teachers]
    return County(plan, roster, tuple(owed))
