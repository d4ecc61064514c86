"""One thing owed, while it is being put together from what several lines say of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from tasks.domain.plan.drafting.days.when import When
from tasks.domain.plan.drafting.page import Line
from tasks.domain.plan.drafting.papers.names.same_names import plain, same_name
from tasks.domain.plan.party import Stage
from tasks.domain.plan.requirement import PartyKind


def _bare_place(channel: str) -> str:
    """A channel's word without quotes, to compare words by."""
    return channel.translate({ord(sign): None for sign in "“”\"'「」"})


def is_one_place(one: str, other: str) -> bool:
    """养护股 and 局机关四楼养护股."""
    short, long = sorted((_bare_place(one), _bare_place(other)), key=len)
    return long.endswith(short)


@dataclass(slots=True)
class Owed:
    """`told` are the texts that speak of it, for counts and checks; `certain` falls with each step that is inferred."""

    title: str
    line: Line
    when: When | None = None
    due_line: Line | None = None
    channels: list[str] = field(default_factory=list)
    beside: tuple[str, ...] = ()
    aliases: list[str] = field(default_factory=list)
    party: PartyKind | None = None
    who: str = ""  # the circular's own words, where they are no schools
    stages: tuple[Stage, ...] | None = None
    count: int | Mapping[Stage, int] | None = None
    told: list[str] = field(default_factory=list)
    heard: list[str] = field(default_factory=list)  # the whole sentences, for who is meant
    parts: tuple[str, ...] = ()
    form: str = ""
    forms: tuple[str, ...] = ()  # 电子, 纸质, where its row says no more of the way
    place_open: bool = False  # 另行通知
    ways: list[str] = field(default_factory=list)  # what says how it gets there: whole stretches, a table's cell
    certain: float = 0.95
    on_rest_day: str | None = None
    conflicts: list[When] = field(default_factory=list)

    def is_named(self, title: str) -> bool:
        asked = plain(title)
        return plain(self.title) == asked or (bool(self.aliases) and asked in map(plain, self.aliases))

    def resembles(self, title: str) -> bool:
        return any(same_name(title, own) for own in (self.title, *self.aliases))

    def is_called(self, title: str) -> None:
        """Take a fuller name, and keep the one it had."""
        if title != self.title:
            self.aliases.append(self.title)
            self.title = title

    def goes_to(self, channels: tuple[str, ...] | list[str], told: str = "") -> None:
        """Add channels, and the words that say how it gets there; 系统 beside 学籍信息管理系统 is the same one."""
        if told and told not in self.ways:
            self.ways.append(told)
        for channel in channels:
            if any(_bare_place(own).endswith(_bare_place(channel)) for own in self.channels):
                continue
            shorter = next(
                (at for at, own in enumerate(self.channels) if _bare_place(channel).endswith(_bare_place(own))), None
            )
            if shorter is None:
                self.channels.append(channel)
            else:
                self.channels[shorter] = channel

    def doubted(self, by: float) -> None:
        self.certain = round(max(0.1, self.certain - by), 2)

    def is_told(self, text: str, sentence: str = "") -> None:
        if text not in self.told:
            self.told.append(text)
        if sentence and sentence not in self.heard:
            self.heard.append(sentence)


def copied(owed: Owed, when: When) -> Owed:
    """The same paper by another day: 乡镇3月14日、县直单位3月21日."""
    return replace(
        owed,
        when=when,
        channels=[*owed.channels],
        aliases=[*owed.aliases],
        told=[*owed.told],
        heard=[*owed.heard],
    )
