"""The story: what every school and teacher does, and, told beforehand, how each obligation stands at each moment.

The truth is written here by hand, habit by habit, and never computed by the product's rules.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from tasks.sandbox.people import Place, schools

ZONE = ZoneInfo("Asia/Shanghai")


def at(text: str) -> datetime:
    """A moment of the story's year, "02-24 18:30"."""
    return datetime.strptime(f"2023-{text}", "%Y-%m-%d %H:%M").replace(tzinfo=ZONE)


@dataclass(frozen=True, slots=True)
class StoryMoment:
    at: datetime
    label: str
    website_up: bool = True


MOMENTS = (
    StoryMoment(at("02-10 09:00"), "开季"),
    StoryMoment(at("02-17 09:00"), "截止前 7 天"),
    StoryMoment(at("02-23 09:00"), "截止前 1 个工作日"),
    StoryMoment(at("02-25 09:00"), "截止之后"),
    StoryMoment(at("02-27 09:00"), "截止后第 1 个工作日"),
    StoryMoment(at("03-15 09:00"), "三月中旬"),
    StoryMoment(at("05-09 09:00"), "网站打不开的一天", website_up=False),
    StoryMoment(at("05-10 09:00"), "网站恢复"),
)


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail as it reaches a mailbox; `headers` are added as they are."""

    at: datetime
    mailbox: str  # "secondary" | "primary"
    sender: str
    subject: str
    body: str = ""
    attachments: tuple[tuple[str, bytes], ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Post:
    """A post on the website: `dated` is what it says of itself, `appears` when it could first be seen."""

    channel: str  # class_share | personal_article | web_report
    school: str
    appears: datetime
    dated: datetime
    title: str
    body: str = ""
    attachments: tuple[tuple[str, bytes], ...] = ()
    author: str = ""
    account: str = ""


@dataclass(frozen=True, slots=True)
class Joined:
    """A teacher in the member list of the school's class, from a moment on."""

    at: datetime
    school: str
    name: str
    account: str


@dataclass(frozen=True, slots=True)
class Script:
    """One obligation's part of the story: how it stands at each of `MOMENTS`, and why, in a sentence."""

    obligation: str
    truth: tuple[str, ...]
    why: str


@dataclass
class Story:
    """All deliveries and all scripts; `truth(moment)` is what an honest observer would say then."""

    places: tuple[Place, ...]
    mails: list[Mail] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)
    members: list[Joined] = field(default_factory=list)
    scripts: dict[str, Script] = field(default_factory=dict)

    @classmethod
    def of(cls, seed: int = 7, teachers: int = 120) -> Story:
        """The whole story; the seed colours the files, not the plot."""
        from tasks.sandbox import noise, reports, sessions, teachers_part, term_start

        story = cls(schools(teachers))
        for part in (term_start, sessions, reports, teachers_part, noise):
            part.tell(story, seed)
        return story

    def place(self, id_: str) -> Place:
        return next(place for place in self.places if place.id == id_)

    def script(self, obligation: str, truth: str, why: str) -> None:
        """`truth`: eight verdicts, or fewer with `*N` repeats: "awaiting*2 satisfied*6"."""
        verdicts: list[str] = []
        for word in truth.split():
            name, _, times = word.partition("*")
            verdicts += [name] * int(times or 1)
        if len(verdicts) != len(MOMENTS):
            raise ValueError(f"{obligation}: {len(verdicts)} verdicts for {len(MOMENTS)} moments")
        if obligation in self.scripts:
            raise ValueError(f"{obligation} is told twice")
        self.scripts[obligation] = Script(obligation, tuple(verdicts), why)

    def truth(self, moment: datetime) -> dict[str, str]:
        """Obligation id -> the verdict it should have at that moment of the story."""
        number = [m.at for m in MOMENTS].index(moment)
        return {id_: script.truth[number] for id_, script in self.scripts.items()}

    def why(self, obligation: str) -> str:
        return self.scripts[obligation].why
