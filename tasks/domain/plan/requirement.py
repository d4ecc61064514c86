"""What is owed, as the plan words it: requirements, channels, windows, themes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import cached_property

from tasks.domain.plan.party import Stage

MAILBOX = "mailbox"


class PartyKind(StrEnum):
    SCHOOL = "school"
    TEACHER = "teacher"


class Watched(StrEnum):
    YES = "yes"
    BY_HAND = "by_hand"
    NO = "no"


class Needs(StrEnum):
    ALL = "all"
    ANY = "any"


class RestDay(StrEnum):
    KEEP = "keep"
    PREVIOUS = "previous_working_day"
    NEXT = "next_working_day"


CHANNEL_LABELS: Mapping[str, str] = {
    "mailbox": "指定邮箱",
    "class_share": "网站班级共享栏",
    "personal_article": "网站个人中心文章",
    "class_membership": "研培班级成员",
    "web_report": "能力提升网站",
}


def channel_label(channel: str) -> str:
    return CHANNEL_LABELS.get(channel, channel)


@dataclass(frozen=True, slots=True)
class CheckSpec:
    """A content check that a requirement asks for, with its parameters as the plan gives them."""

    name: str
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Only:
    """Whom of the teachers a requirement concerns: those a roster column lists, those accepted archives show."""

    roster: str = ""  # "gives_observed_lesson"
    shown_by: str = ""  # a requirement's id


@dataclass(frozen=True, slots=True)
class Requirement:
    id: str
    title: str
    party: PartyKind
    channels: tuple[str, ...]
    due: str  # the due rule as written; domain/plan/due.py reads it
    opens: str = ""  # "": the plan's `starts`; for a monthly rule the first day of the month
    aliases: tuple[str, ...] = ()
    stages: tuple[Stage, ...] = tuple(Stage)
    only: Only | None = None
    needs: Needs = Needs.ALL
    count: int | Mapping[Stage, int] = 1
    on_rest_day: RestDay = RestDay.KEEP
    pending: bool | tuple[str, ...] = False  # True, or months "02" and stages "senior" that await a ruling
    checks: tuple[CheckSpec, ...] = ()

    @property
    def counts_members(self) -> bool:
        """Whether each roster teacher of the school is counted (S9) instead of items."""
        return any(check.name == "members" for check in self.checks)

    @property
    def counts_sessions(self) -> bool:
        """Whether one archive is one unit (S6)."""
        return any(check.name in {"archive_parts", "one_session"} for check in self.checks)

    @property
    def month_kinds(self) -> tuple[str, ...]:
        """The kinds that a monthly report must show (S7), else empty."""
        for check in self.checks:
            if check.name == "month_items":
                kinds = check.params.get("kinds", ["培训", "考核", "新闻"])
                return tuple(str(kind) for kind in kinds) if isinstance(kinds, (list, tuple)) else ()
        return ()


@dataclass(frozen=True, slots=True)
class Override:
    requirement: str
    stage: Stage | None = None
    party: str = ""
    due: str = ""


@dataclass(frozen=True, slots=True)
class Window:
    name: str
    first: date
    last: date
    requirements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Theme:
    month: int
    title: str
    form: str = ""


@dataclass(frozen=True, slots=True)
class CloseOfBusiness:
    """下班前, from one month-day to another (inclusive), as (month, day)."""

    at: time
    first: tuple[int, int] = (1, 1)
    last: tuple[int, int] = (12, 31)


@dataclass(frozen=True)
class Plan:
    """One year's plan as its file says it, dates of the frame already resolved in `year`."""

    id: str
    year: int
    starts: datetime
    requirements: tuple[Requirement, ...]
    timezone: str = "Asia/Shanghai"
    close_of_business: tuple[CloseOfBusiness, ...] = (CloseOfBusiness(time(17, 0)),)
    grace: Mapping[str, timedelta] = field(
        default_factory=lambda: {"mailbox": timedelta(minutes=30), "website": timedelta(hours=2)}
    )
    mend_within: int = 3  # working days
    channels: Mapping[str, Watched] = field(default_factory=dict)  # a channel not named here is watched
    overrides: tuple[Override, ...] = ()
    windows: tuple[Window, ...] = ()
    themes: Mapping[int, Theme] = field(default_factory=dict)
    credit: Mapping[str, object] = field(default_factory=dict)
    scoring: Mapping[str, object] = field(default_factory=dict)

    @cached_property
    def requirement(self) -> Mapping[str, Requirement]:
        return {requirement.id: requirement for requirement in self.requirements}

    def watched(self, channel: str) -> Watched:
        return self.channels.get(channel, Watched.YES)

    def grace_of(self, channel: str) -> timedelta:
        return self.grace["mailbox" if channel == MAILBOX else "website"]
