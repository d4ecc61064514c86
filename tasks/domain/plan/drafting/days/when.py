"""A moment as a circular says it, in the plan's grammar, and what short dates rest on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from tasks.domain.plan.circulars.dates import LONG_PAST
from tasks.domain.plan.drafting.days.hanging import Hanging

CLOCK = re.compile(r" (?:cob|\d{2}:\d{2})$")  # at the end of a due moment


@dataclass(frozen=True, slots=True)
class Frame:
    """What short dates rest on: the plan's year, and the day of issue if the circular has one."""

    year: int | None
    issued: date | None = None
    asked: bool = False  # for this year by a person, whatever year the circular is of
    long_past: int = LONG_PAST  # months before the day of issue that a month of the next year seems to lie
    headed: tuple[int | None, int] | None = None  # (year if named, month) of the heading above, 【三月】


@dataclass(frozen=True, slots=True)
class When:
    """A moment in a line, from `start` to `end`. `due` is in the plan's grammar; None, with `why`, if it is no date."""

    start: int
    end: int
    quote: str
    due: str | None
    why: str = ""
    opens: str | None = None  # the first day of a range
    marked: bool = False  # 前, 止, 截止
    ranged: bool = False
    repeats: bool = False
    doubt: str = ""  # read all the same, but a person should look
    day: date | None = None
    vague: bool = False
    moved: str = ""  # on_rest_day, where its words imply it
    first: date | None = None  # of a range
    hang: Hanging | None = None  # what it hangs on, 活动结束后10日内
    more: tuple[str, ...] = ()  # further days of what comes again, beyond the plan's year

    def each(self) -> Iterator[When]:
        """It, and the further days as moments of their own."""
        yield replace(self, more=())
        yield from (replace(self, due=due, more=()) for due in self.more)


def without_days(text: str, whens: Iterable[When]) -> str:
    """What a text says beside its moments."""
    for when in whens:
        text = text.replace(when.quote, "")
    return text
