"""The moments at which the story is looked at, and how verdicts are written down for all of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tasks.domain.verdict.verdict import VerdictKind
from tasks.sandbox.wire import at


@dataclass(frozen=True, slots=True)
class StoryMoment:
    at: datetime  # aware, Asia/Shanghai; the clock stands still at it
    label: str
    website_up: bool = True


MOMENTS: tuple[StoryMoment, ...] = (
    StoryMoment(at("02-10 09:00"), "开季"),
    StoryMoment(at("02-17 09:00"), "截止前 7 天"),
    StoryMoment(at("02-23 09:00"), "截止前 1 个工作日"),
    StoryMoment(at("02-25 09:00"), "截止已过"),
    StoryMoment(at("02-27 09:00"), "截止后 1 个工作日（E0）"),
    StoryMoment(at("03-15 09:00"), "三月中旬"),
    StoryMoment(at("05-09 09:00"), "网站打不开", website_up=False),
    StoryMoment(at("05-10 09:00"), "网站恢复"),
)

# A course is one letter for each moment, so that a habit's truth stands beside the habit.
LETTERS = {
    "n": VerdictKind.NOT_OPEN,
    "a": VerdictKind.AWAITING,
    "p": VerdictKind.PARTIAL,
    "w": VerdictKind.NEEDS_REVIEW,  # waits for a person
    "x": VerdictKind.REJECTED,
    "s": VerdictKind.SATISFIED,
    "l": VerdictKind.SATISFIED_LATE,
    "m": VerdictKind.MISSING,
    "u": VerdictKind.UNKNOWN,
}


def course(letters: str) -> tuple[VerdictKind, ...]:
    """ "aapsssss": the verdict at each of the moments. Raises ValueError for any other length or letter."""
    if len(letters) != len(MOMENTS) or set(letters) - set(LETTERS):
        raise ValueError(f"not a course of {len(MOMENTS)} verdicts: {letters!r}")
    return tuple(LETTERS[letter] for letter in letters)


def index_of(moment: datetime) -> int:
    """Which of the moments it is. Raises KeyError for any other moment."""
    for number, known in enumerate(MOMENTS):
        if known.at == moment:
            return number
    raise KeyError(f"the story has no moment {moment.isoformat()}")
