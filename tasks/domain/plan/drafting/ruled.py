"""What a person has ruled: a line's impossible date is the day that the ruling names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from tasks.domain.plan.drafting.days.moments import find_whens
from tasks.domain.plan.drafting.days.when import Frame
from tasks.domain.plan.drafting.page import narrow
from tasks.domain.plan.ruling import Ruling

if TYPE_CHECKING:
    from tasks.domain.plan.draft import Draft

_OF_DATES = {"impossible-date", "slip", "conflicting-dates", "no-date", "weekday-mismatch", "vague-word"}


def _ruled_days(rulings: tuple[Ruling, ...], frame: Frame) -> Mapping[int, str]:
    """The circular's line -> the one day that the latest ruling on one of its dates names."""
    found: dict[int, str] = {}
    for ruling in sorted(rulings, key=lambda ruling: ruling.date):
        if ruling.kind not in _OF_DATES or not ruling.place.isdecimal():
            continue
        days = [when.due for when in find_whens(narrow(ruling.text), frame) if when.due]
        if len(days) == 1:
            found[int(ruling.place)] = days[0]
    return found


def apply_rulings(draft: Draft, rulings: tuple[Ruling, ...]) -> Draft:
    """The draft with the days that rulings name in place of those that could not be read."""
    days = _ruled_days(rulings, Frame(draft.year))
    if not days:
        return draft
    return replace(
        draft,
        requirements=tuple(
            replace(one, due=days[one.due_line or one.line])
            if one.due is None and (one.due_line or one.line) in days
            else one
            for one in draft.requirements
        ),
        windows=tuple(
            replace(one, last=days[one.line], why="") if one.last is None and one.line in days else one
            for one in draft.windows
        ),
        unread=tuple(one for one in draft.unread if one.line not in days),
    )
