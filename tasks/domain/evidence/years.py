"""Whether an item speaks of this plan's year: last year's timetable is for a person, not for this plan."""

from __future__ import annotations

from datetime import date

from tasks.domain.evidence.index import Index
from tasks.domain.evidence.names import fold
from tasks.domain.evidence.spoken import Dates, dates_in
from tasks.domain.evidence.wording import Wording
from tasks.domain.plan.requirement import Requirement


def other_year(requirement: Requirement, words: Wording, index: Index) -> str:
    """A Chinese sentence when the item's own names, or else its title, name years and none is this plan's; else "".

    A school year that contains a day of the plan is this year, and so is a year of an activity window that concerns
    the requirement (2022年寒假).
    """
    own = [dates_in(text) for text in (words.file, *(words.inside if len(words.inside) <= 3 else ()))]
    for found in (own, [dates_in(text) for text in words.containers], [dates_in(words.title)]):
        named = [dates for dates in found if dates]
        if named:
            return "" if any(_is_this(dates, requirement, words, index) for dates in named) else _sentence(named)
    return ""


def _sentence(named: list[Dates]) -> str:
    years = {y for dates in named for y in (*dates.years, *dates.school_years, *(y for y, _ in dates.year_months))}
    return f"名称只提到 {'、'.join(str(year) for year in sorted(years))} 年，不在本计划年度"


def _is_this(dates: Dates, requirement: Requirement, words: Wording, index: Index) -> bool:
    plan = index.plan
    first = plan.starts.date()
    dues = [o.due_at.date() for o in index.of_requirement.get(requirement.id, ())]
    last = max([date(plan.year, 12, 31), *dues])
    years = {plan.year, *(due.year for due in dues)}
    for window in plan.windows:
        concerns = requirement.id in window.requirements
        if concerns or (not window.requirements and _is_shared(window.name, requirement, words)):
            years |= set(range(window.first.year, window.last.year + 1))
    spans = ((date(year, 9, 1), date(year + 1, 8, 31)) for year in dates.school_years)
    within = ((first.year, first.month), (last.year, last.month))
    return (
        any(year in years for year in dates.years)
        or any(pair[0] in years or within[0] <= pair <= within[1] for pair in dates.year_months)
        or any(begins <= last and first <= ends for begins, ends in spans)
    )


def _is_shared(window: str, requirement: Requirement, words: Wording) -> bool:
    name = fold(window)
    return bool(name) and any(name in fold(text) for text in (requirement.title, words.file, words.title))
