"""A plan drafted from a circular: what is owed, with the line that says so; what stays open is open, never guessed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circulars.one_writing import in_one_writing
from tasks.domain.plan.drafting.as_it_came import as_it_came
from tasks.domain.plan.drafting.asides import DraftContact, DraftWindow, contacts_of, windows_of
from tasks.domain.plan.drafting.binding import bind
from tasks.domain.plan.drafting.bound import Unread
from tasks.domain.plan.drafting.checks import checks_of
from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.days.usual_clock import say_clocks
from tasks.domain.plan.drafting.demands import demands_of
from tasks.domain.plan.drafting.finishing import finish
from tasks.domain.plan.drafting.page import Line
from tasks.domain.plan.drafting.papers.owed import Owed
from tasks.domain.plan.drafting.papers.told_again.twins import without_twins
from tasks.domain.plan.drafting.ruled import apply_rulings
from tasks.domain.plan.drafting.spelled_out import spelled_out
from tasks.domain.plan.drafting.tables.summed_up import without_summary
from tasks.domain.plan.drafting.tables.tables import read_tables
from tasks.domain.plan.drafting.themes import DraftTheme, themes_of
from tasks.domain.plan.drafting.unseen import say_unseen
from tasks.domain.plan.party import Stage
from tasks.domain.plan.requirement import PartyKind
from tasks.domain.plan.ruling import Ruling

_BEFORE, _AHEAD = "previous ", "next "
_A_SERIES = 4  # so many days of one paper, all in the year after, are one rule of that year's plan


@dataclass(frozen=True, slots=True)
class DraftRequirement:
    """One requirement in plan.toml's names; None where the circular leaves it open. `confidence` is 0 to 1."""

    id: str
    title: str
    line: int
    confidence: float
    aliases: tuple[str, ...] = ()
    party: PartyKind | None = None
    who: str = ""  # who hands in by the circular's own words, where they are neither schools nor teachers
    stages: tuple[Stage, ...] | None = None
    channels: tuple[str, ...] | None = None
    count: int | Mapping[Stage, int] | None = None
    opens: str | None = None
    due: str | None = None
    on_rest_day: str | None = None
    checks: tuple[Any, ...] = ()
    due_line: int = 0
    due_quote: str = ""
    rivals: tuple[str, ...] = ()  # the other days that the circular says for it, in its words
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    year: int | None
    requirements: tuple[DraftRequirement, ...]
    windows: tuple[DraftWindow, ...]
    themes: Mapping[int, DraftTheme]
    contacts: tuple[DraftContact, ...]
    unread: tuple[Unread, ...]


def draft(
    text: str, *, year: int | None = None, rulings: Iterable[Ruling] = (), calendar: Calendar | None = None
) -> Draft:
    """Read a circular's text. `year` overrides the one that it speaks of; a ruling settles what a line leaves open;
    without a `calendar` the days off are weekends."""
    page = Page(spelled_out(in_one_writing(text)), year, calendar or Calendar({}))
    drafted = _drafted(page)
    if year is None and _runs_in_year_after(drafted.requirements):
        drafted = _drafted(replace(page, year_after=True))
    return as_it_came(apply_rulings(drafted, tuple(rulings)), text)


def _drafted(page: Page) -> Draft:
    tabled = read_tables(page)
    demands = demands_of(page, tabled.lines)
    binding = bind(page, demands, tabled.owed)
    binding.owed = without_twins(without_summary(binding.owed, tabled.lines))
    finish(binding)
    say_clocks(page.lines, binding.owed, tabled.lines)
    windows = windows_of(page, tabled.lines, binding)
    say_unseen(binding, tabled.lines)
    for owed in binding.owed:
        owed.line = _asked_at(owed, page)
    requirements = _numbered(
        sorted(binding.owed, key=lambda owed: (owed.line.number, owed.line.text.find(owed.title))), page
    )
    return Draft(
        page.frame.year,
        requirements,
        windows,
        themes_of(page),
        contacts_of(page),
        tuple(sorted(binding.unread, key=lambda unread: unread.line)),
    )


def _asked_at(owed: Owed, page: Page) -> Line:
    """各校填写附件1,于3月12日前上传: asked for there, and not in the list of what is attached."""
    is_attached = owed.line.number in page.attachment_lines
    return owed.due_line if is_attached and owed.due_line else owed.line


def _runs_in_year_after(found: Iterable[DraftRequirement]) -> bool:
    """自2026年2月起每月8日前 in a circular of December 2025: the plan is that of 2026, which writes it as one rule."""
    days: dict[tuple[str, int], list[str]] = {}
    for one in found:
        days.setdefault((one.title, one.line), []).append(one.due or "")
    return any(len(due) >= _A_SERIES and all(day.startswith(_AHEAD) for day in due) for due in days.values())


def _numbered(found: list[Owed], page: Page) -> tuple[DraftRequirement, ...]:
    """S1, S2 … for schools, T1 … for teachers, in the circular's order."""
    counts = {"S": 0, "T": 0}
    numbered = []
    for owed in found:
        letter = "T" if owed.party is PartyKind.TEACHER else "S"
        counts[letter] += 1
        parts = (child for child in page.children(owed.line) if child.number not in page.attachment_lines)
        owed.parts = tuple(child.body for child in parts) if owed.when else ()
        numbered.append(_requirement(f"{letter}{counts[letter]}", owed, page.frame.year))
    return tuple(numbered)


def _requirement(id_: str, owed: Owed, year: int | None) -> DraftRequirement:
    return DraftRequirement(
        id=id_,
        title=owed.title,
        line=owed.line.number,
        confidence=owed.certain,
        aliases=tuple(owed.aliases),
        party=owed.party,
        who=owed.who,
        stages=owed.stages,
        channels=tuple(owed.channels) or None,
        count=owed.count,
        opens=owed.when.opens if owed.when else None,
        due=_in_plan(owed.when.due, year) if owed.when else None,
        on_rest_day=owed.on_rest_day if owed.when and owed.when.due else None,
        checks=tuple(checks_of(owed)),
        due_line=owed.due_line.number if owed.due_line else 0,
        due_quote=owed.when.quote if owed.when else "",
        rivals=tuple(when.quote for when in owed.conflicts),
        quote=owed.line.written,
    )


def _in_plan(due: str | None, year: int | None) -> str | None:
    """The year before the plan's has no word in `due`, as `next` has for the year after: its days are written whole."""
    if due is None or year is None or not due.startswith(_BEFORE):
        return due
    return f"{year - 1}-{due.removeprefix(_BEFORE)}"
